import threading
import time

from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test


class Watch:
    """Runs jobs, and keeps an eye on how many run at once and how often."""

    def __init__(self, s, n):
        self.s = s
        self.n = n
        self.running = 0
        self.most = 0
        self.done = []
        self.accepted = []
        self.before = threading.enumerate()
        self.workers = s.solution.Workers(n)

    def job(self, name, problem=None):
        def run():
            self.running += 1
            self.most = max(self.most, self.running)
            time.sleep(0)
            self.running -= 1
            self.done.append(name)
            if problem is not None:
                raise problem

        return run

    def submit(self, name, problem=None):
        """Submit a job; a refusal is an outcome as well."""
        self.workers.submit(self.job(name, problem))
        self.accepted.append(name)

    def close(self):
        self.workers.shutdown()
        self.settle()

    def settle(self):
        s = self.s
        s.equal(sorted(self.done), sorted(self.accepted), "the jobs that had been run when shutdown returned", because=ALL)
        s.check(self.most <= self.n, f"{self.most} jobs ran at the same time, in a pool of {self.n}")
        try:
            self.workers.submit(lambda: None)
        except RuntimeError:
            pass
        else:
            s.check(False, "submit after shutdown did not raise RuntimeError")
        left = [thread for thread in threading.enumerate() if thread not in self.before]
        s.check(not left, f"{len(left)} thread(s) of the pool are alive when shutdown has returned")


ALL = "shutdown runs what was accepted, each job exactly once"


class EveryInterleaving(ExerciseTest):
    """Every order in which threads take their turns"""

    def explore_pool(self, scenario, schedules=60, because=None):
        explore(self.solution, scenario, schedules=schedules, because=because)

    @interleaving_test
    def test_runs_every_job_once(self):
        def three_jobs(s):
            watch = Watch(s, 2)
            for name in "abc":
                watch.submit(name)
            watch.close()

        def one_worker(s):
            watch = Watch(s, 1)
            for name in "ab":
                watch.submit(name)
            watch.close()

        self.explore_pool(three_jobs, 100)
        self.explore_pool(one_worker)

    @interleaving_test
    def test_two_jobs_run_at_the_same_time(self):
        def rendezvous(s):
            meeting = threading.Barrier(2)
            workers = s.solution.Workers(2)
            workers.submit(meeting.wait)
            workers.submit(meeting.wait)
            workers.shutdown()

        self.explore_pool(rendezvous, 30, because="in a pool of 2 two jobs can run at the same time")

    @interleaving_test
    def test_workers_without_a_job_take_the_next_ones(self):
        def after_a_pause(s):
            workers = s.solution.Workers(2)
            first = threading.Event()
            workers.submit(first.set)
            first.wait()
            meeting = threading.Barrier(3)
            workers.submit(meeting.wait)
            workers.submit(meeting.wait)
            meeting.wait()
            workers.shutdown()

        self.explore_pool(after_a_pause, because="a job is run as soon as one of the n workers is free, not only at the shutdown")

    @interleaving_test
    def test_failing_jobs_cost_nothing(self):
        def failures(s):
            watch = Watch(s, 1)
            watch.submit("a", ValueError("a failed"))
            watch.submit("b", ValueError("b failed"))
            watch.submit("c")
            watch.close()

        def more_failures_than_workers(s):
            watch = Watch(s, 2)
            for name in "abc":
                watch.submit(name, ValueError(f"{name} failed"))
            meeting = threading.Barrier(2)
            watch.workers.submit(meeting.wait)
            watch.workers.submit(meeting.wait)
            watch.close()

        self.explore_pool(failures, because="after jobs that raise the pool still works")
        self.explore_pool(more_failures_than_workers, because="after jobs that raise two jobs still run at the same time")

    @interleaving_test
    def test_submit_does_not_wait(self):
        def busy(s):
            workers = s.solution.Workers(1)
            go = threading.Event()
            done = []
            workers.submit(go.wait)
            for number in range(12):
                workers.submit(lambda number=number: done.append(number))
            # Whoever has waited for a free worker, or for room, never comes here.
            go.set()
            workers.shutdown()
            s.equal(sorted(done), list(range(12)), "the jobs that were submitted while the only worker was busy")

        self.explore_pool(busy, 30, because="submit does not block, even if all workers are busy")

    @interleaving_test
    def test_a_job_may_submit_another_one(self):
        def from_a_job(s):
            workers = s.solution.Workers(1)
            done = []

            def first():
                try:
                    workers.submit(lambda: done.append("run"))
                except RuntimeError:
                    done.append("refused")

            workers.submit(first)
            workers.shutdown()
            s.check(len(done) == 1, f"a job submitted another one, which was neither run nor refused once: {done}")

        self.explore_pool(from_a_job, because="submit does not block, and a job is either accepted, and run, or refused")

    @interleaving_test
    def test_shutdown_may_be_called_twice_and_without_jobs(self):
        def twice(s):
            watch = Watch(s, 2)
            watch.submit("a")
            watch.close()
            watch.close()
            idle = Watch(s, 2)
            idle.close()
            idle.close()

        self.explore_pool(twice, 40, because="shutdown may be called twice")

    @interleaving_test
    def test_a_refused_submit_leaves_nothing_locked(self):
        def refused(s):
            watch = Watch(s, 1)
            watch.workers.shutdown()
            for _ in range(2):
                try:
                    watch.submit("late")
                except RuntimeError:
                    continue
                s.check(False, "submit after shutdown did not raise RuntimeError")
            watch.close()

        self.explore_pool(refused, 10, because="submit after shutdown raises RuntimeError, every time")

    @interleaving_test
    def test_a_submit_beside_shutdown_is_run_or_refused(self):
        def beside(s):
            watch = Watch(s, 1)
            s.threads(lambda: watch.submit("a"), watch.workers.shutdown, raises=(RuntimeError,))
            watch.settle()

        self.explore_pool(beside, 100, because="a job is either accepted, and run, or refused")
