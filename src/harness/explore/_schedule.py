"""Schedules as text: the choices that differ from the default, nothing else."""

from __future__ import annotations

import re
from typing import Iterable, List, NamedTuple, Tuple

Deviation = Tuple[int, int, int]

_ENTRY = re.compile(r"([TL])(\d+)@(\d+)>(\d+)\Z")
_PREFIX = "ip1"


class Schedule(NamedTuple):
    """``deviations`` are (thread, its event, who goes on instead); loops of tasks count as -1, -2, ….

    ``any_time`` says that sleepers and short time-outs may end at any moment.
    """

    deviations: Tuple[Deviation, ...] = ()
    any_time: bool = False

    def encode(self) -> str:
        """Return the text form; it means the same on every supported Python.

        >>> Schedule(((0, 5, 1), (-1, 2, 3))).encode()
        'ip1 T0@5>1 L0@2>3'
        """
        words = [_PREFIX]
        if self.any_time:
            words.append("any-time")
        for index, n, target in self.deviations:
            who = f"T{index}" if index >= 0 else f"L{-index - 1}"
            words.append(f"{who}@{n}>{target}")
        return " ".join(words)


def decode(text: str) -> Schedule:
    """Return the schedule that ``text`` describes. Raises ValueError when it describes none."""
    words = text.split()
    if not words or words[0] != _PREFIX:
        raise ValueError(f"not a schedule: {text!r} (a schedule begins with {_PREFIX!r})")
    deviations: List[Deviation] = []
    any_time = False
    for word in words[1:]:
        if word == "any-time":
            any_time = True
            continue
        match = _ENTRY.match(word)
        if match is None:
            raise ValueError(f"not a choice of a schedule: {word!r}")
        kind, index, n, target = match.groups()
        who = int(index) if kind == "T" else -int(index) - 1
        deviations.append((who, int(n), int(target)))
    return Schedule(tuple(deviations), any_time)


def of(deviations: Iterable[Deviation], any_time: bool) -> Schedule:
    """Return the schedule of a finished run."""
    return Schedule(tuple(deviations), any_time)
