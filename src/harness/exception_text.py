"""The words of an exception, whatever its own methods do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import List, Optional

MAX_CHARACTERS = 4000
MAX_LINES = 40
_MAX_MEMBERS = 8


def clipped(text: str, characters: int = MAX_CHARACTERS, lines: int = MAX_LINES) -> str:
    """Return ``text``, cut to so many characters and lines with a word on what is missing."""
    if len(text) > characters:
        text = f"{text[:characters]}… ({len(text) - characters:,} more characters)"
    if text.count("\n") >= lines:
        split = text.split("\n")
        text = "\n".join([*split[:lines], f"… ({len(split) - lines:,} more lines)"])
    return text


def text_of(error: BaseException) -> str:
    """Return what ``str(error)`` gives, verbatim but for a cut, or a description when it raises."""
    if type(error) is SystemExit and error.code is None:
        return ""
    try:
        text = str(error)
    except RecursionError:
        return "<its __str__ never ends>"
    except BaseException as inner:
        return f"<its __str__ raised {type(inner).__name__}>"
    return clipped(str.__str__(text))


def type_name(error: BaseException) -> str:
    """Return the name by which the learner knows the type of ``error``."""
    return str(type.__dict__["__qualname__"].__get__(type(error)))


def traceback_of(error: BaseException) -> Optional[TracebackType]:
    """Return the traceback of ``error``, whatever its class does to attributes."""
    found: Optional[TracebackType] = vars(BaseException)["__traceback__"].__get__(error)
    return found


def one_line(error: BaseException) -> str:
    """Return type and text on one line, as the last line of a traceback would give them."""
    text = text_of(error)
    first = text.split("\n", 1)[0]
    if len(first) > 160:
        first = first[:159] + "…"
    elif first != text:
        first += " …"
    return f"{type_name(error)}: {first}" if first else type_name(error)


def details(error: BaseException) -> str:
    """Return type and whole text, with notes, the members of a group and the cause, over several lines."""
    text = text_of(error)
    lines = [f"{type_name(error)}: {text}" if text else type_name(error)]
    lines += notes_of(error)
    lines += _members(error, "  ")
    cause = getattr(error, "__cause__", None)
    if isinstance(cause, BaseException):
        lines.append(f"caused by {one_line(cause)}")
    return "\n".join(lines)


def notes_of(error: BaseException) -> List[str]:
    """Return the notes that were added to an exception (Python 3.11 and newer)."""
    notes = getattr(error, "__notes__", None)
    if not isinstance(notes, (list, tuple)):
        return []
    return [clipped(note, 1000, 10) for note in notes[:_MAX_MEMBERS] if isinstance(note, str)]


def members_of(error: BaseException) -> List[BaseException]:
    """Return the exceptions in an exception group; none for any other exception."""
    members = getattr(error, "exceptions", None)
    if type_name(error).endswith("Group") and isinstance(members, (list, tuple)):
        return [member for member in members if isinstance(member, BaseException)]
    return []


def _members(error: BaseException, indent: str) -> List[str]:
    members = members_of(error)
    lines = []
    for member in members[:_MAX_MEMBERS]:
        lines.append(f"{indent}- {one_line(member)}")
        if len(indent) < 8:
            lines += _members(member, indent + "  ")
    if len(members) > _MAX_MEMBERS:
        lines.append(f"{indent}- … {len(members) - _MAX_MEMBERS:,} more")
    return lines
