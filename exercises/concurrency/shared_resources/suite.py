import threading
import time

from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test


class OneThread(ExerciseTest):
    """One thread"""

    def test_counts(self):
        self.example(
            """
            counter = Counter()
            counter.value  # -> 0
            counter.increment()
            counter.increment()
            counter.value  # -> 2
            """,
        )

    def test_computes_a_value_once(self):
        self.example(
            """
            computed = []
            def compute():
                computed.append("pi")
                return 3.14
            cache = OnceCache()
            cache.get("pi", compute)          # -> 3.14
            cache.get("pi", compute)          # -> 3.14
            cache.get("e", lambda: 2.72)      # -> 2.72
            computed                          # -> ["pi"]
            """,
        )

    def test_two_caches_keep_apart(self):
        self.example(
            """
            one, other = OnceCache(), OnceCache()
            one.get("key", lambda: 1)         # -> 1
            other.get("key", lambda: 2)       # -> 2
            """,
        )

    def test_keys_that_look_alike_are_told_apart(self):
        self.example(
            """
            cache = OnceCache()
            cache.get(1, lambda: "number")    # -> "number"
            cache.get("1", lambda: "text")    # -> "text"
            cache.get(-1, lambda: "minus 1")  # -> "minus 1"
            cache.get(-2, lambda: "minus 2")  # -> "minus 2"
            """,
            because="keys differ when they are not equal, whatever their texts and hashes (hash(-1) == hash(-2) in CPython)",
        )

    def test_a_failure_is_not_stored(self):
        self.example(
            """
            cache = OnceCache()
            cache.get("half", lambda: 1 / 0)  # raises ZeroDivisionError
            cache.get("half", lambda: 0.5)    # -> 0.5
            """,
        )


class CounterInEveryInterleaving(ExerciseTest):
    """The counter, in every interleaving"""

    @interleaving_test
    def test_loses_nothing(self):
        def three_threads(s):
            counter = s.solution.Counter()
            s.threads([counter.increment, counter.increment], counter.increment, counter.increment)
            s.equal(counter.value, 4, "the value after four increments")

        explore(self.solution, three_threads, schedules=80)

    @interleaving_test
    def test_never_goes_back(self):
        def reader(s):
            counter = s.solution.Counter()
            seen = []

            def look():
                seen.append(counter.value)

            s.threads([counter.increment, counter.increment], [look, look])
            s.check(0 <= seen[0] <= seen[1] <= 2, f"a thread saw the values {seen} while another counted to 2")

        explore(self.solution, reader, schedules=60)

    @interleaving_test
    def test_counters_are_independent(self):
        def two_counters(s):
            one, other = s.solution.Counter(), s.solution.Counter()
            s.threads(one.increment, [other.increment, other.increment])
            s.equal((one.value, other.value), (1, 2), "two counters after one and two increments")

        explore(self.solution, two_counters, schedules=20)


class CacheInEveryInterleaving(ExerciseTest):
    """The cache, in every interleaving"""

    ONCE = "one caller computes, the others wait and get the same value"

    @interleaving_test
    def test_computes_once_for_all_callers(self):
        for value in ("value", None):

            def three_callers(s, value=value):
                cache = s.solution.OnceCache()
                computed = []

                def compute():
                    computed.append(1)
                    time.sleep(0)
                    return value

                outcomes = s.threads(*[lambda: cache.get("key", compute)] * 3)
                s.equal([outcome.value for outcome in outcomes], [value] * 3, "what three callers of one key got")
                s.equal(cache.get("key", compute), value, "what a later caller got")
                s.equal(len(computed), 1, "how often the value was computed", because=self.ONCE)

            explore(self.solution, three_callers, schedules=100)

    @interleaving_test
    def test_different_keys_do_not_block_each_other(self):
        def rendezvous(s):
            cache = s.solution.OnceCache()
            meeting = threading.Barrier(2)

            def compute(name):
                meeting.wait()
                return name

            # Their hashes are equal, so they would share a lock that is chosen by the hash.
            outcomes = s.threads(
                lambda: cache.get(-1, lambda: compute("A")), lambda: cache.get(-2, lambda: compute("B"))
            )
            s.equal([outcome.value for outcome in outcomes], ["A", "B"], "the values of two keys")

        def reading_meanwhile(s):
            cache = s.solution.OnceCache()
            cache.get("there", lambda: "old")
            seen = threading.Event()

            def slow():
                seen.wait()
                return "new"

            def reads():
                s.equal(cache.get("there", lambda: "again"), "old", "a value that was there")
                seen.set()

            s.threads(lambda: cache.get("slow", slow), reads)

        because = "while one key is computed, others can be computed and read"
        explore(self.solution, rendezvous, schedules=40, because=because)
        explore(self.solution, reading_meanwhile, schedules=40, because=because)

    @interleaving_test
    def test_a_computation_may_use_the_cache_for_another_key(self):
        def nested(s):
            cache = s.solution.OnceCache()
            got = cache.get("outer", lambda: cache.get("inner", lambda: 20) + 1)
            s.equal((got, cache.get("inner", lambda: 0)), (21, 20), "a value that is made of another key's")

        explore(self.solution, nested, schedules=5)

    @interleaving_test
    def test_only_the_caller_whose_computation_failed_sees_it(self):
        def some_fail(s):
            cache = s.solution.OnceCache()
            computed = []

            def caller(number, fails):
                def compute():
                    computed.append(number)
                    time.sleep(0)
                    if fails:
                        raise LookupError(f"computation {number} failed")
                    return f"value of {number}"

                return lambda: cache.get("key", compute)

            outcomes = s.threads(caller(0, True), caller(1, False), caller(2, True), raises=(LookupError,))
            s.check(outcomes[1].error is None, f"the caller whose computation is right got {outcomes[1].error!r}")
            s.equal(outcomes[1].value, "value of 1", "what the caller whose computation is right got")
            for number in (0, 2):
                if outcomes[number].error is not None:
                    s.equal(str(outcomes[number].error), f"computation {number} failed", f"what caller {number} saw")
                    s.check(number in computed, f"caller {number} saw an exception without computing")
                else:
                    s.equal(outcomes[number].value, "value of 1", f"what caller {number} got")
            s.check(all(computed.count(number) <= 1 for number in computed), "a caller computed twice")
            s.check(computed[-1] == 1, "something was computed although the value was there")
            s.equal(cache.get("key", lambda: "too late"), "value of 1", "what a later caller got")

        explore(
            self.solution,
            some_fail,
            schedules=120,
            because="only the caller whose compute failed sees its exception; those who wait try again with their own",
        )

    @interleaving_test
    def test_all_may_fail(self):
        def all_fail(s):
            cache = s.solution.OnceCache()

            def caller(number):
                def compute():
                    raise LookupError(number)

                return lambda: cache.get("key", compute)

            outcomes = s.threads(caller(0), caller(1), raises=(LookupError,))
            s.equal([outcome.error and outcome.error.args for outcome in outcomes], [(0,), (1,)], "what two callers saw")
            s.equal(cache.get("key", lambda: "at last"), "at last", "what a later caller got")

        explore(self.solution, all_fail, schedules=40, because="nothing is stored when a computation fails")
