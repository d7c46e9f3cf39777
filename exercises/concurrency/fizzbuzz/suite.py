from harness.testing import ExerciseTest, random_test, values


def plain(n):
    return [
        "FizzBuzz" if k % 15 == 0 else "Fizz" if k % 3 == 0 else "Buzz" if k % 5 == 0 else str(k)
        for k in range(1, n + 1)
    ]


class Counting(ExerciseTest):
    """Counting"""

    def test_says_fizz_and_buzz(self):
        self.example('fizzbuzz(5)  # -> ["1", "2", "Fizz", "4", "Buzz"]')

    def test_says_nothing_up_to_zero(self):
        self.example("fizzbuzz(0)  # -> []")


class AnyNumber(ExerciseTest):
    """Any number"""

    @random_test
    def test_counts_to_any_number(self):
        self.check_calls(
            "fizzbuzz",
            [values.integers(0, 120)],
            oracle=plain,
            because="Fizz for multiples of 3, Buzz for multiples of 5, FizzBuzz for multiples of both",
        )
