"""The pattern repeats every fifteen numbers: no division at all."""

from __future__ import annotations

from itertools import cycle, islice

PATTERN = [None, None, "Fizz", None, "Buzz", "Fizz", None, None, "Fizz", "Buzz", None, "Fizz", None, None, "FizzBuzz"]


def fizzbuzz(n: int) -> list[str]:
    return [word or f"{place}" for place, word in enumerate(islice(cycle(PATTERN), n), start=1)]
