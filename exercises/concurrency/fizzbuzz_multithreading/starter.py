"""FizzBuzz with four threads that take turns."""

from typing import Callable


class FizzBuzz:
    """One game from 1 to ``n``; each method is called once, by a thread of its own."""

    def __init__(self, n: int) -> None:
        raise NotImplementedError("FizzBuzz(n) should prepare a game from 1 to n.")

    def fizz(self, emit: Callable[[], object]) -> None:
        """Call ``emit()`` for each multiple of 3 that is not one of 5."""
        raise NotImplementedError("fizz(emit) should speak for multiples of 3.")

    def buzz(self, emit: Callable[[], object]) -> None:
        """Call ``emit()`` for each multiple of 5 that is not one of 3."""
        raise NotImplementedError("buzz(emit) should speak for multiples of 5.")

    def fizzbuzz(self, emit: Callable[[], object]) -> None:
        """Call ``emit()`` for each multiple of 15."""
        raise NotImplementedError("fizzbuzz(emit) should speak for multiples of 15.")

    def number(self, emit: Callable[[int], object]) -> None:
        """Call ``emit(i)`` for each other number ``i``."""
        raise NotImplementedError("number(emit) should speak for the other numbers.")
