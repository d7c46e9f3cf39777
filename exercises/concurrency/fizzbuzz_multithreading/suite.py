import time

from harness.explore import explore
from harness.testing import CheckFailure, ExerciseTest, interleaving_test


# Four threads that wait take some 20 steps each for a number; one that asks again and again takes any number.
MOST_STEPS = 400
# Time-outs that may pass in one call of a long game. Whoever is told needs none; the pauses of ``emit`` make some pass.
MOST_LOOKS = 12


def plain(n):
    return ["FizzBuzz" if k % 15 == 0 else "Fizz" if k % 3 == 0 else "Buzz" if k % 5 == 0 else k for k in range(1, n + 1)]


class EveryInterleaving(ExerciseTest):
    """Every order in which threads take their turns"""

    def explore_games(self, *games, schedules, patient=False, last_first=False, looks=None):
        def scenario(s):
            for n in games:
                play(s, n)

        def play(s, n):
            game = s.solution.FizzBuzz(n)
            looks = 0

            def patient_so_far():
                nonlocal looks
                looks += 1
                if looks > MOST_STEPS:
                    raise CheckFailure(
                        "livelock",
                        f"{MOST_STEPS} steps went by without a word: a thread keeps asking instead of waiting",
                        because="a thread whose turn it is not has to wait, whatever the scheduler does",
                    )
                return True

            if patient:
                s.always(patient_so_far, "a thread keeps asking instead of waiting")
            said = []
            inside = []
            overlaps = []

            def emit(text):
                nonlocal looks
                looks = 0
                time.sleep(0)
                overlaps.extend(inside)
                inside.append(text)
                # Others may run before and while somebody speaks.
                time.sleep(0)
                said.append(text)
                inside.remove(text)

            calls = [
                lambda: game.fizz(lambda: emit("Fizz")),
                lambda: game.buzz(lambda: emit("Buzz")),
                lambda: game.fizzbuzz(lambda: emit("FizzBuzz")),
                lambda: game.number(emit),
            ]
            names = ["fizz", "buzz", "fizzbuzz", "number"]
            if last_first:
                calls.reverse()
                names.reverse()
            s.threads(*calls, names=names)
            s.check(not overlaps, "two threads spoke at the same time")
            s.equal(said, plain(n), f"what the four threads of FizzBuzz({n}) said")

        explore(self.solution, scenario, schedules=schedules, steps=100_000 if patient else None, looks=looks)

    @interleaving_test
    def test_threads_without_a_turn_wait_and_return(self):
        self.explore_games(0, schedules=40)
        self.explore_games(1, schedules=60, patient=True)

    @interleaving_test
    def test_a_short_game_comes_out_right(self):
        self.explore_games(5, schedules=200)

    @interleaving_test
    def test_it_does_not_matter_who_starts_first(self):
        self.explore_games(4, schedules=100, last_first=True)

    @interleaving_test
    def test_a_game_with_fizzbuzz_comes_out_right(self):
        self.explore_games(16, schedules=40)

    @interleaving_test
    def test_a_long_game_comes_out_right(self):
        self.explore_games(47, schedules=3, looks=MOST_LOOKS)

    @interleaving_test
    def test_games_do_not_share_anything(self):
        self.explore_games(3, 5, schedules=40)
