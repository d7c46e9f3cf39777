"""Links live in two dicts keyed by serial number; a handle only knows its number and its value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator

END = 0


@dataclass(frozen=True)
class Handle:
    number: int
    value: Any


class DoublyLinkedList:
    def __init__(self) -> None:
        self._after: dict[int, int] = {END: END}
        self._before: dict[int, int] = {END: END}
        self._value: dict[int, Any] = {}
        self._made = 0

    def _insert(self, value: Any, before: int, after: int) -> Handle:
        self._made += 1
        number = self._made
        self._after[before] = self._before[after] = number
        self._after[number], self._before[number] = after, before
        self._value[number] = value
        return Handle(number, value)

    def _take_out(self, number: int) -> Any:
        value = self._value.pop(number)
        before, after = self._before.pop(number), self._after.pop(number)
        self._after[before], self._before[after] = after, before
        return value

    def push_front(self, value: Any) -> Handle:
        return self._insert(value, END, self._after[END])

    def push_back(self, value: Any) -> Handle:
        return self._insert(value, self._before[END], END)

    def pop_front(self) -> Any:
        if not self._value:
            raise IndexError("empty")
        return self._take_out(self._after[END])

    def pop_back(self) -> Any:
        if not self._value:
            raise IndexError("empty")
        return self._take_out(self._before[END])

    def remove(self, node: Handle) -> None:
        if node.number not in self._value:
            raise ValueError(f"node {node.number} is out already")
        self._take_out(node.number)

    def __iter__(self) -> Iterator[Any]:
        return self._walk(self._after)

    def __reversed__(self) -> Iterator[Any]:
        return self._walk(self._before)

    def _walk(self, link: dict[int, int]) -> Iterator[Any]:
        number = link[END]
        while number != END:
            yield self._value[number]
            number = link[number]

    def __len__(self) -> int:
        return len(self._value)
