"""Tells what was wrong with one call of a function."""

from __future__ import annotations

from typing import List, Optional, Tuple

from ..exception_text import one_line
from ..failure import CheckFailure
from . import _slips
from ._calls import CallCheck, Recipes, Wrong
from ._operations import given
from ._show import difference, learner_line, pair, short
from .values import OMITTED


def failure_of(
    check: CallCheck, recipes: Recipes, wrong: Wrong, path: str, printed: str, *, fresh: bool = True
) -> CheckFailure:
    """Make the failure of a shrunk call; ``printed`` is what it printed, ``path`` the learner's file.

    ``fresh`` tells whether it also goes wrong as the first call of a module.
    """
    texts = [generator.show(recipe) for generator, recipe in given(check.inputs, recipes[0])]
    named = [f"{name}={check.keywords[name].show(one)}" for name, one in recipes[1] if one is not OMITTED]
    sentence = f"{check.name}({', '.join([*texts, *named])})"
    if len(sentence) > 80:
        sentence = f"{check.name}(…)"
    error = wrong.error
    got, expected, verb = _sides(check, wrong)
    comment = f"{verb} {got}" + (f", expected {expected}" if expected else "")
    summary = f"{sentence} {comment}"
    lines: List[str] = []
    shown = list(texts)
    if wrong.place is not None:
        lines.append(f"given = {texts[wrong.place]}")
        shown[wrong.place] = "given"
        sentence = f"{check.name}({', '.join([*shown, *named])})"
        comment = f"is now {got}, expected {expected}"
        summary = f"{sentence} left {got}, expected {expected}, for given = {texts[wrong.place]}"
        if wrong.place not in check.changes:
            summary = f"{sentence} changed what was handed in: it is {got}, it should stay {expected}"
    call = f"{check.name}({', '.join([*shown, *named])})"
    if check.runner is not None:
        lines.insert(0, "import asyncio")
        call = f"asyncio.run({call})"
    lines.append(call)
    if wrong.place is not None:
        lines.append("given")
    lines[-1] += f"  # {comment}"
    used = [*zip(check.inputs, recipes[0]), *((check.keywords[name], one) for name, one in recipes[1])]
    preludes = dict.fromkeys(filter(None, (generator.prelude(recipe) for generator, recipe in used)))
    detail = wrong.reason or ("" if error is not None else difference(wrong.got, wrong.expected))
    if not fresh:
        detail = "The same call passed when it was the first: chance, or a state that outlives a call, decides."
    because = check.because
    if callable(because):
        because = because(*check.build(recipes)[0])
    return CheckFailure(
        "exception" if error is not None and not isinstance(wrong.expected, BaseException) else "failed",
        summary if check.accepts is None or wrong.kind != "value" else f"{summary}: {wrong.reason}",
        detail="" if check.accepts is not None and fresh else detail,
        code="\n".join([*preludes, *lines]),
        expected=expected or None,
        got=got,
        because=because,
        slip=_slip(check, wrong, printed, path),
        line=learner_line(error, path),
    )


def _sides(check: CallCheck, wrong: Wrong) -> Tuple[str, str, str]:
    if isinstance(wrong.expected, BaseException) and wrong.kind in ("raised", "returned"):
        got = one_line(wrong.error) if wrong.error is not None else short(wrong.got)
        return got, type(wrong.expected).__name__, "raised" if wrong.error is not None else "returned"
    if wrong.error is not None:
        return one_line(wrong.error), short(wrong.expected) if check.oracle is not None else "", "raised"
    if wrong.kind == "value" and check.accepts is not None:
        return short(wrong.got), "", "returned"
    got, expected = pair(wrong.got, wrong.expected)
    if check.result in ("any order", "same items"):
        expected += " in any order"
    return got, expected, "returned"


def _slip(check: CallCheck, wrong: Wrong, printed: str, path: str) -> Optional[str]:
    if wrong.error is not None:
        return _slips.of_error(wrong.error)
    if wrong.kind == "argument":
        changed = wrong.place not in check.changes
        return _slips.of_changed_argument(wrong.expected, wrong.got) if changed else None
    if wrong.kind == "returned":
        return _slips.of_missing_error(wrong.got, printed)
    if check.accepts is not None or callable(check.result) or check.result in ("any order", "same items"):
        kind = type(wrong.got).__name__
        told = wrong.got is None or kind in ("coroutine", "generator", "method")
        return _slips.of_result(wrong.got, "", printed, check.name, path) if told else None
    return _slips.of_result(wrong.got, wrong.expected, printed, check.name, path)
