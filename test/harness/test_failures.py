from __future__ import annotations

import sys
from typing import Any, Dict, Tuple

from harness import failures, loading
from harness.advice import advice
from harness.failure import CheckFailure
from harness.load_failures import tell_load_failure
from harness.stacks import Ground

from .scratch import ScratchCase


class Telling(ScratchCase):
    def setUp(self) -> None:
        super().setUp()
        path, modules = list(sys.path), set(sys.modules)
        loading.protect_loaded_modules()

        def restore() -> None:
            sys.path[:] = path
            for name in set(sys.modules) - modules:
                del sys.modules[name]

        self.addCleanup(restore)

    def tell(self, code: str, call: Any = lambda module: module.f(), own: bool = False) -> Tuple[str, Dict[str, Any]]:
        path = self.write(f"mine{len(loading._sources)}.py", code)
        module = loading.load(path)
        try:
            call(module)
        except BaseException as error:
            verdict, failure, _ = failures.tell(error, Ground(path), own)
            self.assertEqual(set(failure), set(failures.blank("")))
            return verdict, failure
        raise AssertionError("nothing was raised")

    def test_an_exception_shows_the_learners_frames_only(self) -> None:
        verdict, failure = self.tell(
            """
            import json
            def f():
                return g()
            def g():
                return json.loads("{")
            """
        )
        self.assertEqual(verdict, "exception")
        self.assertEqual(failure["line"], 5)
        self.assertEqual([frame["function"] for frame in failure["frames"]], ["f", "g"])
        self.assertEqual(failure["frames"][1]["text"], 'return json.loads("{")')
        self.assertEqual(failure["exception"]["type"], "JSONDecodeError")
        self.assertIn("line 5, in g", failure["message"])

    def test_a_starter_is_not_written_yet(self) -> None:
        verdict, failure = self.tell("def f():\n    raise NotImplementedError('write me')\n")
        self.assertEqual((verdict, failure["summary"]), ("exception", "not written yet: f"))
        self.assertIn("f with your code", failure["slip"])

    def test_a_deep_recursion_is_shortened(self) -> None:
        _, failure = self.tell("def f():\n    return f()\n")
        self.assertLess(len(failure["frames"]), 10)
        self.assertTrue(any("more calls" in frame["function"] for frame in failure["frames"]))

    def test_an_assertion_of_the_suite_gives_both_values(self) -> None:
        verdict, failure = self.tell("def f():\n    return 2\n", lambda module: self.assertEqual(module.f(), 1))
        self.assertEqual((verdict, failure["got"], failure["expected"]), ("failed", "2", "1"))
        self.assertEqual(failure["summary"], "got 2, expected 1")
        self.assertIn("self.assertEqual(module.f(), 1)", failure["message"])

    def test_an_assertion_with_a_message_says_it_first(self) -> None:
        _, failure = self.tell("def f():\n    return 2\n", lambda module: self.assertEqual(module.f(), 1, "the count"))
        self.assertEqual(failure["summary"], "the count: got 2, expected 1")

    def test_an_assertion_in_the_learners_code_is_an_exception_of_theirs(self) -> None:
        code = "def f():\n    assert 1 == 2\n"
        self.assertEqual(self.tell(code)[0], "exception")
        verdict, failure = self.tell(code, own=True)
        self.assertEqual(verdict, "failed")
        self.assertEqual(failure["line"], 2)
        self.assertIn("assert 1 == 2", failure["summary"])

    def test_a_check_passes_its_fields_through(self) -> None:
        def call(module: Any) -> None:
            raise CheckFailure(
                "too-slow-growth",
                "grew like n",
                detail="why",
                code="f()",
                because="it is so.",
                line=3,
                data={"growth": {}},
            )

        verdict, failure = self.tell("", call)
        self.assertEqual((verdict, failure["line"], failure["code"]), ("too-slow-growth", 3, "f()"))
        self.assertEqual(failure["message"], "grew like n\n\nwhy\n\n    f()\n\nBecause it is so.")

    def test_a_check_is_told_in_plain_text(self) -> None:
        def call(module: Any) -> None:
            raise CheckFailure("failed", "`f()` gave '`x`'", detail="=> `n` is 1", because="`n` is 0", code="s = '`n`'")

        _, failure = self.tell("", call)
        self.assertEqual((failure["summary"], failure["because"]), ("f() gave '`x`'", "n is 0"))
        self.assertEqual(failure["message"], "f() gave '`x`'\n\n=> n is 1\n\n    s = '`n`'\n\nBecause n is 0.")

    def test_a_check_shows_the_exception_that_caused_it(self) -> None:
        def call(module: Any) -> None:
            try:
                module.f()
            except KeyError as error:
                raise CheckFailure("exception", "f() raised KeyError") from error

        verdict, failure = self.tell("def f():\n    return {}['x']\n", call)
        self.assertEqual((verdict, failure["line"]), ("exception", 2))
        self.assertEqual(failure["exception"], {"type": "KeyError", "text": "'x'"})
        self.assertEqual(failure["frames"][0]["function"], "f")

    def test_a_missing_name_is_told_in_words(self) -> None:
        for call, words in (
            (lambda module: module.g(), "your file has no function named g"),
            (lambda module: module.G(), "your file has no class named G"),
            (lambda module: module.f.x, "'function' object has no attribute 'x'"),
        ):
            with self.subTest(words=words):
                verdict, failure = self.tell("def f(): pass\n", call)
                self.assertEqual(verdict, "failed")
                self.assertIn(words, failure["message"])

    def test_memory_that_runs_out_has_its_own_verdict(self) -> None:
        verdict, failure = self.tell("def f():\n    raise MemoryError\n")
        self.assertEqual(verdict, "out-of-memory")
        self.assertEqual(failure["summary"], "out of memory in f (line 2)")

    def test_a_message_is_bounded(self) -> None:
        _, failure = self.tell("def f():\n    raise ValueError('x\\n' * 10**6)\n")
        self.assertLess(len(failure["message"]), 10_000)

    def load_failure(self, code: str) -> Tuple[str, Dict[str, Any]]:
        path = self.write(f"mine{len(loading._sources)}.py", code)
        try:
            loading.load(path)
        except BaseException as error:
            return tell_load_failure(error, Ground(path))[:2]
        raise AssertionError("it was loaded")

    def test_a_syntax_error_points_at_its_place(self) -> None:
        verdict, failure = self.load_failure("x = 1\nif x\n    pass\n")
        self.assertEqual((verdict, failure["line"]), ("exception", 2))
        self.assertIn("    if x\n        ^", failure["message"])

    def test_a_file_that_is_gone_says_so(self) -> None:
        path = f"{self.folder}/gone.py"
        try:
            loading.load(path)
        except OSError as error:
            verdict, failure, _ = tell_load_failure(error, Ground(path))
        self.assertEqual(verdict, "exception")
        self.assertIn("your file cannot be read", failure["summary"])
        self.assertIn("gone.py", failure["message"])

    def test_an_exit_while_loading_says_what_to_remove(self) -> None:
        _, failure = self.load_failure("import sys\nsys.exit()\n")
        self.assertEqual(failure["summary"], "your file ends the program while it is loaded (line 2)")


class Advising(ScratchCase):
    def test_fits_what_was_raised(self) -> None:
        for error, words in (
            (EOFError("EOF when reading a line"), "keyboard"),
            (RecursionError("maximum"), "walk calls itself"),
            (TypeError("f() takes 0 positional arguments but 1 was given"), "self"),
            (TypeError("f() missing 1 required positional argument: 'x'"), "parameters"),
            (TypeError("'NoneType' object is not iterable"), "return"),
            (TypeError("object int can't be used in 'await' expression"), "async def"),
            (TypeError("object of type 'Q' has no len()"), "__len__"),
            (AttributeError("'NoneType' object has no attribute 'next'"), "None"),
            (RuntimeError("can't start new thread"), "fewer threads"),
            (ModuleNotFoundError("No module named 'x'", name="x"), "install"),
        ):
            with self.subTest(error=error):
                self.assertIn(words, advice(error, "walk") or "")

    def test_is_silent_where_nothing_is_known(self) -> None:
        for error in (ValueError("x"), KeyError("x"), RuntimeError("x"), TypeError("x"), AttributeError("x")):
            with self.subTest(error=error):
                self.assertIsNone(advice(error))

    def test_a_constructor_that_is_misspelt_is_named_where_it_is_missed(self) -> None:
        error = AttributeError("'A' object has no attribute 'x'")
        self.assertIn("says _init_.", advice(error, "", ["class A:", "    def _init_(self, x):"]) or "")
        self.assertIn("says init.", advice(TypeError("A() takes no arguments"), "", ["    def init(self, x):"]) or "")
        self.assertIsNone(advice(error, "", ["    def __init__(self):", "    def init(self):"]))
        self.assertIsNone(advice(KeyError("x"), "", ["    def init(self):"]))
