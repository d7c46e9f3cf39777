"""The expressions and statements whose cost depends on the size of what they are given."""

from __future__ import annotations

import ast
from typing import FrozenSet

from ._instrumenter import Instrumenter
from ._names import Names, Numbers
from ._syntax import added_to_itself, bounds, is_constant_display, is_float

_BINARY = {
    ast.Add: "__plus__",
    ast.Mult: "__times__",
    ast.Sub: "__minus__",
    ast.BitOr: "__either__",
    ast.BitAnd: "__common__",
    ast.BitXor: "__unlike__",
}
_SYMBOLS = {
    ast.Add: "+",
    ast.Mult: "*",
    ast.Sub: "-",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
}


class OperationTicks(Instrumenter):
    """Hands what calls and operators are given to the helpers that charge for it.

    Helpers (all take the site first): ``__callee__(f)`` returns what to call instead of ``f``;
    ``__method__(f)`` the same for an ``f`` that is looked up by its name; ``__value__(f)`` the same for a method that is passed on; ``__sized__(v)`` and ``__text__(v)`` charge for
    the result of a slice or an f-string; ``__spread__(v)`` for what is unpacked; ``__each__(v)`` for what
    ``yield from`` takes; ``__loop__(v)`` for what a loop over ``v`` skips before its first turn; ``__found__(x, c)`` is
    ``x in c``; ``__same__(a, b)`` is ``a == b``; ``__plus__`` and the like are the operators;
    ``__item__(o, i)`` is ``o[i]``; ``__grow__``, ``__grow_attribute__``, ``__grow_item__`` return the right
    side of an augmented assignment; ``__removed__`` the index of a deletion; ``__replaced__`` the slice of
    an assignment.
    """

    methods: FrozenSet[str]
    names: Names
    numbers: Numbers

    def site(self, node: ast.AST, kind: str) -> int:
        raise NotImplementedError

    def is_local(self, name: str) -> bool:
        raise NotImplementedError

    def attribute_name(self, name: str) -> str:
        raise NotImplementedError

    # --- calls ----------------------------------------------------------------------------------------

    def visit_Call(self, node: ast.Call) -> ast.AST:
        wrap = self._is_watched(node)
        line = getattr(node.func, "end_lineno", node.lineno)
        if isinstance(node.func, ast.Attribute):
            # Visited around visit_Attribute: the method is called here, not passed on.
            node.func.value = self.visit(node.func.value)
        elif not isinstance(node.func, ast.Name):
            node.func = self.visit(node.func)
        node.args = [self.visit(each) for each in node.args]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
            if keyword.arg is None:
                keyword.value = self._spread(keyword.value)
        if wrap:
            place = ast.copy_location(ast.Pass(), node)
            place.lineno = line
            place.col_offset = getattr(node.func, "end_col_offset", 0) or 0
            helper = "__method__" if isinstance(node.func, ast.Attribute) else "__callee__"
            node.func = self.call(helper, [self.site(place, "call"), node.func], node.func)
        return node

    def _is_watched(self, node: ast.Call) -> bool:
        function = node.func
        if isinstance(function, ast.Attribute):
            if function.attr in ("startswith", "endswith") and all(isinstance(each, ast.Constant) for each in node.args):
                return False
            if function.attr in self.methods:
                return True
            return isinstance(function.value, ast.Name) and function.value.id in self.names.modules
        if not isinstance(function, ast.Name):
            return True
        spread = any(isinstance(each, ast.Starred) for each in node.args)
        if function.id in ("min", "max", "zip") and len(node.args) > 1 and not spread:
            return any(keyword.arg == "key" for keyword in node.keywords)
        return function.id not in self.names.own and function.id not in self.names.plain

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        node.value = self.visit(node.value)
        if isinstance(node.ctx, ast.Load) and node.attr in self.methods:
            return self.call("__value__", [self.site(node, "call"), node], node)
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.AST:
        node.value = self.visit(node.value)
        if isinstance(node.ctx, ast.Load):
            node.value = self._spread(node.value)
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        self.generic_visit(node)
        node.values = [
            value if key is not None else self._spread(value) for key, value in zip(node.keys, node.values)
        ]
        return node

    def _spread(self, value: ast.expr) -> ast.expr:
        return self.call("__spread__", [self.site(value, "unpacking"), value], value)

    def visit_YieldFrom(self, node: ast.YieldFrom) -> ast.AST:
        self.generic_visit(node)
        node.value = self.call("__each__", [self.site(node, "comprehension"), node.value], node.value)
        return node

    # --- operators ------------------------------------------------------------------------------------

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        helper = _BINARY.get(type(node.op))
        left, right = self.numbers.certain(node.left), self.numbers.certain(node.right)
        formats = isinstance(node.op, ast.Mod) and not left and not right
        self.generic_visit(node)
        if formats:
            return self.call("__text__", [self.site(node, "format"), node], node)
        if helper is None or (left and right):
            return node
        if not isinstance(node.op, ast.Mult) and (left or right):
            return node
        if isinstance(node.op, ast.Mult) and is_float(node.left, node.right):
            return node
        if isinstance(node.op, ast.Sub) and not self.names.uses_sets:
            return node
        return self.call(helper, [self.site(node, "operator"), node.left, node.right], node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        operator, plain = node.ops[0], len(node.ops) > 1
        if isinstance(operator, (ast.In, ast.NotIn)):
            plain = plain or is_constant_display(node.comparators[0])
        elif isinstance(operator, (ast.Eq, ast.NotEq)):
            sides = (node.left, node.comparators[0])
            plain = plain or any(isinstance(side, ast.Constant) or self.numbers.certain(side) for side in sides)
        else:
            plain = True
        self.generic_visit(node)
        if plain:
            return node
        helper = "__found__" if isinstance(operator, (ast.In, ast.NotIn)) else "__same__"
        if isinstance(operator, ast.NotEq):
            helper = "__differ__"
        result: ast.expr = self.call(helper, [self.site(node, "comparison"), node.left, node.comparators[0]], node)
        if isinstance(operator, ast.NotIn):
            result = ast.copy_location(ast.UnaryOp(op=ast.Not(), operand=result), node)
        return result

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        cut = isinstance(node.slice, ast.Slice)
        ends = isinstance(node.slice, (ast.Constant, ast.UnaryOp))
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load):
            return node
        if cut:
            return self.call("__sized__", [self.site(node, "slice"), node], node)
        if self.names.uses_deque and not ends:
            return self.call("__item__", [self.site(node, "item"), node.value, node.slice], node)
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        super().visit_JoinedStr(node)
        return self.call("__text__", [self.site(node, "format"), node], node)

    # --- statements -----------------------------------------------------------------------------------

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        target, value = node.targets[0], node.value
        added = added_to_itself(target, value) if len(node.targets) == 1 else None
        if added is not None and not self.numbers.certain(added) and isinstance(target, ast.Name):
            assert isinstance(value, ast.BinOp)
            value.right = self._growth(target, "=+", self.visit(added))
            return node
        unpacks = any(isinstance(each, ast.Starred) for t in node.targets for each in ast.walk(t))
        self.generic_visit(node)
        if unpacks:
            node.value = self._spread(node.value)
        elif len(node.targets) == 1 and isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice):
            self._replace_slice(node, target, target.slice)
        return node

    def _replace_slice(self, node: ast.Assign, target: ast.Subscript, part: ast.Slice) -> None:
        node.value = self.keep("__new__", node.value)
        target.value = self.keep("__object__", target.value)
        arguments = [self.site(node, "store"), self.kept("__object__", node), *bounds(part)]
        target.slice = self.call("__replaced__", [*arguments, self.kept("__new__", node)], target)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        symbol = _SYMBOLS.get(type(node.op))
        number = self.numbers.certain(node.value) and symbol != "*"
        target = node.target
        self.generic_visit(node)
        if symbol is None or number:
            return node
        if isinstance(target, ast.Name):
            if not self.numbers.certain(ast.Name(id=target.id, ctx=ast.Load())):
                node.value = self._growth(target, symbol, node.value)
        elif isinstance(target, ast.Attribute):
            target.value = self.keep("__object__", target.value)
            arguments = [self.site(node, "operator"), symbol, self.kept("__object__", node)]
            name = self.attribute_name(target.attr)
            node.value = self.call("__grow_attribute__", [*arguments, name, node.value], node.value)
        elif isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice):
            target.value = self.keep("__object__", target.value)
            target.slice = self.keep("__index__", target.slice)
            arguments = [self.site(node, "operator"), symbol, self.kept("__object__", node)]
            index = self.kept("__index__", node)
            node.value = self.call("__grow_item__", [*arguments, index, node.value], node.value)
        return node

    def _growth(self, target: ast.Name, symbol: str, value: ast.expr) -> ast.expr:
        arguments = [self.site(target, "operator"), symbol, self.kept(target.id, target), value]
        return self.call("__grow__", [*arguments, self.is_local(target.id)], value)

    def visit_Delete(self, node: ast.Delete) -> ast.AST:
        self.generic_visit(node)
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                target.value = self.keep("__object__", target.value)
                arguments = [self.site(node, "delete"), self.kept("__object__", node)]
                if isinstance(target.slice, ast.Slice):
                    target.slice = self.call("__removed_slice__", [*arguments, *bounds(target.slice)], target)
                else:
                    target.slice = self.call("__removed__", [*arguments, target.slice], target)
        return node
