# failed: None stands for "no parent", and then None is a vertex


class Graph:
    def __init__(self, directed=False):
        self.directed = directed
        self.out = {}
        self.into = {}
        self.edges = 0

    def add_vertex(self, v):
        if v not in self.out:
            self.out[v] = []
            self.into[v] = []

    def add_edge(self, u, v):
        self.add_vertex(u)
        self.add_vertex(v)
        self.out[u].append(v)
        self.into[v].append(u)
        if not self.directed and u != v:
            self.out[v].append(u)
            self.into[u].append(v)
        self.edges += 1

    def neighbors(self, v):
        return self.out[v]

    def has_cycle(self):
        if not self.directed:
            if any(self.out[v].count(w) > 1 for v in self.out for w in set(self.out[v])):
                return True
            seen = set()
            for start in self.out:
                if start in seen:
                    continue
                seen.add(start)
                todo = [(start, None)]
                while todo:
                    v, parent = todo.pop()
                    for w in self.out[v]:
                        if w == parent:
                            continue
                        if w in seen:
                            return True
                        seen.add(w)
                        todo.append((w, v))
            return False
        incoming = {v: len(self.into[v]) for v in self.out}
        free = [v for v in incoming if incoming[v] == 0]
        taken = 0
        while free:
            taken += 1
            for w in self.out[free.pop()]:
                incoming[w] -= 1
                if incoming[w] == 0:
                    free.append(w)
        return taken < len(self.out)

    def components(self):
        seen = set()
        parts = []
        for start in self.out:
            if start in seen:
                continue
            part = set()
            todo = [start]
            seen.add(start)
            while todo:
                v = todo.pop()
                part.add(v)
                for w in self.out[v] + self.into[v]:
                    if w not in seen:
                        seen.add(w)
                        todo.append(w)
            parts.append(part)
        return parts

    def __len__(self):
        return len(self.out)

    def __contains__(self, v):
        return v in self.out
