"""Elements that count their comparisons, and a list that counts its reads."""

from __future__ import annotations

import random
import sys
from types import FrameType
from typing import Any, Callable, Dict, Iterator, List, Optional

from ._meter import StepLimit


class Tally:
    """Counts events by the learner's line that caused them, up to a limit."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._left = 0
        self.lines: Dict[int, int] = {}
        self.active = False

    def begin(self, limit: int) -> None:
        """Count from zero; StepLimit is raised beyond ``limit``."""
        self._left = limit
        self.lines = {}
        self.active = True

    def count(self, events: int = 1) -> None:
        """Count events caused by whoever called the method that calls this."""
        if not self.active:
            return
        self._left -= events
        if self._left < 0:
            raise StepLimit
        frame: Optional[FrameType] = sys._getframe(2)
        while frame is not None and frame.f_code.co_filename != self._path:
            frame = frame.f_back
        line = frame.f_lineno if frame is not None else 0
        self.lines[line] = self.lines.get(line, 0) + events


def _comparison(name: str) -> Callable[[Any, Any], Any]:
    def compare(self: "Element", other: Any) -> Any:
        self.tally.count()
        value = other.value if isinstance(other, Element) else other
        return getattr(self.value, name)(value)

    compare.__name__ = name
    return compare


class Element:
    """An integer that counts when it is compared; it can be hashed, printed and used as an index."""

    __slots__ = ("value", "tally")

    def __init__(self, value: int, tally: Tally) -> None:
        self.value = value
        self.tally = tally

    __lt__ = _comparison("__lt__")
    __le__ = _comparison("__le__")
    __gt__ = _comparison("__gt__")
    __ge__ = _comparison("__ge__")
    __eq__ = _comparison("__eq__")  # type: ignore[assignment]
    __ne__ = _comparison("__ne__")  # type: ignore[assignment]

    def __hash__(self) -> int:
        return hash(self.value)

    def __index__(self) -> int:
        return self.value

    def __repr__(self) -> str:
        return repr(self.value)


class CountedList(List[Any]):
    """A list that counts every read of an element; lengths and writes are free."""

    tally: Tally

    def __init__(self, items: Any, tally: Tally) -> None:
        super().__init__(items)
        self.tally = tally

    def __getitem__(self, index: Any) -> Any:
        result = super().__getitem__(index)
        self.tally.count(len(result) if isinstance(index, slice) else 1)
        return result

    def __iter__(self) -> Iterator[Any]:
        for index in range(len(self)):
            self.tally.count()
            yield super().__getitem__(index)

    def __reversed__(self) -> Iterator[Any]:
        for index in range(len(self) - 1, -1, -1):
            self.tally.count()
            yield super().__getitem__(index)

    def __contains__(self, value: object) -> bool:
        return any(each is value or each == value for each in self)

    def index(self, value: Any, *bounds: Any) -> int:
        self.tally.count(len(self))
        return super().index(value, *bounds)

    def count(self, value: Any) -> int:
        self.tally.count(len(self))
        return super().count(value)

    def copy(self) -> List[Any]:
        return list(self)

    def __add__(self, other: Any) -> Any:
        self.tally.count(len(self))
        return super().__add__(other)


def _random(n: int) -> List[int]:
    values = list(range(n))
    random.Random(n).shuffle(values)
    return values


def _organ_pipe(n: int) -> List[int]:
    return [*range(n // 2), *range(n - n // 2, 0, -1)]


SHAPES: Dict[str, Callable[[int], List[int]]] = {
    "random": _random,
    "sorted": lambda n: list(range(n)),
    "reversed": lambda n: list(range(n, 0, -1)),
    "all-equal": lambda n: [7] * n,
    "few-distinct": lambda n: [random.Random(n + i).randrange(4) for i in range(n)],
    "organ-pipe": _organ_pipe,
}
"""Lists of n integers by the name of their order."""
