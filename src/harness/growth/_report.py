"""What a measurement says: as data for charts and hovers, and as text for the learner."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from ._classes import CLASSES, NOTED_FROM, WORDS, Judgement, is_exponential
from ._explain import source_line

Report = Dict[str, Any]

_SHOWN_SIZES = 4
_SHOWN_LINES = 6


def make_report(
    path: str,
    operation: str,
    *,
    target: Optional[str],
    grows_like: Optional[str],
    judgement: Judgement,
    points: Sequence[Tuple[int, float]],
    lines: Dict[int, int],
    per: str,
    unit: str,
    why: Optional[str] = None,
    help: Optional[str] = None,
    space: Optional[Dict[str, Any]] = None,
    shape: Optional[str] = None,
    note: Optional[str] = None,
) -> Report:
    """Return the report as JSON values.

    ``points`` are ``[n, cost]`` with the cost ``per`` operation, call or in total, in ``unit``; ``lines``
    are the lines with the largest shares (0 to 1) at the largest n; ``within`` is None when too little
    could be measured.
    """
    total = sum(lines.values()) or 1
    ordered = sorted(lines.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN_LINES]
    if note is None and judgement.within and judgement.excess >= NOTED_FROM:
        note = f"{operation} grows a little faster than {target} within these sizes; that is close enough to pass."
    return {
        "operation": operation,
        "target": target,
        "class": grows_like,
        "within": judgement.within,
        "points": [[n, round(cost, 2) if cost % 1 else int(cost)] for n, cost in points],
        "lines": [
            {"line": line, "share": round(count / total, 4), "text": source_line(path, line)}
            for line, count in ordered
            if line > 0 and count / total >= 0.005
        ],
        "per": per,
        "unit": unit,
        "why": why,
        "help": help,
        "space": space,
        "shape": shape,
        "note": note,
    }


def headline(report: Report) -> str:
    """Return one line that says what grew faster than it may."""
    subject = f"{report['operation']} on {report['shape']} input" if report["shape"] else report["operation"]
    kind = "needs too much extra space" if report["unit"] == "bytes" else "is too slow"
    word = WORDS.get(report["class"] or "", "unknown")
    verb = "it grows" if word.startswith("like") else "its growth is"
    expected = WORDS.get(report["target"], report["target"])
    return f"{subject} {kind}: {verb} {word}, expected {expected}{_per(report['per'])}"


def _per(per: str) -> str:
    return {"operation": " per operation", "call": " per call"}.get(per, "")


def describe(report: Report, aside: Optional[str] = None) -> str:
    """Return the table of sizes, the factor, the line and the advice."""
    points = report["points"][-_SHOWN_SIZES:]
    unit = report["unit"] + _per(report["per"])
    widths = [max(len(_number(n)), len(_number(cost))) + 2 for n, cost in points]
    label = max(len(unit), len("n")) + 2
    rows = [
        "  " + "n".ljust(label) + "".join(_number(n).rjust(width) for (n, _), width in zip(points, widths)),
        "  " + unit.ljust(label) + "".join(_number(cost).rjust(width) for (_, cost), width in zip(points, widths)),
        _factor(report),
    ]
    if report["lines"]:
        first = report["lines"][0]
        pointer = f"    <- {aside}" if aside else ""
        share = round(first["share"] * 100)
        rows.append(f"{share} % of the {report['unit']}: line {first['line']}   {first['text']}{pointer}")
    rows.extend(sentence for sentence in (report["why"], report["help"]) if sentence)
    if report["unit"] == "steps":
        rows.append("(A step is a loop turn, a call, or one element moved, compared or copied by a builtin.)")
    return "\n".join(rows)


def _number(value: float) -> str:
    return f"{value:,.1f}" if value % 1 and value < 100 else f"{round(value):,}"


def _factor(report: Report) -> str:
    points: List[Tuple[int, float]] = [(n, cost) for n, cost in report["points"]]
    if len(points) < 2:
        return ""
    (before, base), (last, cost) = points[-2:]
    if is_exponential(points):
        return f"n = {last:,} already takes {_number(cost)}; {last - before} more multiply it by {cost / max(base, 1e-9):.1f}"
    doubled = next(((n, c) for n, c in reversed(points[:-1]) if n * 2 <= last), points[0])
    ratio = last / doubled[0]
    words = "doubling n" if ratio == 2 else f"{ratio:.1f} times n"
    text = f"{words} multiplies them by about {_ratio(cost, doubled[1])}"
    if report["target"] in CLASSES:
        expected = CLASSES[report["target"]]
        text += f", expected about {_ratio(expected(last), expected(doubled[0]))}"
    return text


def _ratio(large: float, small: float) -> str:
    return f"{large / max(small, 1e-9):.1f}".rstrip("0").rstrip(".")


def passed_line(report: Report) -> str:
    """Return one line about a measurement that stayed within its target, or could not be made."""
    if report["within"] is None:
        return f"{report['operation']}: growth could not be measured ({report['note']})"
    last, cost = report["points"][-1]
    word = WORDS.get(report["class"] or "", "")
    return f"{report['operation']}: {word} up to n = {last:,} ({_number(cost)} {report['unit']}{_per(report['per'])})"
