# exception: one level of recursion for each ring exhausts the stack on a long line


def bfs(graph, start):
    if start not in graph:
        raise KeyError(start)
    seen = {start}
    order = []

    def visit(ring):
        order.extend(ring)
        next_ring = []
        for vertex in ring:
            for neighbour in graph[vertex]:
                if neighbour not in seen:
                    seen.add(neighbour)
                    next_ring.append(neighbour)
        if next_ring:
            visit(next_ring)

    visit([start])
    return order


def shortest_path(graph, start, goal):
    if start not in graph:
        raise KeyError(start)
    parents = {start: None}
    ring = [start]
    while ring:
        next_ring = []
        for vertex in ring:
            for neighbour in graph[vertex]:
                if neighbour not in parents:
                    parents[neighbour] = vertex
                    next_ring.append(neighbour)
        ring = next_ring
    if goal not in parents:
        return None
    path = [goal]
    while parents[path[-1]] is not None:
        path.append(parents[path[-1]])
    return path[::-1]
