"""Runs a suite in this one process, for a debugger: no time limits, prints go where they went.

Usage: ``python debugging.py REQUEST_FILE``, the request being the line that the harness otherwise reads from
its standard input. How each test ended is printed in words.
"""

from __future__ import annotations

import os
import sys
import traceback
from json import load as load_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict

    from harness.plan import PlannedTest

HERE = os.path.dirname(os.path.abspath(__file__))


def main(request_file: str) -> int:
    """Run the tests of the request; 0 when all passed, 1 otherwise."""
    from harness import loading, plan
    from harness.solution import Solution, set_current

    with open(request_file, encoding="utf-8") as file:
        request: Dict[str, Any] = load_json(file)
    loading.add_site(request.get("site"))
    set_current(Solution(request["solution"], request.get("starter"), request.get("seed")))
    folder = os.path.dirname(request["solution"])
    os.chdir(folder)
    loading.protect_loaded_modules()
    loading.make_importable(folder)
    tests = plan.suite_tests(plan.load_suite(request["suite"]))
    if request.get("learnerTests"):
        from harness.learner_tests import learner_tests

        tests += learner_tests(request["solution"])
    wanted = request.get("replay")
    if wanted is not None:
        from harness.explore import replay

        replay(wanted["schedule"], wanted.get("scenario"), debug=True)
    passed = [_passes(test) for test in plan.chosen(tests, request.get("tests"))]
    print(f"{passed.count(True)} of {len(passed)} tests passed")
    return 0 if all(passed) else 1


def _passes(test: PlannedTest) -> bool:
    from harness.outcome import Outcome

    outcome = Outcome()
    test.make().run(outcome)
    mark = "failed" if outcome.errors else "passed"
    print(f"{mark}: {test.described['group']}: {test.described['title']}")
    for _case, error in outcome.errors:
        print("    " + _words(error).replace("\n", "\n    "))
    return not outcome.errors


def _words(error: BaseException) -> str:
    """Return the text of a check, and the traceback of anything else."""
    from harness.failure import CheckFailure

    if isinstance(error, CheckFailure):
        return "\n\n".join(part for part in (error.summary, error.detail, error.code) if part)
    return "".join(traceback.format_exception(type(error), error, error.__traceback__)).rstrip()


def _make_importable() -> None:
    """Make the package importable, without the folders that Python put on the path for this script."""
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or os.curdir) != HERE]
    sys.path.insert(0, os.path.dirname(HERE))
    import harness  # noqa: F401

    sys.path.pop(0)


if __name__ == "__main__":
    _make_importable()
    sys.exit(main(sys.argv[1]))
