"""A radix tree: an edge carries several letters and is split when two words part on it."""


class Branch:
    def __init__(self, label="", ends=False):
        self.label = label
        self.ends = ends
        self.kids = {}


def common(label, word, at):
    n = 0
    while n < len(label) and at + n < len(word) and label[n] == word[at + n]:
        n += 1
    return n


class Trie(object):
    def __init__(self):
        self.top = Branch()

    def insert(self, word):
        branch, at = self.top, 0
        while at < len(word):
            kid = branch.kids.get(word[at])
            if kid is None:
                branch.kids[word[at]] = Branch(word[at:], True)
                return
            n = common(kid.label, word, at)
            if n < len(kid.label):
                upper = Branch(kid.label[:n])
                kid.label = kid.label[n:]
                upper.kids[kid.label[0]] = kid
                branch.kids[word[at]] = upper
                kid = upper
            branch, at = kid, at + n
        branch.ends = True

    def _descend(self, prefix):
        """The branches on the way, and how many letters of the last label lie within the prefix; or None."""
        way, at, n = [self.top], 0, 0
        while at < len(prefix):
            kid = way[-1].kids.get(prefix[at])
            if kid is None:
                return None
            n = common(kid.label, prefix, at)
            at += n
            if at < len(prefix) and n < len(kid.label):
                return None
            way.append(kid)
        return way, n

    def search(self, word):
        found = self._descend(word)
        if found is None:
            return False
        way, n = found
        return way[-1].ends and n == len(way[-1].label)

    def starts_with(self, prefix):
        found = self._descend(prefix)
        return found is not None and (found[0][-1].ends or len(found[0][-1].kids) != 0)

    def words_with_prefix(self, prefix):
        found = self._descend(prefix)
        if found is None:
            return []
        way, n = found
        words = []

        def collect(branch, text):
            if branch.ends:
                words.append(text)
            for kid in branch.kids.values():
                collect(kid, text + kid.label)

        collect(way[-1], prefix + way[-1].label[n:])
        return sorted(words)

    def delete(self, word):
        found = self._descend(word)
        if found is None:
            return False
        way, n = found
        last = way[-1]
        if not last.ends or n != len(last.label):
            return False
        last.ends = False
        print("deleted", word, "from a path of", len(way))
        if last is not self.top:
            if not last.kids:
                del way[-2].kids[last.label[0]]
            elif len(last.kids) == 1:
                (only,) = last.kids.values()
                only.label = last.label + only.label
                way[-2].kids[only.label[0]] = only
        return True
