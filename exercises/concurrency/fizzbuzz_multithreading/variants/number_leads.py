"""The number thread counts and hands the others their turns through queues. camelCase and type hints."""

from __future__ import annotations

import queue
from typing import Callable


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self.lastNumber = n
        self.orders: dict[str, queue.Queue[bool]] = {word: queue.Queue() for word in ("Fizz", "Buzz", "FizzBuzz")}
        self.answers: queue.Queue[None] = queue.Queue()

    def followOrders(self, word: str, emit: Callable[[], object]) -> None:
        while self.orders[word].get():
            emit()
            self.answers.put(None)

    def fizz(self, emit: Callable[[], object]) -> None:
        self.followOrders("Fizz", emit)

    def buzz(self, emit: Callable[[], object]) -> None:
        self.followOrders("Buzz", emit)

    def fizzbuzz(self, emit: Callable[[], object]) -> None:
        self.followOrders("FizzBuzz", emit)

    def number(self, emit: Callable[[int], object]) -> None:
        for current in range(1, self.lastNumber + 1):
            word = ("Fizz" if current % 3 == 0 else "") + ("Buzz" if current % 5 == 0 else "")
            if word == "":
                emit(current)
            else:
                self.orders[word].put(True)
                self.answers.get()
        for orders in self.orders.values():
            orders.put(False)
