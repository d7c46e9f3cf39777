"""Tells how a learner's object differed from the oracle."""

from __future__ import annotations

from types import ModuleType
from typing import Any, List, Optional

from ..failure import CheckFailure
from . import _slips
from ._missing import missing_method
from ._operations import Operation
from ._program import Mismatch, Program
from ._render import Renderer, handles_of, prelude_of, sides
from ._show import difference, learner_line

# What Python falls back on where a class lacks a special method.
_FALLBACKS = {"__iter__": "__getitem__", "__contains__": "__iter__", "__reversed__": "__getitem__"}


def failure_of(
    program: Program,
    mismatch: Mismatch,
    renderer: Renderer,
    lines: List[str],
    because: Optional[str],
    printed: str,
    owner: Any,
    module: ModuleType,
) -> CheckFailure:
    """Make the failure of a shrunk program; ``lines`` are its code, ``owner`` the learner's class."""
    call = program[mismatch.at]
    error = mismatch.error
    line = learner_line(error, str(module.__file__))
    if line is None and isinstance(error, (AttributeError, TypeError)):
        lacking = _lacking(owner, mismatch.operation, error)
        if lacking is not None:
            return lacking
    sentence = renderer.sentence(call, handles_of(program))
    got, expected, verb = sides(mismatch)
    comment = f"{verb} {got}" + (f", expected {expected}" if expected else "")
    summary = f"{sentence} {comment}"
    if mismatch.kind == "argument":
        summary = f"{sentence} changed what was handed in: it is {got}, it should stay {expected}"
        comment = f"is now {got}, expected {expected}"
        lines = [*lines, "given"]
    elif mismatch.operation is not call.operation:
        summary = f"len({renderer.target}) {comment}, after {sentence}"
        lines = [*lines, f"len({renderer.target})"]
    unexpected = error is not None and not isinstance(mismatch.expected, BaseException)
    return CheckFailure(
        "exception" if unexpected else "failed",
        summary,
        detail=mismatch.reason or ("" if error is not None else difference(mismatch.got, mismatch.expected)),
        code="\n".join([*prelude_of(program), *lines]) + f"  # {comment}",
        expected=expected or None,
        got=got,
        because=because,
        slip=_slip(mismatch, owner, printed, str(module.__file__)),
        line=line,
    )


def _slip(mismatch: Mismatch, owner: Any, printed: str, path: str) -> Optional[str]:
    operation = mismatch.operation
    if mismatch.error is not None:
        return _slips.of_error(mismatch.error, owner, operation.name)
    if mismatch.kind == "argument":
        return _slips.of_changed_argument(mismatch.expected, mismatch.got)
    if mismatch.kind == "returned":
        return _slips.of_missing_error(mismatch.got, printed)
    if mismatch.kind == "length":
        return None
    if callable(operation.result) or operation.result in ("any order", "same items"):
        if mismatch.got is not None:
            return None
    return _slips.of_result(mismatch.got, mismatch.expected, printed, operation.name, path)


def _lacking(owner: Any, operation: Operation, error: BaseException) -> Optional[CheckFailure]:
    name = operation.name
    if not isinstance(owner, type) or hasattr(owner, name):
        return None
    if name.startswith("__"):
        return None if hasattr(owner, _FALLBACKS.get(name, name)) else missing_method(owner, name)
    return missing_method(owner, name) if f"{name!r}" in str(error) else None
