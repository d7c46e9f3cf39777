"""What a suite author writes: who calls what at the same time, and what has to hold."""

from __future__ import annotations

import copy
import threading
from types import ModuleType
from typing import Any, Callable, List, Optional, Sequence, Tuple, Type, Union

from ..failure import CheckFailure
from . import _linearizable as linear
from ._checks import Checks
from ._failure import Failure
from ._linearizable import Call
from ._outcome import Outcome
from ._runtime import RUNTIME

Calls = Union[Callable[[], Any], Sequence[Callable[[], Any]]]
Errors = Tuple[Type[BaseException], ...]


class Scenario(Checks):
    """One run of a scenario. ``solution`` is the learner's module, fresh for every schedule.

    The function that gets a scenario builds objects, starts threads with ``threads`` (two or three, each with
    a handful of calls: the number of schedules grows fast), and checks what came out.
    """

    def __init__(self, run: Any, solution: ModuleType, limit: Optional[int], looks: Optional[int] = None) -> None:
        super().__init__(run, solution)
        self._limit = limit
        self._looks = looks
        self._in_progress = 0
        self._moment = 0

    # --- threads --------------------------------------------------------------------------------------

    def threads(self, *calls: Calls, raises: Errors = (), names: Sequence[str] = ()) -> List[Any]:
        """Run each of ``calls`` in a thread of its own at the same time, and wait for all of them.

        A list of functions is called one after the other in its thread. Returns for each thread its
        ``Outcome``, or the list of outcomes for a list. Exceptions of the types in ``raises`` are outcomes;
        any other one fails the check.

            taken, refused = s.threads(lambda: office.sell(2), lambda: office.sell(1))
        """
        results: List[Any] = [None] * len(calls)
        started = []
        for index, each in enumerate(calls):
            name = names[index] if index < len(names) else f"T{index + 1}"
            target = self._target(results, index, each, raises)
            thread = threading.Thread(target=target, name=name)
            thread.start()
            started.append(thread)
        for thread in started:
            thread.join()
        return results

    def _target(self, results: List[Any], index: int, calls: Calls, raises: Errors) -> Callable[[], None]:
        def target() -> None:
            if callable(calls):
                results[index] = self._call(calls, raises)
            else:
                results[index] = []
                for each in calls:
                    results[index].append(self._call(each, raises))

        return target

    def _call(self, function: Callable[[], Any], raises: Errors) -> Outcome:
        thread = RUNTIME.running
        self._in_progress += 1
        before, looked = thread.n, thread.expired
        thread.calls += 1
        try:
            return Outcome(function())
        except raises as error:
            return Outcome(None, error)
        finally:
            self._in_progress -= 1
            if not self._run.over:
                self._check_effort(thread, thread.n - before, thread.expired - looked)
                # Between two calls the invariants that hold at rest are looked at, and others may go on.
                self._run.point(thread, self, False)

    def _check_effort(self, thread: Any, events: int, looks: int) -> None:
        if self._limit is not None and events > self._limit:
            self._run.fail(spinning(thread, f"took more than {self._limit} steps in one call"))
        if self._looks is not None and looks > self._looks:
            self._run.fail(spinning(thread, f"let a sleep or a time-out pass {looks} times in one call"))

    @property
    def idle(self) -> bool:
        """Whether no call of ``threads`` is in progress."""
        return self._in_progress == 0

    def all_released(self, message: str = "something is still held") -> None:
        """Fail with verdict ``leak`` when a lock is held, or a thread is alive, that the solution left behind."""
        run = self._run
        for thread in run.threads:
            for resource in thread.held:
                raise CheckFailure("leak", f"{message}: {thread.label} has not released a {resource.title}")
        left = [each for each in run.alive if each is not RUNTIME.running and not each.daemon]
        if left:
            raise CheckFailure("leak", f"{message}: {len(left)} thread(s) are still running")

    def linearizable(self, subject: Any, model: Any, *histories: Sequence[Call], because: Optional[str] = None) -> None:
        """Run each of ``histories`` (lists of ``call("method", …)``) in a thread, then fail unless what they
        saw equals what ``model``, a sequential object with the same methods, gives in some order of the
        calls that respects what came after what.

            s.linearizable(Stack(), Model(), [call("push", 1), call("pop")], [call("pop")])
        """
        done: List[linear.Done] = []
        start = copy.deepcopy(model)

        def record(index: int, each: Call) -> Callable[[], None]:
            def make() -> None:
                self._moment += 1
                begin = self._moment
                outcome = linear.perform(subject, each)
                self._moment += 1
                done.append(linear.Done(index, each, begin, self._moment, outcome))

            return make

        self.threads(*[[record(index, each) for each in history] for index, history in enumerate(histories)])
        if linear.explanation(done, start) is None:
            text = "no order of the calls explains what they returned:\n" + linear.describe(done)
            raise CheckFailure("failed", text, because=because)


def spinning(thread: Any, what: str) -> Failure:
    """Return the failure of a call that keeps looking instead of waiting."""
    return Failure("livelock", f"{thread.label} {what}: it keeps looking instead of waiting", "spinning", thread)
