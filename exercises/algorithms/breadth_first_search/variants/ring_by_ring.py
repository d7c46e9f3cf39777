"""Two lists take turns: this ring and the next one. No queue at all."""


def bfs(graph, start):
    if start not in graph:
        raise KeyError(start)
    order, seen, ring = [], {start}, [start]
    while ring:
        order += ring
        nextRing = []
        for vertex in ring:
            for other in graph[vertex]:
                if other not in seen:
                    seen.add(other)
                    nextRing.append(other)
        ring = nextRing
    return order


def shortest_path(graph, start, goal):
    if start not in graph:
        raise KeyError("no vertex " + repr(start))
    if start == goal:
        return [start]
    parents, ring = {start: None}, [start]
    while ring:
        nextRing = []
        for vertex in ring:
            for other in graph[vertex]:
                if other in parents:
                    continue
                parents[other] = vertex
                if other == goal:
                    return walkBack(parents, start, goal)
                nextRing.append(other)
        ring = nextRing
    return None


def walkBack(parents, start, goal):
    path = []
    vertex = goal
    while vertex != start:
        path.append(vertex)
        vertex = parents[vertex]
    return [start] + path[::-1]
