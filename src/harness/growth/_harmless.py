"""Keeps guessed arguments from doing harm: what is measured changes no files and starts no programs."""

from __future__ import annotations

import os
import sys
from _thread import get_ident as _get_ident
from typing import Any, Tuple

_CHANGES = frozenset(
    "os.chmod os.chown os.exec os.fork os.forkpty os.kill os.killpg os.link os.mkdir os.posix_spawn os.remove os.rename "
    "os.rmdir os.spawn os.startfile os.symlink os.system os.truncate os.utime shutil.copyfile shutil.copytree shutil.move "
    "shutil.rmtree socket.connect subprocess.Popen".split()
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def forbid_changes(ours: int) -> None:
    """From now on, and for as long as the process lives, raise PermissionError where something would be changed.

    The thread with the ident ``ours`` is the harness's own: it has to end what is left.
    """

    def audit(event: str, arguments: Tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            if not isinstance(path, int) and path != os.devnull and _writes(mode, flags):
                raise PermissionError("with guessed arguments no file is written")
        elif event in _CHANGES and _get_ident() != ours:
            raise PermissionError(f"with guessed arguments there is no {event}")

    sys.addaudithook(audit)


def _writes(mode: Any, flags: Any) -> bool:
    if isinstance(mode, str):
        return not set(mode).isdisjoint("wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)
