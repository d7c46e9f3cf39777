"""A binary heap of one's own with a comparison function, a heap of the k best, and a merge of pairs of streams."""

from __future__ import annotations

from typing import Any, Callable, Iterable, Iterator


class BinaryHeap:
    def __init__(self, before: Callable[[Any, Any], bool]) -> None:
        self.before = before
        self.nodes: list[Any] = []

    def add(self, node: Any) -> None:
        self.nodes.append(node)
        child = len(self.nodes) - 1
        while child:
            parent = (child - 1) >> 1
            if not self.before(self.nodes[child], self.nodes[parent]):
                return
            self.nodes[child], self.nodes[parent] = self.nodes[parent], self.nodes[child]
            child = parent

    def takeTop(self) -> Any:
        top, last = self.nodes[0], self.nodes.pop()
        if self.nodes:
            self.nodes[0] = last
            self.settle()
        return top

    def replaceTop(self, node: Any) -> None:
        self.nodes[0] = node
        self.settle()

    def settle(self) -> None:
        parent = 0
        while True:
            best = parent
            for child in (2 * parent + 1, 2 * parent + 2):
                if child < len(self.nodes) and self.before(self.nodes[child], self.nodes[best]):
                    best = child
            if best == parent:
                return
            self.nodes[best], self.nodes[parent] = self.nodes[parent], self.nodes[best]
            parent = best


class Ticket:
    def __init__(self, priority: Any, number: int, item: Any) -> None:
        self.priority = priority
        self.number = number
        self.item = item

    def isBefore(self, other: Ticket) -> bool:
        if self.priority < other.priority:
            return True
        if other.priority < self.priority:
            return False
        return self.number < other.number


class PriorityQueue:
    def __init__(self) -> None:
        self.heap = BinaryHeap(Ticket.isBefore)
        self.issued = 0

    def push(self, item: Any, priority: Any) -> int:
        self.issued += 1
        self.heap.add(Ticket(priority, self.issued, item))
        return self.issued

    def pop(self) -> Any:
        if len(self) == 0:
            raise IndexError
        return self.heap.takeTop().item

    def peek(self) -> Any:
        return self.heap.nodes[0].item

    def __len__(self) -> int:
        return len(self.heap.nodes)


def k_smallest(iterable: Iterable[Any], k: int) -> list[Any]:
    best = BinaryHeap(lambda a, b: b < a)
    for item in iterable:
        if len(best.nodes) < k:
            best.add(item)
        elif k and item < best.nodes[0]:
            best.replaceTop(item)
    found = []
    while best.nodes:
        found.append(best.takeTop())
    return found[::-1]


def mergePair(left: Iterator[Any], right: Iterator[Any]) -> Iterator[Any]:
    nothing = object()
    a = next(left, nothing)
    b = next(right, nothing)
    while a is not nothing or b is not nothing:
        if b is nothing or (a is not nothing and not b < a):
            yield a
            a = next(left, nothing)
        else:
            yield b
            b = next(right, nothing)


def merge_sorted(*iterables: Iterable[Any]) -> Iterator[Any]:
    streams = [iter(one) for one in iterables]
    while len(streams) > 1:
        streams = [mergePair(*streams[at : at + 2]) if at + 1 < len(streams) else streams[at]
                   for at in range(0, len(streams), 2)]
    return streams[0] if streams else iter(())
