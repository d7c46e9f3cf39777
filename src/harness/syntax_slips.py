"""One sentence that says what to do about a text that is not valid Python, where the text tells."""

from __future__ import annotations

import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional

# What a line of newer Python looks like, what it is called, and the version that brought it.
_NEWER = (
    (r"match\b.*:|case\b.*:", "match", (3, 10)),
    (r"except\s*\*", "except*", (3, 11)),
    (r"type\s+\w+.*=|(async\s+)?def\s+\w+\s*\[|class\s+\w+\s*\[", "a list of type parameters", (3, 12)),
)


def syntax_slip(error: SyntaxError, reason: str, line: str) -> Optional[str]:
    """Return the sentence for ``error``, or None; ``line`` is the text of the line that it names."""
    line = line.lstrip()
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return "These are the marks of a merge conflict: keep one of the two sides, and remove the marks."
    if isinstance(error, TabError):
        return "Indent with spaces alone: this file mixes them with tabs."
    if isinstance(error, IndentationError):
        return "Indent the lines of a block alike, by four spaces."
    if "NUL byte" in reason or "UTF-8" in reason or "encod" in reason or "codec" in reason:
        return "Save the file with the encoding UTF-8."
    if "non-printable character" in reason:
        return "An invisible character stands there: delete it, and type a space if one is needed."
    if "invalid character" in reason:
        return "The character looks like one that Python knows, and is another: type it anew."
    return _of_line(line)


def _of_line(line: str) -> Optional[str]:
    if line.startswith((">>> ", "... ")):
        return "Remove the >>> and ... that the interactive Python shows."
    if line.startswith(("%", "!")):
        return "This is a command of a notebook and not Python: remove the line."
    for pattern, name, version in _NEWER:
        if sys.version_info < version and re.match(pattern, line):
            newer, own = (".".join(map(str, numbers)) for numbers in (version, sys.version_info[:3]))
            return f"{name} needs Python {newer}, and this is {own}: choose a newer interpreter, or write it another way."
    return None
