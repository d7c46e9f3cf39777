"""What every rewriting keeps, whoever the client is."""

from __future__ import annotations

import ast
import sys
import traceback
import unittest
from typing import Any, Dict, List

from harness.instrument import Instrumenter

SOURCE = '''"""Docstring of the module."""
from __future__ import annotations
from dataclasses import dataclass


@dataclass
class Point:
    """Docstring of the class."""
    x: "Unknown.type" = 3
    y: int = 4

    def __private(self, scale: Missing[int] = 10) -> Nowhere:
        """Docstring of the method."""
        return (self.x + self.y) * scale

    def area(self):
        return self.__private()


def describe(n):
    text = f"{n + 1:>{2 + 2}} of {'a' + 'b'!r}"
    return text


def fail(n):
    values = [n]

    return values[
        n + 5
    ]
'''


class Additions(Instrumenter):
    """Wraps every ``+`` and counts them by line."""

    def __init__(self) -> None:
        self.lines: List[int] = []

    def namespace(self, filename: str) -> Dict[str, object]:
        def seen(line: int, value: Any) -> Any:
            self.lines.append(line)
            return value

        return {"__seen__": seen}

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return self.call("__seen__", [node.lineno, node], node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        super().visit_FunctionDef(node)
        self.insert_first(node.body, [self.statement(self.call("__seen__", [0, None], node))])
        return node


def load(source: str) -> "tuple[Additions, Dict[str, Any]]":
    client = Additions()
    tree = client.rewrite(ast.parse(source), "solution.py")
    module: Dict[str, Any] = {"__name__": "builtins"}
    module.update(client.namespace("solution.py"))
    exec(compile(tree, "solution.py", "exec", dont_inherit=True), module)
    return client, module


class Transparency(unittest.TestCase):
    def test_docstrings_and_future_imports_stay_first(self) -> None:
        _, module = load(SOURCE)
        self.assertEqual(module["__doc__"], "Docstring of the module.")
        self.assertEqual(module["Point"].__doc__, "Docstring of the class.")
        self.assertEqual(module["Point"]._Point__private.__doc__, "Docstring of the method.")

    def test_annotations_and_defaults_are_left_alone(self) -> None:
        client, module = load(SOURCE)
        self.assertEqual(module["Point"].__annotations__["x"], "'Unknown.type'")
        self.assertEqual(module["Point"]._Point__private.__annotations__["scale"], "Missing[int]")
        self.assertEqual(client.lines, [])

    def test_helpers_are_found_inside_classes(self) -> None:
        client, module = load(SOURCE)
        self.assertEqual(module["Point"]().area(), 70)
        self.assertEqual(client.lines, [0, 0, 14, 14])

    def test_parts_of_an_f_string_are_visited_at_the_position_of_the_string(self) -> None:
        client, module = load(SOURCE)
        self.assertEqual(module["describe"](6), "   7 of 'ab'")
        self.assertEqual(client.lines, [0, 21, 21, 21])

    def test_tracebacks_name_the_lines_they_would_name_without_it(self) -> None:
        _, module = load(SOURCE)
        plain: Dict[str, Any] = {"__name__": "builtins"}
        exec(compile(SOURCE, "solution.py", "exec", dont_inherit=True), plain)
        lines = []
        for namespace in (plain, module):
            try:
                namespace["fail"](1)
            except IndexError as error:
                frames = traceback.extract_tb(error.__traceback__)
                lines.append([frame.lineno for frame in frames if frame.filename == "solution.py"])
        self.assertEqual(lines[0], lines[1])
        self.assertEqual(len(lines[0]), 1)

    def test_keep_evaluates_an_expression_once(self) -> None:
        source = "calls = []\ndef box():\n    calls.append(1)\n    return [5]\nbox()[0] += 1\n"
        tree = ast.parse(source)
        statement = tree.body[-1]
        assert isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Subscript)
        statement.target.value = Instrumenter.keep("__box__", statement.target.value)
        statement.value = ast.Subscript(
            value=Instrumenter.kept("__box__", statement), slice=ast.parse("0", mode="eval").body, ctx=ast.Load()
        )
        namespace: Dict[str, Any] = {}
        exec(compile(ast.fix_missing_locations(tree), "solution.py", "exec"), namespace)
        self.assertEqual(namespace["calls"], [1])
        self.assertEqual(namespace["__box__"], [10])


@unittest.skipIf(sys.version_info < (3, 10), "match statements came with 3.10")
class MatchStatements(unittest.TestCase):
    def test_patterns_are_left_alone_while_guards_and_bodies_are_visited(self) -> None:
        client, module = load(
            "def pick(value):\n"
            "    match value:\n"
            "        case -1 | 1 + 2j:\n"
            "            return 'number'\n"
            "        case [first, *rest] if first + 1 > 1:\n"
            "            return rest + [first]\n"
        )
        self.assertEqual(module["pick"](1 + 2j), "number")
        self.assertEqual(client.lines, [0])
        self.assertEqual(module["pick"]([4, 5]), [5, 4])
        self.assertEqual(client.lines, [0, 0, 5, 6])


if __name__ == "__main__":
    unittest.main()
