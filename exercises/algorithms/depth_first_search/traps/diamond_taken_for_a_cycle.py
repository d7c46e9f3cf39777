# exception: two colours: a vertex that is reached twice is taken for a cycle


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
    finished = []
    seen = set()
    for root in graph:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(graph[root]))]
        here = {root}
        while path:
            vertex, neighbours = path[-1]
            for neighbour in neighbours:
                if neighbour in here:
                    raise ValueError("cycle")
                if neighbour not in seen:
                    seen.add(neighbour)
                    here.add(neighbour)
                    path.append((neighbour, iter(graph[neighbour])))
                    break
            else:
                path.pop()
                finished.append(vertex)
    return finished[::-1]
