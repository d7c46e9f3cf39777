"""Decides what a call costs when the callee is known: at the moment it is called."""

from __future__ import annotations

import functools
import operator
import re
import sys
import types
from collections import Counter, UserDict, UserList, UserString
from typing import Any, Callable, Dict, Optional, Tuple

from ._charges import Place, Rule
from ._consumers import largest
from ._costs import CostTable, Operation
from ._known import Known, is_of_library, may_take_all, undescribed, with_rule
from ._meter import Meter
from ._sizes import LIBRARY

# A function with this name among its globals counts its own steps.
COUNTS_ITSELF = "__tick__"
__tick__ = None

# Methods that get to know their class have a type of their own, from some version on.
_BUILTINS = frozenset({types.BuiltinFunctionType, type(re.compile("").match)})
_METHODS = (*_BUILTINS, types.MethodDescriptorType, types.MethodType, types.MethodWrapperType)


class Callees:
    """Gives the charging version of whatever is about to be called, or the callee itself.

    ``callee(site, function)`` is asked at every watched call, so it is a function of its own, without self.
    """

    def __init__(self, meter: Meter, table: CostTable) -> None:
        self._meter = meter
        self._table = table
        self._places: Dict[int, Place] = {}
        self._functions: Dict[object, Known] = {}
        # Functions that are operators in disguise, with the helpers that charge for those operators.
        self.operators: Dict[object, Callable[..., Any]] = {}
        # What to ask instead where a method is called by its name.
        self.method: Callable[[int, Any], Any] = self.value
        self.callee = self._make_callee()

    def resolve(self) -> None:
        """Look again for functions whose modules were not imported before."""
        self._table.resolve()
        self._functions.clear()

    def value(self, site: int, function: Any) -> Any:
        """Return the charging version of a method that is passed on; any other value as it is."""
        return self.callee(site, function) if type(function) in _METHODS else function

    def _make_callee(self) -> Callable[[int, Any], Any]:
        plain, builtins, module = types.FunctionType, _BUILTINS, types.ModuleType
        methods: Dict[Tuple[type, str], Known] = {}
        cached = type(functools.lru_cache(None)(_ignore))
        builtin = types.BuiltinFunctionType
        marker, other, look_up, c_function = COUNTS_ITSELF, self._other, self._method, self._c_function
        places, new_place, partial = self._places, self._new_place, functools.partial

        # At a place that calls a method by name the class of its owner says which method it is; asking the
        # method for its name would make a new text at every call.
        known_here: Dict[Tuple[int, type], Tuple[Optional[Rule], Optional[Place]]] = {}

        # The method that was called last at a place, where it is one that costs no more than its step: the same
        # method of the same object is known faster by comparing than by its name.
        unpriced: Dict[int, Any] = {}

        def callee(site: int, function: Any) -> Any:
            kind = type(function)
            if kind is plain and marker in function.__globals__:
                return function
            if kind is builtin and function == unpriced.get(site):
                return function
            if kind is cached:
                return function
            if kind not in builtins:
                return other(site, function)
            owner = function.__self__
            if owner is None or type(owner) is module:
                return c_function(site, function)
            key = (owner if isinstance(owner, type) else type(owner), function.__name__)
            try:
                known = methods[key]
            except KeyError:
                known = methods[key] = look_up(*key)
            if known is None:
                unpriced[site] = function
                return function
            return partial(known[1], places.get(site) or new_place(site, known), function, owner)

        def method(site: int, function: Any) -> Any:
            if type(function) is builtin:
                owner = function.__self__
                try:
                    rule, place = known_here[site, type(owner)]
                except KeyError:
                    pass
                else:
                    return function if rule is None else partial(rule, place, function, owner)
                if owner is not None and type(owner) is not module and not isinstance(owner, type):
                    given = callee(site, function)
                    known_here[site, type(owner)] = (None, None) if given is function else (given.func, given.args[0])
                    return given
            return callee(site, function)

        self.method = method
        return callee

    # --- by kind of callee ----------------------------------------------------------------------------

    def _other(self, site: int, function: Any) -> Any:
        kind = type(function)
        if kind is types.MethodType:
            if COUNTS_ITSELF in getattr(function.__func__, "__globals__", ()):
                return function
            return self._library_method(site, function)
        if kind is types.FunctionType:
            return self._library_function(site, function)
        if isinstance(function, type):
            return self._constructor(site, function)
        if kind is types.MethodDescriptorType:
            return self.unbound(site, function)
        if kind is types.MethodWrapperType and function.__name__ == "__contains__":
            search = self.operators[operator.contains]
            return lambda value: search(site, function.__self__, value)
        if kind is functools.partial:
            inner = self.callee(site, function.func)
            if inner is not function.func:
                return functools.partial(inner, *function.args, **function.keywords)
        if kind is operator.methodcaller:
            return self._method_caller(site, function)
        return function

    def _method_caller(self, site: int, function: Any) -> Any:
        made_by, (name, *args) = function.__reduce__()
        # With keyword arguments it is made by a partial function that knows the name.
        given = made_by.keywords if isinstance(made_by, functools.partial) else {}
        if isinstance(made_by, functools.partial):
            name, args = made_by.args[0], [name, *args]
        return lambda owner: self.callee(site, getattr(owner, name))(*args, **given)

    def _method(self, kind: type, name: str) -> Known:
        return with_rule(self._table.of_method(kind, name))

    def _c_function(self, site: int, function: Any) -> Any:
        try:
            known = self._functions[function]
        except KeyError:
            operation = self._table.of_callable(function)
            known = with_rule(operation)
            if operation is None and may_take_all(function):
                known = (undescribed(function), largest)
            self._functions[function] = known
        if known is not None:
            return self._charging(site, function, None, known)
        if function is sys.setrecursionlimit:
            # There is room enough already; more than the stack holds would end the process.
            return _ignore
        if function in self.operators:
            return functools.partial(self.operators[function], site)
        return function

    def _library_function(self, site: int, function: Any) -> Any:
        operation = self._table.of_callable(function)
        known = with_rule(operation)
        if operation is None and function.__code__.co_filename.startswith(LIBRARY):
            known = (undescribed(function), largest)
        return function if known is None else self._charging(site, function, None, known)

    def _library_method(self, site: int, function: Any) -> Any:
        operation = self._table.of_callable(function)
        owner = None
        if operation is None:
            owner = function.__self__
            if isinstance(owner, (UserList, UserDict, UserString)):
                owner = owner.data
            operation = self._table.of_method(owner if isinstance(owner, type) else type(owner), function.__name__)
        known = with_rule(operation)
        return function if known is None else self._charging(site, function, owner, known)

    def _constructor(self, site: int, kind: Any) -> Any:
        try:
            known = self._functions[kind]
        except KeyError:
            known = with_rule(self._built_by(kind))
            if known is None and is_of_library(kind):
                known = (undescribed(kind), largest)
            self._functions[kind] = known
        return kind if known is None else self._charging(site, kind, None, known)

    def _built_by(self, kind: type) -> Optional[Operation]:
        for base in kind.__mro__:
            operation = self._table.of_callable(base)
            if operation is not None:
                return operation
            if isinstance(base.__dict__.get("__init__"), types.FunctionType) and base is not Counter:
                return None
        return None

    def unbound(self, site: int, descriptor: Any) -> Any:
        """Return a charging function instead of a method of a builtin type, to be called with its owner first."""
        known = self._method(descriptor.__objclass__, descriptor.__name__)
        if known is None:
            return descriptor

        @functools.wraps(descriptor)
        def charging(owner: Any, *args: Any, **kwargs: Any) -> Any:
            bound = descriptor.__get__(owner, type(owner))
            return self._charging(site, bound, owner, known)(*args, **kwargs)

        return charging

    def _charging(self, site: int, function: Any, owner: Any, known: Tuple[Operation, Rule]) -> Callable[..., Any]:
        place = self._places.get(site) or self._new_place(site, known)
        return functools.partial(known[1], place, function, owner)

    def _new_place(self, site: int, known: Tuple[Operation, Rule]) -> Place:
        self._meter.causes[site] = known[0][:2]
        place = self._places[site] = Place(self._meter, site, self.callee)
        return place


def _ignore(limit: int) -> None:
    pass
