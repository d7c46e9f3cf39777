"""Growth checks for suites."""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import Any, Callable, List, NamedTuple, Optional, Sequence, Tuple, Union

from ..failure import CheckFailure
from ._classes import LEAST_COST, Judgement, classify, judge
from ._curve import SIZES, Curve, curve
from ._explain import Explanation
from ._own_work import OwnWork, rules_of
from ._process import GivenUp, with_room
from ._report import Report, describe, headline, make_report
from ._reports import remember
from ._runner import Runner, Setup, Workload
from ._targets import parse

Operations = Union[None, int, str, Callable[[int], float]]


class _Claim(NamedTuple):
    operation: str
    target: str
    workload: Workload
    setup: Optional[Setup]
    operations: Operations
    counts: str
    sizes: Tuple[int, ...]
    rules: OwnWork


class _Result(NamedTuple):
    shape: Optional[str]
    curve: Curve
    points: List[Tuple[int, float]]
    judgement: Judgement
    explanation: Optional[Explanation]


def _calling_file() -> str:
    """Return the path of the suite: the nearest caller outside this package."""
    frame: Optional[FrameType] = sys._getframe(1)
    while frame is not None and os.path.dirname(frame.f_code.co_filename) == os.path.dirname(__file__):
        frame = frame.f_back
    return "" if frame is None else frame.f_code.co_filename


def check(
    solution: Any,
    operation: str,
    *,
    target: str,
    workload: Workload,
    setup: Optional[Setup] = None,
    operations: Operations = None,
    counts: str = "steps",
    shapes: Optional[Sequence[str]] = None,
    reference: Optional[str] = None,
    sizes: Sequence[int] = SIZES,
    because: Optional[str] = None,
) -> Report:
    """Check that ``operation`` grows no faster than ``target``; return the report.

    ``solution`` is a path, a module, or anything with a ``path``. ``workload(module, n)`` does what is
    measured, on a fresh module for every n. With ``setup(module, n)``, which is not measured, the workload
    gets what it returns instead of the module. The cost is divided by ``operations``: "n" (an amortised
    claim), a number (so many calls on a structure of size n), a function of n, or None (in total).

        check(self.solution, "dequeue", target="1", operations="n",
              setup=lambda module, n: filled(module.Queue(), n),
              workload=lambda queue, n: [queue.dequeue() for _ in range(n)])

    With ``counts="comparisons"``, or with ``shapes`` (names in ``SHAPES``: "random", "sorted", "reversed",
    "all-equal", "few-distinct", "organ-pipe"), setup and workload get a list of n integers instead of n,
    once for every shape (default "random"); for comparisons they count when they are compared. With
    ``counts="reads"`` it is a list that counts the reads of its elements, and their comparisons too.

    ``reference`` is the path of a solution whose own growth on the same workload is the target, for costs
    that have no closed form (``target`` then only names it). Sizes, budgets and verdict know no clock.

    What the suite that calls this forbids as no own work is never advised.

    Raises CheckFailure("too-slow-growth") from an excess of 2.5 over the last factor of 16 in n. What the
    solution raises is raised. When too little could be measured the report has ``within`` None.
    """
    rules = rules_of(_calling_file())
    claim = _Claim(operation, parse(target), workload, setup, operations, counts, tuple(sizes), rules)
    path = path_of(solution)
    if counts not in ("steps", "comparisons", "reads"):
        raise ValueError(f"counts has to be steps, comparisons or reads, not {counts!r}")
    chosen: List[Optional[str]] = list(shapes) if shapes else ["random" if counts != "steps" else None]
    try:
        results = with_room(lambda: [_measure(path, claim, shape, reference) for shape in chosen])
    except GivenUp as reason:
        return _unmeasured(path, claim, str(reason))
    worst = max(results, key=_badness)
    report = _report(path, claim, worst)
    remember(report)
    if worst.judgement.within is False:
        aside = worst.explanation.aside if worst.explanation else None
        line = report["lines"][0]["line"] if report["lines"] else None
        raise CheckFailure(
            "too-slow-growth",
            headline(report),
            detail=describe(report, aside),
            because=because,
            line=line,
            data={"growth": report},
        )
    return report


def path_of(solution: Any) -> str:
    """Return the absolute path of a solution given as a path, a module or an object with ``path``."""
    for candidate in (solution, getattr(solution, "path", None), getattr(solution, "__file__", None)):
        if isinstance(candidate, str):
            return os.path.abspath(candidate)
    raise TypeError(f"no file is known of {solution!r}: give a path or a module")


def _badness(result: _Result) -> float:
    if result.judgement.within is None:
        return 0.0
    return result.judgement.excess


def _measure(path: str, claim: _Claim, shape: Optional[str], reference: Optional[str]) -> _Result:
    runner = Runner(path, claim.setup, claim.workload, claim.counts, shape)
    measured = curve(runner.run, claim.sizes)
    points = per_operation(measured.points, claim.operations)
    if measured.stopped is not None:
        return _Result(shape, measured, points, Judgement(None, 1.0), None)
    if reference is None:
        judgement = judge(points, claim.target)
    else:
        judgement = _beside(points, reference, claim, shape)
    explanation = runner.explain("2^n" == classify(points), claim.rules) if measured.points else None
    return _Result(shape, measured, points, judgement, explanation)


def _beside(points: List[Tuple[int, float]], reference: str, claim: _Claim, shape: Optional[str]) -> Judgement:
    runner = Runner(os.path.abspath(reference), claim.setup, claim.workload, claim.counts, shape)
    expected = dict(curve(runner.run, tuple(n for n, _ in points)).points)
    divided = dict(per_operation(sorted(expected.items()), claim.operations))
    # Scaled so that ratios below one are not taken for nothing.
    return judge([(n, 1000 * max(cost, LEAST_COST) / max(divided[n], LEAST_COST)) for n, cost in points if n in divided], "1")


def per_operation(points: List[Tuple[int, float]], operations: Operations) -> List[Tuple[int, float]]:
    """Divide the costs by the number of operations."""
    if operations is None:
        return points
    if callable(operations):
        return [(n, cost / operations(n)) for n, cost in points]
    return [(n, cost / (n if operations == "n" else int(operations))) for n, cost in points]


def _report(path: str, claim: _Claim, result: _Result) -> Report:
    per = "total" if claim.operations is None else "call" if isinstance(claim.operations, int) else "operation"
    note = None
    if result.judgement.within is None:
        note = result.curve.stopped or "too few sizes fit into the budget of steps"
    explanation = result.explanation
    return make_report(
        path,
        claim.operation,
        target=claim.target,
        grows_like=classify(result.points),
        judgement=result.judgement,
        points=result.points,
        lines=result.curve.lines,
        per=per,
        unit=claim.counts,
        why=explanation.why if explanation else None,
        help=explanation.help if explanation else None,
        shape=result.shape if result.shape != "random" else None,
        note=note,
    )


def _unmeasured(path: str, claim: _Claim, reason: str) -> Report:
    nothing = Curve([], {}, reason)
    return _report(path, claim, _Result(None, nothing, [], Judgement(None, 1.0), None))
