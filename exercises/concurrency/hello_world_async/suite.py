import random

from harness.testing import CheckFailure, ExerciseTest, random_test

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

    def test_says_hello_to_all_before_the_first_ending(self):
        self.example(
            """
            said = []
            await hello_many(said.append, ["Ada", "Grace"], 1)
            said[:2]  # -> ["Hello ...", "Hello ..."]
            len(said) # -> 4
            """,
            because="all names wait at the same time",
        )

    def test_returns_at_once_without_names(self):
        self.example(
            """
            said = []
            await hello_many(said.append, [], 1)
            said  # -> []
            """,
        )


class AnyNamesAndDelays(ExerciseTest):
    """Any names, any delay"""

    @random_test
    def test_says_both_halves_at_the_right_moments(self):
        for delay in (1, 0, 2.5, 60):
            said, took = self.listen(lambda emit: self.solution.hello(emit, delay))
            self.judge(f"await hello(emit, {delay})", said, took, ["World"], delay)

    @random_test
    def test_greets_all_names_in_the_time_of_one(self):
        chosen = self.chosen_seed()
        rng = random.Random(20 if chosen is None else chosen)
        lists = [["Ada", "Grace"], ["Ada", "Ada"], [f"guest {number}" for number in range(100)]]
        lists += [rng.choices(NAMES, k=rng.randint(1, 12)) for _ in range(30)]
        for names in lists:
            delay = rng.choice((1, 2, 0.5, 30))
            before = list(names)
            said, took = self.listen(lambda emit: self.solution.hello_many(emit, names, delay))
            shown = repr(before) if len(before) < 20 else '[f"guest {n}" for n in range(100)]'
            call = f"await hello_many(emit, {shown}, {delay})"
            self.judge(call, said, took, before, delay)
            if names != before:
                raise CheckFailure("failed", f"{call} changed the list of names to {names!r}", code=call)

    def listen(self, call):
        """Run a call in virtual time; return what it said and when, and how long it took."""
        clock = self.virtual_time()
        said = []
        clock.run(call(lambda text: said.append((text, round(clock.elapsed, 6)))))
        return said, round(clock.elapsed, 6)

    def judge(self, call, said, took, names, delay):
        wanted = [("Hello ...", 0)] * len(names) + [(f"... {name}!", delay) for name in names]
        if sorted(said) != sorted(wanted):
            wrong = next((one for one in said if said.count(one) > wanted.count(one)), None)
            missing = next((one for one in wanted if wanted.count(one) > said.count(one)), None)
            raise CheckFailure(
                "failed",
                f"{call} emitted {told(wrong)}" if wrong else f"{call} did not emit {told(missing)}",
                code=call,
                expected=" and ".join(sorted({told(one) for one in wanted}, reverse=True)[:4]),
                got=" and ".join(sorted({told(one) for one in said}, reverse=True)[:4]) or "nothing",
                because="every name gets one 'Hello ...' at once, and its ending one delay later",
            )
        if took > delay:
            raise CheckFailure(
                "failed",
                f"{call} took {took:g} s, expected {delay} s",
                code=call,
                because="it returns when the last greeting is complete",
            )


def told(said):
    text, second = said
    return f"{text!r} at {second:g} s"
