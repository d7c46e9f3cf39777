# failed: lists a vertex after everything behind it

from collections import deque


def dfs(graph, start):
    order = []
    seen = {start}
    path = [(start, iter(graph[start]))]
    while path:
        vertex, neighbours = path[-1]
        for neighbour in neighbours:
            if neighbour not in seen:
                seen.add(neighbour)
                path.append((neighbour, iter(graph[neighbour])))
                break
        else:
            path.pop()
            order.append(vertex)
    return order


def topological_order(graph):
    incoming = {vertex: 0 for vertex in graph}
    for neighbours in graph.values():
        for neighbour in neighbours:
            incoming[neighbour] += 1
    free = deque(vertex for vertex in graph if incoming[vertex] == 0)
    order = []
    while free:
        vertex = free.popleft()
        order.append(vertex)
        for neighbour in graph[vertex]:
            incoming[neighbour] -= 1
            if incoming[neighbour] == 0:
                free.append(neighbour)
    if len(order) != len(graph):
        raise ValueError("cycle")
    return order
