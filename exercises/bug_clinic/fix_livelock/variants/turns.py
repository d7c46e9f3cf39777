"""Takes turns when both sides wait: fair to each direction. camelCase and type hints."""

from __future__ import annotations

from collections import deque
from threading import Condition
from typing import Any, Callable


class Corridor:
    def __init__(self) -> None:
        self.guard = Condition()
        self.walking: list[Any] = []
        self.waiting: deque[Any] = deque()

    def mayEnter(self, ticket: list[Any]) -> bool:
        if self.walking and self.walking[0] != ticket[0]:
            return False
        return self.waiting[0] is ticket

    def pass_through(self, name: str, direction: Any, walk: Callable[[], object]) -> None:
        ticket = [direction, name]
        with self.guard:
            self.waiting.append(ticket)
            self.guard.wait_for(lambda: self.mayEnter(ticket))
            self.waiting.popleft()
            self.walking.append(direction)
            self.guard.notify_all()
        try:
            walk()
        finally:
            with self.guard:
                self.walking.pop()
                self.guard.notify_all()
