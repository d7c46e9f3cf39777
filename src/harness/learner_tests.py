"""The learner's own tests: functions ``test_*`` and doctests in the solution, as a group of their own."""

from __future__ import annotations

from . import loading
from .failure import CheckFailure
from .plan import PlannedTest
from .safe_repr import safe_repr
from .solution import current

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable, Iterator, List, Tuple

    from .outcome import Outcome

GROUP = "Your tests"


def learner_tests(path: str) -> List[PlannedTest]:
    """Return the learner's tests in the order of the file, found without running it.

    A file that cannot be parsed has none: why is told when it is loaded.
    """
    try:
        text = loading.source(path)
        if b"def test_" not in text and b">>>" not in text:
            return []
        tree = loading.parse(path)
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    tests = []
    for name, node in _documented(tree, ""):
        bare = name.rpartition(".")[2]
        if name == bare and bare.startswith("test_") and _is_function(node):
            tests.append(_planned(name, bare[len("test_") :].replace("_", " "), _call))
        elif ">>>" in _docstring(node):
            title = f"examples of {name}" if name else "examples of the file"
            tests.append(_planned(f"doctest.{name}" if name else "doctest", title, _examples, name))
    return tests


def _planned(identifier: str, title: str, run: Callable[[ModuleType, str], None], name: str = "") -> PlannedTest:
    described = {
        "id": f"learner.{identifier}",
        "title": title,
        "group": GROUP,
        "stage": None,
        "optional": True,
        "kind": "learner",
    }
    return PlannedTest(described, lambda: _LearnerTest(run, name or identifier), None)


class _LearnerTest:
    """Runs one function on a fresh module, as a unittest case runs a method."""

    def __init__(self, body: Callable[[ModuleType, str], None], name: str) -> None:
        self._body = body
        self._name = "" if name == "doctest" else name

    def run(self, outcome: Outcome) -> None:
        try:
            self._body(current().load(), self._name)
        except BaseException as error:
            outcome.addError(self, (type(error), error, error.__traceback__))  # type: ignore[arg-type]


def _call(module: ModuleType, name: str) -> None:
    result = getattr(module, name)()
    if type(result).__name__ == "coroutine":
        import asyncio

        result = asyncio.run(result)
    if isinstance(result, bool) and not result:
        raise CheckFailure("failed", f"{name} returned False", slip="A test tells by assert, not by what it returns.")


def _examples(module: ModuleType, name: str) -> None:
    import doctest

    thing: Any = module
    for part in filter(None, name.split(".")):
        thing = vars(thing)[part]
    thing = getattr(thing, "__func__", getattr(thing, "fget", None) or thing)
    failures: List[Tuple[Any, str]] = []

    class Runner(doctest.DocTestRunner):
        def report_failure(self, out: object, test: object, example: Any, got: str) -> None:
            failures.append((example, got))

        def report_unexpected_exception(self, out: object, test: object, example: Any, error: Any) -> None:
            failures.append((example, error[1]))

    parser = doctest.DocTestParser()
    start = _docstring_line(str(module.__file__), name)
    test = parser.get_doctest(thing.__doc__ or "", vars(module).copy(), name or module.__name__, module.__file__, start)
    # The first failure is the one to read; later ones may follow from it.
    Runner(verbose=False, optionflags=doctest.FAIL_FAST).run(test, out=lambda text: None, clear_globs=False)
    if failures:
        raise _failed_example(*failures[0], start)


def _failed_example(example: Any, got: Any, start: int) -> CheckFailure:
    line = start + example.lineno + 1
    code = example.source.rstrip("\n")
    call = code.splitlines()[0]
    if isinstance(got, BaseException):
        failure = CheckFailure("exception", f"{call} raised {type(got).__name__}", code=code, line=line)
        failure.__cause__ = got
        return failure
    want = example.want.rstrip("\n")
    shown = got.rstrip("\n")
    if not want:
        summary = f"{call} gave {safe_repr(shown)[1:-1]}, the example expects nothing"
    else:
        summary = f"{call} gave {shown or 'nothing'}, the example expects {want}"
    return CheckFailure(
        "failed", " ".join(summary.split()), code=code, expected=want or "nothing", got=shown or "nothing", line=line
    )


def _docstring_line(path: str, name: str) -> int:
    """Return how many lines of the file stand before the docstring of what is called ``name``."""
    for found, node in _documented(loading.parse(path), ""):
        if found == name and _docstring(node):
            return int(node.body[0].lineno) - 1
    return 0


def _documented(node: Any, prefix: str) -> Iterator[Tuple[str, Any]]:
    """Yield module, classes, functions and methods with their dotted names ("" for the module)."""
    yield prefix, node
    for child in node.body:
        kind = type(child).__name__
        if kind == "ClassDef":
            yield from _documented(child, f"{prefix}.{child.name}".lstrip("."))
        elif _is_function(child):
            yield f"{prefix}.{child.name}".lstrip("."), child


def _is_function(node: object) -> bool:
    return type(node).__name__ in ("FunctionDef", "AsyncFunctionDef")


def _docstring(node: Any) -> str:
    first = node.body[0] if node.body else None
    value = getattr(getattr(first, "value", None), "value", None)
    return value if type(first).__name__ == "Expr" and isinstance(value, str) else ""
