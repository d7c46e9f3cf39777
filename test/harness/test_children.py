from __future__ import annotations

import subprocess
import sys
import unittest

from harness.children import end_leftovers


@unittest.skipUnless(sys.platform.startswith("linux"), "children are found in /proc")
class Leftovers(unittest.TestCase):
    def test_are_none_when_no_child_was_started(self) -> None:
        self.assertEqual(end_leftovers(), 0)

    def test_are_killed_and_counted(self) -> None:
        waiting = [subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) for _ in range(2)]
        try:
            self.assertEqual(end_leftovers(), 2)
            self.assertEqual(end_leftovers(), 0)
        finally:
            for process in waiting:
                assert process.stdin is not None
                process.stdin.close()
                process.wait()

    def test_are_not_those_that_have_ended(self) -> None:
        process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.read()
        process.stdout.close()
        process.wait()
        self.assertEqual(end_leftovers(), 0)


if __name__ == "__main__":
    unittest.main()
