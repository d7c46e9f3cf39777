"""Graph: adjacency lists in both directions; counting finds undirected cycles, peeling finds directed ones."""

from typing import Any, Dict, Hashable, Iterable, List, Set


class Graph:
    """A graph, undirected unless ``directed``; vertices are hashable."""

    def __init__(self, directed: bool = False) -> None:
        self._directed = directed
        self._outgoing: Dict[Hashable, List[Hashable]] = {}
        self._incoming: Dict[Hashable, List[Hashable]] = {}
        self._edges = 0

    def add_vertex(self, v: Hashable) -> None:
        """Add ``v``; nothing changes if it is there already."""
        self._outgoing.setdefault(v, [])
        self._incoming.setdefault(v, [])

    def add_edge(self, u: Hashable, v: Hashable) -> None:
        """Add an edge from ``u`` to ``v`` in O(1), and the vertices if they are missing."""
        self.add_vertex(u)
        self.add_vertex(v)
        self._outgoing[u].append(v)
        self._incoming[v].append(u)
        self._edges += 1

    def neighbors(self, v: Hashable) -> Iterable[Any]:
        """Return the vertices that an edge leads to from ``v``; KeyError when ``v`` is unknown."""
        if self._directed:
            return list(self._outgoing[v])
        return self._outgoing[v] + self._incoming[v]

    def has_cycle(self) -> bool:
        """Tell in O(V + E) whether the graph has a cycle."""
        if self._directed:
            return self._peeled() < len(self)
        # A forest has exactly one edge less than vertices in each of its trees.
        return self._edges > len(self) - len(self.components())

    def components(self) -> List[Set[Any]]:
        """Return the vertices of each connected part, directions ignored, in O(V + E)."""
        seen: Set[Any] = set()
        parts: List[Set[Any]] = []
        for start in self._outgoing:
            if start in seen:
                continue
            part = {start}
            pending = [start]
            while pending:
                v = pending.pop()
                for other in self._outgoing[v] + self._incoming[v]:
                    if other not in part:
                        part.add(other)
                        pending.append(other)
            seen |= part
            parts.append(part)
        return parts

    def __len__(self) -> int:
        """Return the number of vertices."""
        return len(self._outgoing)

    def __contains__(self, v: Hashable) -> bool:
        """Tell whether ``v`` is a vertex."""
        return v in self._outgoing

    def _peeled(self) -> int:
        """Count the vertices that go when those without incoming edges are taken away again and again."""
        waiting = {v: len(sources) for v, sources in self._incoming.items()}
        free = [v for v, count in waiting.items() if count == 0]
        peeled = 0
        while free:
            peeled += 1
            for other in self._outgoing[free.pop()]:
                waiting[other] -= 1
                if waiting[other] == 0:
                    free.append(other)
        return peeled
