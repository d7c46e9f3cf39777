"""All mutants of a file, each different from the others and from the file."""

from __future__ import annotations

import ast
import warnings
from typing import Any, Dict, Iterator, List, Tuple

from ._calls import calls
from ._concurrency import concurrency
from ._expressions import expressions
from ._source import Source
from ._statements import statements
from ._walk import sites

_OPERATORS = (expressions, calls, statements, concurrency)
# Of a longer stretch of the file, its first line says which it is.
_MOST_LINES = 2


def mutants_of(text: str) -> Iterator[Dict[str, Any]]:
    """Yield the mutants of ``text`` in the order of its lines.

    ``before`` and ``after`` are what changes, without indentation: with ``where`` they name a mutant for as long as
    nobody rewrites that line. Where the same change can be made in several places, ``nth`` counts them.
    """
    source = Source(text)
    tree = ast.parse(text)
    seen = {ast.dump(tree)}
    named: Dict[Tuple[str, str, str], int] = {}
    for site in sites(tree):
        for operators in _OPERATORS:
            for edit in operators(site, source):
                mutated = source.edited(edit)
                shape = _shape(mutated)
                if shape is None or shape in seen:
                    continue
                seen.add(shape)
                line, before, after = _change(text, mutated)
                name = (site.where, before, after)
                named[name] = named.get(name, 0) + 1
                yield {
                    "operator": edit.operator,
                    "where": site.where,
                    "line": line,
                    "before": before,
                    "after": after,
                    "nth": named[name],
                    "source": mutated,
                }


def _shape(text: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
            compile(tree, "mutant", "exec")
    except SyntaxError:
        return None
    return ast.dump(tree)


def _change(original: str, mutated: str) -> Tuple[int, str, str]:
    old, new = original.splitlines(), mutated.splitlines()
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head + 1, _in_one_line(old[head : len(old) - tail]), _in_one_line(new[head : len(new) - tail])


def _in_one_line(lines: List[str]) -> str:
    words = [line.strip() for line in lines]
    return " ".join(words) if len(words) <= _MOST_LINES else f"{words[0]} …"
