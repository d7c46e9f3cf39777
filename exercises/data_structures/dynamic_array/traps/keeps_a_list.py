# own-work: keeps the items in a list


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
        self._items = []
        self._block = make_block(4)

    @property
    def capacity(self):
        return len(self._block)

    def append(self, item):
        if len(self._items) == self.capacity:
            self._block = make_block(2 * self.capacity)
        self._items.append(item)

    def insert(self, index, item):
        if not -len(self._items) <= index <= len(self._items):
            raise IndexError("index out of range")
        if len(self._items) == self.capacity:
            self._block = make_block(2 * self.capacity)
        self._items.insert(index, item)

    def pop(self, index=-1):
        return self._items.pop(index)

    def __getitem__(self, index):
        return self._items[index]

    def __setitem__(self, index, item):
        self._items[index] = item

    def __len__(self):
        return len(self._items)
