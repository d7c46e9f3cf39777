"""Executes a program once under one strategy."""

from __future__ import annotations

import gc
import random
import threading
import time
from typing import AbstractSet, Any, Callable, Dict, List, Optional, Type

from ..failure import CheckFailure
from . import _diagnosis, _patches
from ._carriers import Carriers
from ._clock import RealClock, VirtualClock
from ._failure import Failure, Finding
from ._logical import Abort, LogicalThread
from ._main_thread import MainThread
from ._printed import Printed
from ._recorder import Recorder
from ._runtime import RUNTIME
from ._scheduler import Scheduler
from ._threads import active_threads, uncaught
from ._uncontrolled import Watchdog

_monotonic = time.monotonic

Program = Callable[[Scheduler], None]

# Runs between two garbage collections: finalisers must not run in the middle of a schedule.
COLLECT_EVERY = 200


class Runs:
    """Runs ``program`` again and again, each time from the beginning.

    ``files`` are the learner's files (for line numbers). ``real_time`` lets waiting take as long as it says.
    Use as a context: inside it the process has controlled primitives.
    """

    def __init__(self, program: Program, files: AbstractSet[str], real_time: bool = False, leaks: bool = True) -> None:
        self.program = program
        self.files = files
        self.real_time = real_time
        self.leaks = leaks
        self.count = 0
        # Of these, how many only repeated a failing schedule.
        self.replays = 0
        self.lost = 0
        # What the latest run printed.
        self.output = ""
        # Somebody may stop the program with a debugger: silence is no sign of trouble, and prints go where they went.
        self.debugged = False
        self.uncontrolled = 0
        self._carriers = Carriers()
        self._mutexes: Dict[int, List[bool]] = {}
        self._collecting = False

    def __enter__(self) -> "Runs":
        self._collecting = gc.isenabled()
        gc.disable()
        return self

    def __exit__(self, *details: object) -> None:
        self._carriers.dismiss()
        RUNTIME.running = RUNTIME.idle
        if self._collecting:
            gc.enable()

    def run(
        self,
        strategy: Any,
        *,
        record: bool = False,
        choices: bool = False,
        any_time: bool = False,
        listener: Optional[Callable[[Scheduler], Any]] = None,
    ) -> Scheduler:
        """Run the program once and return the finished run.

        ``record`` watches every access, ``choices`` keeps every real choice, ``any_time`` lets sleepers and
        short time-outs end at any moment, ``listener`` makes a listener other than the recorder.
        """
        self.count += 1
        if self.count % COLLECT_EVERY == 0:
            gc.collect()
        clock: Any = RealClock() if self.real_time else VirtualClock()
        run = self._scheduler()(RUNTIME, strategy, clock, self._carriers)
        run.any_time = any_time
        run.choices = [] if choices else None
        run.files = self.files
        run.new_listener = Recorder
        make = listener or (Recorder if record else None)
        run.listener = make(run) if make is not None else None
        RUNTIME.watch(make is not None)
        run.stuck = lambda thread: self._stuck(run, thread)
        _patches.fresh_state()
        random.seed(0)
        before = dict(active_threads())
        if not self.debugged:
            active_threads().clear()
        main_before = threading.main_thread()
        watchdog = Watchdog(run)
        main = MainThread()
        began, worked = _monotonic(), time.process_time()
        with Printed(self.debugged, _printed) as printed:
            run.conduct(lambda thread: self._main(run, thread, main), _look_away if self.debugged else watchdog.look)
        self.output = printed.text
        setattr(threading, "_main_thread", main_before)
        for thread in run.threads:
            active_threads().pop(thread.ident, None)
        if not self.debugged:
            active_threads().clear()
        active_threads().update(before)
        self.lost += len(run.lost)
        self.uncontrolled += watchdog.interventions
        run.uncontrolled = watchdog.interventions
        # A busy machine does not make a program slow.
        waits = self.real_time or watchdog.interventions
        run.seconds = _monotonic() - began if waits else time.process_time() - worked
        if run.failure is None and self.leaks:
            run.findings.extend(_diagnosis.left_behind(run, self._mutexes))
        run.taken.clear()
        if run.failure is None and run.findings and not self.leaks:
            run.findings = [each for each in run.findings if each.verdict in ("exception", "blocking", "never-awaited")]
        for thread in run.threads:
            thread.seen.clear()
        return run

    def _scheduler(self) -> Type[Scheduler]:
        if not self.debugged:
            return Scheduler
        from ._strangers import Debugged

        return Debugged

    def _main(self, run: Scheduler, thread: LogicalThread, main: MainThread) -> None:
        main.adopt(thread)
        try:
            self.program(run)
        except (Abort, SystemExit):
            pass
        except CheckFailure as failure:
            if not run.over:
                run.note(Failure("assertion", failure.summary, thread=thread, error=failure))
        except BaseException as error:
            if not run.over:
                run.note(uncaught(error, thread))
        if not run.over:
            self._after_main(run)

    def _after_main(self, run: Scheduler) -> None:
        for loop in run.loops:
            loop.note_unretrieved()
        run.main_ended = True
        for executor in run.executors:
            if not executor._shutdown and executor._crew:
                text = "the executor was not shut down: its threads are left waiting for work"
                run.findings.append(Finding("leak", text, "executor"))
                break
        left = [each for each in run.alive if not each.daemon and not each.pooled and each is not run.threads[0]]
        run.unjoined = [each for each in left if not each.joined]
        if run.unjoined:
            RUNTIME.watch(True)

    def _stuck(self, run: Scheduler, thread: LogicalThread) -> bool:
        if run.main_ended:
            for executor in run.executors:
                if executor.let_go():
                    return True
        run.note(_diagnosis.stuck(run, self.files))
        return False


def _printed() -> None:
    """Somebody printed something: that is work, too."""
    thread = RUNTIME.running
    if thread.run is not None and thread.run.main_ended and not thread.run.over:
        thread.run.late(thread)


def _look_away() -> None:
    """Leave the run alone, however long it takes."""
