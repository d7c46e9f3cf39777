"""Explores a function of any file, as people do with code of their own."""

from __future__ import annotations

import os
import time
from typing import Any, Dict, List, Optional

from . import _stress, _targets
from ._affinity import one_processor
from ._patches import Patches
from ._program import LearnerModules, imported
from ._report import counterexample, describe
from ._run import Runs
from ._schedule import decode
from ._search import Search

# Schedules for each second of budget; a slow program is stopped by its seconds.
PER_SECOND = 400
LEAST = 400
# What no scheduler of threads can control.
PROCESSES = ("multiprocessing", "concurrent.futures.process")


class FileExploration:
    """Explores functions of the file at ``path``, one after the other."""

    def __init__(self, path: str, seed: int = 0, seconds: float = 2.0, schedules: Optional[int] = None) -> None:
        self.path = os.path.abspath(path)
        self.seed = seed
        self.seconds = seconds
        self.schedules = schedules if schedules is not None else max(LEAST, int(seconds * PER_SECOND))

    def explore(self, name: str) -> Dict[str, Any]:
        """Return the report on one target (see ``_targets``): its verdict, the schedule, what was covered."""
        began = time.monotonic()
        modules = LearnerModules(self.path)
        script = name == _targets.SCRIPT
        execute = _targets.runner(name)
        reason = uncontrollable(self.path)
        with modules:
            if reason is None:
                with one_processor(), Patches(raw="_thread" in imported(self.path)):
                    with Runs(lambda run: execute(modules.load(script)), modules.files) as runs:
                        result = Search(runs, self.seed, self.schedules, self.seconds).run()
                        if result.found is None or result.found.failure.verdict not in ("stall", "uncontrolled"):
                            report, _ = describe(runs, result, modules.files)
                            report["function"] = name
                            return report
                reason = result.found.failure.summary
            stress = _stress.Stress(lambda: execute(modules.load(script)))
            failure = stress.run(max(0.5, self.seconds - (time.monotonic() - began)))
        report = _stress.report(failure, stress, time.monotonic() - began, reason)
        report["function"] = name
        return report

    def explore_all(self, wanted: Optional[str] = None) -> Dict[str, Any]:
        """Explore ``wanted``, or everything there is until something fails; return the report that matters."""
        reports: List[Dict[str, Any]] = []
        for name in _targets.targets(self.path, wanted):
            reports.append(self.explore(name))
            if reports[-1]["verdict"] != "none":
                break
        last = dict(reports[-1])
        last["schedules"] = sum(each["schedules"] for each in reports)
        last["exhausted"] = all(each["exhausted"] for each in reports)
        last["hints"] = [hint for each in reports for hint in each["hints"]]
        last["functions"] = [
            {key: each[key] for key in ("function", "verdict", "schedules", "exhausted", "coverage")}
            for each in reports
        ]
        return last

    def replay(self, name: str, schedule: str, debug: bool = False) -> Dict[str, Any]:
        """Run exactly ``schedule`` once and report what happens.

        With ``debug`` prints go where they went, no time limit holds, and threads are plain threads that a
        debugger can stop.
        """
        modules = LearnerModules(self.path, debug)
        script = name == _targets.SCRIPT
        execute = _targets.runner(name)
        with modules, Patches(raw="_thread" in imported(self.path), debugged=debug):
            with Runs(lambda run: execute(modules.load(script)), modules.files) as runs:
                runs.debugged = debug
                report = counterexample(runs, decode(schedule), modules.files)
        report.update(function=name, schedules=1, exhausted=False, coverage="one schedule, replayed", hints=[])
        return report


def uncontrollable(path: str) -> Optional[str]:
    """Return why the file cannot be controlled at all, or None."""
    names = imported(path)
    for each in PROCESSES:
        if any(name == each or name.startswith(each + ".") for name in names):
            return "processes are out of the scheduler's reach"
    if any(name.startswith("concurrent.futures") for name in names):
        with open(path, encoding="utf-8", errors="replace") as file:
            if "ProcessPoolExecutor" in file.read():
                return "processes are out of the scheduler's reach"
    return None
