"""Loads a learner's file as a fresh module, as often as a check wants one.

A solution is a module, not a script: it is registered under a name of its own, its folder stands behind
everything else that can be imported, and the modules beside it are forgotten with it. The file is read once
a run, so a file that is edited, replaced or deleted meanwhile is judged by one and the same text.
"""

from __future__ import annotations

import linecache
import os
import sys
from types import CodeType, ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast
    from typing import Dict, List, Optional, Protocol, Set, Tuple

    class Rewriter(Protocol):
        """Rewrites a syntax tree before it is compiled, and gives the helpers that the new tree calls."""

        def rewrite(self, tree: ast.Module, filename: str) -> ast.Module:
            """Return the tree to compile; line numbers stay those of ``filename``."""

        def namespace(self, filename: str) -> Dict[str, object]:
            """Return the module globals that the rewritten tree needs, named ``__x__``."""


# The suite's name in sys.modules, by which process pools import its functions.
SUITE_NAME = "exercise_suite"

_sources: Dict[str, bytes] = {}
_names: Dict[str, str] = {}
_compiled: Dict[Tuple[str, int], Tuple[Optional[Rewriter], CodeType]] = {}
_own_modules: Set[str] = set()


def source(path: str) -> bytes:
    """Return the bytes of the file as they were when this process first asked. Raises OSError."""
    text = _sources.get(path)
    if text is None:
        with open(path, "rb") as file:
            text = _sources[path] = file.read()
        # Tracebacks, inspect and doctest quote this text too, whatever happens to the file.
        lines = [line + "\n" for line in decoded(text).splitlines()]
        linecache.cache[path] = (len(text), None, lines, path)
    return text


def decoded(text: bytes) -> str:
    """Return source bytes as text for quoting; what cannot be decoded becomes replacement characters."""
    if text.startswith(b"\xef\xbb\xbf"):
        text = text[3:]
    return text.decode("utf-8", "replace")


def lines(path: str) -> List[str]:
    """Return the lines of a learner's file without their ends; empty when it cannot be read."""
    try:
        if path not in _sources:
            return [line.rstrip("\n") for line in linecache.getlines(path)]
        return decoded(_sources[path]).splitlines()
    except Exception:
        return []


def compile_solution(path: str, rewriter: Optional[Rewriter] = None) -> CodeType:
    """Compile the file at ``path``; the code is kept for each rewriter.

    Raises SyntaxError with the line for everything that makes a text no Python, encodings included.
    """
    key = (path, id(rewriter))
    kept = _compiled.get(key)
    if kept is not None:
        return kept[1]
    text = source(path)
    try:
        _check_encoding(text)
        if rewriter is None:
            code = compile(text, path, "exec", dont_inherit=True)
        else:
            code = compile(rewriter.rewrite(parse(path), path), path, "exec", dont_inherit=True)
    except (ValueError, SyntaxError) as error:
        raise located(error, text, path) from None
    # The rewriter is kept as well: its id must not be given to another one.
    _compiled[key] = (rewriter, code)
    return code


def _check_encoding(text: bytes) -> None:
    # Some versions of Python overlook a wrong byte in a comment, and fail on it elsewhere.
    if not text.isascii() and not any(b"coding" in line for line in text.split(b"\n", 2)[:2]):
        text.decode("utf-8")


def parse(path: str) -> ast.Module:
    """Return the syntax tree of the file at ``path``; a new one each time, for whoever changes it."""
    import ast

    return ast.parse(source(path), path)


def located(error: Exception, text: bytes, path: str) -> SyntaxError:
    """Return ``error`` as a SyntaxError that names a line, also where Python's own names none."""
    if isinstance(error, SyntaxError) and error.lineno and b"\0" not in text:
        return error
    at = text.find(b"\0")
    reason = "the file holds a NUL byte"
    if at < 0:
        at, reason = 0, str(error)
        try:
            text.decode("utf-8")
        except UnicodeDecodeError as wrong:
            at, reason = wrong.start, f"byte 0x{text[wrong.start]:02x} is not UTF-8"
    line = text.count(b"\n", 0, at) + 1
    quoted = decoded(text).splitlines()
    return SyntaxError(reason, (path, line, None, quoted[line - 1] if line <= len(quoted) else None))


def module_name(path: str) -> str:
    """Return the name under which the file at ``path`` is registered: its own, unless that is taken.

    ``queue.py`` becomes ``queue_solution``, so that nobody's ``import queue`` finds the learner's file.
    """
    name = _names.get(path)
    if name is None:
        name = os.path.splitext(os.path.basename(path))[0]
        if _taken(name, os.path.dirname(path)):
            name += "_solution"
        _names[path] = name
    return name


def _taken(name: str, folder: str) -> bool:
    if name in sys.modules or name in sys.builtin_module_names:
        return True
    from importlib.machinery import FrozenImporter, PathFinder

    if "." in name or not name:
        return False
    elsewhere = [entry for entry in sys.path if entry != folder]
    return FrozenImporter.find_spec(name) is not None or PathFinder.find_spec(name, elsewhere) is not None


def add_site(folder: Optional[str]) -> None:
    """Let the packages of ``folder`` be imported where the interpreter has none of the name; None adds nothing."""
    if folder is not None and folder not in sys.path:
        sys.path.append(folder)


def make_importable(folder: str) -> None:
    """Let modules of the learner's folder be imported, behind all others and leaving no files there."""
    if folder in sys.path:
        sys.path.remove(folder)
    sys.path.append(folder)
    if folder not in sys.path_importer_cache:
        from importlib.machinery import (
            EXTENSION_SUFFIXES,
            ExtensionFileLoader,
            FileFinder,
            SourceFileLoader,
        )

        class UncachedLoader(SourceFileLoader):
            def set_data(self, path: str, data: object, *, _mode: int = 0o666) -> None:
                pass

        sys.path_importer_cache[folder] = FileFinder(
            folder, (UncachedLoader, [".py"]), (ExtensionFileLoader, EXTENSION_SUFFIXES)
        )


def forget_modules(folder: str) -> None:
    """Forget every module that was loaded from ``folder``; those of the run itself stay."""
    inside = folder + os.sep
    for name, module in list(sys.modules.items()):
        if name in _own_modules:
            continue
        try:
            file = vars(module).get("__file__")
        except TypeError:
            continue
        if isinstance(file, str) and file.startswith(inside) and "site-packages" not in file:
            del sys.modules[name]


def protect_loaded_modules() -> None:
    """Never forget the modules that are loaded now (a suite may lie in the solution's folder)."""
    _own_modules.update(sys.modules)


def load(path: str, rewriter: Optional[Rewriter] = None) -> ModuleType:
    """Execute the file at ``path`` as a fresh module and return it.

    The module replaces any earlier one of its name in ``sys.modules``, so that pickling, dataclasses
    and process pools find it. Raises whatever the file raises.
    """
    path = os.path.abspath(path)
    folder = os.path.dirname(path)
    make_importable(folder)
    forget_modules(folder)
    code = compile_solution(path, rewriter)
    name = module_name(path)
    module = ModuleType(name)
    module.__file__ = path
    if rewriter is not None:
        module.__dict__.update(rewriter.namespace(path))
    drew_already = "random" in sys.modules
    sys.modules[name] = module
    exec(code, module.__dict__)
    if not drew_already and "random" in sys.modules:
        sys.modules["random"].seed(0)
    return module
