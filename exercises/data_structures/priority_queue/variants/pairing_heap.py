"""A pairing heap of linked nodes, quickselect for the k smallest, and an iterator class that scans the heads."""

import random


class Node(object):
    def __init__(self, rank, item):
        self.rank = rank
        self.item = item
        self.children = []


def meld(a, b):
    if b.rank < a.rank:
        a, b = b, a
    a.children.append(b)
    return a


class PriorityQueue(object):
    def __init__(self):
        self.root = None
        self.count = 0
        self.tick = 0

    def push(self, item, priority):
        node = Node((priority, self.tick), item)
        self.tick += 1
        self.root = node if self.root is None else meld(self.root, node)
        self.count += 1

    def peek(self):
        if self.root is None:
            raise IndexError("empty")
        return self.root.item

    def pop(self):
        item = self.peek()
        line = self.root.children
        while len(line) > 1:
            paired = []
            while len(line) > 1:
                paired.append(meld(line.pop(), line.pop()))
            paired.extend(line)
            line = paired
        self.root = line[0] if line else None
        self.count -= 1
        return item

    def __len__(self):
        return self.count


def k_smallest(iterable, k):
    rest = list(iterable)
    sure = []
    while rest and len(sure) < k:
        pivot = random.choice(rest)
        small = [x for x in rest if x < pivot]
        if len(sure) + len(small) > k:
            rest = small
            continue
        large = [x for x in rest if pivot < x]
        same = [x for x in rest if not (x < pivot or pivot < x)]
        sure += small
        sure += same[: k - len(sure)]
        rest = large
    sure.sort()
    print("kept", len(sure))
    return sure


class merge_sorted(object):
    def __init__(self, *iterables):
        self.sources = [iter(iterable) for iterable in iterables]
        self.heads = None
        self.due = None

    def __iter__(self):
        return self

    def refill(self, source):
        try:
            self.heads[source] = [next(source)]
        except StopIteration:
            self.heads.pop(source, None)

    def __next__(self):
        if self.heads is None:
            self.heads = {}
            for source in self.sources:
                self.refill(source)
        elif self.due is not None:
            self.refill(self.due)
        self.due = None
        for source, (head,) in self.heads.items():
            if self.due is None or head < self.heads[self.due][0]:
                self.due = source
        if self.due is None:
            raise StopIteration
        return self.heads[self.due][0]
