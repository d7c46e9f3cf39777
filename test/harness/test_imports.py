"""Nothing is imported that is not used: unused imports cost every run time, and mislead whoever reads."""

from __future__ import annotations

import ast
import os
import re
import unittest
from typing import Dict, Iterator, Set

from . import SOURCE

ROOT = os.path.dirname(SOURCE)
PLACES = ("bench", "exercises", "scripts", os.path.join("src", "harness"), os.path.join("test", "harness"))
# Text that may be an annotation, or a name in __all__.
PYTHON = re.compile(r"[A-Za-z_][\w.\[\], |]*\Z")


class Imports(unittest.TestCase):
    def test_are_all_used(self) -> None:
        files = [os.path.join(folder, name) for place in PLACES for folder, _, names in os.walk(os.path.join(ROOT, place))
                 for name in names if name.endswith(".py")]
        self.assertGreater(len(files), 500)
        self.assertEqual([told for path in sorted(files) for told in unused(path)], [])

    def test_of_a_file_are_told_from_those_it_uses(self) -> None:
        text = 'import os.path, sys\nfrom a import b as c, d, e, f  # noqa: F401\nimport g\ndef h(x: "d[e]"): return os\n'
        self.assertEqual(sorted(idle_imports(text)), ["g", "sys"])


def unused(path: str) -> Iterator[str]:
    """Tell each import of a file that nothing uses; a line that says ``noqa: F401`` is left alone."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for name, line in idle_imports(text).items():
        yield f"{os.path.relpath(path, ROOT)}:{line}: {name}"


def idle_imports(text: str) -> Dict[str, int]:
    """Return the names that ``text`` imports and does not use, with their lines."""
    tree = ast.parse(text)
    lines = text.splitlines()
    imported: Dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)) and "noqa: F401" not in lines[node.lineno - 1]:
            if not isinstance(node, ast.ImportFrom) or node.module != "__future__":
                imported.update({(each.asname or each.name).split(".")[0]: node.lineno for each in node.names})
    names = used(tree) if imported else set()
    return {name: line for name, line in imported.items() if name not in names}


def used(tree: ast.AST) -> Set[str]:
    """Return all names that a tree looks up, those in text that is Python (annotations, ``__all__``) included."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PYTHON.match(node.value):
            try:
                names |= used(ast.parse(node.value, mode="eval"))
            except (SyntaxError, ValueError):
                continue
    return names


if __name__ == "__main__":
    unittest.main()
