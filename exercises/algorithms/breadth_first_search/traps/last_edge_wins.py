# failed: a later edge overwrites the predecessor that found a vertex first

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
    done = set()
    while queue:
        vertex = queue.popleft()
        done.add(vertex)
        for neighbour in graph[vertex]:
            if neighbour not in parent:
                queue.append(neighbour)
            if neighbour != start and neighbour not in done:
                parent[neighbour] = vertex
    if goal not in parent:
        return None
    path = []
    vertex = goal
    while vertex is not None:
        path.append(vertex)
        vertex = parent[vertex]
    return path[::-1]
