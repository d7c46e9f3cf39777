import asyncio
import random

from harness.explore import explore
from harness.testing import CheckFailure, ExerciseTest, interleaving_test, random_test

NAMES = ("Ada", "Grace", "Edsger", "Barbara", "Ken", "")


class OneGreeting(ExerciseTest):
    """One greeting"""

    def test_says_hello_world_around_a_pause(self):
        self.example(
            """
            said = []
            await hello(said.append, 1)
            said  # -> ["Hello ...", "... World!"]
            """,
        )

    def test_lets_other_tasks_run_meanwhile(self):
        self.example(
            """
            import asyncio
            said = []

            async def clock():
                for second in (1, 2, 3):
                    await asyncio.sleep(1)
                    said.append(second)

            await asyncio.gather(hello(said.append, 2.5), clock())
            said  # -> ["Hello ...", 1, 2, "... World!", 3]
            """,
            because="the second half comes `delay` seconds after the first, and other tasks run in between",
        )


class ManyGreetings(ExerciseTest):
    """Many greetings at once"""

    def test_greets_a_name(self):
        self.example(
            """
            said = []
            await hello_many(said.append, ["Ada"], 1)
            said  # -> ["Hello ...", "... Ada!"]
            """,
        )

    def test_returns_at_once_without_names(self):
        self.example(
            """
            said = []
            await hello_many(said.append, [], 1)
            said  # -> []
            """,
        )


class EveryOrderOfTasks(ExerciseTest):
    """Every order in which tasks take their turns"""

    @interleaving_test
    def test_returns_when_every_name_is_greeted(self):
        async def two_names(s):
            said = []
            await s.solution.hello_many(said.append, ["Ada", "Grace"], 1)
            s.equal(sorted(said), ["... Ada!", "... Grace!", "Hello ...", "Hello ..."], "what was emitted")
            s.equal(said[:2], ["Hello ...", "Hello ..."], "what was emitted first")

        explore(self.solution, two_names, because="hello_many returns when the last greeting is complete")

    @interleaving_test
    def test_two_greetings_at_once_take_one_delay(self):
        async def side_by_side(s):
            said = []
            await asyncio.gather(s.solution.hello(said.append, 2), s.solution.hello_many(said.append, ["Ada"], 2))
            s.equal(sorted(said), ["... Ada!", "... World!", "Hello ...", "Hello ..."], "what was emitted")
            s.equal(said[:2], ["Hello ...", "Hello ..."], "what was emitted first")
            s.check(s.elapsed < 2.25, f"two greetings at once took {s.elapsed:g} s with a delay of 2 s")

        explore(self.solution, side_by_side, because="a pause does not block the event loop")

    @interleaving_test
    def test_waits_for_greetings_that_begin_one_after_the_other(self):
        clock = self.virtual_time()
        said = []

        def slow_emit(text):
            # The pauses end some time apart, because they began some time apart.
            if text.startswith("Hello"):
                clock.advance(0.03)
            said.append(text)

        clock.run(self.solution.hello_many(slow_emit, ["Ada", "Grace", "Ken"], 0.1))
        missing = {"... Ada!", "... Grace!", "... Ken!"} - set(said)
        if missing:
            raise CheckFailure(
                "failed",
                f"hello_many returned before it had emitted {' and '.join(map(repr, sorted(missing)))}",
                detail="This emit takes 0.03 s for each 'Hello ...', so that the pauses do not end at the same moment.",
                code='await hello_many(slow_emit, ["Ada", "Grace", "Ken"], 0.1)',
                because="hello_many returns when the last greeting is complete",
            )


class AnyNamesAndDelays(ExerciseTest):
    """Any names, any delay"""

    @random_test
    def test_says_both_halves_at_the_right_moments(self):
        for delay in (0.5, 0, 1):
            said, took = self.listen(lambda emit, delay=delay: self.solution.hello(emit, delay))
            self.judge(f"await hello(emit, {delay})", said, took, ["World"], delay)

    @random_test
    def test_greets_all_names_in_the_time_of_one(self):
        chosen = self.chosen_seed()
        rng = random.Random(20 if chosen is None else chosen)
        lists = [["Ada", "Grace"], ["Ada", "Ada"], [f"guest {number}" for number in range(100)]]
        lists += [rng.choices(NAMES, k=rng.randint(1, 12)) for _ in range(30)]
        for names in lists:
            delay = rng.choice((0.5, 1, 2))
            given = list(names)
            said, took = self.listen(lambda emit: self.solution.hello_many(emit, given, delay))
            shown = repr(names) if len(names) < 20 else '[f"guest {n}" for n in range(100)]'
            call = f"await hello_many(emit, {shown}, {delay})"
            self.judge(call, said, took, names, delay)
            if given != names:
                raise CheckFailure("failed", f"{call} changed the list of names to {given!r}", code=call)

    def listen(self, call):
        """Run a call in virtual time; return what it said and when, and how long it took."""
        clock = self.virtual_time()
        said = []
        clock.run(call(lambda text: said.append((text, clock.elapsed))))
        return said, clock.elapsed

    def judge(self, call, said, took, names, delay):
        wanted = [("Hello ...", 0)] * len(names) + [(f"... {name}!", delay) for name in names]
        for got, (text, second) in zip(sorted(said), sorted(wanted)):
            if got[0] != text or not second - 0.05 <= got[1] <= second + PATIENCE:
                self.complain(call, f"emitted {told(got)}", said, wanted)
        if len(said) != len(wanted):
            self.complain(call, f"emitted {len(said)} texts, expected {len(wanted)}", said, wanted)
        if took > delay + PATIENCE:
            self.complain(call, f"took {took:g} s, expected {delay} s", said, wanted)

    def complain(self, call, what, said, wanted):
        raise CheckFailure(
            "failed",
            f"{call} {what}",
            code=call,
            expected=", ".join(told(one) for one in wanted[:6]),
            got=", ".join(told(one) for one in said[:6]) or "nothing",
            because="every name gets one 'Hello ...' at once, and its ending one delay later",
        )


# Virtual time is exact; a pause in a thread of its own takes real time and is right too.
PATIENCE = 0.25


def told(said):
    text, second = said
    return f"{text!r} at {round(second, 2):g} s"
