"""As CPython does it: a sparse table of indexes into a dense list of entries, probed in a perturbed order."""

from __future__ import annotations

from typing import Any, Hashable, Iterator, Optional

FREE, DELETED = -1, -2


class HashTable:
    def __init__(self, capacity: int = 8) -> None:
        size = 8
        while size * 2 < capacity * 3:
            size <<= 1
        self._index = [FREE] * size
        self._entries: list[Optional[tuple[int, Hashable, Any]]] = []
        self._alive = 0

    def _slots(self, code: int) -> Iterator[int]:
        mask = len(self._index) - 1
        perturb = code & 0xFFFFFFFFFFFFFFFF
        slot = perturb & mask
        while True:
            yield slot
            perturb >>= 5
            slot = (slot * 5 + perturb + 1) & mask

    def _search(self, key: Hashable) -> tuple[int, int]:
        code = hash(key)
        for slot in self._slots(code):
            at = self._index[slot]
            if at == FREE:
                return slot, FREE
            if at != DELETED:
                entry = self._entries[at]
                assert entry is not None
                if entry[0] == code and entry[1] == key:
                    return slot, at
        raise AssertionError("unreachable")

    def _rebuild(self) -> None:
        entries = [entry for entry in self._entries if entry is not None]
        size = 8
        while size < 3 * len(entries):
            size <<= 1
        self._index = [FREE] * size
        self._entries = list(entries)
        for at, entry in enumerate(entries):
            for slot in self._slots(entry[0]):
                if self._index[slot] == FREE:
                    self._index[slot] = at
                    break

    def put(self, key: Hashable, value: Any) -> None:
        slot, at = self._search(key)
        if at != FREE:
            self._entries[at] = (hash(key), key, value)
            return
        if 3 * (len(self._entries) + 1) > 2 * len(self._index):
            self._rebuild()
            slot, at = self._search(key)
        self._index[slot] = len(self._entries)
        self._entries.append((hash(key), key, value))
        self._alive += 1

    def get(self, key: Hashable) -> Any:
        _, at = self._search(key)
        if at == FREE:
            raise KeyError(key)
        entry = self._entries[at]
        assert entry is not None
        return entry[2]

    def remove(self, key: Hashable) -> Any:
        slot, at = self._search(key)
        if at == FREE:
            raise KeyError(key)
        entry = self._entries[at]
        assert entry is not None
        self._entries[at] = None
        self._index[slot] = DELETED
        self._alive -= 1
        return entry[2]

    def __len__(self) -> int:
        return self._alive

    def __contains__(self, key: Hashable) -> bool:
        return self._search(key)[1] != FREE

    def keys(self) -> list[Hashable]:
        return [entry[1] for entry in self._entries if entry is not None]
