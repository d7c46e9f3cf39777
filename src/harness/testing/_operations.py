"""The operations of a class under test, and how their results compare with the oracle's."""

from __future__ import annotations

from itertools import islice
from typing import Any, Callable, Dict, NamedTuple, Optional, Sequence, Tuple, Union

from ._compare import same, same_in_any_order, same_items
from .values import OMITTED, Values, just

Compare = Union[str, Callable[[Any, Any], Any]]

# How an operation with a special name is performed and written; {0} is the object, {1} and {2} the arguments.
_SPECIAL: Dict[str, Tuple[Callable[..., Any], str]] = {
    "__len__": (len, "len({0})"),
    "__bool__": (bool, "bool({0})"),
    "__contains__": (lambda target, item: item in target, "{1} in {0}"),
    "__getitem__": (lambda target, index: target[index], "{0}[{1}]"),
    "__setitem__": (lambda target, index, item: target.__setitem__(index, item), "{0}[{1}] = {2}"),
    "__delitem__": (lambda target, index: target.__delitem__(index), "del {0}[{1}]"),
    "__iter__": (lambda target: walk(iter(target)), "list({0})"),
    "__reversed__": (lambda target: walk(reversed(target)), "list(reversed({0}))"),
}
_WALKED = ("any order", "same items", "list")
_COMPARES = ("same", "ignored", "truth", *_WALKED)


class Outside(Exception):
    """An oracle raises it for a call of which the statement promises nothing; the call is left out."""


class Step(NamedTuple):
    """One call of a sequence as ``valid`` sees it. The constructor is the first, named ``__init__``."""

    name: str
    arguments: Tuple[Any, ...]


class Operation:
    """One operation of a class; made by ``op``."""

    def __init__(
        self,
        name: str,
        arguments: Sequence[Values],
        keywords: Dict[str, Values],
        result: Compare,
        weight: float,
        gives: Optional[str],
        attribute: bool,
    ) -> None:
        if isinstance(result, str) and result not in _COMPARES:
            raise ValueError(f"result={result!r} is not known: use one of {', '.join(_COMPARES)}, or a function")
        self.name = name
        self.arguments = tuple(arguments)
        self.keywords = dict(keywords)
        self.result = "ignored" if gives and result == "same" else result
        self.weight = weight
        self.gives = gives
        self.attribute = attribute
        self.needs = tuple(one.name for one in self.arguments if hasattr(one, "name") and _is_handle(one))
        self._walks = isinstance(result, str) and result in _WALKED
        self._perform, self._template = _SPECIAL.get(name, (None, ""))

    @property
    def is_call(self) -> bool:
        """Whether a sentence says that the operation returned its result."""
        return not self.attribute and self._perform is None

    def perform(self, target: Any, arguments: Sequence[Any], keywords: Dict[str, Any]) -> Any:
        """Perform the operation on an object and return its result, walked where it will be compared walked."""
        if self._perform is not None:
            result = self._perform(target, *arguments)
        elif self.attribute:
            result = getattr(target, self.name)
        elif keywords:
            result = getattr(target, self.name)(*arguments, **keywords)
        else:
            result = getattr(target, self.name)(*arguments)
        return walk(result) if self._walks else result

    def show(self, target: str, arguments: Sequence[str]) -> str:
        """Write the operation on ``target``; without one, as a sentence names it."""
        if self._template:
            return self._template.format(target, *arguments)
        if self.attribute:
            return f"{target}.{self.name}"
        return f"{target}.{self.name}({', '.join(arguments)})"


def op(
    name: str,
    *arguments: Any,
    result: Compare = "same",
    keywords: Optional[Dict[str, Values]] = None,
    weight: float = 1.0,
    gives: Optional[str] = None,
    attribute: bool = False,
) -> Operation:
    """Declare an operation for ``check_sequences``; arguments are generators or plain values.

    >>> op("push", values.items(), result="ignored")        # doctest: +SKIP
    >>> op("remove", values.handle("node"))                 # doctest: +SKIP
    """
    generators = [one if isinstance(one, Values) else just(one) for one in arguments]
    return Operation(name, generators, keywords or {}, result, weight, gives, attribute)


def _is_handle(generator: Values) -> bool:
    from .values import handle

    return isinstance(generator, handle)


def walk(result: Any, most: int = 10_000) -> Any:
    """Make a list of an iterable result; what cannot be walked stays as it is, and an endless one is cut."""
    if not hasattr(result, "__iter__") and not hasattr(result, "__getitem__"):
        return result
    return list(islice(iter(result), most))


def compare(how: Compare, got: Any, expected: Any) -> Optional[str]:
    """Return None when a result holds, else what is to be said about it beyond got and expected, or ""."""
    try:
        return _compare(how, got, expected)
    except Exception as error:
        # A result that cannot even be compared, such as None for a node, is a wrong one.
        return f"Looking at the result raised {type(error).__name__}: {error}."


def _compare(how: Compare, got: Any, expected: Any) -> Optional[str]:
    if callable(how):
        answer = how(got, expected)
        if answer is None or answer is True:
            return None
        return answer if isinstance(answer, str) else ""
    if how == "ignored":
        return None
    if how == "truth":
        return None if bool(got) == bool(expected) else ""
    if how in _WALKED and not isinstance(got, list):
        return ""
    if how == "any order":
        return None if same_in_any_order(got, expected) else ""
    if how == "same items":
        return None if same_items(got, expected) else ""
    return None if same(got, expected) else ""


def given(generators: Sequence[Values], recipes: Sequence[Any]) -> "list[tuple[Values, Any]]":
    """Pair generators with their recipes, up to the first argument that is left out."""
    pairs = []
    for generator, recipe in zip(generators, recipes):
        if recipe is OMITTED:
            break
        pairs.append((generator, recipe))
    return pairs
