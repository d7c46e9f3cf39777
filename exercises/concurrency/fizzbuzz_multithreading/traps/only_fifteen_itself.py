# failed: says FizzBuzz for 15, and Fizz for its multiples

import threading
from typing import Callable


class FizzBuzz:
    """One game from 1 to ``n``; each method is called once, by a thread of its own."""

    def __init__(self, n: int) -> None:
        self._last = n
        self._current = 1
        self._changed = threading.Condition()

    def fizz(self, emit: Callable[[], object]) -> None:
        """Call ``emit()`` for each multiple of 3 that is not one of 5."""
        self._speak(lambda k: k % 3 == 0 and k != 15, lambda k: emit())

    def buzz(self, emit: Callable[[], object]) -> None:
        """Call ``emit()`` for each multiple of 5 that is not one of 3."""
        self._speak(lambda k: k % 3 != 0 and k % 5 == 0, lambda k: emit())

    def fizzbuzz(self, emit: Callable[[], object]) -> None:
        """Call ``emit()`` for each multiple of 15."""
        self._speak(lambda k: k == 15, lambda k: emit())

    def number(self, emit: Callable[[int], object]) -> None:
        """Call ``emit(i)`` for each other number ``i``."""
        self._speak(lambda k: k % 3 != 0 and k % 5 != 0, emit)

    def _speak(self, is_mine: Callable[[int], bool], say: Callable[[int], object]) -> None:
        with self._changed:
            while True:
                # Everybody is woken for every number: each has to see for itself whose turn it is.
                while self._current <= self._last and not is_mine(self._current):
                    self._changed.wait()
                if self._current > self._last:
                    return
                say(self._current)
                self._current += 1
                self._changed.notify_all()
