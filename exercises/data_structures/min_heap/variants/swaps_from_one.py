# The textbook layout: position 0 is unused, so the children of k are 2k and 2k + 1.


class MinHeap:
    def __init__(self, items=()):
        self.tree = [None]
        self.tree.extend(items)
        k = self.lastIndex() // 2
        while k >= 1:
            self.swimDown(k)
            k -= 1

    def insert(self, item):
        self.tree.append(item)
        self.swimUp(self.lastIndex())

    def extract_min(self):
        top = self.peek()
        self.swap(1, self.lastIndex())
        self.tree.pop()
        self.swimDown(1)
        return top

    def peek(self):
        if self.lastIndex() == 0:
            raise IndexError("MinHeap is empty")
        return self.tree[1]

    def __len__(self):
        return self.lastIndex()

    def lastIndex(self):
        return len(self.tree) - 1

    def swap(self, i, j):
        self.tree[i], self.tree[j] = self.tree[j], self.tree[i]

    def swimUp(self, k):
        while k > 1 and self.tree[k] < self.tree[k // 2]:
            self.swap(k, k // 2)
            k //= 2

    def swimDown(self, k):
        while True:
            smallest = k
            for child in (2 * k, 2 * k + 1):
                if child <= self.lastIndex() and self.tree[child] < self.tree[smallest]:
                    smallest = child
            if smallest == k:
                return
            self.swap(k, smallest)
            k = smallest
