"""Runs CPython's own tests of the primitives against the controlled ones; prints what came of it as JSON.

A process of its own, because this repository's ``test`` package hides CPython's. Argument: the folder ``src``.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
import unittest
from types import ModuleType
from typing import Any, Iterator, List, Tuple

sys.path.insert(0, sys.argv[1])

from harness.explore._conditions import Condition, Event
from harness.explore._locks import Lock, RLock
from harness.explore._patches import Patches
from harness.explore._run import Runs
from harness.explore._semaphores import BoundedSemaphore, Semaphore
from harness.explore._strategies import Default, PartialOrder, RandomWalk

SCHEDULES = 6

KINDS: List[Tuple[str, str, Any]] = [
    ("LockTests", "locktype", Lock),
    ("RLockTests", "locktype", RLock),
    ("EventTests", "eventtype", Event),
    ("ConditionTests", "condtype", Condition),
    ("SemaphoreTests", "semtype", Semaphore),
    ("BoundedSemaphoreTests", "semtype", BoundedSemaphore),
    ("BarrierTests", "barriertype", threading.Barrier),
]


@contextlib.contextmanager
def bookkeeping_switched_off(module: ModuleType) -> Iterator[None]:
    """The tests count the interpreter's threads, of which the explorer keeps a few in reserve."""
    undo = []
    for helper in (getattr(module, "threading_helper", None), getattr(module, "support", None)):
        for name, stand_in in (
            ("threading_setup", lambda: ()),
            ("threading_cleanup", lambda *values: None),
            ("wait_threads_exit", lambda timeout=None: contextlib.nullcontext()),
        ):
            if hasattr(helper, name):
                undo.append((helper, name, getattr(helper, name)))
                setattr(helper, name, stand_in)
    try:
        yield
    finally:
        for helper, name, before in undo:
            setattr(helper, name, before)


def run_under_schedules(case: Any, method: str, module: ModuleType) -> Tuple[List[str], bool]:
    """Run one test under several schedules; return what went wrong, and whether it was skipped."""
    wrong: List[str] = []
    skipped: List[bool] = []

    def program(run: Any) -> None:
        result = unittest.TestResult()
        case(method).run(result)
        skipped.append(bool(result.skipped))
        wrong.extend(text for _, text in result.failures + result.errors)

    with Patches([module], raw=True), Runs(program, frozenset(), leaks=False) as runs:
        for index in range(SCHEDULES):
            strategy: Any = (Default(), RandomWalk(index), PartialOrder(index))[min(index, 1 + index % 2)]
            run = runs.run(strategy)
            if run.failure is not None:
                wrong.append(f"{run.failure.verdict}: {run.failure.summary}")
            if wrong:
                break
    return wrong, any(skipped)


def main() -> None:
    """Print ``{"present": bool, "passed": int, "failures": [...]}``."""
    try:
        from test import lock_tests
    except ImportError:
        print(json.dumps({"present": False, "passed": 0, "failures": []}))
        return
    passed = 0
    failures = []
    with bookkeeping_switched_off(lock_tests):
        for name, attribute, primitive in KINDS:
            case = type(name, (getattr(lock_tests, name), unittest.TestCase), {attribute: staticmethod(primitive)})
            for method in unittest.defaultTestLoader.getTestCaseNames(case):
                wrong, skipped = run_under_schedules(case, method, lock_tests)
                if wrong:
                    failures.append(f"{name}.{method}: {wrong[0]}")
                elif not skipped:
                    passed += 1
    print(json.dumps({"present": True, "passed": passed, "failures": failures}))


if __name__ == "__main__":
    main()
