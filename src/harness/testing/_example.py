"""Runs a snippet in the learner's terms and compares what its comments promise."""

from __future__ import annotations

import ast
import builtins
from typing import Any, Awaitable, Callable, Dict, Mapping, NoReturn, Optional

from ..exception_text import one_line
from ..failure import CheckFailure
from . import _slips
from ._compare import is_expected_error, same, same_in_any_order
from ._coroutines import discard
from ._missing import missing, missing_method
from ._printed import Printed
from ._quote import quote
from ._show import call_text, difference, learner_line, pair, short
from ._snapshot import copy_of
from ._snippet import ANY_ORDER, NOTHING, ONE_OF, RAISES, Snippet, read
from ._weave import KIT, Weaver

FILE = "<example>"


def run_example(
    solution: Any,
    snippet: str,
    *,
    because: Optional[str] = None,
    given: Optional[Mapping[str, Any]] = None,
    mutates: bool = False,
    run: Optional[Callable[[Awaitable[None]], None]] = None,
) -> None:
    """Run ``snippet`` on the learner's module; the options are those of ``ExerciseTest.example``."""
    parsed = read(snippet)
    names: Dict[str, Any] = {**solution.__dict__, **(given or {})}
    for name in parsed.needs:
        if name not in names and not hasattr(builtins, name):
            raise missing(solution, name)
    weaver = Weaver(parsed, () if mutates else solution.__dict__)
    woven = ast.fix_missing_locations(weaver.visit(_copy(parsed.tree)))
    watch = _Watch(solution, parsed, because, names, weaver.statements)
    names[KIT] = watch
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if parsed.awaits else 0
    code = compile(woven, FILE, "exec", flags, dont_inherit=True)
    with watch.printed:
        try:
            if parsed.awaits:
                _run_awaiting(solution, eval(code, names), run)
            else:
                exec(code, names)
        except (KeyboardInterrupt, MemoryError):
            raise
        except CheckFailure as failure:
            if watch.failure is None and failure.code is None:
                failure.code = watch.code_up_to(_line_of(failure))
                failure.because = failure.because or because
            watch.failure = watch.failure or failure
            if watch.failure is failure:
                raise
        except BaseException as error:
            if watch.failure is None:
                watch.fail_for(error)
    if watch.failure is not None:
        raise watch.failure


def _run_awaiting(solution: Any, coroutine: Any, run: Optional[Callable[[Awaitable[None]], None]]) -> None:
    if run is None:
        from ._virtual_time import VirtualTime

        run = VirtualTime(solution).run
    run(coroutine)


def _copy(tree: ast.Module) -> ast.Module:
    # Weaving changes the tree, and a snippet that was read is kept for the next run.
    from copy import deepcopy

    return deepcopy(tree)



class _Watch:
    """What a running snippet calls back, and what it has seen."""

    def __init__(
        self,
        solution: Any,
        snippet: Snippet,
        because: Optional[str],
        names: Dict[str, Any],
        statements: Dict[int, ast.stmt],
    ) -> None:
        self.solution = solution
        self.snippet = snippet
        self.because = because
        self.names = names
        self.printed = Printed()
        self.failure: Optional[CheckFailure] = None
        self.statements = statements
        self._before: Dict[str, Any] = {}

    def value(self, line: int, got: Any, expected: Callable[[], Any]) -> None:
        """The expression that ends on ``line`` gave ``got``; compare it with what the comment promises."""
        promise = self.snippet.promises[line]
        wanted = expected()
        if promise.kind == ONE_OF:
            holds = any(same(got, one) for one in wanted)
        elif promise.kind == ANY_ORDER:
            holds = _matches_in_any_order(got, wanted)
        else:
            holds = same(got, wanted)
        if holds:
            self.printed.forget()
            return
        discard(got)
        expression = self.expression(line)
        name, is_call = self.named(expression)
        if promise.kind == ONE_OF:
            left, right = short(got), "one of " + ", ".join(short(one) for one in wanted)
            slip = self._slip(got, wanted[0], name) if got is None else None
        else:
            left, right = pair(got, wanted)
            slip = self._slip(got, wanted, name)
            if promise.kind == ANY_ORDER:
                right += " in any order"
                slip = slip if got is None or not isinstance(got, (list, tuple)) else None
        self.fail(
            f"{name} {'returned' if is_call else 'is'} {left}, expected {right}",
            line,
            f"{'returned' if is_call else 'is'} {left}, expected {right}",
            expected=right,
            got=left,
            slip=slip,
            detail=difference(got, wanted),
        )

    def _slip(self, got: Any, wanted: Any, name: str) -> Optional[str]:
        return _slips.of_result(got, wanted, self.printed.text, name.split("(")[0], self.solution.__file__)

    def raises(self, line: int, expected: Callable[[], Any]) -> "_Raises":
        return _Raises(self, line, expected)

    def before(self, *names: str) -> None:
        self._before = {
            name: copy_of(self.names[name])
            for name in names
            if isinstance(self.names.get(name), (list, dict, set, bytearray))
        }

    def after(self, line: int) -> None:
        for name, value in self._before.items():
            now = self.names.get(name)
            if not same(now, value):
                left, right = pair(now, value)
                self.fail(
                    f"{self.named(self.expression(line))[0]} changed {name} to {left}, it should stay {right}",
                    line,
                    f"{name} is now {left}, expected {right}",
                    expected=right,
                    got=left,
                    slip=_slips.of_changed_argument(value, now),
                )

    def expression(self, line: int) -> ast.expr:
        statement = self.statements[line]
        value = getattr(statement, "value", None)
        return value if isinstance(value, ast.expr) else ast.Name(id=ast.unparse(statement).split("\n")[0])

    def named(self, expression: ast.expr) -> "tuple[str, bool]":
        """Return how the sentence names an expression, and whether it says that it returned something."""
        inner = expression.value if isinstance(expression, ast.Await) else expression
        name, is_call = call_text(inner)
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
            is_call = inner.func.id in self.solution.__dict__
        return name, is_call

    def fail(self, summary: str, at: int, comment: str, verdict: str = "failed", **fields: Any) -> NoReturn:
        """Raise the failure, and keep it: the learner's own ``except`` must not swallow it."""
        cause = fields.pop("cause", None)
        failure = CheckFailure(
            verdict, summary, because=self.because, code=quote(self.snippet, at, comment), **fields
        )
        self.failure = self.failure or failure
        raise failure from cause

    def code_up_to(self, line: Optional[int]) -> Optional[str]:
        return quote(self.snippet, line, "") if line else None

    def fail_for(self, error: BaseException) -> NoReturn:
        """Turn an exception that came out of the snippet into what the learner reads of it."""
        start = _line_of(error) or 1
        line = next((end for end, one in sorted(self.statements.items()) if one.lineno <= start <= end), start)
        where = learner_line(error, self.solution.__file__)
        receiver, attribute = self.receiver(line)
        if isinstance(error, AttributeError) and where is None and receiver is not None and attribute:
            if not hasattr(type(receiver), attribute) and type(receiver).__module__ == self.solution.__name__:
                raise missing_method(type(receiver), attribute) from error
        promise = self.snippet.promises.get(line)
        expected = promise.text if promise and promise.kind not in (NOTHING, RAISES) else None
        name = self.named(self.expression(line))[0] if line in self.statements else "the example"
        text = one_line(error)
        told = f"raised {text}" + (f", expected {expected}" if expected else "")
        self.fail(
            f"{name} {told}",
            line,
            told,
            "exception",
            expected=expected,
            got=text,
            slip=_slips.of_error(error, type(receiver), attribute),
            line=where,
            cause=error,
        )

    def receiver(self, line: int) -> "tuple[Any, str]":
        """Return the object and the attribute of the call or attribute on a line, where both are plain."""
        node: Any = self.expression(line) if line in self.statements else None
        node = node.value if isinstance(node, ast.Await) else node
        node = node.func if isinstance(node, ast.Call) else node
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return self.names.get(node.value.id), node.attr
        return None, ""


class _Raises:
    """The ``with`` around a statement whose comment promises an exception."""

    def __init__(self, watch: _Watch, line: int, expected: Callable[[], Any]) -> None:
        self._watch = watch
        self._line = line
        self._expected = expected
        self.result: Any = None

    def __enter__(self) -> "_Raises":
        return self

    def __exit__(self, _kind: Any, error: Optional[BaseException], _trace: Any) -> bool:
        watch, line = self._watch, self._line
        if isinstance(error, (CheckFailure, KeyboardInterrupt, MemoryError)):
            return False
        expected = self._expected()
        if error is not None and is_expected_error(error, expected):
            return True
        wanted = watch.snippet.promises[line].text
        name = watch.named(watch.expression(line))[0]
        if error is None:
            discard(self.result)
            left = short(self.result)
            slip = _slips.of_missing_error(self.result, watch.printed.text)
            watch.fail(
                f"{name} returned {left}, expected {wanted}",
                line,
                f"returned {left}, expected {wanted}",
                expected=wanted,
                got=left,
                slip=slip,
            )
        where = learner_line(error, watch.solution.__file__)
        receiver, attribute = watch.receiver(line)
        if isinstance(error, AttributeError) and where is None and not hasattr(type(receiver), attribute):
            watch.fail_for(error)
        text = one_line(error)
        watch.fail(
            f"{name} raised {text}, expected {wanted}",
            line,
            f"raised {text}, expected {wanted}",
            expected=wanted,
            got=text,
            slip=_slips.of_error(error, type(receiver), attribute),
            line=where,
            cause=error,
        )


def _line_of(error: BaseException) -> Optional[int]:
    """The line of the snippet that an exception passed through, outermost first."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            return trace.tb_lineno
        trace = trace.tb_next
    return None


def _matches_in_any_order(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, list) and isinstance(got, (str, bytes)):
        return False
    try:
        return same_in_any_order(got, wanted)
    except TypeError:
        return False
