"""A small parent of harness processes for the tests: one run as a runner makes it, restarts included."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from typing import Any, Dict, List, Optional, Tuple

from . import SOURCE

HARNESS = os.path.join(SOURCE, "harness")
MARK = "INTERVIEW_PRACTICE_TEST_RUN"
# No case may need longer than this for one process; the harness itself has to end earlier.
PATIENCE = 30.0


class Run:
    """What came of one run: results by test id, the load failure, and facts about the processes."""

    def __init__(self) -> None:
        self.plan: List[Dict[str, Any]] = []
        self.results: Dict[str, Dict[str, Any]] = {}
        self.load_failure: Optional[Dict[str, Any]] = None
        self.processes = 0
        self.orphans: List[int] = []
        self.bytes = 0
        self.stderr = ""
        self.events: List[Dict[str, Any]] = []


def interpreters() -> List[str]:
    """Return the interpreters that the environment names for the tests; the running one by default."""
    import sys

    named = os.environ.get("INTERVIEW_PRACTICE_PYTHONS", "")
    return [path for path in named.split(os.pathsep) if path] or [sys.executable]


def version_of(python: str) -> Tuple[int, ...]:
    """Return the version of an interpreter as three numbers."""
    text = subprocess.run(
        [python, "-I", "-c", "import sys; print(*sys.version_info[:3])"], stdout=subprocess.PIPE, check=True
    ).stdout
    return tuple(map(int, text.split()))


def run(python: str, solution: str, suite: str, environment: Optional[Dict[str, str]] = None, **fields: Any) -> Run:
    """Run a suite to its end, with a fresh process after each that died, as the extension does."""
    told = Run()
    wanted = fields.pop("tests", None)
    while True:
        before = len(told.results)
        end = _one_process(python, told, environment, solution=solution, suite=suite, tests=wanted, **fields)
        told.processes += 1
        if end or told.load_failure is not None or len(told.results) == before:
            break
        wanted = [test["id"] for test in told.plan if test["id"] not in told.results]
        if not wanted:
            break
    return told


def _one_process(python: str, told: Run, environment: Optional[Dict[str, str]], **fields: Any) -> bool:
    nonce = os.urandom(8).hex()
    request = {"protocol": 1, "nonce": nonce, "timeout": 5.0, **fields}
    process = subprocess.Popen(
        [python, "-I", "-X", "utf8", HARNESS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {}), MARK: nonce},
        start_new_session=os.name == "posix",
    )
    try:
        assert process.stdin is not None
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.close()
        process.stdin = None
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        told.orphans += _end_tree(process, nonce)
    told.bytes += len(out)
    told.stderr += err.decode("utf-8", "replace")
    return _read(told, out.decode("utf-8", "replace"), nonce, process.returncode)


def _read(told: Run, out: str, nonce: str, code: int) -> bool:
    running: Optional[str] = None
    printed = ""
    loading = False
    last_words: List[str] = []
    for line in out.split("\n"):
        if not line.startswith(nonce + " "):
            last_words.append(line)
            continue
        event = json.loads(line[len(nonce) + 1 :])
        last_words = []
        told.events.append(event)
        kind = event["event"]
        if kind == "plan":
            told.plan = told.plan or event["tests"]
            loading = True
        elif kind == "test-started":
            running = event["test"]
            printed = ""
        elif kind == "output":
            printed += event["text"]
        elif kind == "test-ended":
            assert event["test"] not in told.results, f"{event['test']} ended twice"
            told.results[event["test"]] = event
            running = None
        elif kind == "load-failed":
            told.load_failure = event
        elif kind == "ended":
            assert code == 0, f"exit code {code} after the last event"
            return True
    if code == 70:
        assert running is None, f"{running} has no end, but the process ended with 70"
        return False
    blamed = crash("\n".join(last_words), code)
    if running is not None:
        told.results[running] = {"event": "test-ended", "test": running, "output": printed, "notes": [], **blamed}
    elif loading and not told.results:
        told.load_failure = {"event": "load-failed", "output": printed, **blamed}
    return False


def crash(words: str, code: Optional[int] = None) -> Dict[str, Any]:
    """Return verdict and failure from the last words of a process that died (the README of the fixtures)."""
    verdict = "timed-out" if re.search(r"^Timeout \(", words, re.M) else "crashed"
    frames = re.findall(r'^  File "(.*)", line (\d+) in (.*)$', words, re.M)
    fatal = re.search(r"^Fatal Python error: (.*)$", words, re.M)
    frames = [frame for frame in frames if not frame[0].startswith(HARNESS) and "/lib/python" not in frame[0]]
    frames = [frame for frame in frames if os.path.basename(frame[0]) != "suite.py" and not frame[0].startswith("<frozen ")]
    summary = fatal.group(1) if fatal else f"exit code {code}"
    return {
        "verdict": verdict,
        "failure": {"summary": summary, "message": words, "line": int(frames[0][1]) if frames else None, "frames": []},
    }


def _end_tree(process: "subprocess.Popen[bytes]", mark: str) -> List[int]:
    """Kill the process's group and return what was marked as belonging to the run and outlived even that."""
    if os.name != "posix":
        process.kill()
        return []
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    # What was killed may take a while to go on a busy machine; an orphan stays for good.
    deadline = time.monotonic() + 20
    left = _marked(mark)
    while left and time.monotonic() < deadline:
        left = _marked(mark)
    return left


def _marked(mark: str) -> List[int]:
    wanted = f"{MARK}={mark}".encode()
    found = []
    for name in os.listdir("/proc") if os.path.isdir("/proc/self") else []:
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/environ", "rb") as environ:
                if wanted in environ.read().split(b"\0"):
                    found.append(int(name))
        except OSError:
            pass
    return found
