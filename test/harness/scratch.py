"""A folder for files that a test writes, gone after the test."""

from __future__ import annotations

import os
import tempfile
import textwrap
import unittest


class ScratchCase(unittest.TestCase):
    """A test with a ``folder`` of its own."""

    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = os.path.realpath(scratch.name)

    def write(self, name: str, text: str) -> str:
        """Write dedented text into the folder and return the file's path."""
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(textwrap.dedent(text).lstrip("\n"))
        return path
