"""Chains of linked nodes, prime sizes, a shrink as well as a growth, camelCase, and prints."""


class Entry:
    __slots__ = ("key", "code", "value", "next")

    def __init__(self, key, code, value, next_entry):
        self.key = key
        self.code = code
        self.value = value
        self.next = next_entry


def isPrime(number):
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return number > 1


def nextPrime(number):
    while not isPrime(number):
        number += 1
    return number


class HashTable:
    def __init__(self, capacity=8):
        self.heads = [None] * nextPrime(capacity)
        self.size = 0

    def lookUp(self, key):
        code = hash(key)
        entry = self.heads[code % len(self.heads)]
        while entry is not None:
            if entry.code == code and entry.key == key:
                return entry
            entry = entry.next
        return None

    def resize(self, wanted):
        print("resizing to", wanted)
        entries = list(self.entries())
        self.heads = [None] * nextPrime(wanted)
        for entry in entries:
            index = entry.code % len(self.heads)
            entry.next = self.heads[index]
            self.heads[index] = entry

    def entries(self):
        for entry in self.heads:
            while entry is not None:
                following = entry.next
                yield entry
                entry = following

    def put(self, key, value):
        entry = self.lookUp(key)
        if entry is not None:
            entry.key = key
            entry.value = value
            return self
        if self.size >= len(self.heads):
            self.resize(2 * len(self.heads))
        code = hash(key)
        index = code % len(self.heads)
        self.heads[index] = Entry(key, code, value, self.heads[index])
        self.size += 1
        return self

    def get(self, key):
        entry = self.lookUp(key)
        if entry is None:
            raise KeyError("no such key: " + repr(key))
        return entry.value

    def remove(self, key):
        index = hash(key) % len(self.heads)
        before, entry = None, self.heads[index]
        while entry is not None and entry.key != key:
            before, entry = entry, entry.next
        if entry is None:
            raise KeyError
        if before is None:
            self.heads[index] = entry.next
        else:
            before.next = entry.next
        self.size -= 1
        if len(self.heads) > 16 and self.size * 8 < len(self.heads):
            self.resize(len(self.heads) // 4)
        return entry.value

    def __len__(self):
        return self.size

    def __contains__(self, key):
        return self.lookUp(key) is not None

    def keys(self):
        for entry in self.entries():
            yield entry.key
