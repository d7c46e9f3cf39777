import signal
import sys
import threading
import unittest
from multiprocessing.pool import ThreadPool
from typing import Any, Callable, List, Optional

from harness.testing import AnswerLost
from harness.testing._endless import waits_endlessly
from test.harness.testing.support import KitTest

WAITS = """
import queue
def get(result): return result.get()
def get_until(result): return result.get(timeout=60)
def get_from(box): return box.get()
def swallow(result):
    try:
        return result.get()
    except Exception as error:
        return error
def work(stop):
    while not stop.is_set(): pass
def help(stop): stop.wait()
"""


class Waiting(KitTest):
    """What a thread at a certain place does, seen from outside."""

    def setUp(self) -> None:
        self.solution = self.case(WAITS).solution
        self.stop = threading.Event()
        pool = ThreadPool(1)
        self.addCleanup(pool.terminate)
        self.addCleanup(self.stop.set)
        self.result = pool.apply_async(self.stop.wait)

    def begins(self, target: Callable[[], Any], function: str = "wait") -> int:
        """Run this in a thread, until it is in a function of this name; return the thread."""
        thread = threading.Thread(target=target, daemon=True)
        thread.start()
        ident = thread.ident
        assert ident is not None
        while getattr(sys._current_frames().get(ident), "f_code", self.setUp.__code__).co_name != function:
            self.assertTrue(thread.is_alive())
        return ident

    def waits(self, ident: int) -> bool:
        return waits_endlessly(sys._current_frames(), ident, self.solution.__file__)

    def test_without_a_limit_for_a_pool_is_endless(self) -> None:
        self.assertTrue(self.waits(self.begins(lambda: self.solution.get(self.result))))

    def test_with_a_limit_is_not(self) -> None:
        self.assertFalse(self.waits(self.begins(lambda: self.solution.get_until(self.result))))

    def test_for_anything_but_processes_is_not_judged(self) -> None:
        import queue

        box: Any = queue.Queue()
        self.addCleanup(box.put, None)
        self.assertFalse(self.waits(self.begins(lambda: self.solution.get_from(box))))

    def test_that_another_thread_of_the_learners_may_end_is_not_endless(self) -> None:
        self.begins(lambda: self.solution.help(self.stop))
        self.assertFalse(self.waits(self.begins(lambda: self.solution.get(self.result))))

    def test_is_not_what_a_thread_does_that_works(self) -> None:
        self.assertFalse(self.waits(self.begins(lambda: self.solution.work(self.stop), "work")))


@unittest.skipUnless(hasattr(signal, "pthread_kill"), "signals reach no thread here")
class Lost(KitTest):
    """Calls that an answer may not reach."""

    def setUp(self) -> None:
        self.solution = self.case(WAITS).solution
        self.stop = threading.Event()
        pool = ThreadPool(1)
        self.addCleanup(pool.terminate)
        self.addCleanup(self.stop.set)
        self.result = pool.apply_async(self.stop.wait)

    def around(self, call: Callable[[Any], Any], progress: Callable[[], Optional[object]]) -> Any:
        with AnswerLost(self.solution.__file__, progress, "it waits for nobody", seconds=0.0):
            return call(self.result)

    def after(self, looks: int, answers: List[Optional[object]]) -> Callable[[], Optional[object]]:
        """Return a progress that takes its answers in turn, the last one again and again; the work ends after so many."""
        seen = 0

        def progress() -> Optional[object]:
            nonlocal seen
            seen += 1
            if seen == looks:
                self.stop.set()
            return answers[min(seen, len(answers)) - 1]

        return progress

    def test_an_answer_that_cannot_come_any_more_is_told_with_the_line(self) -> None:
        failure = self.failure(lambda: self.around(self.solution.get, lambda: 1))
        self.assertEqual((failure.verdict, failure.line), ("timed-out", 3))
        self.assertEqual(failure.summary, "it waits for nobody, at line 3 in get")

    def test_whoever_takes_every_exception_for_a_failed_file_is_told_too(self) -> None:
        self.assertEqual(self.failure(lambda: self.around(self.solution.swallow, lambda: 1)).line, 8)

    def test_nothing_is_told_while_the_answer_may_still_come(self) -> None:
        self.assertTrue(self.around(self.solution.get, self.after(15, [None])))

    def test_nothing_is_told_while_something_is_done(self) -> None:
        self.assertTrue(self.around(self.solution.get, self.after(15, list(range(15)))))

    def test_a_wait_with_a_limit_is_never_cut_short(self) -> None:
        self.assertTrue(self.around(self.solution.get_until, self.after(15, [1])))

    def test_the_signal_means_afterwards_what_it_meant_before(self) -> None:
        before = signal.getsignal(signal.SIGUSR1)
        self.stop.set()
        self.around(self.solution.get, lambda: None)
        self.assertIs(signal.getsignal(signal.SIGUSR1), before)


if __name__ == "__main__":
    unittest.main()
