"""`shortest_path` lets two rings grow towards each other; it prints how far each has come."""

from collections import deque

_NOBODY = object()


def bfs(graph, start):
    graph[start]
    visited = []
    marked = {start}
    todo = deque([start])
    while todo:
        v = todo.popleft()
        visited.append(v)
        for w in graph[v]:
            if w in marked:
                continue
            marked.add(w)
            todo.append(w)
    return visited


def _reversed(graph):
    back = {v: [] for v in graph}
    for v, targets in graph.items():
        for w in targets:
            back[w].append(v)
    return back


def _grow(graph, rim, parents, others):
    """Take one ring's step; give back the next rim and the vertex where both searches met, if they did."""
    next_rim = []
    for v in rim:
        for w in graph[v]:
            if w not in parents:
                parents[w] = v
                if w in others:
                    return next_rim, w
                next_rim.append(w)
    return next_rim, _NOBODY


def _chain(parents, v):
    chain = []
    while v is not _NOBODY:
        chain.append(v)
        v = parents[v]
    return chain


def shortest_path(graph, start, goal):
    if start not in graph:
        raise KeyError(start)
    if goal not in graph:
        return None
    if start == goal:
        return [start]
    back = _reversed(graph)
    ahead, behind = {start: _NOBODY}, {goal: _NOBODY}
    rim_ahead, rim_behind = [start], [goal]
    meeting, met = _NOBODY, False
    while rim_ahead and rim_behind and not met:
        rim_ahead, meeting = _grow(graph, rim_ahead, ahead, behind)
        met = meeting is not _NOBODY
        if not met:
            rim_behind, meeting = _grow(back, rim_behind, behind, ahead)
            met = meeting is not _NOBODY
    print("known from the start:", len(ahead), "known from the goal:", len(behind))
    if not met:
        return None
    return _chain(ahead, meeting)[::-1] + _chain(behind, meeting)[1:]
