"""Tells that two objects of a class share what each should have of its own."""

from __future__ import annotations

from typing import Callable, List, Optional, Tuple

from ..failure import CheckFailure
from ._operations import Outside
from ._program import Mismatch, Program, Subject, Witness, run, without_dangling
from ._render import Renderer, sides
from ._shrink import Shrinker

_SLIP = (
    "What belongs to one object is set on self in __init__; a list or dict in the class body, "
    "in a default value or in the module is one for all."
)
_Pair = Tuple[Program, Program]


def shared_state(
    subject: Callable[[], Subject],
    is_valid: Callable[[Program], bool],
    renderer: Renderer,
    before: Program,
    program: Program,
) -> Optional[CheckFailure]:
    """Make the failure of a program that fails only after ``before`` ran on another object.

    Return None if it does not fail even then. ``subject`` gives the class of a module that nothing has used yet.
    """

    def fails(pair: _Pair) -> Optional[_Pair]:
        if not is_valid(pair[0]) or not is_valid(pair[1]):
            return None
        found = _second(subject(), pair)
        return (pair[0], pair[1][: found.at + 1]) if found is not None else None

    pair = fails((before, program))
    if pair is None:
        return None
    shrinker = Shrinker(pair, fails, 200)
    shrinker.descend(_shorter)
    first, second = shrinker.best
    witness = Witness(len(second), None)
    mismatch = _second(subject(), shrinker.best, witness)
    if mismatch is None:
        return None
    got, expected, verb = sides(mismatch)
    comment = f"{verb} {got}" + (f", expected {expected}" if expected else "")
    call = second[mismatch.at]
    sentence = renderer.sentence(call, {})
    other = Renderer(renderer.subject, "other")
    lines = other.program(first, _raised(subject(), first), mismatch._replace(at=len(first), argument=None))
    lines += renderer.program(second, witness.raised, mismatch)
    if mismatch.operation is not call.operation:
        sentence = f"len({renderer.target})"
        lines.append(sentence)
    return CheckFailure(
        "failed",
        f"two {renderer.subject} objects share their state: {sentence} {comment}",
        code="\n".join(lines) + f"  # {comment}",
        expected=expected or None,
        got=got,
        slip=_SLIP,
    )


def _second(subject: Subject, pair: _Pair, witness: Optional[Witness] = None) -> Optional[Mismatch]:
    """Run both programs on one class and return the mismatch of the second, if the first has none."""
    try:
        if run(pair[0], subject) is not None:
            return None
        return run(pair[1], subject, witness)
    except Outside:
        return None


def _raised(subject: Subject, program: Program) -> "dict[int, str]":
    witness = Witness(len(program), None)
    run(program, subject, witness)
    return witness.raised


def _shorter(pair: _Pair) -> "List[_Pair]":
    """Pairs with fewer calls, then with plainer values."""
    first, second = pair
    candidates: List[_Pair] = []
    for size in (len(first) // 2, len(first) // 4, 1):
        for start in range(1, len(first), size or 1):
            candidates.append((without_dangling([*first[:start], *first[start + max(size, 1) :]]), second))
    for size in (len(second) // 2, 1):
        for start in range(1, len(second) - 1, size or 1):
            rest = [*second[:start], *second[start + max(size, 1) :]]
            candidates.append((first, without_dangling(rest)))
    return [one for one in candidates if len(one[0]) + len(one[1]) < len(first) + len(second)]
