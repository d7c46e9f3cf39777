"""Depth-first search: walk a graph as deep as it goes."""

from __future__ import annotations

from typing import TypeVar

V = TypeVar("V")  # a vertex: anything hashable


def dfs(graph: dict[V, list[V]], start: V) -> list[V]:
    """Return the vertices that can be reached from ``start``, in preorder; KeyError for an unknown start."""
    raise NotImplementedError("dfs(graph, start) should return the vertices in preorder.")


def topological_order(graph: dict[V, list[V]]) -> list[V]:
    """Return all vertices so that every edge leads forwards; ValueError when there is a cycle."""
    raise NotImplementedError("topological_order(graph) should return all vertices, tails before heads.")
