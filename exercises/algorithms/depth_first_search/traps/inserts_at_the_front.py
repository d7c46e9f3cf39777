# too-slow-growth: builds the order by inserting at its front


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
    order = []
    state = {}
    for root in graph:
        if root in state:
            continue
        state[root] = "open"
        path = [(root, iter(graph[root]))]
        while path:
            vertex, neighbours = path[-1]
            for neighbour in neighbours:
                if state.get(neighbour) == "open":
                    raise ValueError("cycle")
                if neighbour not in state:
                    state[neighbour] = "open"
                    path.append((neighbour, iter(graph[neighbour])))
                    break
            else:
                path.pop()
                state[vertex] = "done"
                order.insert(0, vertex)
    return order
