# too-slow-growth: carries a copy of the whole path to find cycles


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
    done = set()
    for root in graph:
        stack = [(root, [root], iter(graph[root]))]
        if root in done:
            continue
        while stack:
            vertex, path, neighbours = stack[-1]
            for neighbour in neighbours:
                if neighbour in path:
                    raise ValueError("cycle")
                if neighbour not in done:
                    stack.append((neighbour, path + [neighbour], iter(graph[neighbour])))
                    break
            else:
                stack.pop()
                done.add(vertex)
                finished.append(vertex)
    return finished[::-1]
