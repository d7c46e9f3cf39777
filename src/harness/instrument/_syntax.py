"""Questions about single nodes of a syntax tree."""

from __future__ import annotations

import ast
from typing import List, Optional


def bounds(part: ast.Slice) -> List[object]:
    """Return start, stop and step of a slice."""
    return [part.lower, part.upper, part.step]


def is_float(*sides: ast.expr) -> bool:
    """Tell whether one side of an operator is a float for certain."""
    return any(isinstance(side, ast.Constant) and isinstance(side.value, float) for side in sides)


def is_constant_display(node: ast.expr) -> bool:
    """Tell whether a display holds constants alone."""
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return all(isinstance(each, (ast.Constant, ast.UnaryOp)) for each in node.elts)
    return isinstance(node, (ast.Constant, ast.Dict))


def added_to_itself(target: ast.expr, value: ast.expr) -> Optional[ast.expr]:
    """Return ``more`` of ``name = name + more``."""
    if isinstance(target, ast.Name) and isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        if isinstance(value.left, ast.Name) and value.left.id == target.id:
            return value.right
    return None
