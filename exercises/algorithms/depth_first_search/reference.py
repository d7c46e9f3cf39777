"""Depth-first search on a stack of iterators, and a topological order by counting incoming edges."""

from __future__ import annotations

from typing import TypeVar

V = TypeVar("V")  # a vertex: anything hashable


def dfs(graph: dict[V, list[V]], start: V) -> list[V]:
    """Return the vertices that can be reached from ``start``, in preorder. O(V + E).

    Raises KeyError for an unknown start.
    """
    order = [start]
    seen = {start}
    # An iterator keeps its place in a list of neighbours, as a frame of the recursive version would.
    open_roads = [iter(graph[start])]
    while open_roads:
        for neighbour in open_roads[-1]:
            if neighbour not in seen:
                seen.add(neighbour)
                order.append(neighbour)
                open_roads.append(iter(graph[neighbour]))
                break
        else:
            open_roads.pop()
    return order


def topological_order(graph: dict[V, list[V]]) -> list[V]:
    """Return all vertices so that every edge leads forwards. O(V + E).

    Raises ValueError when there is a cycle.
    """
    incoming = dict.fromkeys(graph, 0)
    for neighbours in graph.values():
        for neighbour in neighbours:
            incoming[neighbour] += 1
    order = [vertex for vertex, count in incoming.items() if count == 0]
    for vertex in order:  # grows while it is walked: vertices that become free are appended
        for neighbour in graph[vertex]:
            incoming[neighbour] -= 1
            if incoming[neighbour] == 0:
                order.append(neighbour)
    if len(order) < len(graph):
        raise ValueError("the graph has a cycle")
    return order
