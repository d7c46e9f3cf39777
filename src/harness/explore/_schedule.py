"""Schedules as text: the choices that differ from the default, nothing else."""

from __future__ import annotations

import math
import re
from typing import List, NamedTuple, Tuple

from ._strategies import Default, Follow, Lockstep

Deviation = Tuple[int, int, int]

_ENTRY = re.compile(r"([TL])(\d+)@(\d+)>(\d+)\Z")
_SIGNALLED = re.compile(r"E(\d+)\Z")
_SHORTEST = re.compile(r"W([\d.]+)\Z")
_PREFIX = "ip1"
_MODES = ("any-time", "lockstep", "exact")


class Schedule(NamedTuple):
    """``deviations`` are (thread, its event, who goes on instead); loops of tasks count as -1, -2, ….

    ``any_time`` says that sleepers and short time-outs may end at any moment, ``lockstep`` that every thread makes
    one step at a time, in turn, and ``exact`` that sleeps meanwhile last as long as they say. ``signalled`` are the ordinals of the events that somebody sets: while time is bent,
    waiting for any other is a sleep. ``shortest`` is the time-out, in seconds, that comes by itself, as no sleep that
    is longer may end early.
    """

    deviations: Tuple[Deviation, ...] = ()
    any_time: bool = False
    lockstep: bool = False
    signalled: Tuple[int, ...] = ()
    shortest: float = math.inf
    exact: bool = False

    def encode(self) -> str:
        """Return the text form; it means the same on every supported Python.

        >>> Schedule(((0, 5, 1), (-1, 2, 3))).encode()
        'ip1 T0@5>1 L0@2>3'
        """
        words = [_PREFIX]
        if self.any_time:
            words.append("any-time")
        if self.lockstep:
            words.append("lockstep")
        if self.exact:
            words.append("exact")
        words.extend(f"E{ordinal}" for ordinal in self.signalled)
        if self.shortest < math.inf:
            words.append(f"W{self.shortest:f}")
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
    signalled: List[int] = []
    shortest = math.inf
    for word in words[1:]:
        if word in _MODES:
            continue
        event = _SIGNALLED.match(word)
        if event is not None:
            signalled.append(int(event.group(1)))
            continue
        limit = _SHORTEST.match(word)
        if limit is not None:
            shortest = float(limit.group(1))
            continue
        match = _ENTRY.match(word)
        if match is None:
            raise ValueError(f"not a choice of a schedule: {word!r}")
        kind, index, n, target = match.groups()
        who = int(index) if kind == "T" else -int(index) - 1
        deviations.append((who, int(n), int(target)))
    return Schedule(tuple(deviations), "any-time" in words, "lockstep" in words, tuple(signalled), shortest, "exact" in words)


def strategy(schedule: Schedule) -> Default:
    """Return the strategy that follows ``schedule``."""
    return Lockstep(schedule.exact) if schedule.lockstep else Follow(schedule.deviations)
