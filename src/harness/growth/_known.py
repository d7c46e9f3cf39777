"""What is known of a callee, from the cost table or from where it comes."""

from __future__ import annotations

import types
from typing import Any, Optional, Tuple

from ._charges import Rule
from ._consumers import RULES
from ._costs import Operation
from ._sizes import LIBRARY

# Functions written in C in these modules never look at the elements of what they are given.
_CONSTANT_MODULES = frozenset({"operator", "_operator", "sys", "time", "math", "gc", "_thread", "itertools", "_functools"})
_MATH_OF_SEQUENCES = frozenset({"fsum", "prod", "dist", "sumprod", "hypot"})

Known = Optional[Tuple[Operation, Rule]]
"""An entry with its rule; None when the callee costs nothing beyond its step."""


def with_rule(operation: Optional[Operation]) -> Known:
    """Return what is known of a callee that has this entry."""
    if operation is None or operation.charge == "one":
        return None
    return operation, RULES[operation.charge]


def is_of_library(kind: type) -> bool:
    """Tell whether a class is built by Python code of the library, which may go through all that it is given."""
    built = getattr(kind, "__init__", None)
    return isinstance(built, types.FunctionType) and built.__code__.co_filename.startswith(LIBRARY)


def may_take_all(function: Any) -> bool:
    """Tell whether a function written in C, of which nothing is known, may go through all that it is given."""
    return function.__module__ not in _CONSTANT_MODULES or function.__name__ in _MATH_OF_SEQUENCES


def undescribed(function: Any) -> Operation:
    """Return an entry for a function that the table does not have."""
    name = getattr(function, "__name__", "function")
    return Operation(getattr(function, "__module__", "") or "", name, "function", "largest", "", None, [])
