"""The cost table (``harness/costs.json``) as the meter uses it."""

from __future__ import annotations

import collections
import json
import os
import re
import sys
from typing import Any, Dict, FrozenSet, List, NamedTuple, Optional, Tuple

PATH = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "costs.json")

OWNERS: Dict[str, type] = {
    **{kind.__name__: kind for kind in (list, tuple, dict, set, frozenset, str, bytes, bytearray, range)},
    **{
        kind.__name__: kind
        for kind in (collections.deque, collections.Counter, collections.defaultdict, collections.OrderedDict)
    },
    "dict_values": type({}.values()),
    "Pattern": re.Pattern,
}
"""The types that own methods and operators, by the name the table gives them."""


class Operation(NamedTuple):
    """One entry: what ``owner.name`` costs. ``charge`` is the rule the meter uses, ``forms`` are for people.

    A form may have a ``why`` and a ``better`` of its own.
    """

    owner: str
    name: str
    kind: str
    charge: str
    why: str
    better: Optional[str]
    forms: List[Dict[str, Any]]


class CostTable:
    """The entries, found by what the meter has at hand: a type and a name, or a callable."""

    def __init__(self, path: str = PATH) -> None:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        self.step: str = data["step"]
        self.charges: Dict[str, str] = data["charges"]
        self.operations = [Operation(**entry) for entry in data["operations"]]
        self.by_name: Dict[Tuple[str, str], Operation] = {}
        self._methods: Dict[Tuple[type, str], Operation] = {}
        self._callables: Dict[object, Operation] = {}
        self._unresolved: List[Operation] = []
        for operation in self.operations:
            self.by_name[operation.owner, operation.name] = operation
            if operation.kind == "method":
                self._methods[OWNERS[operation.owner], operation.name] = operation
            elif operation.kind == "constructor":
                self._callables[OWNERS[operation.owner]] = operation
            elif operation.kind == "function":
                self._unresolved.append(operation)
        self._resolved: Dict[Tuple[type, str], Optional[Operation]] = {}
        self.resolve()

    def watched_names(self) -> FrozenSet[str]:
        """Return the names of methods and functions that may cost more than their step."""
        return frozenset(
            operation.name.split(".")[-1]
            for operation in self.operations
            if operation.kind != "operator" and operation.charge != "one"
        ) | {"__contains__"}

    def resolve(self) -> None:
        """Find the functions of the modules imported by now (the table imports none itself)."""
        waiting = []
        for operation in self._unresolved:
            value: Any = sys.modules.get(operation.owner)
            if value is None:
                waiting.append(operation)
                continue
            for part in operation.name.split("."):
                value = getattr(value, part, None)
            if value is not None:
                self._callables[value] = operation
        self._unresolved = waiting

    def of_callable(self, function: object) -> Optional[Operation]:
        """Return the entry of a function or constructor, None when it has none."""
        try:
            return self._callables.get(function)
        except TypeError:
            return None

    def of_method(self, owner: type, name: str) -> Optional[Operation]:
        """Return the entry of the method that ``owner`` has under ``name``: its own or an inherited one."""
        key = (owner, name)
        if key not in self._resolved:
            self._resolved[key] = self._look_up(owner, name)
        return self._resolved[key]

    def _look_up(self, owner: type, name: str) -> Optional[Operation]:
        for base in owner.__mro__:
            operation = self._methods.get((base, name))
            if operation is not None:
                return operation
        return None


_table: Optional[CostTable] = None


def table() -> CostTable:
    """Return the table, read once."""
    global _table
    if _table is None:
        _table = CostTable()
    return _table
