"""One sentence why a line costs what it does, and one what would help."""

from __future__ import annotations

import ast
import linecache
from typing import Dict, List, NamedTuple, Optional, Tuple

from .. import loading
from ._costs import table
from ._forms import form_at
from ._meter import Meter
from ._own_work import OwnWork

_LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Explanation(NamedTuple):
    """``why`` and ``help`` are sentences; ``aside`` is a few words that fit behind the line itself."""

    why: str
    help: Optional[str]
    aside: Optional[str]


def source_line(path: str, line: int) -> str:
    """Return a line of the file without its indentation."""
    linecache.checkcache(path)
    return linecache.getline(path, line).strip()


def explain(
    meter: Meter, path: str, sites: Dict[int, int], exponential: bool, rules: OwnWork = OwnWork()
) -> Explanation:
    """Explain the place with the most steps; ``rules`` say what may not be advised."""
    site = max(sorted(sites), key=lambda number: sites[number])
    place, steps = meter.sites[site], sites[site]
    operation = table().by_name.get(meter.causes.get(site, ("", "")))
    if operation is not None and place.kind not in ("loop", "function", "lambda", "comprehension"):
        form = form_at(operation, path, place)
        reason = form.get("why", operation.why)
        why = f"{form['code']} is {form['worst']}: {_decapitalised(reason)}"
        return Explanation(why, rules.replacement(form.get("better", operation.better)), _aside(reason))
    if place.kind in ("function", "lambda"):
        why = f"Line {place.line} is entered {'once' if steps == 1 else f'{steps:,} times'}."
        if exponential:
            return Explanation(why, "Remember results that were computed before, or build them up in a table.", None)
        return Explanation(why, "Look at who calls it, and how often.", None)
    outer = _enclosing_loop(path, place.line, place.column)
    if outer is not None:
        why = f"The loop in line {place.line} turns {steps:,} times: it starts anew in every turn of line {outer}."
        return Explanation(why, rules.sentence("Look for a dict, a set or a running value that saves the inner loop."), None)
    if place.kind in ("loop", "comprehension"):
        return Explanation(f"The loop in line {place.line} turns {steps:,} times.", None, None)
    name = meter.causes.get(site, ("", "a call"))[1]
    return Explanation(f"{name} takes all of what it is given.", None, None)


def explain_lines(lines: Dict[int, int], unit: str) -> Explanation:
    """Explain counts that are known by line only."""
    line = max(sorted(lines), key=lambda number: lines[number])
    return Explanation(f"Line {line} makes {lines[line]:,} of the {sum(lines.values()):,} {unit}.", None, None)


def _decapitalised(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _aside(why: str) -> str:
    return _decapitalised(why.split(". ")[0].rstrip("."))


def _enclosing_loop(path: str, line: int, column: int) -> Optional[int]:
    """Return the line of the loop around the innermost loop at a place, within the same function."""
    loops = _loops_around(loading.parse(path), (line, column))
    return loops[-2] if len(loops) > 1 else None


def _loops_around(node: ast.AST, place: Tuple[int, int]) -> List[int]:
    found: List[int] = []
    for child in ast.iter_child_nodes(node):
        start = (getattr(child, "lineno", 0), getattr(child, "col_offset", 0))
        end = (getattr(child, "end_lineno", 10**9), getattr(child, "end_col_offset", 0))
        if hasattr(child, "lineno") and not start <= place < (end[0], end[1] + 1):
            continue
        inner = _loops_around(child, place)
        if isinstance(child, _LOOPS):
            inner.insert(0, child.lineno)
        elif isinstance(child, _SCOPES):
            return inner
        if inner or hasattr(child, "lineno"):
            found = inner if len(inner) > len(found) else found
    return found
