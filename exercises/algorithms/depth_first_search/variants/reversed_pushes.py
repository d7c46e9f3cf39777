# Vertices on the stack, neighbours pushed backwards; the order comes from finishing times.


def dfs(graph, start):
    if start not in graph:
        raise KeyError(start)
    visited = set()
    result = []
    stack = [start]
    while stack:
        vertex = stack.pop()
        if vertex in visited:
            continue
        visited.add(vertex)
        result.append(vertex)
        stack.extend(reversed(graph[vertex]))
    return result


def topological_order(graph):
    UNSEEN, OPEN, DONE = 0, 1, 2
    color = {v: UNSEEN for v in graph}
    finished = []
    for root in graph:
        todo = [(root, False)]
        while todo:
            vertex, isExit = todo.pop()
            if isExit:
                color[vertex] = DONE
                finished.append(vertex)
                continue
            if color[vertex] != UNSEEN:
                continue  # a deeper road was faster
            color[vertex] = OPEN
            todo.append((vertex, True))
            for other in graph[vertex]:
                if color[other] == OPEN:
                    raise ValueError("cycle through " + repr(other))
                if color[other] == UNSEEN:
                    todo.append((other, False))
    return finished[::-1]
