"""Generator of graphs."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Sequence

from ._base import Scene, Values

Graph = Dict[Any, List[Any]]


class graphs(Values):
    """Graphs as a dict of lists, in which every vertex is a key: ``{0: [1], 1: []}``.

    At most ``most`` vertices, at least ``least``; integers from 0 or letters. Undirected graphs list every edge
    at both ends. ``acyclic`` graphs have no cycle; ``loops`` and ``parallel`` allow self-loops and repeated edges.
    """

    pool = "graphs"

    def __init__(
        self,
        most: int = 7,
        *,
        least: int = 0,
        directed: bool = True,
        acyclic: bool = False,
        loops: bool = True,
        parallel: bool = True,
    ) -> None:
        self.most = most
        self.least = least
        self.directed = directed
        self.acyclic = acyclic
        self.loops = loops and not acyclic
        self.parallel = parallel and (directed or not acyclic)

    def draw(self, scene: Scene) -> Graph:
        rng = scene.rng
        count = rng.between(self.least, self.most)
        names: List[Any] = list(range(count))
        if count <= 26 and rng.chance(0.5):
            names = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:count])
        graph: Graph = {name: [] for name in rng.shuffled(names)}
        order = list(graph)
        for _ in range(rng.between(0, rng.pick((count, 2 * count))) if count else 0):
            start, end = rng.below(count), rng.below(count)
            if self.acyclic and self.directed:
                start, end = min(start, end), max(start, end)
            if start == end and not self.loops:
                continue
            self._connect(graph, order[start], order[end])
        return graph

    def _connect(self, graph: Graph, start: Any, end: Any) -> None:
        if end in graph[start] and not self.parallel:
            return
        if self.acyclic and not self.directed and end in _reachable(graph, start):
            return
        graph[start].append(end)
        if not self.directed and start != end:
            graph[end].append(start)

    def allows(self, recipe: Any, earlier: Sequence[Any] = ()) -> bool:
        return self.least <= len(recipe) <= self.most

    def simpler(self, recipe: Graph) -> Iterator[Graph]:
        if len(recipe) > self.least:
            for vertex in recipe:
                yield {
                    other: [end for end in ends if end != vertex] for other, ends in recipe.items() if other != vertex
                }
        for start, ends in recipe.items():
            for place, end in enumerate(ends):
                graph = {vertex: list(others) for vertex, others in recipe.items()}
                del graph[start][place]
                if not self.directed and start != end:
                    graph[end].remove(start)
                yield graph


def _reachable(graph: Graph, start: Any) -> List[Any]:
    found = [start]
    for vertex in found:
        found.extend(end for end in graph[vertex] if end not in found)
    return found
