# too-slow-growth: shrinks the ring until it just fits, so that two dequeues and two enqueues copy it twice


class Queue:
    def __init__(self):
        self._ring = [None]
        self._front = 0
        self._used = 0

    def __len__(self):
        return self._used

    def is_empty(self):
        return self._used == 0

    def _resize(self, room):
        ring = [None] * room
        for place in range(self._used):
            ring[place] = self._ring[(self._front + place) % len(self._ring)]
        self._ring, self._front = ring, 0

    def enqueue(self, item):
        if self._used == len(self._ring):
            self._resize(2 * self._used)
        self._ring[(self._front + self._used) % len(self._ring)] = item
        self._used += 1

    def peek(self):
        if self.is_empty():
            raise IndexError("empty queue")
        return self._ring[self._front]

    def dequeue(self):
        item = self.peek()
        self._ring[self._front] = None
        self._front = (self._front + 1) % len(self._ring)
        self._used -= 1
        if self._used < len(self._ring) // 2:
            self._resize(self._used + 1)
        return item
