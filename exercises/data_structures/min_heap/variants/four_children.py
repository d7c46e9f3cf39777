"""A heap of arity four, shallower than the binary one; the walk down goes to the bottom first."""

ARITY = 4


class MinHeap:
    def __init__(self, items=()):
        self._heap = list(items)
        if len(self._heap) > 1:
            for i in range((len(self._heap) - 2) // ARITY, -1, -1):
                self._sift_down(i)

    def insert(self, item):
        heap = self._heap
        heap.append(item)
        i = len(heap) - 1
        while i:
            parent = (i - 1) // ARITY
            if heap[i] < heap[parent]:
                heap[i], heap[parent] = heap[parent], heap[i]
                i = parent
            else:
                break
        return len(heap)

    def extract_min(self):
        if not self._heap:
            raise IndexError("extract_min from an empty heap")
        self._heap[0], self._heap[-1] = self._heap[-1], self._heap[0]
        smallest = self._heap.pop()
        if self._heap:
            self._sift_down(0)
        return smallest

    def peek(self):
        try:
            return self._heap[0]
        except IndexError:
            raise IndexError("peek into an empty heap") from None

    def __len__(self):
        return len(self._heap)

    def _sift_down(self, i):
        heap = self._heap
        while True:
            first = ARITY * i + 1
            if first >= len(heap):
                return
            best = first
            for child in range(first + 1, min(first + ARITY, len(heap))):
                if heap[child] < heap[best]:
                    best = child
            if not heap[best] < heap[i]:
                return
            heap[i], heap[best] = heap[best], heap[i]
            i = best
