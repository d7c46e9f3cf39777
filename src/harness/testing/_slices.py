"""Finds slices of what a function was handed, wherever in the learner's file it is handed on to."""

from __future__ import annotations

import ast
from typing import Dict, Iterator, List, Sequence, Set, Tuple, Union

from ._names import Names, uses

_Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]


def slices_of(names: Names, functions: Sequence[str]) -> Iterator[Tuple[int, str]]:
    """Give the lines on which the first parameter of one of ``functions`` is sliced, with a clause about it.

    The parameter is followed through plain assignments and into the learner's own functions.
    """
    known: Dict[str, _Function] = {
        node.name: node
        for statement in names.solution
        for node in ast.walk(statement)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    handed: Dict[str, Set[str]] = {}
    waiting: List[Tuple[str, str]] = []
    for name in functions:
        parameters = _parameters(known[name]) if name in known else []
        waiting += [(name, parameters[0])] if parameters else []
    while waiting:
        function, parameter = waiting.pop()
        if parameter in handed.setdefault(function, set()):
            continue
        handed[function].add(parameter)
        node = known[function]
        waiting += [(function, alias) for alias in _aliases(node, parameter)]
        waiting += _handed_on(node, parameter, known)
    for function, variables in handed.items():
        for inner in uses(known[function]):
            if isinstance(inner, ast.Subscript) and isinstance(inner.value, ast.Name) and inner.value.id in variables:
                if isinstance(inner.ctx, ast.Load) and _is_slice(inner.slice):
                    yield inner.lineno, f"{inner.value.id} is sliced"


def _parameters(function: _Function) -> List[str]:
    return [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]


def _aliases(function: _Function, name: str) -> Iterator[str]:
    for node in uses(function):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id == name:
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _handed_on(function: _Function, name: str, known: Dict[str, _Function]) -> Iterator[Tuple[str, str]]:
    for node in uses(function):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if called not in known:
            continue
        parameters = _parameters(known[called])
        if isinstance(node.func, ast.Attribute) and parameters[:1] == ["self"]:
            parameters = parameters[1:]
        for argument, parameter in zip(node.args, parameters):
            if isinstance(argument, ast.Name) and argument.id == name:
                yield called, parameter
        for keyword in node.keywords:
            if keyword.arg in parameters and isinstance(keyword.value, ast.Name) and keyword.value.id == name:
                yield called, str(keyword.arg)


def _is_slice(index: ast.AST) -> bool:
    if isinstance(index, ast.Slice):
        return True
    return isinstance(index, ast.Call) and isinstance(index.func, ast.Name) and index.func.id == "slice"
