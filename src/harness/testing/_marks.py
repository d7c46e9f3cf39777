"""Decorators that tell the kind of a test before it runs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, TypeVar

    _Test = TypeVar("_Test", bound=Callable[..., Any])


def _mark(kind: str) -> Callable[[_Test], _Test]:
    def mark(test: _Test) -> _Test:
        test.__dict__["kind"] = kind
        return test

    mark.__doc__ = f"Mark a test method as one of kind ``{kind}``; example: ``@{kind.replace('-', '_')}_test``."
    return mark


random_test = _mark("random")
growth_test = _mark("growth")
interleaving_test = _mark("interleaving")
own_work_test = _mark("own-work")
