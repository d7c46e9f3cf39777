# too-slow-growth: builds the path by inserting at its front

from collections import deque


def bfs(graph, start):
    if start not in graph:
        raise KeyError(start)
    order = []
    seen = {start}
    queue = deque([start])
    while queue:
        vertex = queue.popleft()
        order.append(vertex)
        for neighbour in graph[vertex]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return order


def shortest_path(graph, start, goal):
    if start not in graph:
        raise KeyError(start)
    parent = {start: None}
    queue = deque([start])
    while queue:
        vertex = queue.popleft()
        if vertex == goal:
            break
        for neighbour in graph[vertex]:
            if neighbour not in parent:
                parent[neighbour] = vertex
                queue.append(neighbour)
    if goal not in parent:
        return None
    path = []
    vertex = goal
    while vertex is not None:
        path.insert(0, vertex)
        vertex = parent[vertex]
    return path
