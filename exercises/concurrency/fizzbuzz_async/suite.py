import asyncio

from harness.explore import explore
from harness.testing import CheckFailure, ExerciseTest, interleaving_test

# A condition wakes three tasks in vain for every number, each of them for a few turns. This is plenty.
TURNS = 80
# Seconds (virtual ones): whoever is told goes on in the same moment.
PAUSES = 0.01


def kind(text):
    return text if text in ("Fizz", "Buzz", "FizzBuzz") else "a number"


def plain(n):
    return [
        "FizzBuzz" if k % 15 == 0 else "Fizz" if k % 3 == 0 else "Buzz" if k % 5 == 0 else str(k)
        for k in range(1, n + 1)
    ]


class Turns(ExerciseTest):
    """Taking turns"""

    def test_says_fizz_and_buzz_in_order(self):
        self.example(
            """
            said = []
            await fizzbuzz(5, said.append)
            said  # -> ["1", "2", "Fizz", "4", "Buzz"]
            """,
        )

    def test_says_nothing_up_to_zero(self):
        self.example(
            """
            said = []
            await fizzbuzz(0, said.append)
            said  # -> []
            """,
            because="with nothing to say, all four tasks end at once",
        )


class EveryOrder(ExerciseTest):
    """Every order in which tasks take their turns"""

    def play(self, *games, schedules=200):
        async def scenario(s):
            for n in games:
                await self.game(s, n)

        # ``steps`` asks for unfair orders too.
        explore(self.solution, scenario, schedules=schedules, steps=10_000)

    async def game(self, s, n):
        said = []
        speakers = {}
        last = s.turns

        def emit(text):
            nonlocal last
            if s.turns - last > TURNS:
                busy(f"{s.turns - last} turns of the loop went by before emit({text!r})")
            last = s.turns
            said.append(text)
            task = asyncio.current_task()
            other = speakers.setdefault(kind(text), task)
            s.check(other is task, f"{kind(text)} was said by two different tasks", because=ONE_EACH)
            for name, speaker in speakers.items():
                s.check(
                    speaker is not task or name == kind(text),
                    f"{name} and {kind(text)} were said by the same task",
                    because=ONE_EACH,
                )

        await s.solution.fizzbuzz(n, emit)
        s.equal(said, plain(n), f"what fizzbuzz({n}, emit) said")
        if s.turns - last > TURNS:
            busy(f"{s.turns - last} turns of the loop went by after the last emit")
        if s.elapsed > PAUSES:
            busy(f"the game up to {n} took {s.elapsed:g} s: a task pauses before it asks again")

    @interleaving_test
    def test_a_short_game_comes_out_right_in_every_order(self):
        self.play(5, schedules=120)

    @interleaving_test
    def test_a_game_with_fizzbuzz_comes_out_right_in_every_order(self):
        self.play(16, schedules=60)

    @interleaving_test
    def test_a_long_game_comes_out_right(self):
        self.play(47, schedules=4)

    @interleaving_test
    def test_tasks_without_a_turn_end_in_every_order(self):
        self.play(0, 1, 2, schedules=40)

    @interleaving_test
    def test_a_second_game_begins_at_one(self):
        self.play(3, 4, schedules=30)


ONE_EACH = "each of the four kinds of text is said by a task of its own"


def busy(text):
    raise CheckFailure("livelock", text, because="a task whose turn it is not has to wait, not to ask again and again")
