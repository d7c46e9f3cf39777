"""Extra space: memory that a call takes while it runs, and the depth of its recursion."""

from __future__ import annotations

import gc
import random
import sys
import tracemalloc
from types import FrameType
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from .. import loading
from ..failure import CheckFailure
from ._check import path_of
from ._classes import classify, judge
from ._curve import Lines, curve
from ._elements import SHAPES
from ._process import GivenUp, with_room
from ._report import Report, describe, headline, make_report
from ._reports import remember
from ._runner import Runner, Setup, Workload
from ._targets import parse

SIZES = (128, 256, 512, 1024, 2048)
# What an interpreter needs for itself: less than this is nothing.
LEAST_BYTES = 4096
# Frames are not allocated one by one since 3.11: their depth is counted instead, at a typical size.
FRAME_BYTES = 500


class _Use(NamedTuple):
    memory: int
    depth: int
    lines: Lines


def check_space(
    solution: Any,
    operation: str,
    *,
    target: str,
    workload: Workload,
    setup: Optional[Setup] = None,
    shape: Optional[str] = None,
    sizes: Sequence[int] = SIZES,
    because: Optional[str] = None,
) -> Report:
    """Check that ``operation`` needs no more extra space than ``target``; return the report.

    Parameters are those of ``check``. What ``setup`` builds does not count, what ``workload`` allocates
    does, even when it is let go of before the end; so does every level of recursion. ``points`` are bytes.

        check_space(self.solution, "reverse", target="1",
                    setup=lambda module, n: filled(module.LinkedList(), n),
                    workload=lambda items, n: items.reverse())
    """
    path, wanted = path_of(solution), parse(target)
    try:
        uses = with_room(lambda: _measure(path, setup, workload, shape, tuple(sizes)))
    except GivenUp:
        uses = []
    points = [(n, float(use.memory + use.depth * FRAME_BYTES)) for n, use in uses]
    floored = [(n, max(size, LEAST_BYTES)) for n, size in points]
    judgement = judge(floored, wanted)
    use = uses[-1][1] if uses else _Use(0, 0, {})
    recursive = use.depth * FRAME_BYTES > use.memory
    report = make_report(
        path,
        operation,
        target=wanted,
        grows_like=classify(floored),
        judgement=judgement,
        points=points,
        lines=use.lines,
        per="total",
        unit="bytes",
        why=f"The recursion is {use.depth:,} calls deep at n = {uses[-1][0]:,}." if recursive and uses else None,
        help="A loop, or recursion into the smaller half only, keeps the stack small." if recursive else None,
        space={"memory": [[n, each.memory] for n, each in uses], "depth": [[n, each.depth] for n, each in uses]},
        note="too few sizes fit into the budget of steps" if judgement.within is None else None,
    )
    remember(report)
    if judgement.within is False:
        line = report["lines"][0]["line"] if report["lines"] else None
        raise CheckFailure(
            "too-slow-growth",
            headline(report),
            detail=describe(report),
            because=because,
            line=line,
            data={"growth": report},
        )
    return report


def _measure(
    path: str, setup: Optional[Setup], workload: Workload, shape: Optional[str], sizes: Tuple[int, ...]
) -> List[Tuple[int, _Use]]:
    # Counted first, in a run of its own: only sizes that fit into the budget of steps are looked at.
    steps = curve(Runner(path, setup, workload, "steps", shape).run, sizes)
    fitting = [n for n, _ in steps.points if n in sizes]
    return [(n, _use(path, setup, workload, SHAPES[shape](n) if shape else n, n)) for n in fitting]


def _use(path: str, setup: Optional[Setup], workload: Workload, argument: Any, n: int) -> _Use:
    memory, lines = _memory(_subject(path, setup, argument, n), workload, argument, path)
    depth, deepest = _depth(_subject(path, setup, argument, n), workload, argument, path)
    if depth * FRAME_BYTES > memory and deepest:
        lines = {deepest: depth}
    return _Use(memory, depth, lines)


def _subject(path: str, setup: Optional[Setup], argument: Any, n: int) -> Any:
    random.seed(n)
    module = loading.load(path)
    return module if setup is None else setup(module, argument)


def _memory(subject: Any, workload: Workload, argument: Any, path: str) -> Tuple[int, Lines]:
    collecting = gc.isenabled()
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        kept = workload(subject, argument)
        peak = tracemalloc.get_traced_memory()[1]
        snapshot = tracemalloc.take_snapshot()
    finally:
        tracemalloc.stop()
        if collecting:
            gc.enable()
    del kept
    lines: Lines = {}
    for statistic in snapshot.statistics("lineno"):
        frame = statistic.traceback[0]
        if frame.filename == path:
            lines[frame.lineno] = lines.get(frame.lineno, 0) + statistic.size
    return max(0, peak - before), lines


def _depth(subject: Any, workload: Workload, argument: Any, path: str) -> Tuple[int, int]:
    """Return how many of the learner's own calls were active at once, and the line of the innermost."""
    depth = deepest = line = 0

    def follow(frame: FrameType, event: str, _: Any) -> None:
        nonlocal depth, deepest, line
        if frame.f_code.co_filename != path:
            return
        if event == "call":
            depth += 1
            if depth > deepest:
                deepest, line = depth, frame.f_code.co_firstlineno
        elif event == "return":
            depth -= 1

    sys.setprofile(follow)
    try:
        workload(subject, argument)
    finally:
        sys.setprofile(None)
    return deepest, line
