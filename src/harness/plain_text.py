"""Markup as plain text: suites write names as statements do, and a message is shown as it is."""

from __future__ import annotations


def plain(text: str) -> str:
    """Return ``text`` without the backticks around names; those inside of values stay.

    >>> plain("`remaining` went below zero; `f()` gave '`x`'")
    "remaining went below zero; f() gave '`x`'"
    """
    if "`" not in text:
        return text
    # Few messages need it, and the first result waits for every import.
    import re

    return re.sub(r"(?<![\w'\"`])`([A-Za-z_][\w.]*(?:\(\))?)`(?![\w'\"`])", r"\1", text)
