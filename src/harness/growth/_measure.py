"""Measures any function or method of a file, on arguments that are guessed."""

from __future__ import annotations

import inspect
from typing import Any, Callable, List, Optional, Sequence, Tuple

from .. import loading
from ._check import Runner, path_of, per_operation
from ._classes import Judgement, classify, judge, parse
from ._curve import SIZES, Curve, Lines, curve
from ._explain import Explanation
from ._guess import Guess, combinations
from ._meter import StepLimit
from ._methods import method_workloads
from ._module import counting_module
from ._parameters import Parameter, Subject, find, parameters
from ._process import GivenUp, with_room
from ._report import Report, make_report
from ._sizes import watched
from ._values import KINDS

Workload = Callable[[Any, Any], Any]
# What was guessed, in words; what is measured; what is prepared before.
Candidate = Tuple[str, Workload, Workload]
_TRIAL_SIZES = (8, 16)
_TRIAL_BUDGET = 400_000
# So many kinds of arguments are measured before an unclear curve is taken for what it is.
_MOST_TRIES = 4
# The side of the largest matrix that is built, and the size up to which a measurement that failed has to come.
_WIDEST = 512
_FAR_ENOUGH = 128


class CannotMeasure(Exception):
    """Says in a sentence why a function cannot be measured."""


def measure(
    solution: Any, function: str, *, sizes: Optional[Sequence[int]] = None, target: Optional[str] = None
) -> Report:
    """Measure how the cost of ``function`` ("name" or "Class.method") grows; return the report.

    The arguments are guessed from annotations, names and use, and tried out; ``report["note"]`` says what
    was taken. n is the length of a list or text, the number of vertices, the side of a matrix, or an
    integer itself; for a method the number of elements, and the cost is that of one call out of n.
    Raises CannotMeasure, UnknownClass for a target that is none, and SyntaxError.
    """
    path = path_of(solution)
    wanted = parse(target) if target is not None else None
    subject = find(loading.parse(path), function)
    if subject is None:
        raise CannotMeasure(f"there is no function {function!r} in the file")
    try:
        return with_room(lambda: _measure(path, function, subject, tuple(sizes or SIZES), wanted))
    except GivenUp as reason:
        raise CannotMeasure(f"{function} does not end: {reason}") from None


def _measure(path: str, function: str, subject: Subject, sizes: Tuple[int, ...], target: Optional[str]) -> Report:
    reasons: List[str] = []
    unclear: Optional[Report] = None
    tries = 0
    for described, workload, setup in _workloads(path, function, subject):
        runner = Runner(path, setup, workload)
        try:
            for n in _TRIAL_SIZES:
                _try(runner, n)
        except Exception as error:
            reasons.append(f"{described}: {type(error).__name__}: {error}")
            continue
        tolerant = _Tolerant(runner)
        wide = any(kind in described for kind in ("matrix", "board"))
        measured = curve(tolerant.run, tuple(n for n in sizes if n <= _WIDEST) if wide else sizes)
        report = _report(path, function, runner, measured, target, described, subject.owner is not None)
        if report["class"] is not None and not (tolerant.failed and report["points"][-1][0] < _FAR_ENOUGH):
            return report
        unclear = unclear or report
        tries += 1
        if tries == _MOST_TRIES:
            break
    if unclear is not None:
        return unclear
    if not reasons:
        raise CannotMeasure(f"{function} takes nothing whose size could grow")
    raise CannotMeasure(f"no arguments were found that {function} accepts; the first try was {reasons[0]}")


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
        except Exception:
            self.failed = True
            raise StepLimit from None


def _report(
    path: str, function: str, runner: Runner, measured: Curve, target: Optional[str], described: str, divided: bool
) -> Report:
    points = per_operation(measured.points, "n" if divided else None)
    grows_like = classify(points)
    judgement = Judgement(None, 1.0) if target is None or measured.stopped else judge(points, target)
    explanation = runner.explain(grows_like == "2^n") if measured.points else Explanation("", None, None)
    note = f"measured with {described}"
    if grows_like is None:
        note = f"{measured.stopped or 'too few sizes fit into the budget of steps'} ({note})"
    return make_report(
        path,
        function,
        target=target,
        grows_like=grows_like,
        judgement=judgement,
        points=points,
        lines=measured.lines,
        per="operation" if divided else "total",
        unit="steps",
        why=explanation.why or None,
        help=explanation.help,
        note=note,
    )


def _try(runner: Runner, n: int) -> None:
    try:
        runner.run(n, _TRIAL_BUDGET)
    except StepLimit:
        pass


def _workloads(path: str, function: str, subject: Subject) -> List[Candidate]:
    if subject.owner is not None:
        return method_workloads(path, subject)
    guess = Guess(subject.node, parameters(subject))
    if not guess.given:
        return []
    return [
        (
            ", ".join(f"{each.name}: {kind}" for each, kind in zip(guess.given, kinds)),
            *_caller(path, function, guess.given, kinds),
        )
        for kinds in combinations(guess.kinds())
    ]


def _caller(path: str, function: str, given: List[Parameter], kinds: Tuple[str, ...]) -> Tuple[Workload, Workload]:
    def setup(module: Any, n: int) -> Any:
        arguments = []
        for parameter, kind in zip(given, kinds):
            value = KINDS[kind](n, module)
            arguments.extend(value if parameter.variadic else [value])
        return getattr(module, function), arguments

    def workload(prepared: Any, n: int) -> None:
        called, arguments = prepared
        consume(path, called(*arguments))

    return workload, setup


def consume(path: str, result: Any) -> None:
    """Take everything out of a lazy result, and run a coroutine: only then its cost has arisen."""
    if inspect.iscoroutine(result):
        import asyncio

        asyncio.run(result)
    elif hasattr(type(result), "__next__"):
        meter = counting_module(path).meter
        for _ in watched(meter, meter.site(path, 0, 0, "result"), result):
            pass
