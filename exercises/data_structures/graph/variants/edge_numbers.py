"""Every edge has a number, so that a search can tell the edge it came by from a parallel one. camelCase helpers."""

from __future__ import annotations

from collections import deque
from typing import Hashable, Iterator


class Graph:
    def __init__(self, directed: bool = False) -> None:
        self.isDirected = directed
        self.edgesAt: dict[Hashable, list[tuple[int, Hashable]]] = {}
        self.backEdgesAt: dict[Hashable, list[tuple[int, Hashable]]] = {}
        self.edgeCount = 0

    def add_vertex(self, v: Hashable) -> None:
        if v in self.edgesAt:
            return
        self.edgesAt[v] = []
        self.backEdgesAt[v] = []

    def add_edge(self, u: Hashable, v: Hashable) -> int:
        self.add_vertex(u)
        self.add_vertex(v)
        number = self.edgeCount
        self.edgeCount += 1
        self.edgesAt[u].append((number, v))
        target = self.backEdgesAt if self.isDirected else self.edgesAt
        target[v].append((number, u))
        return number

    def neighbors(self, v: Hashable) -> set[Hashable]:
        return {w for _, w in self.edgesAt[v]}

    def undirectedCycle(self) -> bool:
        cameBy: dict[Hashable, int] = {}
        for start in self.edgesAt:
            if start in cameBy:
                continue
            cameBy[start] = -1
            queue = deque([start])
            while queue:
                v = queue.popleft()
                for number, w in self.edgesAt[v]:
                    if number == cameBy[v]:
                        continue
                    if w in cameBy:
                        return True
                    cameBy[w] = number
                    queue.append(w)
        return False

    def finishingOrder(self) -> Iterator[Hashable]:
        entered: set[Hashable] = set()
        for start in self.edgesAt:
            agenda: list[tuple[bool, Hashable]] = [(False, start)]
            while agenda:
                leaving, v = agenda.pop()
                if leaving:
                    yield v
                elif v not in entered:
                    entered.add(v)
                    agenda.append((True, v))
                    agenda.extend((False, w) for _, w in self.edgesAt[v])

    def has_cycle(self) -> bool:
        if not self.isDirected:
            return self.undirectedCycle()
        place = {v: at for at, v in enumerate(self.finishingOrder())}
        return any(place[w] >= place[v] for v, edges in self.edgesAt.items() for _, w in edges)

    def components(self) -> list[set[Hashable]]:
        found: list[set[Hashable]] = []
        left = dict.fromkeys(self.edgesAt)
        for start in self.edgesAt:
            if start not in left:
                continue
            del left[start]
            queue = deque([start])
            part = set()
            while queue:
                v = queue.popleft()
                part.add(v)
                for _, w in self.edgesAt[v] + self.backEdgesAt[v]:
                    if w in left:
                        del left[w]
                        queue.append(w)
            found.append(part)
        return found

    def __len__(self) -> int:
        return len(self.edgesAt)

    def __contains__(self, v: Hashable) -> bool:
        return v in self.edgesAt
