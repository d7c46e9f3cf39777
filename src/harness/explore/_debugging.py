"""Runs one schedule for a debugger, in plain threads and without limits, and tells in words how it ended."""

from __future__ import annotations

import json

from .. import loading
from ._file import FileExploration
from ._targets import targets


def main(request_file: str) -> int:
    """Replay the schedule of the request in ``request_file``; 0 when nothing fails under it, 1 otherwise."""
    with open(request_file, encoding="utf-8") as file:
        request = json.load(file)
    loading.add_site(request.get("site"))
    path = str(request["file"])
    function = request.get("function") or targets(path)[0]
    report = FileExploration(path).replay(function, str(request["schedule"]), debug=True)
    print(report["text"])
    return 0 if report["verdict"] == "none" else 1
