import threading
import unittest

from harness import remarks
from harness.testing import Beside, Rendezvous
from test.harness.testing.support import KitTest

LOCKS = """
import threading
first, second = threading.Lock(), threading.Lock()
def take(one, other, meeting):
    with one:
        meeting.meet()
        with other:
            return True
def spin():
    while True: pass
def fail():
    raise ValueError("no")
def answer(value):
    return value
"""


class RunningThreads(KitTest):
    def test_results_come_in_the_order_of_the_targets(self) -> None:
        case = self.case(LOCKS)
        meeting = Rendezvous(2)
        self.assertEqual(case.run_threads(lambda: (meeting.meet(), 1)[1], lambda: (meeting.meet(), 2)[1]), [1, 2])

    def test_threads_that_wait_for_each_other_are_a_deadlock_with_their_lines(self) -> None:
        case = self.case(LOCKS)
        meeting = Rendezvous(2)
        take, first, second = case.solution.take, case.solution.first, case.solution.second
        failure = self.failure(
            lambda: case.run_threads(
                lambda: take(first, second, meeting), lambda: take(second, first, meeting), seconds=0.3
            )
        )
        self.assertEqual(failure.verdict, "deadlock")
        self.assertEqual([one["name"] for one in failure.threads], ["thread 1", "thread 2"])
        self.assertEqual({frame["line"] for one in failure.threads for frame in one["frames"]}, {7})
        self.assertEqual(failure.line, 7)
        self.addCleanup(first.release)
        self.addCleanup(second.release)

    def test_a_thread_that_works_on_is_no_deadlock(self) -> None:
        stop = threading.Event()
        self.addCleanup(stop.set)
        source = "def spin(stop):\n    while not stop.is_set(): pass"
        case = self.case(source)
        failure = self.failure(lambda: case.run_threads(lambda: case.solution.spin(stop), seconds=0.1))
        self.assertEqual(failure.verdict, "timed-out")

    def test_an_exception_in_a_thread_is_the_learners(self) -> None:
        case = self.case(LOCKS)
        failure = self.failure(lambda: case.run_threads(lambda: case.solution.answer(1), case.solution.fail))
        self.assertEqual((failure.verdict, failure.line), ("exception", 12))
        self.assertEqual(failure.summary, "thread 2 raised ValueError: no")
        self.assertIsInstance(failure.__cause__, ValueError)

    def test_a_failed_check_in_a_thread_stays_what_it_is(self) -> None:
        case = self.case(LOCKS)
        failure = self.failure(lambda: case.run_threads(lambda: case.example("answer(1)  # -> 2")))
        self.assertEqual(failure.summary, "answer(1) returned 1, expected 2")


class Meeting(unittest.TestCase):
    def test_tells_whether_all_have_come(self) -> None:
        self.assertFalse(Rendezvous(2, seconds=0.01).meet())
        self.assertTrue(Rendezvous(1).meet())


if __name__ == "__main__":
    unittest.main()


class BesideTheTests(unittest.TestCase):
    def test_a_job_runs_while_others_do(self) -> None:
        gate = threading.Event()
        self.addCleanup(gate.set)
        job = Beside(lambda: (gate.wait(20), "done")[1])
        job.start()
        job.start()
        self.assertEqual(remarks.jobs_beside, 1)
        with self.assertRaises(TimeoutError):
            job.result(0)
        gate.set()
        self.assertEqual(job.result(20), "done")
        self.assertEqual(remarks.jobs_beside, 0)

    def test_an_exception_comes_through(self) -> None:
        with self.assertRaisesRegex(ValueError, "no"):
            Beside(lambda: int("no")).result(20)

    def test_threads_that_a_job_starts_are_not_held_against_a_test(self) -> None:
        gate = threading.Event()
        worker = threading.Thread(target=gate.wait, args=(20,))
        before = remarks.thread_idents()
        job = Beside(lambda: (worker.start(), gate.wait(20)))
        job.start()
        self.assertEqual(remarks.threads_left_since(before), [])
        gate.set()
        job.result(20)
        worker.join()
