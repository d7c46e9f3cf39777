"""The visit order is the queue: a list that grows while a for loop walks over it."""

from __future__ import annotations

from typing import TypeVar

V = TypeVar("V")


def bfs(graph: dict[V, list[V]], start: V) -> list[V]:
    order = [start]
    seen = {start}
    for vertex in order:
        for neighbour in graph[vertex]:
            if neighbour not in seen:
                seen.add(neighbour)
                order.append(neighbour)
    return order


def shortest_path(graph: dict[V, list[V]], start: V, goal: V) -> list[V] | None:
    order = [start]
    came_from = [-1]
    known = {start: 0}
    for place, vertex in enumerate(order):
        for neighbour in graph[vertex]:
            if neighbour not in known:
                known[neighbour] = len(order)
                order.append(neighbour)
                came_from.append(place)
    if goal not in known:
        return None
    path: list[V] = []
    place = known[goal]
    while place >= 0:
        path.append(order[place])
        place = came_from[place]
    return path[::-1]
