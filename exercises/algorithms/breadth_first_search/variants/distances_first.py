"""Numbers all vertices with their distance, then walks downhill from the goal."""

import queue


def bfs(graph, start):
    return list(distances(graph, start))


def distances(graph, start):
    if start not in graph:
        raise KeyError(start)
    distance = {start: 0}
    waiting = queue.SimpleQueue()
    waiting.put(start)
    while not waiting.empty():
        vertex = waiting.get()
        for neighbour in graph[vertex]:
            if neighbour not in distance:
                distance[neighbour] = distance[vertex] + 1
                waiting.put(neighbour)
    return distance


def shortest_path(graph, start, goal):
    distance = distances(graph, start)
    if goal not in distance:
        return None
    # Every vertex is handed to one neighbour of the next ring, so each edge is looked at once more.
    uphill = {}
    for vertex in distance:
        for neighbour in graph[vertex]:
            if distance[neighbour] == distance[vertex] + 1:
                uphill[neighbour] = vertex
    path = [goal]
    for _ in range(distance[goal]):
        path.append(uphill[path[-1]])
    path.reverse()
    return path
