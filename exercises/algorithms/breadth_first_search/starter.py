"""Breadth-first search: visit a graph ring by ring."""

from __future__ import annotations

from typing import TypeVar

V = TypeVar("V")  # a vertex: anything hashable


def bfs(graph: dict[V, list[V]], start: V) -> list[V]:
    """Return the vertices that can be reached from ``start``, in the order of the visit."""
    raise NotImplementedError("bfs(graph, start) should return the vertices in the order of the visit.")


def shortest_path(graph: dict[V, list[V]], start: V, goal: V) -> list[V] | None:
    """Return a path with the fewest edges from ``start`` to ``goal``, or None when there is none."""
    raise NotImplementedError("shortest_path(graph, start, goal) should return a list of vertices or None.")
