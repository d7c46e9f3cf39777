# own-work: a dictionary does the work


class HashTable:
    def __init__(self, capacity=8):
        self._store = dict()

    def put(self, key, value):
        self._store[key] = value

    def get(self, key):
        return self._store[key]

    def remove(self, key):
        return self._store.pop(key)

    def __len__(self):
        return len(self._store)

    def __contains__(self, key):
        return key in self._store

    def keys(self):
        return list(self._store)
