"""Serves one request: the plan, then each test in a process that is as it was, then the end."""

from __future__ import annotations

import os
import sys
from time import perf_counter

from . import lean_unittest  # noqa: F401, I001  first of all, since it decides what unittest loads
import unittest

from . import children, limits, loading, plan
from .capture import Capture, close_standard_input
from .channel import Channel, private_copy
from .exception_text import traceback_of
from .failures import blank, tell
from .outcome import Outcome
from .remarks import remarks, thread_idents, threads_left_since
from .report import Report
from .request import PROTOCOL, Request, read_request
from .solution import Solution, set_current
from .spawn_finder import prepare_for_spawning
from .stacks import Ground
from .state import ProcessState, judges_tests
from .watchdog import Watchdog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional

    from .failures import Told
    from .plan import PlannedTest

# The harness or the suite broke, whoever made it break: its traceback is on standard error.
EXIT_OUR_MISTAKE = 72

# These tests do hundreds of runs of the learner's code, within budgets of their own that are no times, or wait for
# servers and processes: on a busy machine they may take long without anything being wrong.
PATIENCE = {"growth": 4.0, "interleaving": 4.0, "random": 2.0, "system": 4.0}

_ENGINES = {"growth": "harness.growth", "interleaving": "harness.explore"}

_exit = os._exit
_write = os.write


def main() -> None:
    """Wait for a request, serve it, and end the process without waiting for anything left behind.

    Who starts the process before there is a request may name the suite that it expects to run.
    """
    if len(sys.argv) > 1:
        from .early import import_for

        import_for(sys.argv[1])
    request = read_request()
    if request is None:
        _exit(0)
        return
    channel = Channel(private_copy(1), request.nonce)
    channel.emit(
        {
            "event": "started",
            "protocol": PROTOCOL,
            "python": ".".join(map(str, sys.version_info[:3])),
            "pid": os.getpid(),
        }
    )
    close_standard_input()
    our_errors = private_copy(2)
    try:
        Run(request, channel, Capture(request.output_limit)).serve()
        channel.emit({"event": "ended"})
    except BaseException:
        _tell_us(our_errors)
        _exit(EXIT_OUR_MISTAKE)
    _exit(0)


def _tell_us(descriptor: int) -> None:
    import traceback

    _write(descriptor, traceback.format_exc().encode("utf-8", "backslashreplace"))


class _Clock:
    """The one thing that unittest needs of the module time, out of reach of whoever replaces it there."""

    perf_counter = staticmethod(perf_counter)


class Run:
    """One run of a suite on a solution."""

    def __init__(self, request: Request, channel: Channel, capture: Capture) -> None:
        self._request = request
        self._channel = channel
        self._ground = Ground(request.solution, request.suite)
        self._report = Report(channel, capture)
        self._watchdog = Watchdog(self._report, self._ground, request.timeout, channel.descriptor)
        self._watchdog.hide(capture.thread)
        self._required_failed = request.failed_before
        self._class: Optional[type] = None
        self._class_error: Optional[BaseException] = None

    def serve(self) -> None:
        request = self._request
        loading.add_site(request.site)
        set_current(Solution(request.solution, request.starter, request.seed))
        tests = plan.suite_tests(plan.load_suite(request.suite))
        if request.learner_tests:
            from .learner_tests import learner_tests

            tests += learner_tests(request.solution)
        tests = plan.chosen(tests, request.tests)
        self._channel.emit({"event": "plan", "tests": [test.described for test in tests]})
        if request.plan_only:
            return
        self._prepare()
        if request.replay is not None:
            from .explore import replay

            replay(str(request.replay["schedule"]), request.replay.get("scenario"))
        if self._loads():
            for test in tests:
                self._run(test)
            self._leave_class()

    def _prepare(self) -> None:
        """Remember the state of the process, before any code of the learner's can change it."""
        request = self._request
        _import_what_is_named(request.solution)
        sys.argv[:] = [request.solution]
        prepare_for_spawning(request.solution, request.suite)
        os.chdir(os.path.dirname(request.solution))
        if hasattr(unittest.case, "time"):
            unittest.case.time = _Clock  # type: ignore[attr-defined]
        loading.protect_loaded_modules()
        loading.make_importable(os.path.dirname(request.solution))
        if not limits.limit_memory(request.memory_limit):
            self._watchdog.most_memory = limits.peak_memory() + request.memory_limit
        self._state = ProcessState(request.seed or 0)

    def _loads(self) -> bool:
        """Load the solution once, to tell what is wrong with the file before any test is blamed for it."""
        self._report.loading_started()
        self._watchdog.start()
        told: Optional[Told] = None
        try:
            loading.load(self._request.solution)
        except BaseException as error:
            from .load_failures import tell_load_failure

            told = tell_load_failure(error, self._ground)
        self._watchdog.stop()
        self._state.restore()
        self._report.ended(told or ("passed", None, {}))
        return told is None

    def _run(self, test: PlannedTest) -> None:
        if test.is_growth and self._required_failed and not self._request.is_chosen:
            return self._report.not_run(test.identifier, "Cost is measured once the other tests pass.")
        self._report.test_started(test.identifier)
        self._load_engine(test.described["kind"])
        self._watchdog.start(PATIENCE.get(test.described["kind"], 1.0))
        threads_before = thread_idents()
        told = self._judge(test)
        self._watchdog.stop()
        replaced = self._state.restore()
        left = threads_left_since(threads_before)
        ended = children.end_leftovers()
        limits.settle()
        told = _honest((told[0], told[1], {**_measured(), **told[2]}), replaced)
        self._report.notes += remarks(left, ended, replaced)
        self._report.ended(told)
        if told[0] != "passed" and told[0] != "not-run" and test.is_required:
            self._required_failed = True

    def _load_engine(self, kind: str) -> None:
        """Load what the test needs before the learner's code can put a stand-in in place of what that needs."""
        engine = sys.modules.get(_ENGINES.get(kind, ""))
        if engine is not None:
            engine.load()
            self._state.watch_modules()

    def _judge(self, test: PlannedTest) -> Told:
        """Run one test and return its verdict, with whatever it raised explained."""
        outcome = Outcome()
        try:
            self._enter_class(test.owner)
            case = test.make()
            case.run(outcome)
        except BaseException as error:  # KeyboardInterrupt passes through unittest
            outcome.errors.append(("", error))
        own = test.described["kind"] == "learner"
        if outcome.errors:
            told = self._tell(outcome, own)
        elif outcome.unexpected_success:
            told = ("failed", blank("this was expected to fail, and passed"), {})
        elif outcome.skipped is not None:
            self._report.notes.append(f"Skipped: {outcome.skipped}")
            told = ("not-run", None, {})
        else:
            told = ("passed", None, {})
        return told

    def _tell(self, outcome: Outcome, own: bool) -> Told:
        case, error = outcome.errors[0]
        told = tell(error, self._ground, own)
        if case and told[1] is not None:
            told[1]["summary"] = f"with {case}: {told[1]['summary']}"
            told[1]["message"] = f"with {case}: {told[1]['message']}"
        if len(outcome.errors) > 1:
            self._report.notes.append(f"{len(outcome.errors) - 1} more failed in the same test.")
        for _, one in outcome.errors:
            _drop_frames(one)
        return told

    def _enter_class(self, owner: Optional[type]) -> None:
        if owner is not self._class:
            self._leave_class()
            self._class, self._class_error = owner, None
            if owner is not None:
                try:
                    owner.setUpClass()  # type: ignore[attr-defined]
                except BaseException as error:
                    self._class_error = error
        if self._class_error is not None:
            raise self._class_error

    def _leave_class(self) -> None:
        owner, self._class = self._class, None
        if owner is not None and self._class_error is None:
            try:
                owner.tearDownClass()  # type: ignore[attr-defined]
                owner.doClassCleanups()  # type: ignore[attr-defined]
            except BaseException:
                pass  # the tests of the class have had their verdicts


def _measured() -> Dict[str, Any]:
    """Return the data of what a test measured, whether it passed or not: the last report speaks for the test."""
    growth = sys.modules.get("harness.growth")
    reports = growth.take_reports() if growth is not None else []
    return {"growth": reports[-1]} if reports else {}


def _import_what_is_named(path: str) -> None:
    """Import the modules that the guard watches and the learner's text names, before the learner does."""
    try:
        text = loading.source(path)
    except OSError:
        return
    for name in ("random", "threading", "queue"):
        if name.encode("ascii") in text and name not in sys.modules:
            __import__(name)


def _honest(told: Told, replaced: List[str]) -> Told:
    """A test that passed with its own tools replaced has shown nothing."""
    tools = [name for name in replaced if judges_tests(name)]
    if told[0] != "passed" or not tools:
        return told
    failure = blank(f"your file replaces {tools[0]}, which the tests themselves need: leave it as it is")
    return "own-work", failure, {}


def _drop_frames(error: BaseException) -> None:
    """Let go of what the frames of a traceback hold, a list of a gigabyte for instance."""
    traceback = traceback_of(error)
    while traceback is not None:
        try:
            traceback.tb_frame.clear()
        except RuntimeError:
            pass  # it still runs: it is the runner's own
        traceback = traceback.tb_next
    vars(BaseException)["__traceback__"].__set__(error, None)
