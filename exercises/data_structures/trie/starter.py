"""Trie: words by their letters."""

from typing import List


class Trie:
    """Holds words of the letters a to z."""

    def __init__(self) -> None:
        raise NotImplementedError("Trie() should make a trie without words.")

    def insert(self, word: str) -> None:
        """Add ``word``; adding it again changes nothing."""
        raise NotImplementedError("insert(word) should add the word.")

    def search(self, word: str) -> bool:
        """Tell whether ``word`` is in the trie."""
        raise NotImplementedError("search(word) should tell whether the word is in the trie.")

    def starts_with(self, prefix: str) -> bool:
        """Tell whether any word in the trie begins with ``prefix``."""
        raise NotImplementedError("starts_with(prefix) should tell whether any word begins with the prefix.")

    def words_with_prefix(self, prefix: str) -> List[str]:
        """Return the sorted list of all words that begin with ``prefix``."""
        raise NotImplementedError("words_with_prefix(prefix) should list the words that begin with the prefix.")

    def delete(self, word: str) -> bool:
        """Take ``word`` out and tell whether it was in."""
        raise NotImplementedError("delete(word) should take the word out and tell whether it was in.")
