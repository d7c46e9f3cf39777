"""What a module's names can stand for, as far as the text tells."""

from __future__ import annotations

import ast
import builtins
from typing import Dict, FrozenSet, List, Optional, Set

_Function = (ast.FunctionDef, ast.AsyncFunctionDef)

# Builtins that cost one step whatever they are given, or that look at the frame that calls them.
PLAIN_CALLS: FrozenSet[str] = frozenset(
    "len isinstance issubclass ord chr abs range enumerate iter next id hash print type super getattr hasattr "
    "setattr delattr int float bool complex divmod pow round callable input slice property staticmethod "
    "classmethod object locals globals vars dir eval exec compile open reversed bin oct hex breakpoint".split()
) | frozenset(
    name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)
)

_NUMBER_CALLS = frozenset({"len", "ord", "abs", "int", "float", "round", "id", "hash", "bool"})


class Names:
    """The names of one module: its own functions, its imports, and which types it mentions."""

    def __init__(self, tree: ast.Module) -> None:
        defined: Set[str] = set()
        rebound: Set[str] = set()
        mentioned: Set[str] = set()
        self.modules: Set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, _Function):
                (rebound if node.name in defined else defined).add(node.name)
                if node.decorator_list:
                    rebound.add(node.name)
            elif isinstance(node, ast.ClassDef):
                # A class with bases may inherit the constructor of a builtin.
                (rebound if node.bases else defined).add(node.name)
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    self.modules.add(alias.asname or alias.name.split(".")[0])
                    mentioned.add(alias.name)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    rebound.add(alias.asname or alias.name)
                    mentioned.add(alias.name)
            elif isinstance(node, ast.arg):
                rebound.add(node.arg)
                mentioned.update(_words(node.annotation))
            elif isinstance(node, ast.Name):
                mentioned.add(node.id)
                if isinstance(node.ctx, ast.Store):
                    rebound.add(node.id)
            elif isinstance(node, ast.Attribute):
                mentioned.add(node.attr)
            elif isinstance(node, (ast.Set, ast.SetComp)):
                mentioned.add("set")
        self.own = frozenset(defined - rebound)
        # What is deleted from a dict makes a difference to whoever asks for its first pair.
        self.deletes_items = any(map(_deletes_item, ast.walk(tree)))
        self.plain = PLAIN_CALLS - rebound - defined - ({"next"} if self.deletes_items else set())
        self.uses_deque = "deque" in mentioned
        self.uses_sets = bool(
            mentioned
            & {"set", "frozenset", "Set", "FrozenSet", "AbstractSet", "MutableSet", "Counter", "keys", "items"}
        )


def _deletes_item(node: ast.AST) -> bool:
    if isinstance(node, ast.Delete):
        return any(isinstance(target, ast.Subscript) for target in node.targets)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "pop" and bool(node.args)


def _words(annotation: Optional[ast.expr]) -> List[str]:
    if annotation is None:
        return []
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return annotation.value.replace("[", " ").replace(".", " ").split()
    return [node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)]


class Numbers:
    """Which expressions of a function are certainly numbers: arithmetic on them needs no watching.

    A name counts when everything that the function ever binds to it is a number. Being wrong costs a
    missed charge, never a wrong result.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._known: List[FrozenSet[str]] = [frozenset()]

    def enter(self, function: ast.AST) -> None:
        """Work out the names of ``function`` (also seen in the functions inside it)."""
        bound: Dict[str, List[Optional[ast.expr]]] = {}
        for node in ast.walk(function):
            _collect(node, bound)
        known = {name for name, values in bound.items() if None not in values}
        inherited = self._known[-1] - set(bound)
        self._known.append(frozenset(known | inherited))
        while True:
            wrong = {
                name for name in known if not all(value is not None and self.certain(value) for value in bound[name])
            }
            if not wrong:
                return
            known -= wrong
            self._known[-1] = frozenset(known | inherited)

    def leave(self) -> None:
        """Forget the names of the function entered last."""
        self._known.pop()

    def certain(self, node: ast.expr) -> bool:
        """Tell whether ``node`` is a number whenever it can be evaluated at all."""
        if isinstance(node, ast.Constant):
            return isinstance(node.value, (int, float, complex))
        if isinstance(node, ast.Name):
            return node.id in self._known[-1]
        if isinstance(node, ast.UnaryOp):
            return not isinstance(node.op, ast.Not) and self.certain(node.operand)
        if isinstance(node, ast.Call):
            return isinstance(node.func, ast.Name) and node.func.id in _NUMBER_CALLS & self._names.plain
        if isinstance(node, ast.IfExp):
            return self.certain(node.body) and self.certain(node.orelse)
        if isinstance(node, ast.BinOp):
            return self._arithmetic(node)
        return False

    def _arithmetic(self, node: ast.BinOp) -> bool:
        left, right = self.certain(node.left), self.certain(node.right)
        if isinstance(node.op, (ast.Div, ast.FloorDiv, ast.Pow, ast.LShift, ast.RShift)):
            return True
        if isinstance(node.op, (ast.Add, ast.BitAnd, ast.BitOr, ast.BitXor)):
            return left or right
        if isinstance(node.op, ast.Sub):
            return left or right or not self._names.uses_sets
        return left and right


_RANGE = ast.Constant(0)


def _collect(node: ast.AST, bound: Dict[str, List[Optional[ast.expr]]]) -> None:
    if isinstance(node, ast.arg):
        annotation = node.annotation
        number = isinstance(annotation, ast.Name) and annotation.id in ("int", "float")
        bound.setdefault(node.arg, []).append(_RANGE if number else None)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            _bind(target, node.value, bound)
    elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
        _bind(node.target, node.value, bound)
    elif isinstance(node, ast.AugAssign):
        if isinstance(node.target, ast.Name):
            value = ast.BinOp(left=ast.Name(id=node.target.id, ctx=ast.Load()), op=node.op, right=node.value)
            _bind(node.target, value, bound)
    elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
        _bind_loop(node.target, node.iter, bound)
    elif isinstance(node, (ast.With, ast.AsyncWith)):
        for item in node.items:
            if item.optional_vars is not None:
                _bind(item.optional_vars, None, bound)
    elif isinstance(node, (ast.Global, ast.Nonlocal)):
        for name in node.names:
            bound.setdefault(name, []).append(None)
    elif getattr(node, "name", None) and not isinstance(node, ast.alias):
        bound.setdefault(str(getattr(node, "name")), []).append(None)
    elif getattr(node, "rest", None):
        bound.setdefault(str(getattr(node, "rest")), []).append(None)


def _bind(target: ast.expr, value: Optional[ast.expr], bound: Dict[str, List[Optional[ast.expr]]]) -> None:
    if isinstance(target, ast.Name):
        bound.setdefault(target.id, []).append(value)
    elif isinstance(target, (ast.Tuple, ast.List)):
        values: List[Optional[ast.expr]] = [None] * len(target.elts)
        if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):
            if not any(isinstance(each, ast.Starred) for each in (*value.elts, *target.elts)):
                values = list(value.elts)
        for each, part in zip(target.elts, values):
            _bind(each, part, bound)
    elif isinstance(target, ast.Starred):
        _bind(target.value, None, bound)


def _bind_loop(target: ast.expr, source: ast.expr, bound: Dict[str, List[Optional[ast.expr]]]) -> None:
    if isinstance(source, ast.Call) and isinstance(source.func, ast.Name):
        if source.func.id == "range":
            _bind(target, _RANGE, bound)
            return
        if source.func.id == "enumerate" and isinstance(target, ast.Tuple) and len(target.elts) == 2:
            _bind(target.elts[0], _RANGE, bound)
            _bind(target.elts[1], None, bound)
            return
    _bind(target, None, bound)
