from __future__ import annotations

import sys
import unittest
from typing import Optional

from harness.syntax_slips import syntax_slip


def slip(source: str) -> Optional[str]:
    try:
        compile(source, "mine.py", "exec")
    except SyntaxError as error:
        return syntax_slip(error, str(error.msg), error.text or "")
    raise AssertionError("this is valid Python")


class SyntaxSlips(unittest.TestCase):
    def test_what_was_pasted_with_the_code_is_named(self) -> None:
        for source, word in (
            ("x = 1\n<<<<<<< HEAD\n", "merge conflict"),
            ("def f():\n=======\n", "merge conflict"),
            (">>> x = 1\n", ">>>"),
            ("%timeit f()\n", "notebook"),
            ("!pip install thing\n", "notebook"),
            ("x = \u201ca\u201d\n", "type it anew"),
            ("x =\u00a01\n", "invisible"),
        ):
            with self.subTest(source=source):
                self.assertIn(word, slip(source) or "")

    def test_an_ordinary_mistake_is_left_to_python(self) -> None:
        for source in ("x = (1\n", "x = 1 +\n", "def f(x)\n", "match x\n", "return 1\n"):
            with self.subTest(source=source):
                self.assertIsNone(slip(source))

    def test_what_newer_versions_brought_is_named_on_older_ones(self) -> None:
        error = SyntaxError("invalid syntax")
        for line, name, version in (
            ("match x:", "match", (3, 10)),
            ("    case [1, 2]:", "match", (3, 10)),
            ("except* ValueError:", "except*", (3, 11)),
            ("def f[T](x: T) -> T:", "type parameters", (3, 12)),
            ("class A[T]:", "type parameters", (3, 12)),
            ("type Pair = tuple[int, int]", "type parameters", (3, 12)),
        ):
            with self.subTest(line=line):
                told = syntax_slip(error, "invalid syntax", line) or ""
                self.assertEqual(name in told, sys.version_info < version, told)
