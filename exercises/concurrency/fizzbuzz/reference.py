"""FizzBuzz: the word is put together from its parts, so that no case comes first."""

from typing import List


def fizzbuzz(n: int) -> List[str]:
    """Return the texts for 1 to ``n``: Fizz, Buzz, FizzBuzz, or the number."""
    texts = []
    for number in range(1, n + 1):
        word = "Fizz" * (number % 3 == 0) + "Buzz" * (number % 5 == 0)
        texts.append(word or str(number))
    return texts
