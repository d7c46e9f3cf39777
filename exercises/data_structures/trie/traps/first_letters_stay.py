# failed: delete prunes the branch but never its first letter, so an empty trie still starts with ""


class Node:
    def __init__(self):
        self.children = {}
        self.is_word = False


class Trie:
    def __init__(self):
        self.root = Node()

    def insert(self, word):
        node = self.root
        for letter in word:
            if letter not in node.children:
                node.children[letter] = Node()
            node = node.children[letter]
        node.is_word = True

    def find(self, prefix):
        node = self.root
        for letter in prefix:
            if letter not in node.children:
                return None
            node = node.children[letter]
        return node

    def search(self, word):
        node = self.find(word)
        return node is not None and node.is_word

    def starts_with(self, prefix):
        node = self.find(prefix)
        return node is not None and (node.is_word or len(node.children) > 0)

    def words_with_prefix(self, prefix):
        words = []
        node = self.find(prefix)
        if node is not None:
            self.collect(node, prefix, words)
        return words

    def collect(self, node, word, words):
        if node.is_word:
            words.append(word)
        for letter in sorted(node.children):
            self.collect(node.children[letter], word + letter, words)

    def delete(self, word):
        path = [self.root]
        for letter in word:
            if letter not in path[-1].children:
                return False
            path.append(path[-1].children[letter])
        if not path[-1].is_word:
            return False
        path[-1].is_word = False
        for depth in range(len(word) - 1, 0, -1):
            child = path[depth + 1]
            if child.is_word or child.children:
                break
            del path[depth].children[word[depth]]
        return True
