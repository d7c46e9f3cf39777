# too-slow-growth: shrinks as soon as half of the block is free, so an append after a pop copies everything


class Block:
    def __init__(self, capacity):
        self._places = [None] * capacity

    def __len__(self):
        return len(self._places)

    def __getitem__(self, index):
        return self._places[index]

    def __setitem__(self, index, item):
        self._places[index] = item


def make_block(capacity):
    return Block(capacity)


class DynamicArray:
    def __init__(self):
        self._block = make_block(4)
        self._length = 0

    @property
    def capacity(self):
        return len(self._block)

    def append(self, item):
        if self._length == self.capacity:
            self._move_to(2 * self.capacity)
        self._block[self._length] = item
        self._length += 1

    def insert(self, index, item):
        if index < 0:
            index += self._length
        if index < 0 or index > self._length:
            raise IndexError("index out of range")
        if self._length == self.capacity:
            self._move_to(2 * self.capacity)
        for i in range(self._length, index, -1):
            self._block[i] = self._block[i - 1]
        self._block[index] = item
        self._length += 1

    def pop(self, index=-1):
        index = self._checked(index)
        item = self._block[index]
        for i in range(index, self._length - 1):
            self._block[i] = self._block[i + 1]
        self._length -= 1
        if 4 < 2 * self._length <= self.capacity:
            self._move_to(self.capacity // 2)
        return item

    def __getitem__(self, index):
        return self._block[self._checked(index)]

    def __setitem__(self, index, item):
        self._block[self._checked(index)] = item

    def __len__(self):
        return self._length

    def _checked(self, index):
        if index < 0:
            index += self._length
        if index < 0 or index >= self._length:
            raise IndexError("index out of range")
        return index

    def _move_to(self, capacity):
        block = make_block(capacity)
        for i in range(self._length):
            block[i] = self._block[i]
        self._block = block
