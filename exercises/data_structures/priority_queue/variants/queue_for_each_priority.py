"""A first-in, first-out queue for each priority, and a heap of the priorities; the rest from the standard library."""

import heapq
from collections import deque


class PriorityQueue:
    def __init__(self):
        self.queues = {}
        self.priorities = []
        self.size = 0

    def push(self, item, priority):
        if priority not in self.queues:
            self.queues[priority] = deque()
            heapq.heappush(self.priorities, priority)
        self.queues[priority].append(item)
        self.size += 1

    def pop(self):
        if not self.size:
            raise IndexError("pop from an empty priority queue")
        first = self.queues[self.priorities[0]]
        item = first.popleft()
        if not first:
            del self.queues[heapq.heappop(self.priorities)]
        self.size -= 1
        return item

    def peek(self):
        if not self.size:
            raise IndexError("peek into an empty priority queue")
        return self.queues[self.priorities[0]][0]

    def __len__(self):
        return self.size


def k_smallest(iterable, k):
    return heapq.nsmallest(k, iterable)


def merge_sorted(*iterables):
    return heapq.merge(*iterables)
