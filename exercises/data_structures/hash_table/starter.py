"""Hash table: from a key to its value without searching."""

from typing import Any, Hashable, Iterable


class HashTable:
    """Holds values under hashable keys; ``capacity`` (at least 1) is a hint for the first size."""

    def __init__(self, capacity: int = 8) -> None:
        raise NotImplementedError("HashTable(capacity) should make an empty table.")

    def put(self, key: Hashable, value: Any) -> None:
        """Store ``value`` under ``key``, in place of an older value."""
        raise NotImplementedError("put(key, value) should store the value under the key.")

    def get(self, key: Hashable) -> Any:
        """Return the value under ``key``; KeyError when there is none."""
        raise NotImplementedError("get(key) should return the value under the key.")

    def remove(self, key: Hashable) -> Any:
        """Take ``key`` out and return its value; KeyError when it is not there."""
        raise NotImplementedError("remove(key) should take the key out and return its value.")

    def __len__(self) -> int:
        """Return the number of keys."""
        raise NotImplementedError("len(table) should be the number of keys.")

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether ``key`` is in the table."""
        raise NotImplementedError("key in table should tell whether the key is there.")

    def keys(self) -> Iterable[Hashable]:
        """Return the keys, in any order."""
        raise NotImplementedError("keys() should give all keys.")
