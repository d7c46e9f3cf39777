# too-slow-growth: looks for a vertex in a list of visited ones

from collections import deque


def dfs(graph, start):
    if start not in graph:
        raise KeyError(start)
    order = []
    stack = [start]
    while stack:
        vertex = stack.pop()
        if vertex in order:
            continue
        order.append(vertex)
        for neighbour in reversed(graph[vertex]):
            stack.append(neighbour)
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
