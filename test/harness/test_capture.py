from __future__ import annotations

import subprocess
import sys
import unittest

from harness.capture import HeadAndTail

from . import SOURCE

# Capturing replaces the descriptors of its process: each test runs in one of its own.
BEGINNING = """
import os, sys
sys.path.insert(0, sys.argv[1])
from harness.capture import Capture, close_standard_input
real = os.dup(1)
capture = Capture(1000)
def tell(value):
    os.write(real, repr(value).encode())
"""


def told_by(program: str) -> object:
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", BEGINNING + program, SOURCE],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=True,
    )
    return eval(done.stdout.decode())


class HeadsAndTails(unittest.TestCase):
    def test_keeps_everything_up_to_the_limit(self) -> None:
        kept = HeadAndTail(8)
        kept.add(b"abcd")
        kept.add(b"efgh")
        self.assertEqual(kept.text(), ("abcdefgh", False))

    def test_keeps_head_and_tail_beyond_it(self) -> None:
        kept = HeadAndTail(8)
        for _ in range(100):
            kept.add(b"0123456789")
        self.assertEqual(kept.text(), ("012345\n… 992 bytes left out …\n89", True))

    def test_replaces_what_is_no_text(self) -> None:
        kept = HeadAndTail(8)
        kept.add(b"a\xff\xc3")
        self.assertEqual(kept.text(), ("a\ufffd\ufffd", False))


class Capturing(unittest.TestCase):
    def test_takes_prints_and_writes_of_each_period_apart(self) -> None:
        told = told_by("""
print("one"); os.write(2, b"two\\n")
first = capture.end()
capture.begin()
print("three", end="")
tell((first, capture.end()))
""")
        first, second = told  # type: ignore[misc]
        self.assertEqual(sorted(first[0].split()), ["one", "two"])
        self.assertEqual(second, ("three", False))

    def test_takes_what_child_processes_print(self) -> None:
        told = told_by("""
import subprocess
subprocess.run([sys.executable, "-c", "print('child')"])
tell(capture.end())
""")
        self.assertEqual(told, ("child\n", False))

    def test_is_not_confused_by_zero_bytes(self) -> None:
        told = told_by("""
for n in range(50): os.write(1, b"\\0" * n)
text, _ = capture.end()
tell(len(text) )
""")
        self.assertGreaterEqual(told, 1000)  # type: ignore[operator]

    def test_recovers_closed_detached_and_replaced_streams(self) -> None:
        for harm in (
            "sys.stdout.close(); sys.stderr.close()",
            "sys.stdout.detach(); sys.stderr = None",
            "os.close(1); os.close(2)",
            "sys.stdout = sys.__stdout__ = object()",
            "os.dup2(os.open(os.devnull, os.O_WRONLY), 1)",
        ):
            with self.subTest(harm=harm):
                told = told_by(f"""
{harm}
capture.end()
capture.begin()
print("out"); print("err", file=sys.stderr)
tell(sorted(capture.end()[0].split()))
""")
                self.assertEqual(told, ["err", "out"])

    def test_answers_while_a_thread_holds_the_stream(self) -> None:
        told = told_by("""
import threading
class Stuck:
    def flush(self): threading.Event().wait()
print("before")
sys.stdout.flush()
sys.stdout = Stuck()
tell(capture.end_from_outside(0.1))
os._exit(0)
""")
        self.assertEqual(told, ("before\n", False))

    def test_leaves_no_keyboard(self) -> None:
        told = told_by("""
close_standard_input()
tell((sys.stdin.read(), os.read(0, 1)))
""")
        self.assertEqual(told, ("", b""))


if __name__ == "__main__":
    unittest.main()
