"""Stacks of calls, cut down to the lines that a learner wrote."""

from __future__ import annotations

import os
import sys

from . import loading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

    Place = Tuple[str, int, str]

_current_frames = sys._current_frames
_LIBRARY = os.path.dirname(os.__file__) + os.sep
_HARNESS = os.path.dirname(os.path.abspath(__file__)) + os.sep
# A recursion is shown by its first and its last calls.
_SHOWN_AT_EACH_END = 4
_MOST_THREADS = 30


class Ground:
    """Knows which files are the learner's: those of the solution's folder, but the suite."""

    def __init__(self, solution: str, suite: str = "") -> None:
        self.solution = solution
        self._folder = os.path.dirname(solution) + os.sep
        self._suite = suite

    def owns(self, filename: str) -> bool:
        """Tell whether the code of ``filename`` was written by the learner."""
        if filename == self.solution:
            return True
        return (
            filename.startswith(self._folder)
            and filename != self._suite
            and not filename.startswith(_HARNESS)
            and "site-packages" not in filename
            and not filename.startswith(_LIBRARY)
        )

    def places(self, traceback: Optional[TracebackType]) -> List[Place]:
        """Return (file, line, function) of the learner's calls in a traceback, outermost first."""
        found = []
        while traceback is not None:
            code = traceback.tb_frame.f_code
            if self.owns(code.co_filename):
                found.append((code.co_filename, traceback.tb_lineno or 0, code.co_name))
            traceback = traceback.tb_next
        return found

    def places_of_frame(self, frame: Optional[FrameType]) -> List[Place]:
        """Return (file, line, function) of the learner's calls on a running stack, outermost first."""
        found = []
        while frame is not None:
            code = frame.f_code
            if self.owns(code.co_filename):
                found.append((code.co_filename, frame.f_lineno or 0, code.co_name))
            frame = frame.f_back
        return found[::-1]

    def frames(self, places: Sequence[Place]) -> List[Dict[str, Any]]:
        """Return what an event says of ``places``; the middle of a long stack is left out and counted."""
        hidden = len(places) - 2 * _SHOWN_AT_EACH_END
        if hidden <= 1:
            return [self._frame(place) for place in places]
        head, tail = places[:_SHOWN_AT_EACH_END], places[-_SHOWN_AT_EACH_END:]
        middle = {"line": tail[0][1], "function": f"… {hidden:,} more calls …", "text": ""}
        return [*map(self._frame, head), middle, *map(self._frame, tail)]

    def line(self, places: Sequence[Place]) -> Optional[int]:
        """Return the innermost line that stands in the solution itself, not in a module beside it."""
        for filename, line, _ in reversed(places):
            if filename == self.solution:
                return line
        return None

    def _frame(self, place: Place) -> Dict[str, Any]:
        filename, line, function = place
        text = loading.lines(filename)
        quoted = text[line - 1].strip()[:200] if 0 < line <= len(text) else ""
        if filename != self.solution:
            function = f"{function} ({os.path.basename(filename)})"
        return {"line": line, "function": function, "text": quoted}


def thread_names() -> Dict[int, str]:
    """Return the name of each thread that ``threading`` knows, by its identifier."""
    threading = sys.modules.get("threading")
    names = {}
    for thread in list(getattr(threading, "_active", {}).values()):
        names[getattr(thread, "ident", None)] = str(getattr(thread, "_name", "thread"))
    return names


def threads(ground: Ground, hidden: Callable[[int], bool], main: int) -> List[Dict[str, Any]]:
    """Return name and learner's frames of every thread that runs now, the main thread first.

    ``hidden`` tells the identifiers of the harness's own threads. Of very many threads the first are shown.
    """
    names = thread_names()
    found = []
    running = [item for item in _current_frames().items() if not hidden(item[0])]
    for ident, frame in sorted(running, key=lambda item: item[0] != main)[:_MOST_THREADS]:
        name = names.get(ident) or ("MainThread" if ident == main else "thread")
        found.append({"name": name, "frames": ground.frames(ground.places_of_frame(frame))})
    if len(running) > _MOST_THREADS:
        found.append({"name": f"… {len(running) - _MOST_THREADS:,} more threads", "frames": []})
    return found
