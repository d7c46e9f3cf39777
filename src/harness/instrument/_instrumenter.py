"""What every rewriting of a learner's module has to respect."""

from __future__ import annotations

import ast
import sys
from typing import Dict, Iterable, List, Sequence

# Before 3.12 the expressions inside an f-string carry positions that point somewhere else in the file.
_FSTRING_POSITIONS_ARE_WRONG = sys.version_info < (3, 12)


def beginning(body: Sequence[ast.stmt]) -> int:
    """Return the index of the statement with which a block begins to run: behind its docstring and future imports."""
    index = 0
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        index = 1 if isinstance(body[0].value.value, str) else 0
    while index < len(body):
        statement = body[index]
        if not (isinstance(statement, ast.ImportFrom) and statement.module == "__future__"):
            break
        index += 1
    return index


class Instrumenter(ast.NodeTransformer):
    """Base of a rewriter (``harness.loading.Rewriter``): visits the code that runs, and leaves the rest alone.

    Left alone: annotations, default values and decorators (evaluated once, when the definition is), bases of
    classes, ``match`` patterns, type aliases. Visited: bodies, and every expression in them.

    A client overrides ``visit_X`` (calling ``generic_visit`` for the children) and ``namespace``. Names of
    helpers and of temporary variables have to start *and* end with two underscores: such a name is not
    mangled inside a class, and no learner's name collides with it by accident. Avoid Python's own special
    names (``__call__``, ``__eq__``): a class body that defines one would shadow the helper.

        class Lines(Instrumenter):
            def namespace(self, filename):
                return {"__line__": print}

            def visit_Return(self, node):
                self.generic_visit(node)
                return [self.statement(self.call("__line__", [node.lineno], node)), node]
    """

    filename = ""

    def rewrite(self, tree: ast.Module, filename: str) -> ast.Module:
        """Rewrite ``tree`` in place and return it; every node has a position afterwards."""
        self.filename = filename
        self.enter_module(tree)
        tree.body = self.visit_block(tree.body)
        return ast.fix_missing_locations(tree)

    def namespace(self, filename: str) -> Dict[str, object]:
        """Return the helpers that the rewritten module finds among its globals."""
        return {}

    def enter_module(self, tree: ast.Module) -> None:
        """Called with the untouched tree before the first node is visited."""

    # --- building nodes -------------------------------------------------------------------------------

    @staticmethod
    def call(helper: str, arguments: Sequence[object], like: ast.AST) -> ast.Call:
        """Return the call of a helper at the position of ``like``; plain values become constants."""
        nodes = [each if isinstance(each, ast.expr) else ast.Constant(each) for each in arguments]
        call = ast.Call(func=ast.Name(id=helper, ctx=ast.Load()), args=nodes, keywords=[])
        return ast.fix_missing_locations(ast.copy_location(call, like))

    @staticmethod
    def statement(expression: ast.expr) -> ast.Expr:
        """Return ``expression`` as a statement of its own."""
        return ast.copy_location(ast.Expr(value=expression), expression)

    @staticmethod
    def keep(name: str, expression: ast.expr) -> ast.NamedExpr:
        """Return ``(name := expression)``: evaluates once what the rewritten statement needs twice.

        Only for statements: inside a comprehension the name would belong to the function around it.
        """
        target = ast.copy_location(ast.Name(id=name, ctx=ast.Store()), expression)
        return ast.copy_location(ast.NamedExpr(target=target, value=expression), expression)

    @staticmethod
    def kept(name: str, like: ast.AST) -> ast.Name:
        """Return a reference to what ``keep`` stored."""
        return ast.copy_location(ast.Name(id=name, ctx=ast.Load()), like)

    # --- blocks ---------------------------------------------------------------------------------------

    def visit_block(self, body: Iterable[ast.stmt]) -> List[ast.stmt]:
        """Visit the statements of a block; a statement may become none, one or several."""
        block: List[ast.stmt] = []
        for statement in body:
            changed = self.visit(statement)
            if isinstance(changed, list):
                block.extend(changed)
            elif changed is not None:
                block.append(changed)
        return block

    @staticmethod
    def insert_first(body: List[ast.stmt], statements: Iterable[ast.stmt]) -> None:
        """Insert ``statements`` where a block begins to run: behind its docstring and future imports."""
        index = beginning(body)
        body[index:index] = list(statements)

    # --- what is visited, and what is not -------------------------------------------------------------

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = self.visit_block(node.body)
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        node.body = self.visit_block(node.body)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = self.visit_block(node.body)
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        node.body = self.visit(node.body)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.target = self.visit(node.target)
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_match_case(self, node: ast.AST) -> ast.AST:
        # Typed as AST: ast.match_case is not there before 3.10.
        guard = getattr(node, "guard")
        if guard is not None:
            setattr(node, "guard", self.visit(guard))
        setattr(node, "body", self.visit_block(getattr(node, "body")))
        return node

    def visit_TypeAlias(self, node: ast.AST) -> ast.AST:
        return node

    def visit_Global(self, node: ast.Global) -> ast.AST:
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        # A constant standing alone is a docstring (or does nothing): it has to stay what it is.
        return node if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        if _FSTRING_POSITIONS_ARE_WRONG:
            for inner in ast.walk(node):
                if inner is not node and hasattr(inner, "lineno"):
                    ast.copy_location(inner, node)
        # Parts are visited one by one: a literal part has to remain a plain constant.
        node.values = [self._visit_part(part) for part in node.values]
        return node

    def _visit_part(self, part: ast.expr) -> ast.expr:
        if isinstance(part, ast.FormattedValue):
            part.value = self.visit(part.value)
            if isinstance(part.format_spec, ast.JoinedStr):
                part.format_spec.values = [self._visit_part(each) for each in part.format_spec.values]
        return part
