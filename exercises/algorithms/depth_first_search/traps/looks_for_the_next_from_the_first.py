# too-slow-growth: whenever it comes back to a vertex, it looks through its neighbours from the first one again


def dfs(graph, start):
    order = [start]
    seen = {start}
    way = [start]
    if start not in graph:
        raise KeyError(start)
    while way:
        unseen = [neighbour for neighbour in graph[way[-1]] if neighbour not in seen]
        if not unseen:
            way.pop()
            continue
        seen.add(unseen[0])
        order.append(unseen[0])
        way.append(unseen[0])
    return order


def topological_order(graph):
    incoming = {vertex: 0 for vertex in graph}
    for neighbours in graph.values():
        for neighbour in neighbours:
            incoming[neighbour] += 1
    order = [vertex for vertex in graph if incoming[vertex] == 0]
    for vertex in order:
        for neighbour in graph[vertex]:
            incoming[neighbour] -= 1
            if incoming[neighbour] == 0:
                order.append(neighbour)
    if len(order) != len(graph):
        raise ValueError("cycle")
    return order
