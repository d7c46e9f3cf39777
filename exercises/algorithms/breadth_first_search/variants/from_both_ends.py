"""A ring from either end, the smaller one first; each is finished before it counts."""


def bfs(graph, start):
    order = [start]
    met = {start: None}
    for v in order:
        for w in graph[v]:
            if w not in met:
                met[w] = v
                order.append(w)
    return order
def shortest_path(graph, start, goal):
    """Two rings that meet; whole rings are finished before they are compared."""
    if start not in graph:
        raise KeyError(start)
    if goal not in graph:
        return None
    back = {v: [] for v in graph}
    for v, ws in graph.items():
        for w in ws:
            back[w].append(v)
    sides = [({start: None}, [start], graph), ({goal: None}, [goal], back)]
    if start == goal:
        return [start]
    while sides[0][1] and sides[1][1]:
        i = len(sides[0][1]) > len(sides[1][1])
        parents, ring, edges = sides[i]
        other = sides[1 - i][0]
        following = []
        meeting = None
        for v in ring:
            for w in edges[v]:
                if w not in parents:
                    parents[w] = v
                    following.append(w)
                    if meeting is None and w in other:
                        meeting = w
        sides[i] = (parents, following, edges)
        if meeting is not None:
            path = [meeting]
            while sides[0][0][path[-1]] is not None or path[-1] != start:
                path.append(sides[0][0][path[-1]])
            path.reverse()
            while path[-1] != goal:
                path.append(sides[1][0][path[-1]])
            return path
    return None
