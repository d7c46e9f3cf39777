import threading
import time

from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test, own_work_test


class OneParty(ExerciseTest):
    """Alone"""

    def test_one_party_never_waits(self):
        self.example(
            """
            barrier = ReusableBarrier(1)
            barrier.wait()  # -> 0
            barrier.wait()  # -> 0
            """,
        )

    def test_one_worker_goes_through_all_phases(self):
        self.example(
            """
            done = []
            run_phases(1, 3, lambda worker, phase: done.append((worker, phase)))
            done            # -> [(0, 0), (0, 1), (0, 2)]
            """,
        )

    def test_no_phases_no_work(self):
        self.example(
            """
            done = []
            run_phases(1, 0, lambda worker, phase: done.append(phase))
            done            # -> []
            """,
        )


class Barrier(ExerciseTest):
    """The barrier, in every interleaving"""

    def explore_rounds(self, parties, rounds, schedules):
        def meet(s):
            barrier = s.solution.ReusableBarrier(parties)
            arrived = [0] * rounds
            early = []
            indexes = [[] for _ in range(rounds)]

            def party():
                for number in range(rounds):
                    arrived[number] += 1
                    index = barrier.wait()
                    if arrived[number] < parties:
                        early.append(number)
                    indexes[number].append(index)

            s.threads(*[party] * parties)
            s.check(not early, f"a thread got through round {early[0] if early else 0} before all {parties} had arrived")
            for number in range(rounds):
                s.equal(
                    sorted(indexes[number], key=repr),
                    list(range(parties)),
                    f"the indexes that wait returned in round {number}",
                )

        explore(
            self.solution,
            meet,
            schedules=schedules,
            because="in each round everybody waits for all, and gets an index of their own",
        )

    @interleaving_test
    def test_nobody_passes_before_all_have_arrived(self):
        self.explore_rounds(2, 1, 60)

    @interleaving_test
    def test_can_be_used_again_at_once(self):
        self.explore_rounds(2, 4, 200)

    @interleaving_test
    def test_holds_three_parties_for_three_rounds(self):
        self.explore_rounds(3, 3, 200)


    @interleaving_test
    def test_waits_however_late_the_last_one_is(self):
        def a_late_one(s):
            barrier = s.solution.ReusableBarrier(3)
            began = time.monotonic()
            passed = []

            def party(after):
                time.sleep(after)
                barrier.wait()
                passed.append(time.monotonic() - began)

            s.threads(lambda: party(0), lambda: party(30), lambda: party(1))
            s.check(min(passed) >= 30, f"a thread went on after {min(passed):.0f} s, and the last one arrived after 30 s")

        explore(self.solution, a_late_one, schedules=20, because="in each round everybody waits for all, however long")


class Phases(ExerciseTest):
    """Phases, in every interleaving"""

    def explore_phases(self, workers, phases, schedules=60):
        def everybody_works(s):
            ended = [0] * phases
            done = []
            early = []

            def work(worker, phase):
                if phase and ended[phase - 1] < workers:
                    early.append((worker, phase))
                # Others may go on while somebody works.
                time.sleep(0)
                done.append((phase, worker))
                ended[phase] += 1

            s.solution.run_phases(workers, phases, work)
            first = f"work{early[0]} began before all calls of phase {early[0][1] - 1} had ended" if early else ""
            s.check(not early, first)
            s.equal(
                sorted(done),
                [(phase, worker) for phase in range(phases) for worker in range(workers)],
                "the calls of work, as (phase, worker), when run_phases returned",
            )

        explore(self.solution, everybody_works, schedules=schedules)

    @interleaving_test
    def test_a_phase_begins_when_the_one_before_has_ended(self):
        self.explore_phases(2, 3)
        self.explore_phases(3, 2)

    @interleaving_test
    def test_the_calls_of_a_phase_run_at_the_same_time(self):
        def rendezvous(s):
            meeting = [threading.Barrier(2) for _ in range(2)]
            s.solution.run_phases(2, 2, lambda worker, phase: meeting[phase].wait())

        explore(
            self.solution,
            rendezvous,
            schedules=40,
            because="each worker has a thread of its own, so two calls of one phase can wait for each other",
        )

    def explore_failure(self, fails, workers=2, phases=3):
        def some_fail(s):
            # What a thread prints when it ends is not the subject: run_phases raises, or does not.
            threading.excepthook = lambda args: None
            raised = []
            meeting = []

            def work(worker, phase):
                meeting.append((worker, phase))
                time.sleep(0)
                if fails(worker, phase):
                    raised.append(ValueError(f"worker {worker} failed in phase {phase}"))
                    raise raised[-1]

            try:
                s.solution.run_phases(workers, phases, work)
            except ValueError as error:
                s.check(any(error is one for one in raised), f"run_phases raised {error!r}, which work did not raise")
            else:
                s.check(False, "run_phases returned although a call of work had raised ValueError")

        explore(
            self.solution,
            some_fail,
            schedules=60,
            because="if a call of work raises, run_phases ends with all its threads, and raises that exception",
        )

    @interleaving_test
    def test_ends_when_a_worker_fails_in_the_middle(self):
        self.explore_failure(lambda worker, phase: (worker, phase) == (1, 1))

    @interleaving_test
    def test_ends_when_a_worker_fails_in_the_last_phase(self):
        self.explore_failure(lambda worker, phase: (worker, phase) == (0, 1), phases=2)

    @interleaving_test
    def test_ends_when_all_workers_fail(self):
        self.explore_failure(lambda worker, phase: phase == 1)

    @interleaving_test
    def test_ends_when_one_of_three_fails_at_once(self):
        self.explore_failure(lambda worker, phase: worker == 2, workers=3, phases=2)


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_the_barrier_is_built_without_the_ready_made_one(self):
        self.forbid(
            imports=("threading.Barrier",), within="ReusableBarrier", instead="build the barrier from locks and conditions"
        )
