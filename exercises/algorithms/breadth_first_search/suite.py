from itertools import product

from harness.growth import check as check_growth
from harness.testing import CheckFailure, ExerciseTest, growth_test, random_test, values


def visit(graph, start):
    """The dumbest right visit: ring by ring, with lists."""
    if start not in graph:
        raise KeyError(start)
    ring, order = [start], [start]
    while ring:
        following = []
        for vertex in ring:
            for neighbour in graph[vertex]:
                if neighbour not in order:
                    order.append(neighbour)
                    following.append(neighbour)
        ring = following
    return order


def distance(graph, start, goal):
    """How many edges a shortest path has; None without a path."""
    ring, known, steps = {start}, {start}, 0
    while ring:
        if goal in ring:
            return steps
        ring = {neighbour for vertex in ring for neighbour in graph[vertex]} - known
        known |= ring
        steps += 1
    return None


def is_shortest(arguments, path):
    """Judge a result of shortest_path by the statement: any path with the fewest edges, or None."""
    graph, start, goal = arguments
    fewest = distance(graph, start, goal)
    if fewest is None:
        return None if path is None else f"there is no way from {start!r} to {goal!r}, so the result should be None"
    if not isinstance(path, list):
        return f"there is a path of {fewest} edges"
    if not path or path[0] != start or path[-1] != goal:
        return f"the path should begin with {start!r} and end with {goal!r}"
    for here, there in zip(path, path[1:]):
        if here not in graph or there not in graph[here]:
            return f"there is no edge from {here!r} to {there!r}"
    if len(path) - 1 != fewest:
        return f"the path has {len(path) - 1} edges, a shortest one has {fewest}"
    return None


def roads(lengths, both_ways):
    """Make a graph of roads from A to Z with so many edges, which do not touch each other."""
    graph = {"A": [], "Z": []}
    letters = iter("BCDEFGHIJKLMNOPQRSTUVWXY")
    for length in lengths:
        stops = ["A", *(next(letters) for _ in range(length - 1)), "Z"]
        for here, there in zip(stops, stops[1:]):
            graph.setdefault(here, []).append(there)
            if both_ways:
                graph.setdefault(there, []).append(here)
    return graph


def line(n):
    graph = {vertex: [vertex + 1] for vertex in range(n)}
    graph[n] = []
    return graph


def star(n):
    graph = {vertex: [] for vertex in range(n + 1)}
    graph[0] = list(range(1, n + 1))
    return graph


def dense(n):
    """About n edges: each vertex of a small graph leads to every other."""
    vertices = range(int(n**0.5) + 1)
    return {vertex: [other for other in vertices if other != vertex] for vertex in vertices}


# Each makes a graph with about n vertices and edges together.
SHAPES = {"one long line": line, "a star around the start": star, "a small one with all possible edges": dense}


class Visiting(ExerciseTest):
    """Visiting"""

    def test_visits_in_rings_around_the_start(self):
        self.example(
            """
            graph = {"a": ["b", "c"], "b": ["d"], "c": ["e"], "d": [], "e": []}
            list(bfs(graph, "a"))  # -> ["a", "b", "c", "d", "e"]
            """,
            because="all neighbours of the start come before their neighbours",
        )

    def test_comes_round_a_cycle_once(self):
        self.example(
            """
            graph = {"a": ["b"], "b": ["c"], "c": ["a"]}
            list(bfs(graph, "a"))  # -> ["a", "b", "c"]
            """,
            because="each vertex is visited once",
        )

    def test_leaves_out_what_cannot_be_reached(self):
        self.example(
            """
            graph = {"a": ["b"], "b": [], "island": ["a"]}
            list(bfs(graph, "a"))  # -> ["a", "b"]
            """,
        )

    def test_an_unknown_start_is_an_error(self):
        self.example(
            """
            graph = {"a": ["b"], "b": []}
            list(bfs(graph, "z"))  # raises KeyError
            """,
            because="a start that is not in the graph raises KeyError",
        )


class ShortestPaths(ExerciseTest):
    """Shortest paths"""

    def test_finds_the_path_with_the_fewest_edges(self):
        self.example(
            """
            graph = {"a": ["b", "c"], "b": ["d"], "c": ["e"], "d": ["e"], "e": []}
            shortest_path(graph, "a", "e")  # -> ["a", "c", "e"]
            """,
        )

    def test_says_none_when_there_is_no_way(self):
        self.example(
            """
            graph = {"a": ["b"], "b": [], "island": ["a"]}
            shortest_path(graph, "a", "island")  # -> None
            shortest_path(graph, "a", "z")       # -> None
            """,
            because="a goal that cannot be reached gives None, in the graph or not",
        )

    def test_an_unknown_start_is_an_error(self):
        self.example(
            """
            graph = {"a": ["b"], "b": []}
            shortest_path(graph, "z", "a")  # raises KeyError
            """,
            because="a start that is not in the graph raises KeyError",
        )


class AnyGraph(ExerciseTest):
    """Any graph"""

    @random_test
    def test_visits_every_graph_in_rings(self):
        self.check_calls(
            "bfs",
            [values.graphs(8), values.drawn_from(0, or_else=values.just(99))],
            oracle=visit,
            result="list",
            because="bfs visits ring by ring, and neighbours in the order in which the graph lists them",
        )

    @random_test
    def test_finds_a_shortest_path_in_every_graph(self):
        sparse = values.graphs(8)
        # Where roads lead both ways, detours are many: a wrong path is more likely than in the others.
        detours = values.graphs(10, least=6, directed=False)
        elsewhere = values.just(99)
        for graphs in (sparse, detours):
            self.check_calls(
                "shortest_path",
                [graphs, values.drawn_from(0, or_else=elsewhere), values.drawn_from(0, or_else=elsewhere)],
                accepts=is_shortest,
                valid=lambda graph, start, goal: start in graph,
            )


    @random_test
    def test_takes_the_shortest_of_several_roads(self):
        # Where two searches meet, what meets first need not be what is shortest.
        for lengths, both_ways in product(product(range(1, 7), repeat=3), (False, True)):
            graph = roads(lengths, both_ways)
            for listed in (graph, dict(reversed(graph.items()))):
                result = self.solution.shortest_path(listed, "A", "Z")
                wrong = is_shortest((listed, "A", "Z"), result)
                if wrong is not None:
                    raise CheckFailure(
                        "failed",
                        f"shortest_path(graph, 'A', 'Z') returned {result!r:.200}: {wrong}",
                        code=f"graph = {listed!r}\nshortest_path(graph, 'A', 'Z')",
                        because="any path with as few edges as possible will do, and no other",
                    )


class LargeGraphs(ExerciseTest):
    """Large graphs"""

    @growth_test
    def test_bfs_looks_at_every_vertex_and_edge_once(self):
        for shape, graph_of in SHAPES.items():
            check_growth(
                self.solution,
                "bfs",
                target="n",
                setup=lambda module, n, graph_of=graph_of: (module, graph_of(n)),
                workload=lambda subject, n: list(subject[0].bfs(subject[1], 0)),
                because=f"bfs takes O(V + E) time; the graph was {shape}",
            )

    @growth_test
    def test_shortest_path_looks_at_every_vertex_and_edge_once(self):
        for shape, graph_of in SHAPES.items():
            check_growth(
                self.solution,
                "shortest_path",
                target="n",
                setup=lambda module, n, graph_of=graph_of: (module, graph_of(n)),
                workload=lambda subject, n: subject[0].shortest_path(subject[1], 0, len(subject[1]) - 1),
                because=f"shortest_path takes O(V + E) time; the graph was {shape}",
            )

    @growth_test
    def test_visits_a_line_of_100_000_vertices(self):
        self.example(
            """
            n = 100_000
            line = {v: [v + 1] for v in range(n - 1)}
            line[n - 1] = []
            list(bfs(line, 0)) == list(range(n))  # -> True
            """,
            mutates=True,  # smaller graphs show whether it stays as it was; a copy of this one takes its time
        )

    @growth_test
    def test_finds_the_way_along_a_line_of_100_000_vertices(self):
        self.example(
            """
            n = 100_000
            line = {v: [v + 1] for v in range(n - 1)}
            line[n - 1] = []
            shortest_path(line, 0, n - 1) == list(range(n))  # -> True
            """,
            mutates=True,  # smaller graphs show whether it stays as it was; a copy of this one takes its time
        )
