# too-slow-growth: looks at all vertices to find one that is free, for every step


def dfs(graph, start):
    if start not in graph:
        raise KeyError(start)
    order = []
    seen = set()
    stack = [start]
    while stack:
        vertex = stack.pop()
        if vertex in seen:
            continue
        seen.add(vertex)
        order.append(vertex)
        for neighbour in reversed(graph[vertex]):
            stack.append(neighbour)
    return order


def topological_order(graph):
    incoming = {vertex: 0 for vertex in graph}
    for neighbours in graph.values():
        for neighbour in neighbours:
            incoming[neighbour] += 1
    order = []
    while incoming:
        for vertex, count in incoming.items():
            if count == 0:
                break
        else:
            raise ValueError("cycle")
        del incoming[vertex]
        order.append(vertex)
        for neighbour in graph[vertex]:
            incoming[neighbour] -= 1
    return order
