# too-slow-growth: pop searches the whole list for the most urgent item

import heapq


class PriorityQueue:
    def __init__(self):
        self._heap = []
        self._pushed = 0

    def push(self, item, priority):
        self._pushed += 1
        self._heap.append((priority, self._pushed, item))

    def pop(self):
        best = self._best()
        return self._heap.pop(best)[2]

    def _best(self):
        if not self._heap:
            raise IndexError("empty")
        return min(range(len(self._heap)), key=lambda i: self._heap[i][:2])

    def peek(self):
        return self._heap[self._best()][2]

    def __len__(self):
        return len(self._heap)


def k_smallest(iterable, k):
    heap = list(iterable)
    heapq.heapify(heap)
    return [heapq.heappop(heap) for _ in range(min(k, len(heap)))]


def merge_sorted(*iterables):
    heap = []
    for number, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for item in iterator:
            heap.append((item, number, iterator))
            break
    heapq.heapify(heap)
    while heap:
        item, number, iterator = heap[0]
        yield item
        for following in iterator:
            heapq.heapreplace(heap, (following, number, iterator))
            break
        else:
            heapq.heappop(heap)
