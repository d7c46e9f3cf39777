"""Decides whether what threads saw could have come from calling one after the other."""

from __future__ import annotations

import copy
from typing import Any, FrozenSet, List, NamedTuple, Optional, Sequence, Set, Tuple

from ._outcome import Outcome


class Call(NamedTuple):
    """A call to make: ``call("put", 1)``."""

    method: str
    arguments: Tuple[Any, ...] = ()

    def __str__(self) -> str:
        return f"{self.method}({', '.join(map(repr, self.arguments))})"


def call(method: str, *arguments: Any) -> Call:
    """Return a call of ``method`` for ``Scenario.linearizable``."""
    return Call(method, arguments)


class Done(NamedTuple):
    """A call that was made: by which thread, between which two moments, with which outcome."""

    thread: int
    call: Call
    begin: int
    end: int
    outcome: Outcome


def perform(subject: Any, each: Call) -> Outcome:
    """Make the call; exceptions are outcomes."""
    try:
        if each.method == "__len__":
            return Outcome(len(subject))
        return Outcome(getattr(subject, each.method)(*each.arguments))
    except Exception as error:
        return Outcome(None, error)


def same(one: Outcome, other: Outcome) -> bool:
    """Return whether two outcomes look the same from outside: the value, or the type of the exception."""
    if one.error is not None or other.error is not None:
        return type(one.error) is type(other.error)
    return type(one.value) is type(other.value) and bool(one.value == other.value)


def explanation(history: Sequence[Done], model: Any) -> Optional[List[Done]]:
    """Return an order of the calls, each within its time, in which ``model`` gives the same outcomes.

    None when there is none: then the history is not linearizable. Exhaustive; meant for a dozen calls.
    """
    dead: Set[Tuple[FrozenSet[int], str]] = set()

    def extend(done: FrozenSet[int], state: Any, order: List[Done]) -> Optional[List[Done]]:
        if len(order) == len(history):
            return order
        key = (done, repr(vars(state)) if hasattr(state, "__dict__") else repr(state))
        if key in dead:
            return None
        left = [index for index in range(len(history)) if index not in done]
        first_end = min(history[index].end for index in left)
        for index in left:
            each = history[index]
            # Nothing that began after another call had ended can come before it.
            if each.begin > first_end:
                continue
            following = copy.deepcopy(state)
            if same(perform(following, each.call), each.outcome):
                found = extend(done | {index}, following, order + [each])
                if found is not None:
                    return found
        dead.add(key)
        return None

    return extend(frozenset(), model, [])


def describe(history: Sequence[Done]) -> str:
    """Return the history in words, one call a line, in the order of beginning."""
    rows = sorted(history, key=lambda each: each.begin)
    return "\n".join(f"T{each.thread + 1}: {each.call} -> {each.outcome!r}" for each in rows)
