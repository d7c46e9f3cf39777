"""What counts as going by the clock."""

from __future__ import annotations

import os
import tempfile
import textwrap
import unittest

from harness.explore._clock_use import decides

SHOWN = (
    """
    began = time.time()
    work()
    print(f"took {time.time() - began:.1f} s")
    """,
    """
    class Timed:
        def __exit__(self, *details):
            self.took = round(time.perf_counter() - self.began, 2)
            log.info("took %s", self.took)
    """,
    "time.sleep(1)",
)
DECIDING = (
    """
    began = time.time()
    work()
    assert time.time() - began < 1
    """,
    """
    deadline = time.monotonic() + 5
    while not done:
        condition.wait(deadline - time.monotonic())
    """,
    """
    def age(self):
        return time.monotonic() - self.made
    def get(self):
        if self.age() > 10:
            self.clear()
    """,
    "cache = Cache(clock=time.monotonic)",
    """
    def limiter(now=time.time):
        return now
    """,
)


class TheClock(unittest.TestCase):
    def decides(self, text: str) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "solution.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write(textwrap.dedent(text))
            return decides([path])

    def test_decides_nothing_where_it_is_only_shown(self) -> None:
        for text in SHOWN:
            with self.subTest(text):
                self.assertFalse(self.decides(text))

    def test_decides_where_a_reading_is_compared_waited_by_or_handed_over(self) -> None:
        for text in DECIDING:
            with self.subTest(text):
                self.assertTrue(self.decides(text))
