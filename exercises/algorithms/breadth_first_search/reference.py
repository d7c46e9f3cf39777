"""Breadth-first search with a queue, and predecessors to find the way back."""

from __future__ import annotations

from collections import deque
from typing import TypeVar

V = TypeVar("V")  # a vertex: anything hashable


def bfs(graph: dict[V, list[V]], start: V) -> list[V]:
    """Return the vertices that can be reached from ``start``, in the order of the visit. O(V + E).

    Raises KeyError for an unknown start.
    """
    return list(_predecessors(graph, start))


def shortest_path(graph: dict[V, list[V]], start: V, goal: V) -> list[V] | None:
    """Return a path with the fewest edges from ``start`` to ``goal``, or None when there is none. O(V + E).

    Raises KeyError for an unknown start.
    """
    found_from = _predecessors(graph, start)
    if goal not in found_from:
        return None
    path = [goal]
    while path[-1] != start:
        path.append(found_from[path[-1]])
    path.reverse()
    return path


def _predecessors(graph: dict[V, list[V]], start: V) -> dict[V, V]:
    """Map every vertex that can be reached to the one that found it, in the order of the visit."""
    if start not in graph:
        raise KeyError(start)
    found_from: dict[V, V] = {start: start}
    queue = deque([start])
    while queue:
        vertex = queue.popleft()
        for neighbour in graph[vertex]:
            # Marked on the way in: a vertex with many incoming edges must not wait in line many times.
            if neighbour not in found_from:
                found_from[neighbour] = vertex
                queue.append(neighbour)
    return found_from
