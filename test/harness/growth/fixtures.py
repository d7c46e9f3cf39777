"""Where the growth engine's fixtures are, and how a program is written for one test."""

from __future__ import annotations

import importlib.util
import os
import tempfile
import textwrap
import unittest
from types import ModuleType

FOLDER = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "fixtures", "growth"
)


def fixture(name: str) -> ModuleType:
    """Load a module of the fixtures' folder that describes programs."""
    path = os.path.join(FOLDER, f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"growth_fixture_{name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class ProgramTest(unittest.TestCase):
    """Writes programs into a folder of the test's own."""

    def program(self, source: str) -> str:
        """Return the path of a new file with this text."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.join(folder.name, "solution.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(source))
        return path
