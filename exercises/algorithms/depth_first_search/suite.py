from harness.growth import check as check_growth
from harness.testing import ExerciseTest, growth_test, random_test, values


def preorder(graph, start):
    """The dumbest right walk: recursive."""
    if start not in graph:
        raise KeyError(start)
    order = []

    def visit(vertex):
        order.append(vertex)
        for neighbour in graph[vertex]:
            if neighbour not in order:
                visit(neighbour)

    visit(start)
    return order


def has_cycle(graph):
    """Whether some vertex can be reached from itself by one edge or more."""
    reach = {vertex: set(neighbours) for vertex, neighbours in graph.items()}
    for _ in graph:
        for vertex in graph:
            reach[vertex] = reach[vertex].union(*(reach[other] for other in reach[vertex]))
    return any(vertex in reach[vertex] for vertex in graph)


def is_topological(graph, result):
    """Judge a result of topological_order by the statement: any order in which all edges lead forwards."""
    try:
        order = list(result)
    except TypeError:
        return "the result should be a list of all vertices"
    if len(order) != len(graph) or any(vertex not in order for vertex in graph):
        return "every vertex should be listed once"
    for tail, neighbours in graph.items():
        for head in neighbours:
            if order.index(tail) > order.index(head):
                return f"there is an edge from {tail!r} to {head!r}, so {tail!r} should come before {head!r}"
    return None


def line(n):
    graph = {vertex: [vertex + 1] for vertex in range(n)}
    graph[n] = []
    return graph


def line_listed_backwards(n):
    return dict(reversed(line(n).items()))


def star(n):
    """The middle is not the start: a walk comes back to it from every other vertex."""
    graph = {vertex: [] for vertex in range(n + 1)}
    graph[0] = [1]
    graph[1] = list(range(2, n + 1))
    return graph


def rays(n):
    """A walk comes back to its start from every other vertex."""
    return {vertex: [] if vertex else list(range(1, n + 1)) for vertex in range(n + 1)}


def dense(n):
    """About n edges: in a small graph, each vertex leads to all that come after it."""
    count = int((2 * n) ** 0.5) + 1
    return {vertex: list(range(vertex + 1, count)) for vertex in range(count)}


# Each makes a graph with about n vertices and edges together.
SHAPES = {
    "one long line": line,
    "one long line whose last vertex is listed first": line_listed_backwards,
    "a star": star,
    "a star around the start": rays,
    "a small one with all possible edges": dense,
}


class Walking(ExerciseTest):
    """Walking"""

    def test_walks_to_the_end_of_a_road_before_it_takes_the_next(self):
        self.example(
            """
            graph = {"a": ["b", "c"], "b": ["d"], "c": ["e"], "d": [], "e": []}
            list(dfs(graph, "a"))  # -> ["a", "b", "d", "c", "e"]
            """,
            because="everything behind the first neighbour comes before the second",
        )

    def test_comes_round_a_cycle_once(self):
        self.example(
            """
            graph = {"a": ["b"], "b": ["c"], "c": ["a"]}
            list(dfs(graph, "a"))  # -> ["a", "b", "c"]
            """,
            because="each vertex is visited once",
        )

    def test_an_unknown_start_is_an_error(self):
        self.example(
            """
            graph = {"a": ["b"], "b": []}
            list(dfs(graph, "z"))  # raises KeyError
            """,
            because="a start that is not in the graph raises KeyError",
        )


class Ordering(ExerciseTest):
    """Ordering"""

    def test_puts_tails_before_heads(self):
        self.example(
            """
            graph = {"roof": [], "walls": ["roof"], "ground": ["walls"]}
            list(topological_order(graph))  # -> ["ground", "walls", "roof"]
            """,
            because="the tail of every edge comes before its head",
        )

    def test_a_cycle_has_no_order(self):
        self.example(
            """
            topological_order({"a": ["b"], "b": ["a"]})  # raises ValueError
            """,
            because="a cycle has no topological order",
        )

    def test_the_empty_graph_has_an_empty_order(self):
        self.example(
            """
            list(topological_order({}))  # -> []
            """,
        )


class AnyGraph(ExerciseTest):
    """Any graph"""

    @random_test
    def test_walks_every_graph_in_preorder(self):
        for graphs in (values.graphs(8), values.graphs(7, least=4, directed=False)):
            self.check_calls(
                "dfs",
                [graphs, values.drawn_from(0, or_else=values.just(99))],
                oracle=preorder,
                result="list",
                because="everything behind a neighbour comes before the next neighbour",
            )

    @random_test
    def test_orders_every_graph_without_a_cycle(self):
        for graphs in (values.graphs(7), values.graphs(9, acyclic=True)):
            self.check_calls(
                "topological_order",
                [graphs],
                oracle=checked_graph,
                result=lambda got, graph: is_topological(graph, got),
            )


def checked_graph(graph):
    """Give back the graph for a look at the learner's order; ValueError when there is none."""
    if has_cycle(graph):
        raise ValueError("the graph has a cycle")
    return {vertex: list(neighbours) for vertex, neighbours in graph.items()}


class LargeGraphs(ExerciseTest):
    """Large graphs"""

    @growth_test
    def test_dfs_looks_at_every_vertex_and_edge_once(self):
        for shape, graph_of in SHAPES.items():
            check_growth(
                self.solution,
                "dfs",
                target="n",
                setup=lambda module, n, graph_of=graph_of: (module, graph_of(n)),
                workload=lambda subject, n: list(subject[0].dfs(subject[1], 0)),
                because=f"dfs takes O(V + E) time; the graph was {shape}",
            )

    @growth_test
    def test_topological_order_looks_at_every_vertex_and_edge_once(self):
        for shape, graph_of in SHAPES.items():
            check_growth(
                self.solution,
                "topological_order",
                target="n",
                setup=lambda module, n, graph_of=graph_of: (module, graph_of(n)),
                workload=lambda subject, n: list(subject[0].topological_order(subject[1])),
                because=f"topological_order takes O(V + E) time; the graph was {shape}",
            )

    @growth_test
    def test_walks_along_a_line_of_100_000_vertices(self):
        self.example(
            """
            n = 100_000
            line = {v: [v + 1] for v in range(n - 1)}
            line[n - 1] = []
            list(dfs(line, 0)) == list(range(n))  # -> True
            """,
            mutates=True,  # smaller graphs show whether it stays as it was; a copy of this one takes its time
        )

    @growth_test
    def test_orders_a_line_of_100_000_vertices(self):
        self.example(
            """
            n = 100_000
            line = {v: [v + 1] for v in range(n - 1)}
            line[n - 1] = []
            list(topological_order(line)) == list(range(n))  # -> True
            """,
            mutates=True,  # smaller graphs show whether it stays as it was; a copy of this one takes its time
        )
