"""What a runner has to know of a test before it runs it."""

from __future__ import annotations

from typing import Any, Callable, NamedTuple, Optional, TypeVar

KINDS = ("example", "random", "growth", "interleaving", "own-work", "learner")

_Test = TypeVar("_Test", bound=Callable[..., Any])


class Description(NamedTuple):
    """One test of the plan. ``title`` reads as behaviour; ``stage`` is None in the main stage."""

    title: str
    group: str
    stage: Optional[str]
    optional: bool
    kind: str


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


def describe(test: Any) -> Description:
    """Describe a ``unittest.TestCase`` instance without running it.

    The title is the first paragraph of the method's docstring, else its name with spaces; the group the
    first line of the class's docstring, else its name in words. Stage and ``optional`` are attributes of
    the method or the class, the kind that of the method's mark, else the class attribute ``kind``, else
    ``example``.
    """
    name = getattr(test, "_testMethodName", "")
    method = getattr(test, name, None)
    return Description(
        title=_paragraph(getattr(method, "__doc__", None)) or _words(name[5:] if name.startswith("test_") else name),
        group=_first_line(type(test).__dict__.get("__doc__")) or _split_capitals(type(test).__name__),
        stage=_of(test, method, "stage", None),
        optional=bool(_of(test, method, "optional", False)),
        kind=_of(test, method, "kind", "example"),
    )


def _of(test: Any, method: Any, name: str, default: Any) -> Any:
    return getattr(method, name, getattr(test, name, default))


def _paragraph(text: Optional[str]) -> str:
    return " ".join((text or "").strip().split("\n\n")[0].split())


def _first_line(text: Optional[str]) -> str:
    return (text or "").strip().split("\n")[0].strip()


def _words(name: str) -> str:
    return name.replace("_", " ").strip()


def _split_capitals(name: str) -> str:
    words = "".join(" " + letter.lower() if letter.isupper() else letter for letter in name).strip()
    return words[:1].upper() + words[1:]
