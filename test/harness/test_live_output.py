from __future__ import annotations

import os
import unittest
from typing import Any, Dict, List, Optional

from harness import live_output
from harness.live_output import LiveOutput


class Listener:
    """A channel that keeps what is said on it."""

    def __init__(self) -> None:
        self.events: List[Dict[str, Any]] = []

    def emit(self, event: Dict[str, Any]) -> None:
        self.events.append(event)

    @property
    def text(self) -> str:
        return "".join(event["text"] for event in self.events)


class Live(unittest.TestCase):
    def setUp(self) -> None:
        self.channel = Listener()
        self.running: Optional[str] = "T.test_x"
        self.live = LiveOutput(self.channel, lambda: self.running)  # type: ignore[arg-type]

    def test_sends_whole_lines(self) -> None:
        for piece in ("one", " ", "two", "\n", "three"):
            self.live.add(piece)
        self.assertEqual(self.channel.events, [{"event": "output", "test": "T.test_x", "text": "one two\n"}])

    def test_sends_a_long_text_without_waiting_for_the_end_of_the_line(self) -> None:
        self.live.add("x" * 500)
        self.assertEqual(self.channel.text, "x" * 500)

    def test_says_nothing_between_tests(self) -> None:
        self.running = None
        self.live.add("late\n")
        self.assertEqual(self.channel.events, [])

    def test_does_not_carry_half_a_line_into_the_next_test(self) -> None:
        self.live.add("half")
        self.live.begin()
        self.live.add("line\n")
        self.assertEqual(self.channel.text, "line\n")

    def test_is_bounded_in_pieces_and_in_characters(self) -> None:
        for _ in range(100_000):
            self.live.add("line\n")
        self.assertLess(len(self.channel.events), 20 * live_output.MOST_PIECES)
        self.live.begin()
        self.channel.events.clear()
        for _ in range(100):
            self.live.add("x" * 10_000_000 + "\n")
        self.assertLess(len(self.channel.text), 20 * live_output.MOST_CHARACTERS)

    def test_keeps_the_end_of_a_text_that_is_too_long(self) -> None:
        self.live.add("x" * 1_000_000 + "the end\n")
        self.assertTrue(self.channel.text.endswith("xthe end\n"))

    @unittest.skipUnless(hasattr(os, "fork"), "needs fork")
    def test_says_nothing_from_a_forked_child(self) -> None:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            self.live.add("child\n")
            os.write(writer, str(len(self.channel.events)).encode())
            os._exit(0)
        os.waitpid(child, 0)
        self.assertEqual(os.read(reader, 10), b"0")
        os.close(reader)
        os.close(writer)


if __name__ == "__main__":
    unittest.main()
