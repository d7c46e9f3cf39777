from harness.growth import check
from harness.testing import ExerciseTest, growth_test, op, random_test, values


class PlainSet:
    """A set of words, which is asked one word after the other."""

    def __init__(self):
        self.words = set()

    def insert(self, word):
        self.words.add(word)

    def search(self, word):
        return word in self.words

    def starts_with(self, prefix):
        return any(word.startswith(prefix) for word in self.words)

    def words_with_prefix(self, prefix):
        return sorted(word for word in self.words if word.startswith(prefix))

    def delete(self, word):
        known = word in self.words
        self.words.discard(word)
        return known


class WordsAndPrefixes(ExerciseTest):
    """Words and prefixes"""

    def test_finds_the_words_that_were_inserted(self):
        self.example(
            """
            trie = Trie()
            trie.insert("car")
            trie.insert("cart")
            trie.search("car")   # -> True
            trie.search("cart")  # -> True
            trie.search("dog")   # -> False
            """,
        )

    def test_a_prefix_is_not_a_word(self):
        self.example(
            """
            trie = Trie()
            trie.insert("cart")
            trie.search("car")       # -> False
            trie.starts_with("car")  # -> True
            trie.starts_with("dog")  # -> False
            """,
            because="a prefix becomes a word only when it is inserted",
        )

    def test_lists_the_words_with_a_prefix_in_order(self):
        self.example(
            """
            trie = Trie()
            for word in ["tea", "ten", "team", "inn", "to"]:
                trie.insert(word)
            trie.words_with_prefix("te")  # -> ["tea", "team", "ten"]
            trie.words_with_prefix("x")   # -> []
            """,
        )

    def test_begins_without_any_words(self):
        self.example(
            """
            trie = Trie()
            trie.search("a")             # -> False
            trie.starts_with("a")        # -> False
            trie.words_with_prefix("a")  # -> []
            """,
        )

    def test_the_empty_word_is_a_word_once_it_is_inserted(self):
        self.example(
            """
            trie = Trie()
            trie.search("")              # -> False
            trie.insert("")
            trie.search("")              # -> True
            trie.words_with_prefix("")   # -> [""]
            trie.delete("")              # -> True
            """,
        )

    def test_every_word_starts_with_nothing_but_there_must_be_one(self):
        self.example(
            """
            trie = Trie()
            trie.starts_with("")  # -> False
            trie.insert("tea")
            trie.starts_with("")  # -> True
            """,
            because="starts_with is True only if a stored word begins with the prefix",
        )


class Deletion(ExerciseTest):
    """Deletion"""

    def test_a_deleted_word_is_gone(self):
        self.example(
            """
            trie = Trie()
            trie.insert("tea")
            trie.delete("tea")       # -> True
            trie.search("tea")       # -> False
            trie.delete("tea")       # -> False
            """,
        )

    def test_leaves_no_prefixes_behind(self):
        self.example(
            """
            trie = Trie()
            trie.insert("tea")
            trie.insert("ten")
            trie.delete("tea")       # -> True
            trie.starts_with("tea")  # -> False
            trie.starts_with("te")   # -> True
            """,
            because="starts_with is True only if a stored word begins with the prefix",
        )

    def test_longer_and_shorter_words_stay(self):
        self.example(
            """
            trie = Trie()
            for word in ["a", "an", "and"]:
                trie.insert(word)
            trie.delete("an")            # -> True
            trie.words_with_prefix("")   # -> ["a", "and"]
            trie.delete("and")           # -> True
            trie.words_with_prefix("")   # -> ["a"]
            """,
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    def behaves_like_a_set_of_words(self, letters, longest):
        text = values.text(letters, longest)
        self.check_sequences(
            "Trie",
            PlainSet,
            [
                op("insert", text, result="ignored", weight=1.5),
                op("search", text),
                op("starts_with", text),
                op("words_with_prefix", text, weight=0.7),
                op("delete", text),
            ],
        )

    @random_test
    def test_behaves_like_a_set_of_words(self):
        self.behaves_like_a_set_of_words("ab", 5)

    @random_test
    def test_behaves_like_a_set_of_few_short_words(self):
        # With two letters at most, a trie runs empty again and again.
        self.behaves_like_a_set_of_words("ab", 2)

    @random_test
    def test_behaves_like_a_set_of_words_of_all_letters(self):
        self.behaves_like_a_set_of_words("abcdefghijklmnopqrstuvwxyz", 9)

    def test_takes_words_of_200_letters(self):
        self.example(
            """
            trie = Trie()
            trie.insert("ab" * 99)
            trie.insert("ab" * 100)
            trie.search("ab" * 100)                                # -> True
            trie.words_with_prefix("ab") == ["ab" * 99, "ab" * 100]  # -> True
            trie.delete("ab" * 100)                                # -> True
            trie.starts_with("ab" * 99 + "a")                      # -> False
            trie.search("ab" * 99)                                 # -> True
            """,
        )


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def word(number):
    """Spell a number in eight letters, so that the words of small numbers differ at once."""
    spelt = ""
    for _ in range(8):
        number, place = divmod(number * 7 + 3, 26)
        spelt += LETTERS[place]
    return spelt


def filled(module, n):
    trie = module.Trie()
    for number in range(n):
        trie.insert("b" + word(number))
    return trie


class Costs(ExerciseTest):
    """What it costs"""

    MANY_WORDS = "every step follows one letter, however many words there are"
    LONG_WORDS = "every letter is looked at a constant number of times"

    def check_number_of_words(self, operation, probe, target="1"):
        check(
            self.solution,
            operation,
            target=target,
            operations=100,
            setup=filled,
            workload=lambda trie, n: [probe(trie, number) for number in range(100)],
            because=self.MANY_WORDS,
        )

    @growth_test
    def test_insert_does_not_depend_on_the_number_of_words(self):
        # These words stand at both ends of the alphabet, where a sorted list would have most to move.
        self.check_number_of_words("insert", lambda trie, number: trie.insert("ac"[number % 2] + word(number)))

    @growth_test
    def test_search_does_not_depend_on_the_number_of_words(self):
        self.check_number_of_words("search", lambda trie, number: trie.search("b" + word(number)))

    @growth_test
    def test_search_in_vain_does_not_depend_on_the_number_of_words(self):
        self.check_number_of_words("search", lambda trie, number: trie.search("b" + word(number)[::-1] + "z"))

    @growth_test
    def test_starts_with_does_not_depend_on_the_number_of_words(self):
        self.check_number_of_words("starts_with", lambda trie, number: trie.starts_with("b" + word(number)[:2]))

    @growth_test
    def test_starts_with_in_vain_does_not_depend_on_the_number_of_words(self):
        self.check_number_of_words("starts_with", lambda trie, number: trie.starts_with("z" + word(number)))

    def check_length(self, operation, probe):
        check(
            self.solution,
            operation,
            target="n",
            setup=lambda module, n: (module.Trie(), [letter + "lo" * (n // 2) for letter in LETTERS[:8]]),
            workload=lambda given, n: [probe(given[0], long) for long in given[1]],
            sizes=(6, 12, 24, 48, 96, 192),
            because=self.LONG_WORDS,
        )

    @growth_test
    def test_insert_is_linear_in_the_length_of_the_word(self):
        self.check_length("insert", lambda trie, long: trie.insert(long))

    @growth_test
    def test_search_is_linear_in_the_length_of_the_word(self):
        def insert_and_search(trie, long):
            trie.insert(long)
            return trie.search(long)

        self.check_length("search", insert_and_search)

    @growth_test
    def test_starts_with_is_linear_in_the_length_of_the_prefix(self):
        def insert_and_ask(trie, long):
            trie.insert(long)
            return trie.starts_with(long)

        self.check_length("starts_with", insert_and_ask)
