"""Loads a learner's file as a fresh module, as often as a check wants one.

A solution is a module, not a script: it is registered under its own name, its folder stands behind the
standard library, and the modules beside it are loaded the same way and forgotten with it.
"""

from __future__ import annotations

import ast
import os
import sys
from types import CodeType, ModuleType
from typing import Dict, Optional, Protocol, Tuple


class Rewriter(Protocol):
    """Rewrites a syntax tree before it is compiled, and gives the helpers that the new tree calls."""

    def rewrite(self, tree: ast.Module, filename: str) -> ast.Module:
        """Return the tree to compile; line numbers stay those of ``filename``."""

    def namespace(self, filename: str) -> Dict[str, object]:
        """Return the module globals that the rewritten tree needs, named ``__x__``."""


_compiled: Dict[Tuple[str, int, int, int], CodeType] = {}


def compile_solution(path: str, rewriter: Optional[Rewriter] = None) -> CodeType:
    """Compile the file at ``path``; the code is kept for as long as file and rewriter stay the same.

    Raises SyntaxError, or UnicodeDecodeError turned into one, as Python itself would.
    """
    stat = os.stat(path)
    key = (path, stat.st_mtime_ns, stat.st_size, id(rewriter))
    code = _compiled.get(key)
    if code is None:
        with open(path, "rb") as file:
            source = file.read()
        if rewriter is None:
            code = compile(source, path, "exec", dont_inherit=True)
        else:
            tree = compile(source, path, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
            assert isinstance(tree, ast.Module)
            code = compile(rewriter.rewrite(tree, path), path, "exec", dont_inherit=True)
        _compiled[key] = code
    return code


def load(path: str, rewriter: Optional[Rewriter] = None) -> ModuleType:
    """Execute the file at ``path`` as a fresh module and return it.

    The module replaces any earlier one of its name in ``sys.modules``, so that pickling, dataclasses
    and process pools find it.
    """
    path = os.path.abspath(path)
    name = os.path.splitext(os.path.basename(path))[0]
    module = ModuleType(name)
    module.__file__ = path
    if rewriter is not None:
        module.__dict__.update(rewriter.namespace(path))
    sys.modules[name] = module
    exec(compile_solution(path, rewriter), module.__dict__)
    return module
