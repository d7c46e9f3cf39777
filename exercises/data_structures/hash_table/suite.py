from harness.growth import check
from harness.testing import ExerciseTest, growth_test, op, own_work_test, random_test, values


class PlainDict:
    """The table that Python has already."""

    def __init__(self, capacity=8):
        self.pairs = {}

    def put(self, key, value):
        self.pairs[key] = value

    def get(self, key):
        return self.pairs[key]

    def remove(self, key):
        return self.pairs.pop(key)

    def keys(self):
        return list(self.pairs)

    def __len__(self):
        return len(self.pairs)

    def __contains__(self, key):
        return key in self.pairs


class KeysAndValues(ExerciseTest):
    """Keys and values"""

    def test_gives_back_the_value_of_a_key(self):
        self.example(
            """
            table = HashTable()
            table.put("pear", 3)
            table.put("plum", 5)
            table.get("pear")    # -> 3
            table.get("plum")    # -> 5
            "pear" in table      # -> True
            "fig" in table       # -> False
            """,
        )

    def test_a_new_value_takes_the_place_of_the_old_one(self):
        self.example(
            """
            table = HashTable()
            table.put("pear", 3)
            table.put("pear", 4)
            table.get("pear")    # -> 4
            len(table)           # -> 1
            """,
            because="a key has one value, the latest",
        )

    def test_lists_its_keys_in_any_order(self):
        self.example(
            """
            table = HashTable()
            table.put("pear", 3)
            table.put("plum", 5)
            table.keys()         # in any order -> ["pear", "plum"]
            """,
        )

    def test_remove_takes_the_key_out_and_returns_its_value(self):
        self.example(
            """
            table = HashTable()
            table.put("pear", 3)
            table.remove("pear") # -> 3
            "pear" in table      # -> False
            len(table)           # -> 0
            """,
        )

    def test_a_missing_key_is_an_error(self):
        self.example(
            """
            table = HashTable()
            table.put("pear", 3)
            table.get("fig")     # raises KeyError
            table.remove("fig")  # raises KeyError
            """,
            because="get and remove of a key that is not there raise KeyError",
        )


class Collisions(ExerciseTest):
    """Collisions and growth"""

    def test_keys_with_equal_hashes_stay_apart(self):
        self.example(
            """
            table = HashTable(capacity=1)
            table.put(-1, "a")   # hash(-1) == hash(-2)
            table.put(-2, "b")
            table.get(-1)        # -> "a"
            table.get(-2)        # -> "b"
            table.remove(-1)     # -> "a"
            table.get(-2)        # -> "b"
            """,
            because="-1 and -2 have equal hashes in CPython, but they are different keys",
        )

    def test_the_capacity_is_no_limit(self):
        self.example(
            """
            table = HashTable(capacity=2)
            for number in range(100):
                table.put(number, str(number))
            len(table)           # -> 100
            [table.get(number) for number in range(100)] == [str(number) for number in range(100)]  # -> True
            """,
        )

    def test_equal_keys_are_one_key(self):
        self.example(
            """
            table = HashTable()
            table.put((1, 2), "point")
            table.get(tuple([1, 2]))           # -> "point"
            table.put("".join(["pe", "ar"]), 3)
            table.get("-pear"[1:])             # -> 3
            table.put(10**20, "large")
            table.get(10 * 10**19)             # -> "large"
            """,
            because="two keys are the same key when they are equal",
        )

    def test_equal_keys_are_one_key_however_they_are_written(self):
        self.example(
            """
            class Coin:
                def __init__(self, cents):
                    self.cents = cents

                def __eq__(self, other):
                    return isinstance(other, Coin) and self.cents == other.cents

                def __hash__(self):
                    return hash(self.cents)

            table = HashTable()
            table.put(Coin(5), "small")
            table.get(Coin(5))                 # -> "small"
            table.put(2, "two")
            table.get(2.0)                     # -> "two"
            """,
            because="hash(key) and == say what a key is; its text does not",
        )

    def test_tables_do_not_share_anything(self):
        self.example(
            """
            first, second = HashTable(), HashTable()
            first.put("pear", 3)
            len(second)          # -> 0
            "pear" in second     # -> False
            """,
        )


class AnySequenceOfCalls(ExerciseTest):
    """Any sequence of calls"""

    def behaves_like_a_dictionary(self, keys):
        self.check_sequences(
            "HashTable",
            PlainDict,
            [
                op("put", keys, values.items(), result="ignored", weight=1.5),
                op("get", keys),
                op("remove", keys),
                op("__contains__", keys, result="truth", weight=0.5),
                op("keys", result="any order", weight=0.3),
                op("__len__", weight=0.3),
            ],
            construct=[values.maybe(values.integers(1, 9))],
        )

    @random_test
    def test_behaves_like_a_dictionary(self):
        self.behaves_like_a_dictionary(values.keys())

    @random_test
    def test_behaves_like_a_dictionary_when_all_keys_collide(self):
        self.behaves_like_a_dictionary(values.keys(colliding=True))


# Times that a large table is asked.
ASKED = 128


def key(number):
    """Scatter 0, 1, 2, … over 32 bits, so that the keys suit tables of every size."""
    return number * 2654435761 % 2**32


def filled(table, n):
    for number in range(n):
        table.put(key(number), number)
    return table


def outcomes(call, numbers):
    missing = 0
    for number in numbers:
        try:
            call(key(number))
        except KeyError:
            missing += 1
    return missing


class Costs(ExerciseTest):
    """What it costs"""

    @growth_test
    def test_put_is_constant_on_average_however_many_keys_there_are(self):
        check(
            self.solution,
            "put",
            target="1",
            operations="n",
            workload=lambda module, n: filled(module.HashTable(), n),
            because="a table that grows by a factor moves each key a constant number of times on average",
        )

    @growth_test
    def test_put_is_constant_on_average_from_a_capacity_of_one(self):
        check(
            self.solution,
            "put",
            target="1",
            operations="n",
            workload=lambda module, n: filled(module.HashTable(1), n),
            because="the capacity is a hint; a small one must not make the table slow",
        )

    @growth_test
    def test_get_is_constant_on_average(self):
        check(
            self.solution,
            "get",
            target="1",
            operations="n",
            setup=lambda module, n: filled(module.HashTable(), n),
            workload=lambda table, n: outcomes(table.get, range(0, 2 * n, 2)),
            because="a key's hash says where to look",
        )

    @growth_test
    def test_get_is_constant_on_average_in_a_large_table(self):
        # A table that grows up to some size and no further is fast until its chains get long.
        check(
            self.solution,
            "get",
            target="1",
            operations=ASKED,
            setup=lambda module, n: filled(module.HashTable(), n),
            workload=lambda table, n: outcomes(table.get, range(0, 2 * n, 2 * n // ASKED)),
            sizes=(128, 512, 2048, 8192, 32768),
            because="a table that has no room left grows, however large it is",
        )

    @growth_test
    def test_remove_is_constant_on_average(self):
        check(
            self.solution,
            "remove",
            target="1",
            operations="n",
            setup=lambda module, n: filled(module.HashTable(), n),
            workload=lambda table, n: outcomes(table.remove, range(n)),
            because="a key's hash says where to look",
        )

    @growth_test
    def test_stays_fast_when_keys_come_and_go(self):
        # So many keys pass through that in the end every place has been used and left.
        def come_and_go(table, n):
            for number in range(16 * n):
                table.remove(key(number))
                table.put(key(number + n), number)

        check(
            self.solution,
            "remove and put",
            target="1",
            operations=lambda n: 16 * n,
            setup=lambda module, n: filled(module.HashTable(), n),
            workload=come_and_go,
            sizes=(8, 16, 32, 64, 128, 256),
            because="the number of keys stays the same, and so must the cost, whatever removed keys leave behind",
        )


class OwnWork(ExerciseTest):
    """Your own work"""

    @own_work_test
    def test_is_built_without_dictionaries_and_sets(self):
        self.forbid(storage=("dict", "set"), instead="build the table from lists")
