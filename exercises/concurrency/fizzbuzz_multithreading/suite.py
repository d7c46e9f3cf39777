from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test


def plain(n):
    return ["FizzBuzz" if k % 15 == 0 else "Fizz" if k % 3 == 0 else "Buzz" if k % 5 == 0 else k for k in range(1, n + 1)]


class RealThreads(ExerciseTest):
    """Real threads"""

    def play(self, n, expected):
        self.example(
            f"""
            from threading import Thread
            said = []
            game = FizzBuzz({n})
            threads = [
                Thread(target=game.fizz, args=(lambda: said.append("Fizz"),), daemon=True),
                Thread(target=game.buzz, args=(lambda: said.append("Buzz"),), daemon=True),
                Thread(target=game.fizzbuzz, args=(lambda: said.append("FizzBuzz"),), daemon=True),
                Thread(target=game.number, args=(said.append,), daemon=True),
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            said  # -> {expected}
            """,
        )

    def test_says_fizz_and_buzz_in_order(self):
        self.play(5, '[1, 2, "Fizz", 4, "Buzz"]')


class EveryInterleaving(ExerciseTest):
    """Every order in which threads take their turns"""

    # A thread that waits takes a few steps for every number; one that asks again and again takes any number.
    STEPS = 3_000

    def explore_game(self, n, schedules, last_first=False):
        def game(s):
            game = s.solution.FizzBuzz(n)
            said = []
            inside = []

            def emit(text):
                s.check(not inside, f"{text!r} was said while {inside[-1:]} was still being said")
                inside.append(text)
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
            s.equal(said, plain(n), f"what the four threads of FizzBuzz({n}) said")

        explore(self.solution, game, schedules=schedules, steps=self.STEPS)

    @interleaving_test
    def test_threads_without_a_turn_return(self):
        self.explore_game(0, 60)
        self.explore_game(1, 100)

    @interleaving_test
    def test_a_short_game_comes_out_right(self):
        self.explore_game(5, 150)

    @interleaving_test
    def test_it_does_not_matter_who_starts_first(self):
        self.explore_game(4, 100, last_first=True)

    @interleaving_test
    def test_a_game_with_fizzbuzz_comes_out_right(self):
        self.explore_game(16, 40)
