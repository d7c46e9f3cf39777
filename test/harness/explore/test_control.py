"""What correct programs do with threads and tasks, and what is out of the scheduler's reach."""

from __future__ import annotations

import os
import sys
import tempfile
import textwrap
import unittest
from typing import Any, Dict, List

from harness.explore._file import FileExploration

CORRECT = {
    "a daemon worker is no leak": """
        import queue, threading

        def main():
            jobs, done = queue.Queue(), []

            def work():
                while True:
                    done.append(jobs.get())
                    jobs.task_done()

            threading.Thread(target=work, daemon=True).start()
            jobs.put(1)
            jobs.join()
            assert done == [1]
    """,
    "trying and backing off is no livelock": """
        import threading, time

        def main():
            a, b, done = threading.Lock(), threading.Lock(), []

            def take(first, second):
                while True:
                    first.acquire()
                    if second.acquire(timeout=0.1):
                        done.append(1)
                        second.release()
                        first.release()
                        return
                    first.release()
                    time.sleep(0.1)

            threads = [threading.Thread(target=take, args=pair) for pair in ((a, b), (b, a))]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert done == [1, 1]
    """,
    "locks as signals are no leaks": """
        import threading

        def main():
            first, second, said = threading.Lock(), threading.Lock(), []
            first.acquire()
            second.acquire()

            def one():
                said.append(1)
                first.release()

            def two():
                first.acquire()
                said.append(2)
                second.release()

            threads = [threading.Thread(target=each) for each in (two, one)]
            for thread in threads: thread.start()
            second.acquire()
            for thread in threads: thread.join()
            assert said == [1, 2]
    """,
    "a lock that is only ever tried is a mark and no leak": """
        import threading

        def main():
            claimed, winners = threading.Lock(), []

            def claim():
                if claimed.acquire(blocking=False):
                    winners.append(1)

            threads = [threading.Thread(target=claim) for _ in range(2)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert winners == [1]
    """,
    "a stop flag that is polled is no livelock": """
        import threading

        class Worker:
            stop = False

            def run(self):
                while not self.stop:
                    pass

        def main():
            worker = Worker()
            thread = threading.Thread(target=worker.run)
            thread.start()
            worker.stop = True
            thread.join()
    """,
    "a long sleep beside a poller ends": """
        import threading, time

        def main():
            done = []
            thread = threading.Thread(target=lambda: (time.sleep(30), done.append(1)))
            thread.start()
            while not done:
                time.sleep(0.01)
            thread.join()
    """,
    "joining with a generous time-out does not depend on timing": """
        import threading, time

        def main():
            thread = threading.Thread(target=time.sleep, args=(0.2,))
            thread.start()
            thread.join(timeout=5)
            assert not thread.is_alive()
    """,
    "what takes longer than a time-out that comes does so on purpose": """
        import time
        from concurrent.futures import ThreadPoolExecutor, TimeoutError

        def main():
            with ThreadPoolExecutor(1) as pool:
                answer = pool.submit(time.sleep, 0.3)
                try:
                    answer.result(timeout=0.05)
                except TimeoutError:
                    return
                assert False, "no time-out"
    """,
    "tasks that sleep side by side end in the order of their sleeps": """
        import asyncio

        async def work():
            order = []

            async def sleeper(seconds):
                await asyncio.sleep(seconds)
                order.append(seconds)

            await asyncio.gather(*(sleeper(seconds) for seconds in (0.03, 0.01, 0.02)))
            assert order == [0.01, 0.02, 0.03]

        def main():
            asyncio.run(work())
    """,
    "who goes by the clock is about time": """
        import threading, time

        def main():
            began = time.monotonic()
            thread = threading.Thread(target=time.sleep, args=(0.1,))
            thread.start()
            thread.join()
            assert time.monotonic() - began < 0.2
    """,
    "measured time is virtual": """
        import threading, time

        def main():
            began = time.perf_counter()
            threads = [threading.Thread(target=time.sleep, args=(10,)) for _ in range(3)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert 10 <= time.perf_counter() - began < 11
    """,
    "timers fire or are cancelled": """
        import threading

        def main():
            fired = []
            early = threading.Timer(0.1, fired.append, args=("early",))
            late = threading.Timer(100, fired.append, args=("late",))
            early.start()
            late.start()
            early.join()
            late.cancel()
            late.join()
            assert fired == ["early"]
    """,
    "a loop in a thread of its own": """
        import asyncio, threading

        async def answer():
            await asyncio.sleep(0.1)
            return 42

        def main():
            loop = asyncio.new_event_loop()
            thread = threading.Thread(target=loop.run_forever)
            thread.start()
            assert asyncio.run_coroutine_threadsafe(answer(), loop).result(5) == 42
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()
    """,
    "idle worker tasks are cancelled by asyncio.run": """
        import asyncio

        async def serve():
            jobs = asyncio.Queue()

            async def work():
                while True:
                    await jobs.get()
                    jobs.task_done()

            worker = asyncio.create_task(work())
            await jobs.put(1)
            await jobs.join()
            return worker

        def main():
            asyncio.run(serve())
    """,
    "a compare that needs the main thread": """
        import threading

        def main():
            assert threading.current_thread() is threading.main_thread()
            assert threading.active_count() == 1
    """,
}

BESIDE_A_PIPE = """
    import os, threading

    class Counter:
        value = 0

    def main():
        counter = Counter()
        reader, writer = os.pipe()

        def add():
            os.write(writer, b"x")
            {lock}
                counter.value += 1

        lock = threading.Lock()
        waiter = threading.Thread(target=os.read, args=(reader, 2))
        threads = [threading.Thread(target=add) for _ in range(2)]
        waiter.start()
        for thread in threads: thread.start()
        for thread in threads + [waiter]: thread.join()
        os.close(reader)
        os.close(writer)
        assert counter.value == 2
"""

PROCESSES = """
    import multiprocessing

    def main():
        assert multiprocessing.Pipe
"""


OUTLIVES = """
    import sys, threading

    def main():
        for made in (threading.Condition(), threading.RLock(), threading.Lock()):
            with made:
                sys.outliving.append(made)
"""


class Control(unittest.TestCase):
    def explore(self, text: str, schedules: int = 60, seconds: float = 20) -> Dict[str, Any]:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.join(folder.name, "program_to_explore.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(text))
        return FileExploration(path, 1, seconds=seconds, schedules=schedules).explore("main")

    def test_correct_programs_are_not_accused(self) -> None:
        for what, text in CORRECT.items():
            with self.subTest(what):
                report = self.explore(text)
                self.assertEqual(report["verdict"], "none", report.get("text"))
                self.assertEqual(report["control"], "full")

    def test_a_thread_that_blocks_in_a_system_call_is_handed_over(self) -> None:
        report = self.explore(BESIDE_A_PIPE.format(lock="with lock:"), schedules=4)
        self.assertEqual((report["verdict"], report["control"]), ("none", "partial"))

    def test_what_outlives_a_run_works_afterwards(self) -> None:
        # As in a generator that is let go of late, and gives back in its clean-up what it holds.
        outliving: List[Any] = []
        setattr(sys, "outliving", outliving)
        self.addCleanup(delattr, sys, "outliving")
        self.explore(OUTLIVES)
        for lock in outliving:
            with lock:
                pass
            with lock:
                pass

    def test_processes_fall_back_to_stress_and_say_so(self) -> None:
        report = self.explore(PROCESSES, seconds=0.5)
        self.assertEqual((report["verdict"], report["control"]), ("none", "stress"))
        self.assertIn("runs with real threads: processes", report["coverage"])
