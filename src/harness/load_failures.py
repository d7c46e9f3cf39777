"""What to tell when the learner's file itself cannot be loaded."""

from __future__ import annotations

import os

from . import loading
from .exception_text import clipped, type_name
from .failures import blank, message, more_than, tell, trace, unreadable
from .syntax_slips import syntax_slip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional

    from .failures import Told
    from .stacks import Ground


def tell_load_failure(error: BaseException, ground: Ground) -> Told:
    """Return verdict and failure for whatever loading the solution raised."""
    try:
        return _tell(error, ground)
    except BaseException:
        return unreadable(error, ground)


def _tell(error: BaseException, ground: Ground) -> Told:
    if isinstance(error, SyntaxError):
        return _of_syntax(error, ground)
    verdict, failure, _ = tell(error, ground)
    if isinstance(error, OSError) and error.filename == ground.solution and not failure["frames"]:
        failure = blank(f"your file cannot be read: {error.strerror}")
        failure["slip"] = f"Save it again as {os.path.basename(ground.solution)}."
    elif isinstance(error, SystemExit):
        failure["summary"] = f"your file ends the program while it is loaded (line {failure['line'] or 1})"
        failure["slip"] = f'Remove line {failure["line"] or 1}, or put it under if __name__ == "__main__".'
    elif isinstance(error, ImportError) and error.path == ground.solution:
        failure["slip"] = "The file imports itself there: remove that line."
    elif isinstance(error, (RecursionError, MemoryError)) and not failure["frames"]:
        failure["summary"] = "your file is nested too deep for Python to compile"
        failure["slip"] = "Split the longest expression into several."
    failure["message"] = message(failure, more_than(failure["summary"], error), trace(failure["frames"]))
    return verdict, failure, {}


def _of_syntax(error: SyntaxError, ground: Ground) -> Told:
    reason = clipped(str(error.msg), 500, 1)
    here = error.filename == ground.solution
    where = f"line {error.lineno}" if here else f"line {error.lineno} of {os.path.basename(str(error.filename))}"
    failure = blank(f"{where} is not valid Python: {reason}")
    failure["line"] = error.lineno if here else None
    failure["exception"] = {"type": type_name(error), "text": reason}
    failure["slip"] = syntax_slip(error, reason, _line_of(error))
    failure["code"] = _pointed_at(error)
    failure["message"] = message(failure)
    failure["code"] = None
    return "exception", failure, {}


def _line_of(error: SyntaxError) -> str:
    if error.text or not error.filename:
        return error.text or ""
    lines = loading.lines(error.filename)
    return lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""


def _pointed_at(error: SyntaxError) -> Optional[str]:
    text = _line_of(error)
    if not text:
        return None
    line = clipped(text.rstrip("\n"), 200, 1)
    bare = line.lstrip()
    if not error.offset:
        return bare
    column = error.offset - 1 - (len(line) - len(bare))
    return f"{bare}\n{' ' * column}^" if 0 <= column <= len(bare) else bare
