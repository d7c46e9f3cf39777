# Camel case, growth by one half, never shrinks, a make_block of its own.


def make_block(capacity):
    return [None] * capacity


class DynamicArray:
    def __init__(self):
        self.data = make_block(1)
        self.size = 0

    @property
    def capacity(self):
        return len(self.data)

    def __len__(self):
        return self.size

    def checkIndex(self, index):
        if index < -self.size or index >= self.size:
            raise IndexError("array index out of range")
        return index % self.size

    def ensureRoom(self):
        if self.size < len(self.data):
            return
        bigger = make_block(len(self.data) * 3 // 2 + 1)
        for i in range(self.size):
            bigger[i] = self.data[i]
        self.data = bigger

    def append(self, item):
        self.ensureRoom()
        self.data[self.size] = item
        self.size += 1

    def insert(self, index, item):
        if index == self.size:
            self.append(item)
            return
        index = self.checkIndex(index)
        self.ensureRoom()
        i = self.size
        while i > index:
            self.data[i] = self.data[i - 1]
            i -= 1
        self.data[index] = item
        self.size += 1

    def pop(self, index=-1):
        index = self.checkIndex(index)
        item = self.data[index]
        for i in range(index + 1, self.size):
            self.data[i - 1] = self.data[i]
        self.size -= 1
        self.data[self.size] = None
        return item

    def __getitem__(self, index):
        return self.data[self.checkIndex(index)]

    def __setitem__(self, index, item):
        self.data[self.checkIndex(index)] = item
