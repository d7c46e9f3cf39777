from __future__ import annotations

import json
import os
import threading
import unittest
from typing import List

from harness.channel import Channel, private_copy


class TheChannel(unittest.TestCase):
    def setUp(self) -> None:
        self.reader, self.writer = os.pipe()
        self.channel = Channel(self.writer, "5f1c")

    def finish(self) -> List[str]:
        os.close(self.writer)
        with open(self.reader, "rb") as file:
            return file.read().decode("ascii").splitlines()

    def test_writes_one_prefixed_line_for_each_event(self) -> None:
        self.channel.emit({"event": "ended", "text": "a\nb é \udcff"})
        (line,) = self.finish()
        self.assertTrue(line.startswith("5f1c {"))
        self.assertEqual(json.loads(line[5:]), {"event": "ended", "text": "a\nb é \udcff"})

    def test_keeps_lines_whole_when_threads_write_at_once(self) -> None:
        lines: List[str] = []

        def read() -> None:
            with open(self.reader, encoding="ascii") as file:
                lines.extend(file)

        reader = threading.Thread(target=read)
        reader.start()
        text = "x" * 100_000
        writers = [
            threading.Thread(target=lambda: [self.channel.emit({"text": text}) for _ in range(5)]) for _ in range(4)
        ]
        for thread in writers:
            thread.start()
        for thread in writers:
            thread.join()
        os.close(self.writer)
        reader.join()
        self.assertEqual([json.loads(line[5:]) for line in lines], [{"text": text}] * 20)

    def test_is_not_inherited(self) -> None:
        copy = private_copy(self.writer)
        inheritable = os.get_inheritable(copy)
        os.close(copy)
        self.assertFalse(inheritable)
        self.finish()

    @unittest.skipUnless(hasattr(os, "fork"), "needs fork")
    def test_ends_a_forked_child_that_has_something_to_say(self) -> None:
        child = os.fork()
        if child == 0:
            try:
                self.channel.emit({"event": "ended"})
            finally:
                os._exit(9)
        _, status = os.waitpid(child, 0)
        self.assertEqual(status, 0)
        self.assertEqual(self.finish(), [])


if __name__ == "__main__":
    unittest.main()
