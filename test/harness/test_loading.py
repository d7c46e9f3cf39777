from __future__ import annotations

import os
import sys
import tempfile
import unittest
from typing import Any, Dict

from harness import loading
from harness.solution import Solution, current, set_current


class Loading(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = os.path.realpath(scratch.name)
        path, modules = list(sys.path), set(sys.modules)
        loading.protect_loaded_modules()

        def restore() -> None:
            sys.path[:] = path
            for name in set(sys.modules) - modules:
                del sys.modules[name]

        self.addCleanup(restore)

    def write(self, name: str, text: Any) -> str:
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def test_every_load_gives_a_fresh_module(self) -> None:
        path = self.write("mine.py", "calls = []\n")
        first, second = loading.load(path), loading.load(path)
        first.calls.append(1)
        self.assertEqual(second.calls, [])
        self.assertIs(sys.modules["mine"], second)

    def test_the_text_of_the_first_load_counts_for_all(self) -> None:
        path = self.write("mine.py", "x = 1\n")
        loading.load(path)
        self.write("mine.py", "x = 2\n")
        self.assertEqual(loading.load(path).x, 1)
        os.remove(path)
        self.assertEqual(loading.load(path).x, 1)

    def test_modules_beside_it_are_forgotten_with_it(self) -> None:
        self.write("helper.py", "calls = []\n")
        path = self.write("mine.py", "import helper\n")
        loading.load(path).helper.calls.append(1)
        self.assertEqual(loading.load(path).helper.calls, [])

    def test_modules_beside_it_never_shadow_others(self) -> None:
        self.write("colorsys.py", "shadow = True\n")
        path = self.write("mine.py", "import colorsys\n")
        self.assertFalse(hasattr(loading.load(path).colorsys, "shadow"))

    def test_a_load_leaves_no_bytecode_beside_the_file(self) -> None:
        self.write("helper.py", "")
        loading.load(self.write("mine.py", "import helper\n"))
        self.assertEqual(sorted(os.listdir(self.folder)), ["helper.py", "mine.py"])

    def test_a_name_that_is_taken_gets_an_ending(self) -> None:
        for name in ("queue", "sys", "zipimport", "unittest", "harness", "colorsys"):
            with self.subTest(name=name):
                self.assertEqual(loading.module_name(os.path.join(self.folder, name + ".py")), name + "_solution")
        self.assertEqual(loading.module_name(os.path.join(self.folder, "mine.py")), "mine")

    def test_a_taken_name_leaves_the_real_module_in_place(self) -> None:
        import queue

        module = loading.load(self.write("queue.py", "import queue\nclass Queue: pass\n"))
        self.assertIs(module.queue, queue)
        self.assertIs(sys.modules["queue_solution"], module)

    def test_syntax_errors_name_their_line(self) -> None:
        cases: Dict[str, Any] = {
            "bad1.py": (b"x = 1\ny = (\n", (2, 3)),
            "bad2.py": (b"x = 1\n# \xe9\n", (2,)),
            "bad3.py": (b"x = 1\ny\0 = 2\n", (2,)),
            "bad4.py": (b"# coding: klingon\nx = 1\n", (1,)),
        }
        for name, (text, lines) in cases.items():
            with self.subTest(text=text), self.assertRaises(SyntaxError) as caught:
                loading.load(self.write(name, text))
            self.assertIn(caught.exception.lineno, lines)

    def test_declared_encodings_and_byte_order_marks_are_read(self) -> None:
        latin = self.write("latin.py", b"# coding: latin-1\nx = '\xe9'\n")
        marked = self.write("marked.py", b"\xef\xbb\xbfx = 2\n")
        self.assertEqual(loading.load(latin).x, "é")
        self.assertEqual(loading.load(marked).x, 2)

    def test_a_rewriter_changes_the_tree_and_gives_names(self) -> None:
        path = self.write("mine.py", "x = 1\n")

        class Doubling:
            def rewrite(self, tree: Any, filename: str) -> Any:
                tree.body[0].value.value = 2
                return tree

            def namespace(self, filename: str) -> Dict[str, object]:
                return {"__given__": filename}

        module = loading.load(path, Doubling())
        self.assertEqual((module.x, module.__given__), (2, path))
        self.assertEqual(loading.load(path).x, 1)

    def test_random_is_seeded_when_the_file_is_the_first_to_import_it(self) -> None:
        kept = sys.modules.pop("random", None)
        if kept is not None:
            self.addCleanup(sys.modules.__setitem__, "random", kept)
        path = self.write("mine.py", "import random\nx = random.random()\ndef draw(): return random.random()\n")
        import random

        module = loading.load(path)
        sys.modules.pop("random")
        again = loading.load(path)
        first = again.draw()
        self.assertEqual(first, random.Random(0).random())
        self.assertIsNotNone(module)

    def test_lines_quote_what_was_loaded(self) -> None:
        path = self.write("mine.py", "x = 1\r\ny = 2\r\n")
        loading.load(path)
        self.assertEqual(loading.lines(path), ["x = 1", "y = 2"])
        self.assertEqual(loading.lines(os.path.join(self.folder, "none.py")), [])


class TheSolution(unittest.TestCase):
    def test_is_set_for_suites(self) -> None:
        self.addCleanup(set_current, None)
        solution = Solution("/practice/fifo_queue.py", seed=3)
        set_current(solution)
        self.assertIs(current(), solution)
        self.assertEqual((solution.name, solution.seed, solution.starter), ("fifo_queue", 3, None))

    def test_cannot_be_changed(self) -> None:
        solution = Solution("/practice/fifo_queue.py")
        with self.assertRaises(AttributeError):
            solution.seed = 1
        with self.assertRaises(AttributeError):
            del solution.path

    def test_is_asked_for_in_vain_outside_a_run(self) -> None:
        with self.assertRaises(LookupError):
            current()


if __name__ == "__main__":
    unittest.main()
