"""Gathers what one unittest case tells while it runs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, List, Optional, Tuple, Type

    ExcInfo = Tuple[Type[BaseException], BaseException, TracebackType]


class Outcome:
    """A unittest result for a single test: keeps the exceptions themselves, formats nothing."""

    shouldStop = False
    failfast = False
    buffer = False
    tb_locals = False

    def __init__(self) -> None:
        self.errors: List[Tuple[str, BaseException]] = []
        self.skipped: Optional[str] = None
        self.unexpected_success = False

    def startTest(self, test: Any) -> None:
        pass

    def stopTest(self, test: Any) -> None:
        pass

    def addDuration(self, test: Any, elapsed: float) -> None:
        pass

    def addSuccess(self, test: Any) -> None:
        pass

    def addError(self, test: Any, error: ExcInfo) -> None:
        self.errors.append((_case(test), error[1]))

    addFailure = addError

    def addSubTest(self, test: Any, subtest: Any, error: Optional[ExcInfo]) -> None:
        if error is not None:
            self.errors.append((_case(subtest), error[1]))

    def addSkip(self, test: Any, reason: str) -> None:
        self.skipped = str(reason)

    def addExpectedFailure(self, test: Any, error: ExcInfo) -> None:
        pass

    def addUnexpectedSuccess(self, test: Any) -> None:
        self.unexpected_success = True

    def wasSuccessful(self) -> bool:
        return not self.errors


def _case(test: Any) -> str:
    """Return how a subTest calls itself, as ``n=3``; "" for anything else."""
    describe = getattr(test, "_subDescription", None)
    if describe is None:
        return ""
    try:
        text = str(describe()).strip()
    except Exception:  # it represents values of the learner's
        return ""
    return text[1:-1] if text.startswith(("(", "[")) and text.endswith((")", "]")) else text
