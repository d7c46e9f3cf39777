"""Serves one request to measure a function, on a channel that nothing printed can reach."""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from typing import Any, Dict, Optional

from .. import limits, loading, parent
from ..capture import Capture, close_standard_input
from ..channel import Channel, private_copy
from ._harmless import forbid_changes
from ._measure import CannotMeasure, NeedsCall, measure
from ._targets import UnknownClass

_MEMORY_LIMIT = 2 << 30
_OUTPUT_LIMIT = 4096
_BACKSTOP_SECONDS = 60.0
EXIT_BAD_REQUEST = 64


def main() -> None:
    """Read the request, measure, and end the process without waiting for anything left behind."""
    request = _read()
    channel = Channel(private_copy(1), str(request["nonce"]))
    channel.emit({"event": "started", "python": ".".join(map(str, sys.version_info[:3])), "pid": os.getpid()})
    close_standard_input()
    Capture(_OUTPUT_LIMIT)
    watcher = parent.watch()
    limits.limit_memory(_MEMORY_LIMIT)
    if request.get("call") is None:
        forbid_changes(watcher)
    # A call into C that never ends, and lets no other thread run, ends the process: no last event is written.
    faulthandler.dump_traceback_later(_BACKSTOP_SECONDS, exit=True, file=channel.descriptor)
    channel.emit({"event": "measured", **answer(request)})
    os._exit(0)


def answer(request: Dict[str, Any]) -> Dict[str, Any]:
    """Return the report for a request, or one that says why there is none."""
    path = os.path.abspath(request["file"])
    try:
        loading.add_site(request.get("site"))
        loading.make_importable(os.path.dirname(path))
        os.chdir(os.path.dirname(path))
        options = {name: request.get(name) for name in ("sizes", "target", "call")}
        return measure(path, request["function"], **options)
    except NeedsCall as reason:
        return {**_nothing(request, str(reason)), "needsCall": True}
    except (CannotMeasure, UnknownClass) as reason:
        return _nothing(request, str(reason))
    except SyntaxError as error:
        return _nothing(request, f"the file is no Python: {error}", error.lineno)
    except OSError as error:
        return _nothing(request, f"the file cannot be read: {error.strerror}")
    except BaseException as error:
        return _nothing(request, f"the file cannot be loaded: {type(error).__name__}: {error}")


def _nothing(request: Dict[str, Any], reason: str, line: Optional[int] = None) -> Dict[str, Any]:
    return {
        "operation": request["function"],
        "target": request.get("target"),
        "class": None,
        "within": None,
        "points": [],
        "lines": [],
        "per": "total",
        "unit": "steps",
        "why": None,
        "help": None,
        "space": None,
        "shape": None,
        "note": reason,
        "line": line,
    }


def _read() -> Dict[str, Any]:
    line = b""
    while not line.endswith(b"\n"):
        chunk = os.read(0, 65536)
        if not chunk:
            break
        line += chunk
    try:
        request = json.loads(line)
        request["nonce"], request["file"], request["function"]
    except (ValueError, KeyError, TypeError) as error:
        sys.stderr.write(f"growth: the request cannot be read: {type(error).__name__}: {error}\n")
        sys.stderr.flush()
        os._exit(EXIT_BAD_REQUEST)
    answer: Dict[str, Any] = request
    return answer
