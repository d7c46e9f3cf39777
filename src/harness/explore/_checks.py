"""What scenarios check: at every point, and at the end."""

from __future__ import annotations

from types import ModuleType
from typing import Any, Callable, Optional, Sequence

from ..failure import CheckFailure
from ._failure import Failure
from ._observer import Busy, observe
from ._runtime import RUNTIME


class Checks:
    """Base of the scenarios. ``solution`` is the learner's module, fresh for every schedule."""

    def __init__(self, run: Any, solution: ModuleType) -> None:
        self._run = run
        self.solution = solution

    @property
    def elapsed(self) -> float:
        """Virtual seconds since the run began."""
        now: float = self._run.clock.now
        return round(now, 6)

    def always(self, holds: Callable[[], Any], message: str, *, when: Optional[Callable[[], Any]] = None) -> None:
        """Check ``holds()`` at every point of every schedule, from now on.

        ``when`` restricts that: ``when=lambda: s.idle`` looks only while no call is in progress. Both are
        evaluated as by somebody who cannot disturb anything; what is locked just then is not looked at.
        """
        run = self._run

        def watch() -> None:
            if run.over or run.observing:
                return
            try:
                good = observe(run, lambda: not (when is None or when()) or bool(holds()))
            except Busy:
                return
            except Exception as error:
                # Told by the check itself, not by the code that happened to be running.
                run.fail(broken(error, RUNTIME.running))
            if not good:
                thread = RUNTIME.running
                run.fail(Failure("assertion", message, "invariant", thread, None, CheckFailure("failed", message)))

        run.watches.append(watch)

    def check(self, condition: object, message: str, *, because: Optional[str] = None) -> None:
        """Fail with ``message`` unless ``condition`` is true."""
        if not condition:
            raise CheckFailure("failed", message, because=because)

    def equal(self, got: object, expected: object, message: str, *, because: Optional[str] = None) -> None:
        """Fail with ``message`` unless ``got == expected``; both are shown."""
        if not got == expected:
            text = f"{message}: got {got!r}, expected {expected!r}"
            raise CheckFailure("failed", text, expected=repr(expected), got=repr(got), because=because)

    def one_of(self, got: object, allowed: Sequence[object], message: str, *, because: Optional[str] = None) -> None:
        """Fail with ``message`` unless ``got`` equals one of ``allowed``."""
        if not any(got == each for each in allowed):
            expected = " or ".join(map(repr, allowed))
            text = f"{message}: got {got!r}, expected {expected}"
            raise CheckFailure("failed", text, expected=expected, got=repr(got), because=because)


def broken(error: Exception, thread: Any) -> Failure:
    """Return the failure for an exception that an invariant raised."""
    if isinstance(error, CheckFailure):
        return Failure("assertion", error.summary, "invariant", thread, None, error)
    return Failure("exception", f"{type(error).__name__}: {error}", "invariant", thread, None, error)
