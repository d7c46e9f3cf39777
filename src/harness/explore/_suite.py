"""``explore``: what suites call."""

from __future__ import annotations

import inspect
import os
import sys
from types import ModuleType
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence

from ..failure import CheckFailure
from ._affinity import one_processor
from ._failure import Failure
from ._patches import Patches
from ._program import LearnerModules
from ._report import describe, first_line, replayed
from ._run import Runs
from ._scenario import Scenario
from ._schedule import Schedule, decode
from ._search import Search

# Verdicts of the explorer, as the verdicts of a test.
VERDICTS: Dict[str, str] = {
    "assertion": "race",
    "exception": "exception",
    "deadlock": "deadlock",
    "livelock": "livelock",
    "did-not-finish": "livelock",
    "leak": "leak",
    "not-joined": "leak",
    "never-awaited": "failed",
    "pending-task": "leak",
    "blocking": "failed",
    "timing": "race",
    "stall": "timed-out",
}


def explore(
    solution: Any,
    scenario: Callable[..., Any],
    *,
    schedules: int = 400,
    seconds: float = 3.0,
    seed: Optional[int] = None,
    steps: Optional[int] = None,
    looks: Optional[int] = None,
    leaks: bool = False,
    timing: bool = False,
    exact_sleeps: bool = False,
    real_time: bool = False,
    because: Optional[str] = None,
) -> Dict[str, Any]:
    """Run ``scenario`` under many schedules; raise CheckFailure for the shortest one that fails.

    ``solution`` is a path, a loaded module, or a ``harness.solution.Solution``. ``scenario`` takes a
    ``Scenario``; an ``async def`` runs on an event loop whose order of tasks is explored. Nothing may be kept
    from one call of it to the next. ``schedules`` is the budget; ``seconds`` only ends what is far too slow.

    ``steps`` is the most steps (accesses, turns of loops, calls of primitives) that one call in a thread may
    take under any schedule, unfair ones included: busy waiting fails. ``looks`` is how many sleeps and time-outs may
    pass in one call: looking again and again, instead of waiting to be told, fails. ``leaks`` reports locks, permits, threads
    and executors that are left behind; ``timing`` what only holds because a sleep is long enough,
    ``exact_sleeps`` threads that give way to each other for ever if equal sleeps end at the same moment. Time is
    virtual unless ``real_time``.

    Returns the report when nothing failed: ``schedules``, ``coverage``, ``exhausted``, ``hints``.
    """
    path, drawn = _path(solution)
    asynchronous = inspect.iscoroutinefunction(scenario)
    debugged = _wanted is not None and _wanted.debug
    modules = LearnerModules(path, debugged)
    with modules, one_processor(), Patches(_globals(scenario), debugged=debugged):

        def program(run: Any) -> None:
            if asynchronous:
                from ._async_scenario import AsyncScenario, run_async

                run_async(scenario(AsyncScenario(run, modules.load())))
            else:
                scenario(Scenario(run, modules.load(), steps, looks))

        with Runs(program, modules.files, real_time, leaks) as runs:
            if _wanted is not None:
                return _again(runs, modules, scenario, _wanted, because)
            seeded = drawn if seed is None else seed
            search = Search(runs, seeded, schedules, seconds, timing, steps is not None, exact_sleeps)
            result = search.run()
            report, told = describe(runs, result, modules.files)
            report["scenario"] = scenario.__qualname__
    if told is not None:
        raise failure(told, report, because, result.always) from _raised(told)
    return report


class Wanted(NamedTuple):
    """The one schedule to run, of the scenario of that name (any, if None)."""

    schedule: Schedule
    scenario: Optional[str]
    debug: bool


_wanted: Optional[Wanted] = None


def replay(schedule: Optional[str], scenario: Optional[str] = None, debug: bool = False) -> None:
    """Have every later ``explore`` run nothing but ``schedule``; None explores again.

    ``schedule`` and ``scenario`` are those of a failure's data; explorations of other scenarios pass. With
    ``debug`` prints go where they went and a debugger may stop the threads for as long as it likes.
    Raises ValueError when ``schedule`` is none.
    """
    global _wanted
    _wanted = None if schedule is None else Wanted(decode(schedule), scenario, debug)


def _again(
    runs: Runs, modules: LearnerModules, scenario: Callable[..., Any], wanted: Wanted, because: Optional[str]
) -> Dict[str, Any]:
    if wanted.scenario is not None and wanted.scenario != scenario.__qualname__:
        return {"verdict": "none", "schedules": 0, "coverage": "left out", "exhausted": False, "hints": []}
    runs.debugged = wanted.debug
    report, failed = replayed(runs, wanted.schedule, modules.files)
    report.update(schedules=1, coverage="one schedule, replayed", exhausted=False, hints=[])
    report["scenario"] = scenario.__qualname__
    if failed is not None:
        raise failure(failed, report, because, always=False) from _raised(failed)
    return report


def failure(
    found: Failure, report: Dict[str, Any], because: Optional[str] = None, always: bool = False
) -> CheckFailure:
    """Return what the learner reads about a failing schedule; ``always`` if every schedule fails."""
    error = found.error
    verdict = VERDICTS[report["verdict"]]
    told: Any = error if isinstance(error, CheckFailure) else None
    if verdict == "race" and always:
        verdict = "failed"
    if told is not None and told.verdict != "failed":
        verdict = told.verdict
    summary = first_line(told.summary) if told is not None else report["summary"]
    detail = f"{told.summary}\n\n" if told is not None and "\n" in told.summary else ""
    return CheckFailure(
        verdict,
        f"{summary} (under this schedule)" if verdict == "race" else summary,
        detail=detail + (report["text"] if report["steps"] else ""),
        expected=told.expected if told is not None else None,
        got=told.got if told is not None else None,
        because=because if because is not None else told.because if told is not None else None,
        line=report["line"] if report["line"] is not None or verdict != "race" else _interrupted(report["steps"]),
        data={"schedule": report},
    )


def _raised(found: Failure) -> Optional[BaseException]:
    """Return the learner's exception, whose lines and usual reasons are told with the failure."""
    return found.error if found.verdict == "exception" and not isinstance(found.error, CheckFailure) else None


def _interrupted(steps: Sequence[Dict[str, Any]]) -> Optional[int]:
    """Return the line in which the first thread was preempted: the gap that another one used."""
    return next((step["line"] for step in steps if step["preempted"] and step["line"] is not None), None)


def _path(solution: Any) -> Any:
    if isinstance(solution, ModuleType):
        return str(solution.__file__), 0
    if isinstance(solution, (str, os.PathLike)):
        return os.fspath(solution), 0
    return solution.path, solution.seed or 0


def _globals(scenario: Callable[..., Any]) -> List[ModuleType]:
    module = sys.modules.get(getattr(scenario, "__module__", ""))
    return [module] if module is not None and not module.__name__.startswith("harness.") else []


