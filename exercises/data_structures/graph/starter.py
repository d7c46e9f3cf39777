"""Graph: vertices, edges, cycles and components."""

from typing import Any, Hashable, Iterable, List, Set


class Graph:
    """A graph, undirected unless ``directed``; vertices are hashable."""

    def __init__(self, directed: bool = False) -> None:
        raise NotImplementedError("Graph(directed) should make a graph without vertices.")

    def add_vertex(self, v: Hashable) -> None:
        """Add ``v``; nothing changes if it is there already."""
        raise NotImplementedError("add_vertex(v) should add the vertex.")

    def add_edge(self, u: Hashable, v: Hashable) -> None:
        """Add an edge from ``u`` to ``v``, and the vertices if they are missing."""
        raise NotImplementedError("add_edge(u, v) should add the edge.")

    def neighbors(self, v: Hashable) -> Iterable[Any]:
        """Return the vertices that an edge leads to from ``v``; KeyError when ``v`` is unknown."""
        raise NotImplementedError("neighbors(v) should give the neighbours of the vertex.")

    def has_cycle(self) -> bool:
        """Tell whether the graph has a cycle."""
        raise NotImplementedError("has_cycle() should tell whether there is a cycle.")

    def components(self) -> List[Set[Any]]:
        """Return the vertices of each connected part, directions ignored."""
        raise NotImplementedError("components() should list the connected parts as sets.")

    def __len__(self) -> int:
        """Return the number of vertices."""
        raise NotImplementedError("len(graph) should be the number of vertices.")

    def __contains__(self, v: Hashable) -> bool:
        """Tell whether ``v`` is a vertex."""
        raise NotImplementedError("v in graph should tell whether the vertex is there.")
