"""Decides what a call costs when the callee is known: at the moment it is called."""

from __future__ import annotations

import collections
import functools
import os
import sys
import types
from typing import Any, Callable, Dict, Optional, Tuple

from ._charges import RULES, Call, Rule, largest
from ._costs import CostTable, Operation
from ._meter import Meter

# A function with this name among its globals counts its own steps.
COUNTS_ITSELF = "__tick__"
__tick__ = None

_LIBRARY = os.path.dirname(os.path.abspath(os.__file__)) + os.sep

# Functions written in C in these modules never look at the elements of what they are given.
_CONSTANT_MODULES = frozenset({"operator", "_operator", "sys", "time", "math", "gc", "_thread", "itertools", "_functools"})
_MATH_OF_SEQUENCES = frozenset({"fsum", "prod", "dist", "sumprod", "hypot"})


class Callees:
    """Gives the charging version of whatever is about to be called, or the callee itself."""

    def __init__(self, meter: Meter, table: CostTable) -> None:
        self._meter = meter
        self._table = table
        self._methods: Dict[Tuple[type, str], Optional[Tuple[Operation, Rule]]] = {}
        self._functions: Dict[object, Optional[Tuple[Operation, Rule]]] = {}

    def resolve(self) -> None:
        """Look again for functions whose modules were not imported before."""
        self._table.resolve()
        self._functions.clear()

    def callee(self, site: int, function: Any) -> Any:
        """Return what to call instead of ``function``."""
        kind = type(function)
        if kind is types.FunctionType:
            if COUNTS_ITSELF in function.__globals__:
                return function
            return self._library_function(site, function, function)
        if kind is types.BuiltinFunctionType:
            owner = function.__self__
            if owner is None or type(owner) is types.ModuleType:
                return self._c_function(site, function)
            owned_by = owner if isinstance(owner, type) else type(owner)
            return self._method(site, function, owner, owned_by)
        if kind is types.MethodType:
            if COUNTS_ITSELF in getattr(function.__func__, "__globals__", ()):
                return function
            return self._library_method(site, function)
        if isinstance(function, type):
            return self._constructor(site, function)
        if kind is types.MethodDescriptorType:
            return self._unbound(site, function)
        if kind is functools.partial:
            inner = self.callee(site, function.func)
            if inner is not function.func:
                return functools.partial(inner, *function.args, **function.keywords)
        return function

    def value(self, site: int, function: Any) -> Any:
        """Return the charging version of a method that is passed on; any other value as it is."""
        if type(function) in (types.BuiltinFunctionType, types.MethodDescriptorType, types.MethodType):
            return self.callee(site, function)
        return function

    def inherited(self, site: int, descriptor: Any) -> Any:
        """Return a charging function to be a learner's class's method instead of an inherited C one."""
        return self._unbound(site, descriptor)

    # --- by kind of callee ----------------------------------------------------------------------------

    def _method(self, site: int, function: Any, owner: Any, kind: type) -> Any:
        key = (kind, function.__name__)
        try:
            found = self._methods[key]
        except KeyError:
            found = self._methods[key] = self._with_rule(self._table.of_method(*key))
        if found is None:
            return function
        return self._charging(site, function, owner, *found)

    def _c_function(self, site: int, function: Any) -> Any:
        if function is sys.setrecursionlimit:
            # There is room enough already; more than the stack holds would end the process.
            return _ignore
        try:
            found = self._functions[function]
        except KeyError:
            operation = self._table.of_callable(function)
            found = self._with_rule(operation)
            if operation is None and self._may_take_all(function):
                found = (_undescribed(function), largest)
            self._functions[function] = found
        return function if found is None else self._charging(site, function, None, *found)

    @staticmethod
    def _may_take_all(function: Any) -> bool:
        return function.__module__ not in _CONSTANT_MODULES or function.__name__ in _MATH_OF_SEQUENCES

    def _library_function(self, site: int, function: Any, subject: Any) -> Any:
        operation = self._table.of_callable(subject)
        found = self._with_rule(operation)
        if operation is None and function.__code__.co_filename.startswith(_LIBRARY):
            found = (_undescribed(function), largest)
        return function if found is None else self._charging(site, function, None, *found)

    def _library_method(self, site: int, function: Any) -> Any:
        operation = self._table.of_callable(function)
        owner = None
        if operation is None:
            owner = function.__self__
            kind = owner if isinstance(owner, type) else type(owner)
            operation = self._table.of_method(kind, function.__name__)
        found = self._with_rule(operation)
        return function if found is None else self._charging(site, function, owner, *found)

    def _constructor(self, site: int, kind: Any) -> Any:
        operation = self._table.of_callable(kind)
        if operation is None:
            for base in kind.__mro__:
                if isinstance(base.__dict__.get("__init__"), types.FunctionType) and base not in _PYTHON_CONTAINERS:
                    return kind
                operation = self._table.of_callable(base)
                if operation is not None:
                    break
        found = self._with_rule(operation)
        return kind if found is None else self._charging(site, kind, None, *found)

    def _unbound(self, site: int, descriptor: Any) -> Any:
        found = self._with_rule(self._table.of_method(descriptor.__objclass__, descriptor.__name__))
        if found is None:
            return descriptor
        operation, rule = found

        @functools.wraps(descriptor)
        def charging(owner: Any, *args: Any, **kwargs: Any) -> Any:
            self._meter.causes[site] = (operation.owner, operation.name)
            bound = descriptor.__get__(owner, type(owner))
            return rule(Call(self._meter, site, bound, owner, self.callee), args, kwargs)

        return charging

    # --- charging -------------------------------------------------------------------------------------

    @staticmethod
    def _with_rule(operation: Optional[Operation]) -> Optional[Tuple[Operation, Rule]]:
        if operation is None or operation.charge == "one":
            return None
        return operation, RULES[operation.charge]

    def _charging(self, site: int, function: Any, owner: Any, operation: Operation, rule: Rule) -> Callable[..., Any]:
        self._meter.causes[site] = (operation.owner, operation.name)
        call = Call(self._meter, site, function, owner, self.callee)

        def charging(*args: Any, **kwargs: Any) -> Any:
            return rule(call, args, kwargs)

        return charging


# Containers whose ``__init__`` is written in Python, and takes all it is given all the same.
_PYTHON_CONTAINERS = (collections.Counter,)


def _ignore(limit: int) -> None:
    pass


def _undescribed(function: Any) -> Operation:
    name = getattr(function, "__name__", "function")
    return Operation(getattr(function, "__module__", "") or "", name, "function", "largest", "", None, [])
