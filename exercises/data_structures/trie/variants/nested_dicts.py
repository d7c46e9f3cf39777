"""No node class: dictionaries in dictionaries, with a mark for the end, and recursive helpers by position."""

END = ""


class Trie:
    def __init__(self):
        self.root = {}

    def insert(self, word):
        level = self.root
        for c in word:
            level = level.setdefault(c, {})
        level[END] = True

    def _walk(self, prefix):
        level = self.root
        for c in prefix:
            if c not in level:
                return {}
            level = level[c]
        return level

    def search(self, word):
        return END in self._walk(word)

    def starts_with(self, prefix):
        return len(self._walk(prefix)) > 0

    def words_with_prefix(self, prefix):
        return list(self._below(self._walk(prefix), prefix))

    def _below(self, level, so_far):
        for c in sorted(level):
            if c == END:
                yield so_far
            else:
                yield from self._below(level[c], so_far + c)

    def delete(self, word):
        return self._delete(self.root, word, 0)

    def _delete(self, level, word, at):
        if at == len(word):
            return level.pop(END, False)
        below = level.get(word[at])
        if below is None:
            return False
        gone = self._delete(below, word, at + 1)
        if not below:
            del level[word[at]]
        return gone
