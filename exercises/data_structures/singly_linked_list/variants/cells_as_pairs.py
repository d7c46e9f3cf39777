"""Cells are two-element pairs that can be changed; the list is an iterator class of its own. Prints a bit."""

from __future__ import annotations

from typing import Any, Iterator


class Cell:
    __slots__ = ("first", "rest")

    def __init__(self, first: Any, rest: Cell | None) -> None:
        self.first, self.rest = first, rest


class Walk:
    def __init__(self, cell: Cell | None) -> None:
        self.cell = cell

    def __iter__(self) -> Walk:
        return self

    def __next__(self) -> Any:
        if self.cell is None:
            raise StopIteration
        value, self.cell = self.cell.first, self.cell.rest
        return value


class LinkedList:
    def __init__(self) -> None:
        self.start: Cell | None = None
        self.count = 0

    def insert_head(self, value: Any) -> LinkedList:
        self.start = Cell(value, self.start)
        self.count += 1
        return self

    def insert_tail(self, value: Any) -> LinkedList:
        if self.start is None:
            return self.insert_head(value)
        cell = self.start
        while cell.rest is not None:
            cell = cell.rest
        cell.rest = Cell(value, None)
        self.count += 1
        return self

    def delete(self, value: Any) -> bool:
        link: Any = None
        cell = self.start
        while cell is not None:
            if cell.first == value:
                if link is None:
                    self.start = cell.rest
                else:
                    link.rest = cell.rest
                self.count -= 1
                print("deleted", value)
                return True
            link, cell = cell, cell.rest
        return False

    def search(self, value: Any) -> int:
        return next((place for place, each in enumerate(self) if each == value), -1)

    def get(self, index: int) -> Any:
        if not 0 <= index < self.count:
            raise IndexError(f"{index} is not between 0 and {self.count - 1}")
        for place, each in enumerate(self):
            if place == index:
                return each
        raise AssertionError("counted wrongly")

    def reverse(self) -> None:
        turned: Cell | None = None
        while self.start is not None:
            cell = self.start
            self.start = cell.rest
            cell.rest = turned
            turned = cell
        self.start = turned

    def __iter__(self) -> Iterator[Any]:
        return Walk(self.start)

    def __len__(self) -> int:
        return self.count
