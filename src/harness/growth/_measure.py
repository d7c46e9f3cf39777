"""Measures any function or method of a file, on arguments that are guessed."""

from __future__ import annotations

import ast
import math
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from .. import loading
from ._candidates import Candidate, Family, of_function
from ._check import path_of, per_operation
from ._classes import FEWEST_POINTS, Judgement, classify, judge
from ._curve import POINT_BUDGET, SIZES, TOTAL_BUDGET, Curve, Lines, curve
from ._explain import Explanation
from ._given import NoCall, given
from ._meter import StepLimit
from ._methods import of_method
from ._parameters import Subject, advice, find, parameters
from ._process import GivenUp, with_room
from ._report import Report, make_report
from ._runner import Runner
from ._targets import parse

# Whether arguments fit is tried at the first two sizes; which ones cost most is compared at the last two.
_SMALL, _MIDDLE, _LARGE = 8, 16, 64
_TRIAL_BUDGET = 400_000
_COMPARED_BUDGET = 60_000
# What costs so much less than others at the size where they are compared hides something.
_HARDER_FROM = 1.25
# A cost that grows less than this where n becomes four times as large does not look at all of its input.
_STOPS_EARLY_BELOW, _FLAT_BELOW = 2.2, 1.3
# A fall below this share of the cost before, once there are some steps.
_FALLS_TO, _FEW_STEPS = 0.6, 12
# So many kinds of arguments are measured before an unclear curve is taken for what it is.
_MOST_TRIES = 4
_MOST_OTHERS = 8
# Who asks for sizes waits for them: steps for one size, and for all.
_ASKED_BUDGETS = (3_000_000, 8_000_000)
# The side of the largest matrix that is built, and the size up to which a measurement that failed has to come.
_WIDEST = 512
_FAR_ENOUGH = 128


class CannotMeasure(Exception):
    """Says in a sentence why a function cannot be measured."""


class NeedsCall(CannotMeasure):
    """No arguments could be guessed: somebody has to write down a call."""


class _Function(NamedTuple):
    path: str
    name: str
    sizes: Tuple[int, ...]
    budgets: Tuple[int, int]
    target: Optional[str]


def measure(
    solution: Any,
    function: str,
    *,
    sizes: Optional[Sequence[int]] = None,
    target: Optional[str] = None,
    call: Optional[str] = None,
) -> Report:
    """Measure how the cost of ``function`` ("name" or "Class.method") grows; return the report.

    The arguments are guessed from annotations, names and use, and tried out; of those of one kind the ones that
    cost most are taken. ``report["note"]`` says what was taken. n is the length of a list or text, the number
    of vertices, the side of a matrix, or an integer itself; for a method that takes single elements the number
    of elements, and the cost is that of one call out of n.
    With ``call`` nothing is guessed: that call is measured, in which n is the size.
    Raises CannotMeasure, NeedsCall where only a ``call`` would help, UnknownClass for a target that is none, and SyntaxError.
    """
    path = path_of(solution)
    wanted = parse(target) if target is not None else None
    tree = loading.parse(path)
    subject = find(tree, function)
    if subject is None:
        raise CannotMeasure(f"there is no function {function!r} in the file; {advice(tree, function)}")
    asked = tuple(sorted(set(sizes))) if sizes else SIZES
    if len(asked) < FEWEST_POINTS:
        raise CannotMeasure(f"a class takes {FEWEST_POINTS} different sizes at least, such as 100,200,400,800")
    budgets = _ASKED_BUDGETS if sizes else (POINT_BUDGET, TOTAL_BUDGET)
    try:
        measured = _Function(path, function, asked, budgets, wanted)
        return with_room(lambda: _measure(measured, subject) if call is None else _given(measured, call))
    except GivenUp as reason:
        raise CannotMeasure(f"{function} does not end: {reason}") from None


def _measure(function: _Function, subject: Subject) -> Report:
    families = of_function(function.path, subject) if subject.owner is None else of_method(function.path, subject)
    reasons: List[str] = []
    unclear: Optional[Report] = None
    tries = 0
    for place, family in enumerate(families):
        reason = _refused(function.path, family.first)
        if reason is not None:
            reasons.append(f"{family.first.words}: {reason}")
            continue
        others = families[place + 1 : place + 1 + _MOST_OTHERS] if _has_loop(subject) else []
        for candidate in _hardest_first(function.path, family, others):
            report = _report(function, candidate)
            if report is not None and report["class"] is not None and not _is_jagged(report["points"]):
                return report
            unclear = unclear or report
        tries += 1
        if tries == _MOST_TRIES:
            break
    if unclear is not None:
        return unclear
    if reasons:
        raise NeedsCall(f"no arguments were found that {function.name} accepts; the first try was {reasons[0]}")
    kind = NeedsCall if parameters(subject) else CannotMeasure
    raise kind(f"{function.name} takes nothing whose size could grow")


def _given(function: _Function, call: str) -> Report:
    try:
        candidate = given(function.path, call)
    except NoCall as reason:
        raise NeedsCall(str(reason)) from None
    reason = _refused(function.path, candidate)
    if reason is not None:
        raise NeedsCall(f"{candidate.words} raised {reason}")
    report = _report(function, candidate)
    if report is None:
        raise NeedsCall(f"{candidate.words} fails where n is large")
    return report


def _is_jagged(points: Sequence[Sequence[float]]) -> bool:
    """Tell whether a cost falls where n grows: then luck decides what is looked at, and the class says nothing."""
    return any(later < _FALLS_TO * earlier for (_, earlier), (_, later) in zip(points, points[1:]) if earlier > _FEW_STEPS)


def _has_loop(subject: Subject) -> bool:
    loops = (ast.For, ast.While, ast.comprehension)
    return subject.owner is None and any(isinstance(each, loops) for each in ast.walk(subject.node))


# --- which candidate --------------------------------------------------------------------------------------


def _refused(path: str, candidate: Candidate) -> Optional[str]:
    """Return why a candidate does not fit, None when it does."""
    runner = Runner(path, candidate.setup, candidate.workload)
    for n in (_SMALL, _MIDDLE):
        try:
            runner.run(n, _TRIAL_BUDGET)
        except StepLimit:
            pass
        except (Exception, SystemExit) as error:
            return f"{type(error).__name__}: {error}"
    return None


def _hardest_first(path: str, family: Family, others: Sequence[Family]) -> List[Candidate]:
    """Return the candidates of a family worth measuring: the one that costs most, then the likeliest."""
    usual = _cost(path, family.first)
    if usual is None:
        return [family.first]
    early = usual.large < _STOPS_EARLY_BELOW * usual.middle
    best, chosen = usual, family.first
    harder = family.harder(early)
    if usual.large < _FLAT_BELOW * usual.middle:
        harder += [each.first for each in others]
    for candidate in harder:
        cost = _cost(path, candidate)
        if cost is not None and cost.exceeds(best if best is not usual else usual.by(_HARDER_FROM)):
            best, chosen = cost, candidate
    return [chosen] if chosen is family.first else [chosen, family.first]


class _Cost(NamedTuple):
    """The steps at two sizes, infinite beyond the budget."""

    middle: float
    large: float

    def by(self, factor: float) -> _Cost:
        return _Cost(self.middle * factor, self.large * factor)

    def exceeds(self, other: _Cost) -> bool:
        return (self.large, self.middle) > (other.large, other.middle)


def _cost(path: str, candidate: Candidate) -> Optional[_Cost]:
    """Return what a candidate costs, None when it does not fit, or does not even end at a small size."""
    runner = Runner(path, candidate.setup, candidate.workload)
    steps = []
    for n in (_SMALL, _MIDDLE, _LARGE):
        try:
            steps.append(runner.run(n, _COMPARED_BUDGET)[0])
        except StepLimit:
            steps.append(math.inf)
        except (Exception, SystemExit):
            return None
    return _Cost(*steps[1:]) if steps[0] < math.inf else None


# --- the measurement --------------------------------------------------------------------------------------


class _Tolerant:
    """What fails at one size although it worked at others ends the measurement there."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.failed = False

    def run(self, n: int, budget: int) -> Tuple[float, Lines]:
        try:
            return self._runner.run(n, budget)
        except (RecursionError, MemoryError):
            raise
        except (Exception, SystemExit):
            self.failed = True
            raise StepLimit from None


def _report(function: _Function, candidate: Candidate) -> Optional[Report]:
    runner = Runner(function.path, candidate.setup, candidate.workload)
    tolerant = _Tolerant(runner)
    sizes = tuple(n for n in function.sizes if n <= _WIDEST) if candidate.wide else function.sizes
    measured = curve(tolerant.run, sizes, *function.budgets)
    report = _made(function, runner, measured, candidate)
    far = bool(measured.points) and measured.points[-1][0] >= _FAR_ENOUGH
    return None if tolerant.failed and not far else report


def _made(function: _Function, runner: Runner, measured: Curve, candidate: Candidate) -> Report:
    points = per_operation(measured.points, "n" if candidate.divided else None)
    grows_like = classify(points)
    unjudged = function.target is None or measured.stopped is not None
    judgement = Judgement(None, 1.0) if unjudged else judge(points, str(function.target))
    explanation = runner.explain(grows_like == "2^n") if measured.points else Explanation("", None, None)
    if grows_like == "1":
        explanation = explanation._replace(help=None)
    note = f"measured with {candidate.words}"
    if grows_like is None:
        note = f"{measured.stopped or 'too few sizes fit into the budget of steps'} ({note})"
    return make_report(
        function.path,
        function.name,
        target=function.target,
        grows_like=grows_like,
        judgement=judgement,
        points=points,
        lines=measured.lines,
        per="operation" if candidate.divided else "total",
        unit="steps",
        why=explanation.why or None,
        help=explanation.help,
        note=note,
    )
