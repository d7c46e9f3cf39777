"""Trie: a dictionary of children in each node; deletion prunes from the end of the word upwards."""

from typing import Dict, List, Optional


class Node:
    """Stands for one prefix: where each next letter leads, and whether the prefix is a word."""

    __slots__ = ("children", "is_word")

    def __init__(self) -> None:
        self.children: Dict[str, "Node"] = {}
        self.is_word = False


class Trie:
    """Holds words of the letters a to z."""

    def __init__(self) -> None:
        self._root = Node()

    def insert(self, word: str) -> None:
        """Add ``word`` in O(len(word)); adding it again changes nothing."""
        node = self._root
        for letter in word:
            if letter not in node.children:
                node.children[letter] = Node()
            node = node.children[letter]
        node.is_word = True

    def search(self, word: str) -> bool:
        """Tell in O(len(word)) whether ``word`` is in the trie."""
        node = self._follow(word)
        return node is not None and node.is_word

    def starts_with(self, prefix: str) -> bool:
        """Tell in O(len(prefix)) whether any word in the trie begins with ``prefix``."""
        node = self._follow(prefix)
        # Pruning leaves no dead branch, so only the root can be without words.
        return node is not None and (node.is_word or bool(node.children))

    def words_with_prefix(self, prefix: str) -> List[str]:
        """Return the sorted list of all words that begin with ``prefix``."""
        words: List[str] = []
        start = self._follow(prefix)
        pending = [] if start is None else [(prefix, start)]
        while pending:
            word, node = pending.pop()
            if node.is_word:
                words.append(word)
            # The stack hands out the last letter first, so they go in backwards.
            for letter in sorted(node.children, reverse=True):
                pending.append((word + letter, node.children[letter]))
        return words

    def delete(self, word: str) -> bool:
        """Take ``word`` out in O(len(word)) and tell whether it was in."""
        path = [self._root]
        for letter in word:
            child = path[-1].children.get(letter)
            if child is None:
                return False
            path.append(child)
        if not path[-1].is_word:
            return False
        path[-1].is_word = False
        for depth in range(len(word), 0, -1):
            if path[depth].is_word or path[depth].children:
                break
            del path[depth - 1].children[word[depth - 1]]
        return True

    def _follow(self, prefix: str) -> Optional[Node]:
        node = self._root
        for letter in prefix:
            child = node.children.get(letter)
            if child is None:
                return None
            node = child
        return node
