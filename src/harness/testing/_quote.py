"""Quotes a snippet up to the line that failed, so that it can be pasted under the learner's code."""

from __future__ import annotations

import ast
from typing import Dict, List

from ._snippet import RAISES, Snippet


def quote(snippet: Snippet, line: int, comment: str) -> str:
    """Return the statements up to the one on ``line``, whose promise gives way to ``comment``.

    Statements before it whose exception was expected are wrapped, so that the quoted code runs on.
    """
    last = line
    wrapped: Dict[int, int] = {}
    for statement in snippet.tree.body:
        start, end = statement.lineno, statement.end_lineno or statement.lineno
        if start <= line:
            last = max(last, end)
        for node in ast.walk(statement):
            if isinstance(node, ast.stmt) and node.end_lineno != line:
                promise = snippet.promises.get(node.end_lineno or 0)
                if promise and promise.kind == RAISES and not hasattr(node, "body"):
                    wrapped[node.lineno] = node.end_lineno or node.lineno
    lines: List[str] = []
    number = 1
    while number <= last:
        text = snippet.lines[number - 1]
        if number in wrapped and number < line:
            end = wrapped[number]
            texts = [*snippet.lines[number - 1 : end - 1], _without_promise(snippet.lines[end - 1], snippet, end)]
            lines += _guarded(texts, snippet.promises[end].text)
            number = end + 1
            continue
        if number == line and comment:
            text = f"{_without_promise(text, snippet, line)}  # {comment}"
        lines.append(text)
        number += 1
    return _in_a_loop(lines) if snippet.awaits else "\n".join(lines)


def _without_promise(text: str, snippet: Snippet, line: int) -> str:
    for node in ast.walk(snippet.tree):
        if isinstance(node, ast.stmt) and node.end_lineno == line and not hasattr(node, "body"):
            return text.encode()[: node.end_col_offset].decode()
    return text


def _guarded(lines: List[str], errors: str) -> List[str]:
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    names = errors.split(" or ")
    caught = names[0] if len(names) == 1 else f"({', '.join(names)})"
    return [f"{indent}try:", *["    " + line for line in lines], f"{indent}except {caught}:", f"{indent}    pass"]


def _in_a_loop(lines: List[str]) -> str:
    body = ["    " + line if line else line for line in lines]
    return "\n".join(["import asyncio", "", "async def main():", *body, "", "asyncio.run(main())"])
