"""The explorer's rewriting: which accesses call a helper, in which order, and that nothing else changes."""

from __future__ import annotations

import ast
import sys
import textwrap
import unittest
from typing import Any, Dict, List, Tuple

from harness.instrument.accesses import AccessInstrumenter, Site


class Accesses(unittest.TestCase):
    def run_module(self, text: str) -> Tuple[Dict[str, Any], List[Site]]:
        """Run instrumented ``text``; return its globals and the sites in the order in which they were passed."""
        sites: List[Site] = []
        passed: List[Site] = []

        def register(site: Site) -> int:
            sites.append(site)
            return len(sites) - 1

        def value(of: Any, site: int) -> Any:
            passed.append(sites[site])
            return of

        def at(site: int) -> None:
            passed.append(sites[site])

        helpers = {"__ip_read__": value, "__ip_write__": value, "__ip_at__": at, "__ip_turn__": at, "__ip_frame__": sys._getframe}
        rewriter = AccessInstrumenter(register, helpers)
        text = textwrap.dedent(text)
        namespace: Dict[str, Any] = dict(rewriter.namespace("/nowhere/x.py"))
        exec(compile(rewriter.rewrite(ast.parse(text), "/nowhere/x.py"), "/nowhere/x.py", "exec"), namespace)
        return namespace, passed

    def passed(self, text: str) -> List[Tuple[str, str, str, int]]:
        _, passed = self.run_module(text)
        return [(site.kind, site.mode, site.text, site.line) for site in passed]

    def test_an_update_is_a_read_and_then_a_write(self) -> None:
        text = """
            class C:
                n = 0
                def f(self):
                    self.n += 1
            C().f()
        """
        self.assertEqual(self.passed(text), [("attribute", "read", "self.n", 5), ("attribute", "write", "self.n", 5)])

    def test_a_shared_name_is_watched_and_a_local_one_is_not(self) -> None:
        text = """
            total = 0
            def f():
                global total
                local = 1
                local += 1
                total += local
            f()
        """
        self.assertEqual(self.passed(text), [("name", "read", "total", 7), ("name", "write", "total", 7)])

    def test_a_nonlocal_name_is_watched_in_both_functions(self) -> None:
        text = """
            def outer():
                done = False
                def inner():
                    nonlocal done
                    done = True
                inner()
                return done
            outer()
        """
        modes = [(mode, line) for _, mode, _, line in self.passed(text)]
        self.assertEqual(modes, [("write", 3), ("write", 6), ("read", 8)])

    def test_a_generator_is_watched_where_it_starts_and_where_it_goes_on(self) -> None:
        text = """
            def count():
                'Counts.'
                number = 0
                while number < 2:
                    number += 1
                    yield number
                received = yield
                return received
            numbers = count()
            assert [next(numbers), next(numbers)] == [1, 2]
            assert count.__doc__ == "Counts."
        """
        generator = [line for kind, _, _, line in self.passed(text) if kind == "generator"]
        self.assertEqual(generator, [4, 7])

    def test_the_frame_tells_one_generator_from_another_of_the_same_function(self) -> None:
        frames: List[Any] = []

        def write(value: Any, site: int) -> Any:
            frames.append(value)
            return value

        helpers = {"__ip_write__": write, "__ip_at__": lambda site: None, "__ip_frame__": sys._getframe}
        rewriter = AccessInstrumenter(lambda site: 0, helpers)
        tree = ast.parse("def f():\n    yield 1\n    yield 2\n")
        namespace: Dict[str, Any] = dict(rewriter.namespace("/nowhere/x.py"))
        exec(compile(rewriter.rewrite(tree, "/nowhere/x.py"), "/nowhere/x.py", "exec"), namespace)
        one, other = namespace["f"](), namespace["f"]()
        self.assertEqual([next(one), next(other), next(one)], [1, 1, 2])
        self.assertIs(frames[0], frames[2])
        self.assertIsNot(frames[0], frames[1])

    def test_a_function_that_only_contains_a_generator_is_none(self) -> None:
        text = """
            def outer():
                def inner():
                    yield 1
                return list(inner()) + [x for x in (1, 2)]
            outer()
        """
        generator = [line for kind, _, _, line in self.passed(text) if kind == "generator"]
        self.assertEqual(generator, [4, 4])

    def test_containers_are_watched_where_they_are_used(self) -> None:
        text = """
            def f(items, table):
                if items:
                    items.append(len(items))
                table["k"] = 1
                return "k" in table
            f([1], {})
        """
        self.assertEqual(
            self.passed(text),
            [
                ("content", "read", "items", 3),
                ("call", "read", "items.append()", 4),
                ("content", "read", "items", 4),
                ("call", "read", "items.append()", 4),
                ("item", "write", "table['k']", 5),
                ("content", "read", "table", 6),
            ],
        )

    def test_loops_that_count_are_told_from_loops_that_may_wait(self) -> None:
        text = """
            def f():
                i = 0
                while i < 2:
                    i += 1
                while True:
                    break
                for _ in range(1):
                    pass
                done = False
                while not done:
                    done = True
            f()
        """
        turns = [(kind, line) for kind, _, _, line in self.passed(text) if kind in ("for", "while")]
        self.assertEqual(turns, [("for", 4), ("for", 4), ("while", 6), ("for", 8), ("while", 11)])

    def test_private_names_private_slots_and_strings_keep_their_meaning(self) -> None:
        text = '''
            class C:
                """The docstring."""
                def __init__(self):
                    self.__hidden = 1
                def show(self):
                    return f"{self.__hidden:>{2}} {self.__hidden!r}"
            shown = C().show()
            documented = C.__doc__
        '''
        namespace, passed = self.run_module(text)
        self.assertEqual(namespace["shown"], " 1 1")
        self.assertEqual(namespace["documented"], "The docstring.")
        self.assertEqual(passed[0].name, "_C__hidden")

    def test_modules_are_no_shared_objects(self) -> None:
        text = """
            import threading
            def f():
                return threading.Lock()
            f()
        """
        self.assertEqual(self.passed(text), [])

    def test_lines_of_tracebacks_stay(self) -> None:
        namespace, _ = self.run_module(
            """
            def f(x):
                x.a = 1
                x.b += (
                    1 // 0
                )
            class C:
                b = 1
            """
        )
        try:
            namespace["f"](namespace["C"]())
        except ZeroDivisionError as error:
            trace = error.__traceback__
        assert trace is not None and trace.tb_next is not None
        self.assertEqual(trace.tb_next.tb_lineno, 5)
