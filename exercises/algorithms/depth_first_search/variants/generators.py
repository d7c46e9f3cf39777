"""A generator does the walk; the order is peeled off with sets of predecessors. Prints where it starts."""

from __future__ import annotations

from typing import Dict, Hashable, Iterator, List, Set


def _walk(graph: Dict[Hashable, List[Hashable]], start: Hashable) -> Iterator[Hashable]:
    known: Set[Hashable] = set()
    path: List[Iterator[Hashable]] = [iter([start])]
    while path:
        vertex = next(path[-1], path)
        if vertex is path:
            path.pop()
        elif vertex not in known:
            known.add(vertex)
            yield vertex
            path.append(iter(graph[vertex]))


def dfs(graph: Dict[Hashable, List[Hashable]], start: Hashable) -> List[Hashable]:
    graph[start]
    return list(_walk(graph, start))


def topological_order(graph: Dict[Hashable, List[Hashable]]) -> List[Hashable]:
    needs: Dict[Hashable, Set[Hashable]] = {vertex: set() for vertex in graph}
    for vertex, neighbours in graph.items():
        for neighbour in neighbours:
            needs[neighbour].add(vertex)
    ready = {vertex for vertex, missing in needs.items() if not missing}
    order: List[Hashable] = []
    print("ready at the start:", len(ready))
    while ready:
        order.extend(ready)
        freed = set()
        for vertex in ready:
            for neighbour in set(graph[vertex]):
                needs[neighbour].discard(vertex)
                if not needs[neighbour]:
                    freed.add(neighbour)
        ready = freed
    if len(order) != len(graph):
        raise ValueError(f"{len(graph) - len(order)} vertices stand on or behind a cycle")
    return order
