"""A schedule as text: at most fifteen lines that a learner can follow."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

LINES = 15
# Steps shown on either side of every switch when not all of them fit.
AROUND = 2


def render(steps: Sequence[Dict[str, Any]], ending: str) -> str:
    """Return the steps, one a line, switches marked, ending with what went wrong.

    ``steps`` are as in the report: thread, line, op, name, value, preempted.
    """
    telling = [step for step in steps if step["op"] not in ("start", "join", "end")]
    rows = _rows(telling or steps)
    room = LINES - 1
    if len(rows) > room:
        rows = _shortened(rows, room)
    return "\n".join([text for text, _ in rows] + [ending])


def _rows(steps: Sequence[Dict[str, Any]]) -> List[Any]:
    width = max([len(step["thread"]) for step in steps] or [4])
    digits = max([len(str(step["line"] or "")) for step in steps] or [1])
    rows: List[Any] = []
    for position, step in enumerate(steps):
        following = steps[position + 1] if position + 1 < len(steps) else None
        switch = following is not None and following["thread"] != step["thread"]
        rows.append((_row(step, width, digits), int(switch)))
        if switch and step["preempted"] and following is not None:
            rows.append((f"{'':{width}}  ---- {step['thread']} is preempted here, {following['thread']} runs", 2))
    return rows


def _row(step: Dict[str, Any], width: int, digits: int) -> str:
    where = f"line {step['line']:>{digits}}" if step["line"] is not None else " " * (5 + digits)
    text = f"{step['thread']:{width}}  {where}  {step['op']:7} {step['name']}".rstrip()
    if step["value"] is not None:
        text += f" = {step['value']}" if step["op"] == "read" else f" -> {step['value']}"
    return text[:100]


def _shortened(rows: List[Any], room: int) -> List[Any]:
    """Keep what is near a switch and the end; put an ellipsis where something is missing."""
    for around, least in ((AROUND, 1), (1, 1), (AROUND, 2), (1, 2)):
        kept = set(range(len(rows) - 2, len(rows)))
        for position, (_, switch) in enumerate(rows):
            if switch >= least:
                kept.update(range(position - around, position + around + 1))
        chosen = sorted(each for each in kept if 0 <= each < len(rows))
        lines = _with_gaps(rows, chosen)
        if len(lines) <= room:
            return lines
    return lines[:room // 2] + [("    …", 0)] + lines[-(room - room // 2 - 1):]


def _with_gaps(rows: List[Any], chosen: List[int]) -> List[Any]:
    lines: List[Any] = []
    last = -1
    for position in chosen:
        missing = position - last - 1
        if missing == 1:
            lines.append(rows[position - 1])
        elif missing > 1:
            lines.append((f"    … {missing} steps", False))
        lines.append(rows[position])
        last = position
    return lines
