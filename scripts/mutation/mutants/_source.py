"""The text of a file, and edits of it that leave every other character where it was."""

from __future__ import annotations

import ast
import re
from typing import Iterator, NamedTuple, Tuple


class Edit(NamedTuple):
    """Put ``text`` in place of the bytes from ``start`` to ``end``; ``operator`` names the kind of fault."""

    operator: str
    start: int
    end: int
    text: str


class Source:
    """The text as bytes, since the positions in a syntax tree count bytes of UTF-8."""

    def __init__(self, text: str) -> None:
        self._bytes = text.encode("utf-8")
        self._starts = [0]
        for line in self._bytes.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def start(self, node: ast.AST) -> int:
        """Return where ``node`` begins."""
        return self._starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        """Return where ``node`` ends."""
        return self._starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]

    def between(self, start: int, end: int) -> str:
        """Return the text from ``start`` to ``end``."""
        return self._bytes[start:end].decode("utf-8")

    def of(self, node: ast.AST) -> str:
        """Return the text of ``node``, without parentheses around it."""
        return self.between(self.start(node), self.end(node))

    def names(self, name: str) -> bool:
        """Tell whether ``name`` stands anywhere in the text."""
        return re.search(rb"\b" + name.encode("utf-8") + rb"\b", self._bytes) is not None

    def edited(self, edit: Edit) -> str:
        """Return the whole text with ``edit`` made."""
        return (self._bytes[: edit.start] + edit.text.encode("utf-8") + self._bytes[edit.end :]).decode("utf-8")

    def replace(self, operator: str, node: ast.AST, text: str) -> Edit:
        """Return the edit that puts ``text`` in the place of ``node``."""
        return Edit(operator, self.start(node), self.end(node), text)

    def swap(self, operator: str, one: ast.AST, other: ast.AST) -> Edit:
        """Return the edit that swaps two nodes, of which ``one`` stands first."""
        between = self.between(self.end(one), self.start(other))
        return Edit(operator, self.start(one), self.end(other), self.of(other) + between + self.of(one))

    def find(self, pattern: str, start: int, end: int) -> Iterator[Tuple[int, int]]:
        """Yield where ``pattern`` first stands between two positions, if it does."""
        found = re.search(pattern.encode("utf-8"), self._bytes[start:end])
        if found:
            yield start + found.start(), start + found.end()
