"""Turns whatever a test raised into the failure that an event carries."""

from __future__ import annotations

from . import loading
from .advice import advice
from .exception_text import clipped, details, members_of, one_line, text_of, traceback_of, type_name
from .failure import CheckFailure
from .plain_text import plain
from .safe_repr import difference, safe_repr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Dict, List, Optional, Tuple

    from .stacks import Ground, Place

    # The verdict, the failure of the event, and the data of an engine.
    Told = Tuple[str, Dict[str, Any], Dict[str, Any]]


def blank(summary: str) -> Dict[str, Any]:
    """Return a failure with all its fields that says ``summary`` and nothing else."""
    return {
        "summary": summary,
        "message": summary,
        "code": None,
        "expected": None,
        "got": None,
        "because": None,
        "slip": None,
        "line": None,
        "frames": [],
        "exception": None,
        "threads": [],
    }


def tell(error: BaseException, ground: Ground, learners_own: bool = False) -> Told:
    """Return verdict, failure and engine data for what a test raised.

    ``learners_own``: the test itself is the learner's, so its failing ``assert`` is a wrong result.
    """
    try:
        return _tell(error, ground, learners_own)
    except BaseException:
        return unreadable(error, ground)


def unreadable(error: BaseException, ground: Ground) -> Told:
    """Return what can be said of an exception that raises another one when it is looked at."""
    places = ground.places(traceback_of(error))
    name = type_name(error)
    failure = blank(f"{name}, an exception whose own attributes or methods fail")
    failure["line"] = ground.line(places)
    failure["frames"] = ground.frames(places)
    failure["exception"] = {"type": name, "text": ""}
    failure["slip"] = f"Look at the class {name}: something that every exception has, such as __class__ or args, raises."
    failure["message"] = message(failure, trace(failure["frames"]))
    return ("exception", failure, {})


def _tell(error: BaseException, ground: Ground, learners_own: bool) -> Told:
    if isinstance(error, CheckFailure):
        return _of_check(error, ground)
    if isinstance(error, AssertionError):
        places = ground.places(error.__traceback__)
        raised_by_learner = places and _innermost_is(places[-1], error)
        if learners_own or not raised_by_learner:
            return _of_assertion(error, ground, places if learners_own else [])
    return _of_exception(error, ground)


def message(failure: Dict[str, Any], *paragraphs: str) -> str:
    """Return the whole text: summary, paragraphs, code, the two values, the reason, the slip."""
    parts = [failure["summary"], *paragraphs]
    if failure["code"]:
        parts.append(_indented(failure["code"]))
    values = []
    if failure["expected"] is not None and failure["expected"] not in failure["summary"]:
        values.append(f"expected: {failure['expected']}")
    if failure["got"] is not None and failure["got"] not in failure["summary"]:
        values.append(f"got:      {failure['got']}")
    parts.append("\n".join(values))
    if failure["because"]:
        because = failure["because"].rstrip(".")
        parts.append(f"Because {because}.")
    parts.append(failure["slip"] or "")
    return clipped("\n\n".join(part for part in parts if part), 20_000, 200)


def _of_check(error: CheckFailure, ground: Ground) -> Told:
    failure = blank(clipped(plain(error.summary), 1000, 1))
    for field in ("code", "expected", "got", "because", "slip", "line", "threads"):
        value = getattr(error, field, None)
        failure[field] = clipped(value, 10_000, 100) if isinstance(value, str) else value
    for field in ("because", "slip"):
        failure[field] = plain(failure[field] or "") or None
    failure["threads"] = failure["threads"] or []
    calls = ""
    cause = error.__cause__
    if cause is not None:
        places = _all_places(cause, ground)
        failure["frames"] = ground.frames(places)
        failure["line"] = failure["line"] or ground.line(places)
        if not isinstance(cause, CheckFailure):
            failure["exception"] = {"type": type_name(cause), "text": text_of(cause)}
        failure["slip"] = failure["slip"] or _slip(cause, places, ground)
        calls = trace(failure["frames"])
    failure["message"] = message(failure, plain(error.detail), calls)
    verdict = error.verdict
    if isinstance(cause, MemoryError):
        verdict = "out-of-memory"
    return (verdict, failure, error.data)


def _of_assertion(error: AssertionError, ground: Ground, places: List[Place]) -> Told:
    text = text_of(error)
    failure = blank(text.split("\n", 1)[0] or "the assertion does not hold")
    failure["line"] = ground.line(places)
    quoted = _asserting_line(error)
    values = _compared_values(error)
    if values is not None:
        got, expected, note = values
        failure["got"], failure["expected"] = safe_repr(got), safe_repr(expected)
        failure["summary"] = f"got {failure['got']}, expected {failure['expected']}"
        if note:
            failure["summary"] = f"{clipped(note, 500, 1)}: {failure['summary']}"
        failure["message"] = message(failure, difference(got, expected), quoted)
    elif quoted and not text:
        failure["summary"] = f"this does not hold: {quoted}"
        failure["message"] = message(failure)
    else:
        failure["message"] = message(failure, text if "\n" in text else "", quoted)
    if "<coroutine object" in failure["message"]:
        failure["slip"] = "The call gave a coroutine: the function should be a plain def, or needs await."
        failure["message"] += "\n\n" + failure["slip"]
    return ("failed", failure, {})


def _of_exception(error: BaseException, ground: Ground) -> Told:
    places = _all_places(error, ground)
    function = places[-1][2] if places else ""
    failure = blank(one_line(error))
    failure["line"] = ground.line(places)
    failure["frames"] = ground.frames(places)
    failure["exception"] = {"type": type_name(error), "text": text_of(error)}
    failure["slip"] = _slip(error, places, ground)
    where = f" (line {failure['line']})" if failure["line"] else ""
    verdict = "exception"
    if isinstance(error, NotImplementedError) and places:
        failure["summary"] = f"not written yet: {function}"
    elif isinstance(error, MemoryError):
        verdict = "out-of-memory"
        failure["summary"] = f"out of memory in {function or 'the test'}{where}"
    elif function:
        failure["summary"] = f"{'your file' if function == '<module>' else function} raised {one_line(error)}{where}"
    elif isinstance(error, AttributeError) and _is_missing(error):
        verdict = "failed"
        failure["summary"] = _missing(error)
    quoted = "" if places else _asserting_line(error)
    failure["message"] = message(failure, more_than(failure["summary"], error), trace(failure["frames"]), quoted)
    return (verdict, failure, {})


def more_than(summary: str, error: BaseException) -> str:
    """Return what there is to tell of ``error``, empty where the summary tells it already."""
    told = details(error)
    return "" if told in summary else told


def _slip(error: BaseException, places: List[Place], ground: Ground) -> Optional[str]:
    return advice(error, places[-1][2] if places else "", loading.lines(ground.solution))


def _all_places(error: BaseException, ground: Ground) -> List[Place]:
    places = ground.places(error.__traceback__)
    if not places:
        for member in members_of(error):
            places = _all_places(member, ground)
            if places:
                break
    return places


def _innermost_is(place: Place, error: BaseException) -> bool:
    frame, line = _last_frame(error)
    return frame is not None and (frame.f_code.co_filename, line) == place[:2]


def _last_frame(error: BaseException) -> Any:
    traceback = error.__traceback__
    if traceback is None:
        return None, 0
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    return traceback.tb_frame, traceback.tb_lineno


def _is_unittest(frame: FrameType) -> bool:
    return bool(frame.f_globals.get("__unittest"))


def _asserting_line(error: BaseException) -> str:
    """Return the line of the innermost code that is neither unittest's nor the standard library's."""
    traceback, quoted = error.__traceback__, ""
    while traceback is not None:
        frame = traceback.tb_frame
        name = str(frame.f_globals.get("__name__", ""))
        if not _is_unittest(frame) and not name.startswith(("harness", "asyncio")):
            text = loading.lines(frame.f_code.co_filename)
            line = traceback.tb_lineno or 0
            quoted = text[line - 1].strip() if 0 < line <= len(text) else ""
        traceback = traceback.tb_next
    return clipped(quoted, 300, 1)


def _compared_values(error: AssertionError) -> Optional[Any]:
    """Return (first, second, message) of the assertEqual or its like that raised, if one did."""
    traceback = error.__traceback__
    while traceback is not None:
        frame = traceback.tb_frame
        if _is_unittest(frame) and frame.f_code.co_name in _COMPARING:
            local = frame.f_locals
            names = [name for name in frame.f_code.co_varnames if name != "self"][:2]
            if all(name in local for name in names):
                note = local.get("msg")
                return local[names[0]], local[names[1]], note if isinstance(note, str) else ""
        traceback = traceback.tb_next
    return None


_COMPARING = (
    "assertEqual",
    "assertIs",
    "assertListEqual",
    "assertTupleEqual",
    "assertDictEqual",
    "assertSetEqual",
    "assertSequenceEqual",
    "assertCountEqual",
    "assertAlmostEqual",
)


def _is_missing(error: AttributeError) -> bool:
    text = text_of(error)
    return text.startswith(("module '", "type object '", "'")) and "has no attribute '" in text


def _missing(error: AttributeError) -> str:
    owner, _, rest = text_of(error).partition(" has no attribute ")
    name = rest.split("'")[1] if rest.count("'") >= 2 else rest
    kind = "class" if name[:1].isupper() else "function"
    if owner.startswith("module '"):
        return f"your file has no {kind} named {name}"
    words = owner.split("'")
    return f"{words[1] if len(words) > 1 else owner} has no method or attribute named {name}"


def trace(frames: List[Dict[str, Any]]) -> str:
    """Return the frames of an event as text, one a line."""
    return "\n".join(
        f"    line {frame['line']}, in {frame['function']}: {frame['text']}".rstrip(": ")
        if not frame["function"].startswith("…")
        else f"    {frame['function']}"
        for frame in frames
    )


def _indented(code: str) -> str:
    return "\n".join("    " + line if line else "" for line in code.splitlines())
