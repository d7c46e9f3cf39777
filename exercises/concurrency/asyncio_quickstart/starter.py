"""Start and stop an event loop, with tasks in the background."""

from typing import Any, Callable, Coroutine, Sequence

Job = Callable[[], Coroutine[Any, Any, Any]]


def run(main: Job, background: Sequence[Job]) -> Any:
    """Run ``main`` on a new loop beside ``background``; return its result, with nothing left behind."""
    raise NotImplementedError("run(main, background) should run main on a new event loop.")
