"""A ring: the last node leads back to a sentinel, so that no pointer is ever None."""


class _Link:
    pass


class LinkedList:
    def __init__(self):
        self._mark = _Link()
        self._mark.next = self._mark
        self._last = self._mark
        self._n = 0

    def _nodes(self):
        before = self._mark
        while before.next is not self._mark:
            yield before, before.next
            before = before.next

    def insert_head(self, value):
        self._insert_after(self._mark, value)

    def insert_tail(self, value):
        self._insert_after(self._last, value)

    def _insert_after(self, place, value):
        link = _Link()
        link.value = value
        link.next = place.next
        place.next = link
        if place is self._last:
            self._last = link
        self._n += 1

    def delete(self, value):
        for before, link in self._nodes():
            if link.value == value:
                before.next = link.next
                if link is self._last:
                    self._last = before
                self._n -= 1
                return True
        return False

    def search(self, value):
        index = 0
        for _, link in self._nodes():
            if link.value == value:
                return index
            index += 1
        return -1

    def get(self, index):
        if index < 0 or index >= self._n:
            raise IndexError("list index out of range")
        for _, link in self._nodes():
            if index == 0:
                return link.value
            index -= 1

    def reverse(self):
        if self._n < 2:
            return
        first, before, link = self._mark.next, self._mark, self._mark.next
        while link is not self._mark:
            following = link.next
            link.next = before
            before, link = link, following
        self._mark.next = before
        first.next = self._mark
        self._last = first

    def __iter__(self):
        return (link.value for _, link in self._nodes())

    def __len__(self):
        return self._n
