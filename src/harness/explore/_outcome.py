"""What one call in a scenario came to."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional


class Outcome(NamedTuple):
    """``value`` is what the call returned, ``error`` what it raised (one of the exceptions it may raise)."""

    value: Any = None
    error: Optional[BaseException] = None

    @property
    def raised(self) -> Optional[str]:
        """The name of the exception's type, or None."""
        return type(self.error).__name__ if self.error is not None else None

    def __repr__(self) -> str:
        return f"raised {self.raised}" if self.error is not None else repr(self.value)
