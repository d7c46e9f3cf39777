# too-slow-growth: stops growing at 1,024 places


class HashTable:
    def __init__(self, capacity=8):
        self._buckets = [[] for _ in range(capacity)]
        self._count = 0

    def _bucket(self, key):
        return self._buckets[hash(key) % len(self._buckets)]

    def put(self, key, value):
        bucket = self._bucket(key)
        for pair in bucket:
            if pair[0] == key:
                pair[1] = value
                return
        bucket.append([key, value])
        self._count += 1
        if self._count > len(self._buckets) and len(self._buckets) < 1024:
            self._grow(2 * len(self._buckets))

    def _grow(self, size):
        old = self._buckets
        self._buckets = [[] for _ in range(size)]
        for bucket in old:
            for pair in bucket:
                self._bucket(pair[0]).append(pair)

    def get(self, key):
        for pair in self._bucket(key):
            if pair[0] == key:
                return pair[1]
        raise KeyError(key)

    def remove(self, key):
        bucket = self._bucket(key)
        for i, pair in enumerate(bucket):
            if pair[0] == key:
                bucket.pop(i)
                self._count -= 1
                return pair[1]
        raise KeyError(key)

    def __len__(self):
        return self._count

    def __contains__(self, key):
        for pair in self._bucket(key):
            if pair[0] == key:
                return True
        return False

    def keys(self):
        return [pair[0] for bucket in self._buckets for pair in bucket]
