# exception: the recursive order exhausts the stack on a long line


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
    on_path = set()

    def visit(vertex):
        if vertex in on_path:
            raise ValueError("cycle")
        if vertex in done:
            return
        on_path.add(vertex)
        for neighbour in graph[vertex]:
            visit(neighbour)
        on_path.remove(vertex)
        done.add(vertex)
        finished.append(vertex)

    for vertex in graph:
        visit(vertex)
    return finished[::-1]
