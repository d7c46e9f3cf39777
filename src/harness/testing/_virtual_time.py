"""An event loop in virtual time: sleeps take none, a run is the same every time, and a blocking sleep is named."""

from __future__ import annotations

import _thread
import asyncio
import selectors
import sys
import time
from typing import Any, Awaitable, Callable, Dict, Iterator, List, Optional, Tuple

from ..failure import CheckFailure
from ..stacks import Ground

_real_sleep = time.sleep
_real_monotonic = time.monotonic
_CLOCKS: Dict[str, Callable[[], float]] = {
    name: getattr(time, name) for name in ("monotonic", "time", "perf_counter")
}
# Real seconds of one wait for a thread's work, after which the loop looks again.
_GLANCE = 0.05
_MOST_JUMPS = 20_000


class VirtualTime:
    """Runs coroutines on a loop whose clock jumps to the next timer whenever every task waits.

    ``elapsed`` are the virtual seconds since the last ``run`` began. While functions run in threads
    (``run_in_executor``, ``to_thread``), time passes as it really does. ``time.time``, ``time.monotonic`` and
    ``time.perf_counter`` follow the virtual clock in coroutines.

    >>> clock = VirtualTime()
    >>> clock.run(asyncio.sleep(3600, "done")), round(clock.elapsed)
    ('done', 3600)
    """

    def __init__(self, module: Any = None) -> None:
        self._module = module
        self._path = str(getattr(module, "__file__", ""))
        self._now = 0.0
        self._started = 0.0
        self._failure: Optional[CheckFailure] = None
        self._thread = 0

    @property
    def elapsed(self) -> float:
        return self._now - self._started

    def run(self, awaitable: Awaitable[Any]) -> Any:
        """Run a coroutine to its end and return its result; tasks that it left are cancelled and awaited.

        Raises what it raises, and CheckFailure where it is no awaitable, blocks the loop with ``time.sleep``
        (``failed``), waits for what can never come (``deadlock``) or sleeps again and again without an end.
        """
        if not hasattr(awaitable, "__await__"):
            raise CheckFailure(
                "failed",
                f"a plain function was called where a coroutine is awaited: it returned {type(awaitable).__name__}",
                slip="Make the function async def: the caller awaits it.",
            )
        loop = self.new_loop()
        self._started, self._failure, self._thread = self._now, None, _thread.get_ident()
        restore = self._patch()
        try:
            asyncio.set_event_loop(loop)
            try:
                result = loop.run_until_complete(_awaited(awaitable))
            finally:
                ended = self._now
                self._close(loop)
                self._now = ended
        except BaseException as error:
            if self._failure is not None and error is not self._failure:
                raise self._failure from None
            raise
        finally:
            restore()
        if self._failure is not None:
            raise self._failure
        return result

    def advance(self, seconds: float) -> None:
        """Let time pass that the code which runs just now is taken to need."""
        self._now += seconds

    def new_loop(self) -> asyncio.AbstractEventLoop:
        """Return a new loop on this clock, for code that makes loops of its own."""
        return _VirtualLoop(self)

    def _close(self, loop: "asyncio.AbstractEventLoop") -> None:
        try:
            tasks = asyncio.all_tasks(loop)
            for task in tasks:
                task.cancel()
            if tasks:
                loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            asyncio.set_event_loop(None)
            loop.close()

    def _patch(self) -> Callable[[], None]:
        """Put virtual clocks and the guard of ``time.sleep`` in place; return what takes them away again."""
        replaced: List[Tuple[Dict[str, Any], str, Any]] = []
        stand_ins = {_real_sleep: self._sleep}
        for name, real in _CLOCKS.items():
            stand_ins[real] = self._clock(real)
        namespaces = [time.__dict__]
        if self._module is not None:
            namespaces.append(self._module.__dict__)
        for namespace in namespaces:
            for name, value in list(namespace.items()):
                if isinstance(value, type(_real_sleep)) and value in stand_ins:
                    replaced.append((namespace, name, value))
                    namespace[name] = stand_ins[value]

        def restore() -> None:
            for namespace, name, value in replaced:
                namespace[name] = value

        return restore

    def _clock(self, real: Callable[[], float]) -> Callable[[], float]:
        offset = real() - self._now

        def now() -> float:
            return offset + self._now if _thread.get_ident() == self._thread else real()

        return now

    def _sleep(self, seconds: float) -> None:
        if _thread.get_ident() != self._thread:
            _real_sleep(seconds)
            return
        ground = Ground(self._path)
        places = ground.places_of_frame(sys._getframe(1))
        line = ground.line(places)
        where = f" on line {line}" if line else ""
        self._failure = CheckFailure(
            "failed",
            f"time.sleep({seconds!r}){where} blocks the event loop: nothing else runs meanwhile",
            slip=f"Use await asyncio.sleep({seconds!r}).",
            line=line,
        )
        raise self._failure

    def stuck(self, loop: asyncio.AbstractEventLoop, verdict: str, summary: str) -> CheckFailure:
        """Make the failure of a loop on which nothing can go on, with the learner's lines of every task."""
        ground = Ground(self._path)
        tasks = []
        line = None
        for task in asyncio.all_tasks(loop):
            places = [place for frame in _frames_of(task) for place in _own(ground, frame)]
            if places:
                tasks.append({"name": task.get_name(), "frames": ground.frames(places)})
                line = line or ground.line(places)
        tasks.sort(key=lambda one: str(one["name"]))
        self._failure = CheckFailure(verdict, summary, line=line, threads=tasks)
        return self._failure

    def wait(self, loop: "_VirtualLoop", selector: selectors.BaseSelector, timeout: Optional[float]) -> Any:
        """Wait as the loop's selector would: for real only while threads are at work."""
        events = selector.select(0)
        if events or (timeout is not None and timeout <= 0):
            return events
        if loop.threads_at_work():
            began = _real_monotonic()
            events = selector.select(_GLANCE if timeout is None else min(timeout, _GLANCE))
            self._now += _real_monotonic() - began
            return events
        if timeout is None:
            raise self.stuck(loop, "deadlock", "every task waits, and nothing is left that could wake one")
        loop.jumps += 1
        if loop.jumps > _MOST_JUMPS:
            raise self.stuck(loop, "timed-out", f"no end after {self.elapsed:,.0f} virtual seconds of sleeping")
        self._now += timeout
        return events

    def now(self) -> float:
        return self._now


class _VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self, clock: VirtualTime) -> None:
        self._virtual = clock
        self.jumps = 0
        self._jobs = 0
        self._workers: List[Any] = []
        self._threads_before = _thread._count()  # type: ignore[attr-defined]
        super().__init__(_Selector(self, clock))

    def time(self) -> float:
        return self._virtual.now()

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:
        future = super().run_in_executor(executor, func, *args)
        self._jobs += 1
        future.add_done_callback(self._job_done)
        pool = executor or getattr(self, "_default_executor", None)
        if pool not in self._workers:
            self._workers.append(pool)
        return future

    async def shutdown_default_executor(self, *args: Any) -> None:
        self._jobs += 1
        await super().shutdown_default_executor(*args)

    def _job_done(self, _future: Any) -> None:
        self._jobs -= 1

    def threads_at_work(self) -> bool:
        """Tell whether a thread may still have something for the loop: a job's, or one of the learner's own."""
        if self._jobs:
            return True
        idle = sum(len(getattr(pool, "_threads", ())) for pool in self._workers)
        return bool(_thread._count() > self._threads_before + idle)  # type: ignore[attr-defined]


class _Selector(selectors.BaseSelector):
    def __init__(self, loop: _VirtualLoop, clock: VirtualTime) -> None:
        self._loop = loop
        self._clock = clock
        self._real = selectors.DefaultSelector()

    def select(self, timeout: Optional[float] = None) -> Any:
        return self._clock.wait(self._loop, self._real, timeout)

    def register(self, fileobj: Any, events: int, data: Any = None) -> Any:
        return self._real.register(fileobj, events, data)

    def unregister(self, fileobj: Any) -> Any:
        return self._real.unregister(fileobj)

    def modify(self, fileobj: Any, events: int, data: Any = None) -> Any:
        return self._real.modify(fileobj, events, data)

    def close(self) -> None:
        self._real.close()

    def get_map(self) -> Any:
        return self._real.get_map()


async def _awaited(awaitable: Awaitable[Any]) -> Any:
    return await awaitable


def _frames_of(task: "asyncio.Task[Any]") -> Iterator[Any]:
    """The frames of a task that waits, outermost first: get_stack() gives the first of them alone."""
    inner: Any = task.get_coro()
    while inner is not None:
        frame = getattr(inner, "cr_frame", None) or getattr(inner, "gi_frame", None)
        if frame is not None:
            yield frame
        inner = getattr(inner, "cr_await", None) or getattr(inner, "gi_yieldfrom", None)


def _own(ground: Ground, frame: Any) -> Iterator[Tuple[str, int, str]]:
    code = frame.f_code
    if ground.owns(code.co_filename):
        yield code.co_filename, frame.f_lineno or 0, code.co_name
