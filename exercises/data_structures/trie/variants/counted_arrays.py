"""Twenty-six children in an array, and a counter of the words that pass through each node. camelCase throughout."""

from __future__ import annotations

from typing import Iterator


class LetterNode:
    def __init__(self) -> None:
        self.next: list[LetterNode | None] = [None] * 26
        self.passing = 0
        self.ending = 0


def indexOf(letter: str) -> int:
    return ord(letter) - ord("a")


class Trie:
    def __init__(self) -> None:
        self.root = LetterNode()

    def insert(self, word: str) -> None:
        if self.search(word):
            return
        node = self.root
        node.passing += 1
        for letter in word:
            index = indexOf(letter)
            following = node.next[index]
            if following is None:
                following = node.next[index] = LetterNode()
            node = following
            node.passing += 1
        node.ending = 1

    def nodeFor(self, prefix: str) -> LetterNode | None:
        node: LetterNode | None = self.root
        for letter in prefix:
            if node is None:
                return None
            node = node.next[indexOf(letter)]
        return node

    def search(self, word: str) -> bool:
        node = self.nodeFor(word)
        return bool(node and node.ending)

    def starts_with(self, prefix: str) -> bool:
        node = self.nodeFor(prefix)
        return False if node is None else node.passing > 0

    def wordsBelow(self, node: LetterNode, letters: list[str]) -> Iterator[str]:
        if node.ending:
            yield "".join(letters)
        for index, following in enumerate(node.next):
            if following is not None and following.passing:
                letters.append(chr(ord("a") + index))
                yield from self.wordsBelow(following, letters)
                letters.pop()

    def words_with_prefix(self, prefix: str) -> list[str]:
        node = self.nodeFor(prefix)
        if node is None:
            return []
        return [word for word in self.wordsBelow(node, list(prefix))]

    def delete(self, word: str) -> bool:
        if not self.search(word):
            return False
        node = self.root
        node.passing -= 1
        for letter in word:
            following = node.next[indexOf(letter)]
            assert following is not None
            node = following
            node.passing -= 1
        node.ending = 0
        return True
