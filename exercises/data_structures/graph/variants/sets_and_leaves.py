"""Sets of neighbours, with parallel edges and loops noted apart; leaves are plucked until none is left."""


class Vertex:
    def __init__(self, name):
        self.name = name
        self.out = set()
        self.into = set()


class Graph:
    def __init__(self, directed=False):
        self._directed = directed
        self._vertices = {}
        self._certain_cycle = False

    def _vertex(self, name):
        try:
            return self._vertices[name]
        except KeyError:
            self._vertices[name] = Vertex(name)
            return self._vertices[name]

    def add_vertex(self, v):
        self._vertex(v)

    def add_edge(self, u, v):
        a, b = self._vertex(u), self._vertex(v)
        if a is b or (not self._directed and b in a.out):
            self._certain_cycle = True
        a.out.add(b)
        b.into.add(a)
        if not self._directed:
            b.out.add(a)
            a.into.add(b)

    def neighbors(self, v):
        if v not in self._vertices:
            raise KeyError("no vertex %r" % (v,))
        return tuple(vertex.name for vertex in self._vertices[v].out)

    def has_cycle(self):
        if self._certain_cycle:
            return True
        # Directed: pluck what nothing leads to. Undirected: pluck what hangs on one edge at most.
        enough = 0 if self._directed else 1
        degree = {vertex: len(vertex.into) for vertex in self._vertices.values()}
        plucked = set()
        ready = [vertex for vertex in degree if degree[vertex] <= enough]
        while ready:
            vertex = ready.pop()
            if vertex in plucked:
                continue
            plucked.add(vertex)
            for other in vertex.out:
                degree[other] -= 1
                if degree[other] <= enough:
                    ready.append(other)
        print(len(plucked), "of", len(degree), "plucked")
        return len(plucked) != len(degree)

    def components(self):
        label = {}
        parts = []
        for vertex in self._vertices.values():
            if vertex in label:
                continue
            names = set()
            parts.append(names)
            label[vertex] = True
            line = [vertex]
            for current in line:
                names.add(current.name)
                for other in current.out | current.into:
                    if other not in label:
                        label[other] = True
                        line.append(other)
        return parts

    def __len__(self):
        return len(self._vertices)

    def __contains__(self, v):
        return v in self._vertices
