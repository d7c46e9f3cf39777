"""The result of an exploration as data for people: JSON values only."""

from __future__ import annotations

from typing import AbstractSet, Any, Collection, Dict, List, Optional, Tuple

from ..loading import lines
from ..plain_text import plain
from ._failure import Failure
from ._logical import LogicalThread
from ._run import Runs
from ._runtime import RUNTIME
from ._schedule import Schedule, strategy
from ._result import Found, Result, busy, failure_of, stuck_in_step, wrong
from ._text import render
from ._trace import Step, Tracer

STEPS = 300
# Seconds of a search after which an unconfirmed schedule is not run once more.
SLOW = 2.0


def describe(runs: Runs, result: Result, files: AbstractSet[str]) -> Tuple[Dict[str, Any], Optional[Failure]]:
    """Return the report of a search: verdict, counterexample (replayed once more, with everything written
    down), how many schedules, and what was covered; and the failure that it tells, if there is one.
    """
    told = None
    report: Dict[str, Any] = {
        "verdict": "none",
        "summary": "",
        "schedules": result.schedules,
        "exhausted": result.exhausted and result.found is None,
        "coverage": coverage(result),
        "seconds": round(result.seconds, 4),
        "control": "partial" if result.partly else "full",
        "hints": [] if result.found else hints(result),
    }
    if result.found is not None:
        if result.found.confirmed or result.seconds < SLOW:
            replay, told = replayed(runs, result.found.schedule, files, result.found)
            report.update(replay)
        else:
            report.update(_bare(result.found, files))
        # With everything written down, another fault of the same schedule may show first.
        told = told or result.found.failure
        report["confirmed"] = result.found.confirmed
        report["strategy"] = result.found.strategy
    return report, told


def counterexample(runs: Runs, schedule: Schedule, files: AbstractSet[str]) -> Dict[str, Any]:
    """Run ``schedule`` once more and return what happens, step by step."""
    return replayed(runs, schedule, files)[0]


def replayed(
    runs: Runs, schedule: Schedule, files: AbstractSet[str], found: Optional[Found] = None
) -> Tuple[Dict[str, Any], Optional[Failure]]:
    """Run ``schedule`` once more; return what happens, step by step, and the failure if there was one."""
    RUNTIME.signalled.update(schedule.signalled)
    RUNTIME.shortest = min(RUNTIME.shortest, schedule.shortest)
    run = runs.run(
        strategy(schedule), any_time=schedule.any_time, listener=lambda run: Tracer(run, files)
    )
    tracer: Tracer = run.listener
    tracer.settle()
    failed = wrong(run, schedule.any_time)
    failure = failure_of(run) if failed else found.failure if found is not None else Failure("none", "")
    # Who asks again and again, or gives way for ever, is no matter of how long a sleep is.
    in_time = not schedule.any_time or busy(failure) or stuck_in_step(failure)
    verdict = failure.verdict if in_time or not failed else "timing"
    steps = [_step(position, step, tracer) for position, step in enumerate(tracer.relevant()[-STEPS:], 1)]
    edges = [_edge(edge, tracer) for edge in failure.edges]
    line = failure.line if failure.line is not None else _line_of(failure, files)
    summary = first_line(_summary(failure, verdict, tracer, line))
    report = {
        "verdict": verdict,
        "kind": failure.kind,
        "summary": summary,
        "line": line,
        "thread": failure.thread.label if isinstance(failure.thread, LogicalThread) else None,
        "threads": [{"name": each.label, "daemon": each.daemon, "index": each.index} for each in run.threads]
        + [{"name": each.label, "daemon": False, "index": -1} for loop in run.loops for each in loop.entities],
        "steps": steps,
        "preemptions": run.preemptions,
        "waitFor": edges,
        "schedule": schedule.encode(),
        "text": render(steps, _ending(failure, line, summary, {step["thread"] for step in steps})),
        "output": runs.output,
    }
    return report, failure if failed else None


def _bare(found: Found, files: AbstractSet[str]) -> Dict[str, Any]:
    """Return what is known about a failure that cannot be shown step by step."""
    failure = found.failure
    line = failure.line if failure.line is not None else _line_of(failure, files)
    return {
        "verdict": failure.verdict,
        "kind": failure.kind,
        "summary": failure.summary,
        "line": line,
        "thread": failure.thread.label if isinstance(failure.thread, LogicalThread) else None,
        "threads": [],
        "steps": [],
        "preemptions": 0,
        "waitFor": [],
        "schedule": found.schedule.encode(),
        "text": _ending(failure, line, failure.summary, ()),
        "output": "",
    }


def _step(number: int, step: Step, tracer: Tracer) -> Dict[str, Any]:
    return {
        "step": number,
        "thread": step.thread.label,
        "line": step.line,
        "function": step.function,
        "op": step.op.replace("blocked: ", "blocks on "),
        "name": tracer.names.of(step.name),
        "value": step.value,
        "held": [tracer.names.of(each) for each in step.held],
        "preempted": step.preempted,
    }


def _edge(edge: Any, tracer: Tracer) -> Dict[str, Any]:
    return {
        "from": edge.source.label,
        "to": edge.target.label if edge.target is not None else None,
        "resource": tracer.names.of(edge.resource),
        "verb": edge.verb,
        "line": edge.line,
        "since": edge.since,
    }


def _summary(failure: Failure, verdict: str, tracer: Tracer, line: Optional[int]) -> str:
    text = failure.summary
    if isinstance(failure.error, AssertionError) and not str(failure.error) and line is not None:
        # A bare assert says nothing by itself.
        source = [each for file in tracer.files for each in lines(file)[line - 1 : line] if "assert" in each]
        text = f"{text}: {source[0].strip()}" if source else text
    if failure.verdict == "deadlock" and failure.kind in ("cycle", "held by a thread that ended"):
        parts = []
        for edge in failure.edges:
            if edge.target is None or edge.verb == "join":
                continue
            verb = "holds" if failure.kind == "cycle" else "still held when it ended"
            since = f" (taken in line {edge.since})" if edge.since else ""
            name = tracer.names.of(edge.resource)
            waits = f"{edge.source.label} waits in line {edge.line} for {name}"
            parts.append(f"{waits}, which {edge.target.label} {verb}{since}")
        text = "deadlock: " + "; ".join(parts)
    elif failure.kind in ("lost wake-up", "nobody left"):
        parts = [_waiting(edge, tracer) for edge in failure.edges if _is_user(edge)]
        begin = "lost wake-up: " if failure.kind == "lost wake-up" else "deadlock: "
        text = begin + "; ".join(parts) + ", and no thread is left that could change that"
    elif failure.kind == "loop stands still":
        waiting = "; ".join(_waiting(edge, tracer) for edge in failure.edges)
        text = f"the event loop stands still: {waiting}, and no task can go on meanwhile"
    elif failure.kind == "tasks":
        parts = []
        for edge in failure.edges:
            holder = f", which {edge.target.label} holds" if edge.target is not None else ""
            if edge.verb == "join":
                holder = " to end"
            parts.append(f"{edge.source.label} waits in line {edge.line} for {edge.resource or 'something'}{holder}")
        text = "deadlock of tasks: " + "; ".join(parts)
    elif failure.kind in ("lock", "permit") and isinstance(failure.thread, tuple):
        holder, resource = failure.thread
        line = holder.held.get(resource)
        where = f" taken in line {line}" if line else ""
        text = f"{holder.label} ended without giving back {tracer.names.of(resource)}{where}"
    if verdict == "timing":
        text = "depends on timing: " + text
    return text


def _is_user(edge: Any) -> bool:
    return edge.verb != "join" and not getattr(edge.source, "idle", False)


def _waiting(edge: Any, tracer: Tracer) -> str:
    where = f" in line {edge.line}" if edge.line is not None else ""
    return f"{edge.source.label} waits{where} for {edge.via or tracer.names.of(edge.resource)}"


def _line_of(failure: Failure, files: AbstractSet[str]) -> Optional[int]:
    """Return the learner's innermost line of an exception."""
    line: Optional[int] = None
    trace = failure.error.__traceback__ if failure.error is not None else None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in files:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _ending(failure: Failure, line: Optional[int], summary: str, acting: Collection[str]) -> str:
    """Return the last line of the text. The summary of a deadlock is long, and stands above the steps already."""
    label = failure.thread.label if isinstance(failure.thread, LogicalThread) else ""
    # The suite's own thread, which looks at what came out, is nobody in the story.
    who = [label] if label in acting else []
    place = ", ".join(who + ([f"line {line}"] if line is not None else []))
    text = "nobody can go on" if failure.verdict == "deadlock" and acting else plain(summary)
    return f"=> {place}: {text}"[:300] if place else f"=> {text}"[:300]


def first_line(text: str) -> str:
    """Return the first line of ``text``, without the colon that leads on to the others."""
    return text.split("\n")[0].rstrip(":")


def coverage(result: Result) -> str:
    """Return in words what the tried schedules cover. Never a proof."""
    if result.found is not None:
        return f"failed in schedule {result.schedules}"
    tried = f"{result.schedules} schedule{'s' if result.schedules != 1 else ''} tried"
    if result.exhausted and result.schedules == 1:
        return f"{tried}: there is no other order"
    if result.exhausted:
        return f"{tried}: every order of the watched steps"
    if result.delays:
        count = {1: "one delay", 2: "two delays"}[result.delays]
        return f"{tried}: all schedules with at most {count}, and a sample of the others"
    return f"{tried}: a sample"


def hints(result: Result) -> List[Dict[str, Any]]:
    """Return the accesses of a passing program that nothing puts in an order."""
    seen: Dict[Any, Dict[str, Any]] = {}
    for one, other in result.races:
        first, second = RUNTIME.sites[one], RUNTIME.sites[other]
        lines = sorted({first.line, second.line})
        key = (first.name, tuple(lines))
        seen.setdefault(
            key,
            {
                "kind": "data race",
                "name": second.text,
                "lines": lines,
                "text": f"{second.text} is used by two threads without a common lock "
                f"({'lines' if len(lines) > 1 else 'line'} {' and '.join(map(str, lines))})",
            },
        )
    return list(seen.values())


