# failed: from both ends, vertex by vertex, the first meeting need not be on a shortest path
from collections import deque
def bfs(graph, start):
    order, met = [start], {start}
    for v in order:
        for w in graph[v]:
            if w not in met:
                met.add(w)
                order.append(w)
    return order
def shortest_path(graph, start, goal):
    """Alternates single vertices, and stops at the first vertex that both sides know."""
    graph[start]
    if goal not in graph:
        return None
    if start == goal:
        return [start]
    back = {v: [] for v in graph}
    for v, ws in graph.items():
        for w in ws:
            back[w].append(v)
    here, there = {start: None}, {goal: None}
    lines = deque([start]), deque([goal])
    while lines[0] and lines[1]:
        for mine, other, line, edges in ((here, there, lines[0], graph), (there, here, lines[1], back)):
            if not line:
                continue
            v = line.popleft()
            for w in edges[v]:
                if w not in mine:
                    mine[w] = v
                    line.append(w)
                if w in other:
                    path, u = [], w
                    while u is not None:
                        path.append(u)
                        u = here[u]
                    path.reverse()
                    u = there[w]
                    while u is not None:
                        path.append(u)
                        u = there[u]
                    return path
    return None
