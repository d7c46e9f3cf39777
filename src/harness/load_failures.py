"""What to tell when the learner's file itself cannot be loaded."""

from __future__ import annotations

import os

from . import loading
from .exception_text import clipped, details, type_name
from .failures import blank, message, tell, trace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional

    from .failures import Told
    from .stacks import Ground


def tell_load_failure(error: BaseException, ground: Ground) -> Told:
    """Return verdict and failure for whatever loading the solution raised."""
    if isinstance(error, SyntaxError):
        return _of_syntax(error, ground)
    verdict, failure, _ = tell(error, ground)
    if isinstance(error, OSError) and error.filename == ground.solution and not failure["frames"]:
        failure = blank(f"your file cannot be read: {error.strerror}")
        failure["slip"] = f"Save it again as {os.path.basename(ground.solution)}."
    elif isinstance(error, SystemExit):
        failure["summary"] = f"your file ends the program while it is loaded (line {failure['line'] or 1})"
        failure["slip"] = 'Remove the exit(), or put it under if __name__ == "__main__".'
    elif isinstance(error, (RecursionError, MemoryError)) and not failure["frames"]:
        failure["summary"] = "your file is nested too deep for Python to compile"
        failure["slip"] = "Split the longest expression into several."
    failure["message"] = message(failure, details(error), trace(failure["frames"]))
    return verdict, failure, {}


def _of_syntax(error: SyntaxError, ground: Ground) -> Told:
    reason = clipped(str(error.msg), 500, 1)
    here = error.filename == ground.solution
    where = f"line {error.lineno}" if here else f"line {error.lineno} of {os.path.basename(str(error.filename))}"
    failure = blank(f"{where} is not valid Python: {reason}")
    failure["line"] = error.lineno if here else None
    failure["exception"] = {"type": type_name(error), "text": reason}
    failure["slip"] = _remedy(error, reason)
    failure["code"] = _pointed_at(error)
    failure["message"] = message(failure)
    failure["code"] = None
    return "exception", failure, {}


def _pointed_at(error: SyntaxError) -> Optional[str]:
    text = error.text
    if not text and error.filename:
        lines = loading.lines(error.filename)
        text = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""
    if not text:
        return None
    line = clipped(text.rstrip("\n"), 200, 1)
    bare = line.lstrip()
    if not error.offset:
        return bare
    column = error.offset - 1 - (len(line) - len(bare))
    return f"{bare}\n{' ' * column}^" if 0 <= column <= len(bare) else bare


def _remedy(error: SyntaxError, reason: str) -> Optional[str]:
    if isinstance(error, TabError):
        return "Indent with spaces alone: this file mixes them with tabs."
    if isinstance(error, IndentationError):
        return "Indent the lines of a block alike, by four spaces."
    if "NUL byte" in reason or "UTF-8" in reason or "encod" in reason or "codec" in reason:
        return "Save the file with the encoding UTF-8."
    return None
