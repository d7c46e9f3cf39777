"""Keeps advice within the rules of a suite: what learners have to write themselves is no advice."""

from __future__ import annotations

import ast
import functools
import re
from typing import FrozenSet, List, NamedTuple, Optional


class OwnWork(NamedTuple):
    """What a suite forbids, as the words that advice would name it by, and what it says to do instead."""

    words: FrozenSet[str] = frozenset()
    instead: Optional[str] = None

    def allows(self, advice: str) -> bool:
        """Tell whether advice names nothing that is forbidden."""
        return not any(word in self.words for word in re.findall(r"\w+", advice))

    def replacement(self, better: Optional[str]) -> Optional[str]:
        """Return the sentence that advises ``better``, or those of its alternatives that are left."""
        if better is None:
            return None
        left = [each for each in better.split(", or ") if self.allows(each)]
        return f"Use {', or '.join(left)}." if left else self.sentence("")

    def sentence(self, advice: str) -> Optional[str]:
        """Return advice that is a sentence, or what the suite says where it may not be given."""
        if advice and self.allows(advice):
            return advice
        return f"{self.instead[:1].upper()}{self.instead[1:]}." if self.instead else None


@functools.lru_cache(maxsize=None)
def rules_of(suite: str) -> OwnWork:
    """Return the rules that a suite's file lays down with ``forbid``; what is no literal there is left out."""
    try:
        with open(suite, encoding="utf-8") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError, ValueError):
        return OwnWork()
    words: List[str] = []
    instead = None
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or getattr(call.func, "attr", "") != "forbid":
            continue
        given = {each.arg: each.value for each in call.keywords}
        for key in ("imports", "calls", "storage"):
            words.extend(name.rpartition(".")[2] for name in _texts(given.get(key)))
        instead = next(iter(_texts(given.get("instead"))), instead)
    return OwnWork(frozenset(words), instead)


def _texts(node: Optional[ast.expr]) -> List[str]:
    try:
        value = None if node is None else ast.literal_eval(node)
    except ValueError:
        return []
    found = [value] if isinstance(value, str) else value
    return [each for each in found if isinstance(each, str)] if isinstance(found, (list, tuple)) else []
