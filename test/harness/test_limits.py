from __future__ import annotations

import subprocess
import sys
import unittest

from . import SOURCE

# In a process of its own: a limit stays for good.
PROGRAM = """
import resource, sys, threading
sys.path.insert(0, sys.argv[1])
from harness import limits

def now():
    return resource.getrlimit(resource.RLIMIT_DATA)[0]

def crowd(size):
    together = threading.Barrier(size)
    threads = [threading.Thread(target=together.wait) for _ in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

assert limits.limit_memory(128 << 20)
least = now()
for _ in range(2):
    crowd(60)
    assert now() > least
    # A thread that was joined may still hold its stack for a moment.
    while now() > least:
        limits.settle()
    try:
        bytearray(256 << 20)
    except MemoryError:
        print("told")
threading.stack_size(512 << 20)
for _ in range(50):
    deep = threading.Thread(target=int)
    deep.start()
    deep.join()
print("deep")
assert threading.stack_size() == 512 << 20
"""


@unittest.skipUnless(sys.platform.startswith("linux"), "only Linux limits data")
class TheLimitOnMemory(unittest.TestCase):
    def test_makes_room_for_stacks_and_takes_it_back(self) -> None:
        done = subprocess.run(
            [sys.executable, "-I", "-c", PROGRAM, SOURCE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60
        )
        self.assertEqual((done.returncode, done.stdout.split()), (0, [b"told", b"told", b"deep"]), done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
