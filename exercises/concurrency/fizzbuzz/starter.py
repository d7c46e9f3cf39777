"""FizzBuzz, the plain version."""

from typing import List


def fizzbuzz(n: int) -> List[str]:
    """Return the texts for 1 to ``n``: Fizz, Buzz, FizzBuzz, or the number."""
    raise NotImplementedError("fizzbuzz(n) should list the texts for 1 to n.")
