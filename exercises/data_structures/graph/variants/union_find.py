"""Union-find while edges are added; directed cycles by three colours with a stack of iterators."""


class Graph:
    def __init__(self, directed=False):
        self.directed = directed
        self.adj = {}
        self.parent = {}
        self.weight = {}
        self.cyclic = False

    def add_vertex(self, v):
        if v not in self.adj:
            self.adj[v] = []
            self.parent[v] = v
            self.weight[v] = 1

    def _root(self, v):
        while self.parent[v] != v:
            self.parent[v] = self.parent[self.parent[v]]
            v = self.parent[v]
        return v

    def add_edge(self, u, v):
        self.add_vertex(u)
        self.add_vertex(v)
        self.adj[u].append(v)
        if not self.directed and u != v:
            self.adj[v].append(u)
        a, b = self._root(u), self._root(v)
        if a == b:
            if not self.directed:
                self.cyclic = True
            return
        if self.weight[a] < self.weight[b]:
            a, b = b, a
        self.parent[b] = a
        self.weight[a] += self.weight[b]

    def neighbors(self, v):
        return iter(self.adj[v])

    def has_cycle(self):
        if not self.directed:
            return self.cyclic
        WHITE, GREY, BLACK = 0, 1, 2
        colour = dict.fromkeys(self.adj, WHITE)
        for start in self.adj:
            if colour[start] != WHITE:
                continue
            colour[start] = GREY
            stack = [(start, iter(self.adj[start]))]
            while stack:
                v, rest = stack[-1]
                for w in rest:
                    if colour[w] == GREY:
                        return True
                    if colour[w] == WHITE:
                        colour[w] = GREY
                        stack.append((w, iter(self.adj[w])))
                        break
                else:
                    colour[v] = BLACK
                    stack.pop()
        return False

    def components(self):
        groups = {}
        for v in self.adj:
            groups.setdefault(self._root(v), set()).add(v)
        return list(groups.values())

    def __len__(self):
        return len(self.adj)

    def __contains__(self, v):
        return v in self.adj
