from __future__ import annotations

import builtins
import sys
import unittest

from harness.exception_text import clipped, details, members_of, notes_of, one_line, text_of, type_name


class Wordless(Exception):
    def __str__(self) -> str:
        raise ValueError("inner")


class ExceptionText(unittest.TestCase):
    def test_is_verbatim_where_it_is_short(self) -> None:
        self.assertEqual(text_of(ValueError("a\nb")), "a\nb")
        self.assertEqual(text_of(KeyError("x")), "'x'")

    def test_is_a_description_where_str_raises(self) -> None:
        self.assertEqual(text_of(Wordless()), "<its __str__ raised ValueError>")

    def test_is_cut_by_characters_and_by_lines(self) -> None:
        self.assertIn("(999,990 more characters)", clipped("x" * 10**6, 10))
        self.assertEqual(clipped("a\nb\nc\nd", 100, 2), "a\nb\n… (2 more lines)")
        self.assertEqual(clipped("a\nb", 100, 2), "a\nb")

    def test_on_one_line_is_type_and_first_line(self) -> None:
        self.assertEqual(one_line(ValueError("a")), "ValueError: a")
        self.assertEqual(one_line(ValueError("a\nb")), "ValueError: a …")
        self.assertEqual(one_line(ValueError()), "ValueError")
        self.assertLess(len(one_line(ValueError("x" * 10**6))), 200)

    def test_names_a_type_even_if_its_metaclass_lies(self) -> None:
        class Lying(type):
            def __getattribute__(cls, name: str) -> object:
                raise ZeroDivisionError

        class Odd(Exception, metaclass=Lying):
            pass

        self.assertIn("Odd", type_name(Odd()))

    def test_tells_the_cause(self) -> None:
        error = ValueError("outer")
        error.__cause__ = KeyError("inner")
        self.assertEqual(details(error), "ValueError: outer\ncaused by KeyError: 'inner'")

    def test_takes_notes_only_where_they_are_text(self) -> None:
        error = ValueError("x")
        error.__notes__ = ["one", 2, "three"]  # type: ignore[attr-defined]
        self.assertEqual(notes_of(error), ["one", "three"])
        error.__notes__ = 7  # type: ignore[attr-defined]
        self.assertEqual(notes_of(error), [])

    @unittest.skipIf(sys.version_info < (3, 11), "exception groups came with Python 3.11")
    def test_tells_the_members_of_a_group_in_a_tree(self) -> None:
        kind = vars(builtins)["ExceptionGroup"]
        group = kind("both", [ValueError("one"), kind("in", [KeyError("two")])])
        told = details(group)
        self.assertIn("  - ValueError: one", told)
        self.assertIn("    - KeyError: 'two'", told)
        self.assertEqual(len(members_of(group)), 2)

    def test_takes_no_members_from_what_is_no_group(self) -> None:
        error = ValueError("x")
        error.exceptions = [KeyError()]  # type: ignore[attr-defined]
        self.assertEqual(members_of(error), [])


if __name__ == "__main__":
    unittest.main()
