"""Hash table: separate chaining, doubling when there are more keys than buckets."""

from typing import Any, Hashable, Iterable, List, Tuple

Bucket = List[Tuple[Hashable, Any]]


class HashTable:
    """Holds values under hashable keys; ``capacity`` (at least 1) is a hint for the first size."""

    def __init__(self, capacity: int = 8) -> None:
        self._buckets: List[Bucket] = [[] for _ in range(capacity)]
        self._count = 0

    def put(self, key: Hashable, value: Any) -> None:
        """Store ``value`` under ``key``, in place of an older value; O(1) amortised."""
        bucket = self._bucket(key)
        for position, (other, _) in enumerate(bucket):
            if other == key:
                bucket[position] = (key, value)
                return
        bucket.append((key, value))
        self._count += 1
        if self._count > len(self._buckets):
            self._grow()

    def get(self, key: Hashable) -> Any:
        """Return the value under ``key`` in O(1) on average; KeyError when there is none."""
        for other, value in self._bucket(key):
            if other == key:
                return value
        raise KeyError(key)

    def remove(self, key: Hashable) -> Any:
        """Take ``key`` out and return its value in O(1) on average; KeyError when it is not there."""
        bucket = self._bucket(key)
        for position, (other, value) in enumerate(bucket):
            if other == key:
                del bucket[position]
                self._count -= 1
                return value
        raise KeyError(key)

    def __len__(self) -> int:
        """Return the number of keys."""
        return self._count

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether ``key`` is in the table."""
        return any(other == key for other, _ in self._bucket(key))

    def keys(self) -> Iterable[Hashable]:
        """Return the keys, in any order."""
        return [key for bucket in self._buckets for key, _ in bucket]

    def _bucket(self, key: Hashable) -> Bucket:
        return self._buckets[hash(key) % len(self._buckets)]

    def _grow(self) -> None:
        old = self._buckets
        # By a factor, so that n puts move fewer than 2n pairs in all; a fixed step would move some n squared.
        self._buckets = [[] for _ in range(2 * len(old))]
        for bucket in old:
            for pair in bucket:
                self._bucket(pair[0]).append(pair)
