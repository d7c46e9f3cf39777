# exception: takes a falsy item for an empty queue

import heapq


class PriorityQueue:
    def __init__(self):
        self._heap = []
        self._pushed = 0

    def push(self, item, priority):
        self._pushed += 1
        heapq.heappush(self._heap, (priority, self._pushed, item))

    def pop(self):
        item = self.peek()
        heapq.heappop(self._heap)
        return item

    def peek(self):
        item = self._heap[0][2] if self._heap else None
        if not item:
            raise IndexError("the queue is empty")
        return item

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
