# too-slow-growth: a sorted list has to move the words behind a new one

from bisect import bisect_left


class Trie:
    def __init__(self):
        self.words = []

    def insert(self, word):
        at = bisect_left(self.words, word)
        if at == len(self.words) or self.words[at] != word:
            self.words.insert(at, word)

    def search(self, word):
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def starts_with(self, prefix):
        at = bisect_left(self.words, prefix)
        return at < len(self.words) and self.words[at].startswith(prefix)

    def words_with_prefix(self, prefix):
        at = end = bisect_left(self.words, prefix)
        while end < len(self.words) and self.words[end].startswith(prefix):
            end += 1
        return self.words[at:end]

    def delete(self, word):
        if not self.search(word):
            return False
        self.words.remove(word)
        return True
