"""Coroutines that came where a value was expected."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def discard(result: Any) -> None:
    """Close a coroutine that nobody will await, so that Python does not warn about it in the learner's output."""
    if type(result).__name__ == "coroutine":
        result.close()
