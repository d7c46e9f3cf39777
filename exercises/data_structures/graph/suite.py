from harness.growth import check
from harness.testing import ExerciseTest, growth_test, op, random_test, values


class PlainLists:
    """A list of vertices and a list of edges, and the slowest ways to look at them."""

    def __init__(self, directed=False):
        self.directed = directed
        self.vertices = []
        self.edges = []

    def add_vertex(self, v):
        if v not in self.vertices:
            self.vertices.append(v)

    def add_edge(self, u, v):
        self.add_vertex(u)
        self.add_vertex(v)
        self.edges.append((u, v))

    def neighbors(self, v):
        if v not in self.vertices:
            raise KeyError(v)
        after = [b for a, b in self.edges if a == v]
        return after if self.directed else after + [a for a, b in self.edges if b == v]

    def components(self):
        parts = [{v} for v in self.vertices]
        for u, v in self.edges:
            one = next(part for part in parts if u in part)
            other = next(part for part in parts if v in part)
            if one is not other:
                parts.remove(other)
                one |= other
        return parts

    def has_cycle(self):
        if not self.directed:
            return len(self.edges) > len(self.vertices) - len(self.components())
        left = set(self.vertices)
        while True:
            free = {v for v in left if not any(b == v and a in left for a, b in self.edges)}
            if not free:
                return bool(left)
            left -= free

    def __len__(self):
        return len(self.vertices)

    def __contains__(self, v):
        return v in self.vertices


def same_parts(got, expected):
    """Tell whether both are lists of the same sets, in whatever order."""
    if not isinstance(got, list):
        return f"components is a list, this is a {type(got).__name__}"
    for part in got:
        if not isinstance(part, (set, frozenset)):
            return f"each component is a set, this is a {type(part).__name__}"
    if len(got) != len(expected) or any(part not in got for part in expected):
        return "these are not the connected parts"
    return None


class VerticesAndEdges(ExerciseTest):
    """Vertices and edges"""

    def test_an_edge_brings_its_vertices(self):
        self.example(
            """
            graph = Graph()
            graph.add_edge("a", "b")
            len(graph)               # -> 2
            "b" in graph             # -> True
            "z" in graph             # -> False
            """,
        )

    def test_an_undirected_edge_leads_both_ways(self):
        self.example(
            """
            graph = Graph()
            graph.add_edge("a", "b")
            graph.add_edge("a", "c")
            graph.neighbors("a")     # in any order -> ["b", "c"]
            graph.neighbors("b")     # in any order -> ["a"]
            """,
        )

    def test_a_directed_edge_leads_one_way(self):
        self.example(
            """
            graph = Graph(directed=True)
            graph.add_edge("a", "b")
            graph.neighbors("a")     # in any order -> ["b"]
            graph.neighbors("b")     # in any order -> []
            """,
        )

    def test_a_lone_vertex_has_no_neighbours(self):
        self.example(
            """
            graph = Graph()
            graph.add_vertex("a")
            len(graph)               # -> 1
            graph.neighbors("a")     # in any order -> []
            graph.components()       # -> [{"a"}]
            """,
        )

    def test_adding_a_vertex_again_changes_nothing(self):
        self.example(
            """
            graph = Graph()
            graph.add_edge("a", "b")
            graph.add_vertex("a")
            len(graph)               # -> 2
            graph.neighbors("a")     # in any order -> ["b"]
            """,
        )

    def test_an_unknown_vertex_is_an_error(self):
        self.example(
            """
            graph = Graph()
            graph.add_edge("a", "b")
            list(graph.neighbors("z"))  # raises KeyError
            "z" in graph             # -> False
            """,
            because="neighbors of an unknown vertex raises KeyError, and does not add it",
        )


class Cycles(ExerciseTest):
    """Cycles"""

    def test_a_triangle_is_a_cycle(self):
        self.example(
            """
            graph = Graph()
            graph.add_edge("a", "b")
            graph.add_edge("b", "c")
            graph.has_cycle()        # -> False
            graph.add_edge("c", "a")
            graph.has_cycle()        # -> True
            """,
        )

    def test_a_loop_is_a_cycle(self):
        self.example(
            """
            graph = Graph()
            graph.add_edge("a", "a")
            graph.has_cycle()        # -> True
            arrows = Graph(directed=True)
            arrows.add_edge("a", "a")
            arrows.has_cycle()       # -> True
            """,
        )

    def test_two_ways_to_one_vertex_are_no_directed_cycle(self):
        self.example(
            """
            graph = Graph(directed=True)
            graph.add_edge("shirt", "tie")
            graph.add_edge("shirt", "belt")
            graph.add_edge("tie", "jacket")
            graph.add_edge("belt", "jacket")
            graph.has_cycle()        # -> False
            graph.add_edge("jacket", "shirt")
            graph.has_cycle()        # -> True
            """,
            because="a directed cycle follows the arrows all the way round",
        )


class Components(ExerciseTest):
    """Components"""

    def test_tells_the_parts_of_a_graph_apart(self):
        self.example(
            """
            graph = Graph()
            graph.add_edge(1, 2)
            graph.add_edge(2, 3)
            graph.add_edge(8, 9)
            graph.components()       # in any order -> [{1, 2, 3}, {8, 9}]
            """,
        )

    def test_directions_do_not_matter_for_components(self):
        self.example(
            """
            graph = Graph(directed=True)
            graph.add_edge(1, 2)
            graph.add_edge(3, 2)
            graph.components()       # -> [{1, 2, 3}]
            """,
            because="the components of a directed graph are those one gets by ignoring the directions",
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    def behaves_like_a_list_of_edges(self, vertices, directed, **kinds):
        self.check_sequences(
            "Graph",
            PlainLists,
            [
                op("add_edge", vertices, vertices, result="ignored", weight=2),
                op("add_vertex", vertices, result="ignored", weight=0.5),
                op("neighbors", vertices, result="same items", weight=0.7),
                op("has_cycle"),
                op("components", result=same_parts),
                op("__contains__", vertices, result="truth", weight=0.3),
                op("__len__", weight=0.3),
            ],
            construct=[directed],
            longest=80,
            **kinds,
        )

    @random_test
    def test_undirected_graphs_behave_like_a_list_of_edges(self):
        self.behaves_like_a_list_of_edges(values.keys(of=(1, 2, 3, 4, 5, None, 0)), values.just(False))

    @random_test
    def test_directed_graphs_behave_like_a_list_of_edges(self):
        self.behaves_like_a_list_of_edges(values.keys(of=(1, 2, 3, 4, 5, None, 0)), values.just(True))

    @random_test
    def test_sparse_graphs_behave_like_a_list_of_edges(self):
        many = values.integers(1, 25)
        self.behaves_like_a_list_of_edges(many, values.one_of(False, True))


def path_of(module, n, directed, backwards=False):
    graph = module.Graph(directed=directed)
    for v in range(n):
        if backwards:
            graph.add_edge(n - v, n - v - 1)
        else:
            graph.add_edge(v, v + 1)
    return graph


def ladder(module, n, directed):
    """Two paths side by side, with a rung at every step: many ways, and in the directed one no cycle."""
    graph = module.Graph(directed=directed)
    for v in range(0, n, 2):
        graph.add_edge(v, v + 1)
        graph.add_edge(v, v + 2)
        graph.add_edge(v + 1, v + 3)
    return graph


def star(module, n, directed):
    graph = module.Graph(directed=directed)
    for v in range(1, n + 1):
        graph.add_edge(0, v)
    return graph


def pairs(module, n, directed):
    graph = module.Graph(directed=directed)
    for v in range(0, n, 2):
        graph.add_edge(v, v + 1)
    return graph


class Costs(ExerciseTest):
    """What it costs"""

    SIZES = (8, 16, 32, 64, 128, 256, 512)

    def check_all(self, operation, shapes, workload, target="V + E", operations=None, setup=True, because=None):
        for shape in shapes:
            for directed in (False, True):

                def make(module, n, shape=shape, directed=directed):
                    return shape(module, n, directed)

                check(
                    self.solution,
                    operation,
                    target=target,
                    operations=operations,
                    setup=make if setup else None,
                    workload=workload if setup else make,
                    sizes=self.SIZES,
                    because=because,
                )

    @growth_test
    def test_add_edge_is_constant(self):
        self.check_all(
            "add_edge", (star, path_of), None, "1", "n", setup=False, because="an edge is one or two entries in lists"
        )

    @growth_test
    def test_has_cycle_looks_at_every_vertex_and_edge_a_constant_number_of_times(self):
        self.check_all("has_cycle", (path_of, ladder, star, pairs), lambda graph, n: graph.has_cycle())

    @growth_test
    def test_has_cycle_is_linear_whatever_the_order_of_the_edges(self):
        self.check_all(
            "has_cycle",
            (lambda module, n, directed: path_of(module, n, directed, backwards=True),),
            lambda graph, n: graph.has_cycle(),
        )

    @growth_test
    def test_components_looks_at_every_vertex_and_edge_a_constant_number_of_times(self):
        self.check_all("components", (path_of, ladder, star, pairs), lambda graph, n: graph.components())


class LongPaths(ExerciseTest):
    """Long paths"""

    @growth_test
    def test_a_path_of_50_000_vertices(self):
        self.example(
            """
            graph = Graph()
            for v in range(49_999):
                graph.add_edge(v, v + 1)
            graph.has_cycle()                                # -> False
            [len(part) for part in graph.components()]       # -> [50_000]
            graph.add_edge(49_999, 0)
            graph.has_cycle()                                # -> True
            """,
            because="recursion ends at about 1,000 calls: keep the vertices that are still to visit in a list",
        )

    @growth_test
    def test_a_directed_path_of_50_000_vertices(self):
        self.example(
            """
            graph = Graph(directed=True)
            for v in range(49_999):
                graph.add_edge(v, v + 1)
            graph.has_cycle()                                # -> False
            [len(part) for part in graph.components()]       # -> [50_000]
            graph.add_edge(49_999, 0)
            graph.has_cycle()                                # -> True
            """,
            because="recursion ends at about 1,000 calls: keep the vertices that are still to visit in a list",
        )
