# too-slow-growth: copies the whole path for every vertex found

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
    queue = deque([[start]])
    seen = {start}
    while queue:
        path = queue.popleft()
        if path[-1] == goal:
            return path
        for neighbour in graph[path[-1]]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(path + [neighbour])
    return None
