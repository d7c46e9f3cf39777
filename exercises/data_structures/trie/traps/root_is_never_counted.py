# failed: the counter of the root stays behind when a word is deleted


class Node:
    def __init__(self):
        self.children = {}
        self.words = 0
        self.is_word = False


class Trie:
    def __init__(self):
        self.root = Node()

    def path(self, text):
        nodes = [self.root]
        for letter in text:
            child = nodes[-1].children.get(letter)
            if child is None:
                return []
            nodes.append(child)
        return nodes

    def insert(self, word):
        if self.search(word):
            return
        node = self.root
        node.words += 1
        for letter in word:
            node = node.children.setdefault(letter, Node())
            node.words += 1
        node.is_word = True

    def search(self, word):
        nodes = self.path(word)
        return bool(nodes) and nodes[-1].is_word

    def starts_with(self, prefix):
        nodes = self.path(prefix)
        return bool(nodes) and nodes[-1].words > 0

    def words_with_prefix(self, prefix):
        nodes = self.path(prefix)
        stack = [(prefix, nodes[-1])] if nodes else []
        found = []
        while stack:
            word, node = stack.pop()
            if node.is_word:
                found.append(word)
            stack.extend((word + letter, child) for letter, child in node.children.items())
        return sorted(found)

    def delete(self, word):
        if not self.search(word):
            return False
        nodes = self.path(word)
        for node in nodes[1:]:
            node.words -= 1
        nodes[-1].is_word = False
        return True
