# failed: capacity is what it was before the last growth


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
        self._capacity = 4

    @property
    def capacity(self):
        return self._capacity

    def append(self, item):
        if self._length == len(self._block):
            self._grow()
        self._block[self._length] = item
        self._length += 1

    def insert(self, index, item):
        if index < 0:
            index += self._length
        if index < 0 or index > self._length:
            raise IndexError("index out of range")
        if self._length == len(self._block):
            self._grow()
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

    def _grow(self):
        self._capacity = len(self._block)
        block = make_block(2 * len(self._block))
        for i in range(self._length):
            block[i] = self._block[i]
        self._block = block
