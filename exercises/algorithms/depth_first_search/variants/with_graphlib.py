"""The standard library's sorter for the order, indexes into the lists of neighbours for the walk."""

import graphlib


def dfs(graph, start):
    if start not in graph:
        raise KeyError(f"unknown vertex {start!r}")
    position = {start: 0}
    order, path = [start], [start]
    while path:
        here = path[-1]
        index = position[here]
        if index == len(graph[here]):
            path.pop()
            continue
        position[here] = index + 1
        following = graph[here][index]
        if following not in position:
            position[following] = 0
            order.append(following)
            path.append(following)
    return order


def topological_order(graph):
    sorter = graphlib.TopologicalSorter()
    for vertex, neighbours in graph.items():
        sorter.add(vertex)
        for neighbour in neighbours:
            sorter.add(neighbour, vertex)
    try:
        sorter.prepare()
    except graphlib.CycleError as error:
        raise ValueError("cycle: " + " -> ".join(map(str, error.args[1]))) from None
    order = []
    while sorter.is_active():
        ready = sorter.get_ready()
        order += ready
        sorter.done(*ready)
    return order
