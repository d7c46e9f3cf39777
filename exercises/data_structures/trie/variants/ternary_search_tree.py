"""A ternary search tree: each node compares one letter and goes low, equal or high."""

from typing import Any, List, Optional


class Trie:
    def __init__(self) -> None:
        self._has_empty = False
        self._letters: List[str] = []
        self._low: List[int] = []
        self._equal: List[int] = []
        self._high: List[int] = []
        self._words_from: List[int] = []
        self._word: List[bool] = []

    def _new(self, letter: str) -> int:
        self._letters.append(letter)
        for column in (self._low, self._equal, self._high):
            column.append(-1)
        self._words_from.append(0)
        self._word.append(False)
        return len(self._letters) - 1

    def _path(self, text: str, make: bool = False) -> Optional[List[int]]:
        path: List[int] = []
        column: Any = self._equal
        above = -1
        for letter in text:
            node = (0 if self._letters else -1) if above < 0 else column[above]
            while True:
                if node < 0:
                    if not make:
                        return None
                    node = self._new(letter)
                    if above >= 0:
                        column[above] = node
                if letter == self._letters[node]:
                    break
                above = node
                column = self._low if letter < self._letters[node] else self._high
                node = column[node]
            path.append(node)
            above, column = node, self._equal
        return path

    def insert(self, word: str) -> None:
        if word == "":
            self._has_empty = True
        elif not self.search(word):
            path = self._path(word, make=True) or []
            for node in path:
                self._words_from[node] += 1
            self._word[path[-1]] = True

    def search(self, word: str) -> bool:
        if word == "":
            return self._has_empty
        path = self._path(word)
        return path is not None and self._word[path[-1]]

    def starts_with(self, prefix: str) -> bool:
        if prefix == "":
            # Low and high neighbours of the first node start other words; any of them will do.
            return self._has_empty or self._any(0 if self._letters else -1)
        path = self._path(prefix)
        return path is not None and self._words_from[path[-1]] > 0

    def _any(self, node: int) -> bool:
        return node >= 0 and (
            self._words_from[node] > 0 or self._any(self._low[node]) or self._any(self._high[node])
        )

    def words_with_prefix(self, prefix: str) -> List[str]:
        words: List[str] = []
        if prefix == "":
            if self._has_empty:
                words.append("")
            self._collect(0 if self._letters else -1, "", words)
            return words
        path = self._path(prefix)
        if path is None:
            return words
        if self._word[path[-1]]:
            words.append(prefix)
        self._collect(self._equal[path[-1]], prefix, words)
        return words

    def _collect(self, node: int, text: str, words: List[str]) -> None:
        if node < 0:
            return
        self._collect(self._low[node], text, words)
        if self._word[node]:
            words.append(text + self._letters[node])
        self._collect(self._equal[node], text + self._letters[node], words)
        self._collect(self._high[node], text, words)

    def delete(self, word: str) -> bool:
        if not self.search(word):
            return False
        if word == "":
            self._has_empty = False
            return True
        path = self._path(word) or []
        for node in path:
            self._words_from[node] -= 1
        self._word[path[-1]] = False
        return True
