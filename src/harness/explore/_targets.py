"""What can be explored in a file: ``main()``, ``test_*`` functions, methods of test cases, or the script itself."""

from __future__ import annotations

import ast
import unittest
from types import ModuleType
from typing import Any, Callable, List, Optional

from .. import loading

SCRIPT = "<script>"


class NoTarget(Exception):
    """The file has nothing of that name to run."""


def targets(path: str, wanted: Optional[str] = None) -> List[str]:
    """Return the names to explore, in the order of the file.

    Without ``wanted``: every test, else ``main``, else the file as a script. Raises NoTarget, SyntaxError.
    """
    tree = loading.parse(path)
    tests: List[str] = []
    known: List[str] = []
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            known.append(node.name)
            if node.name.startswith("test_") and not _required(node):
                tests.append(node.name)
        elif isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    known.append(f"{node.name}.{each.name}")
                    if each.name.startswith("test") and _is_test_case(node):
                        tests.append(f"{node.name}.{each.name}")
    if wanted is not None:
        if wanted not in known and wanted != SCRIPT:
            raise NoTarget(f"there is no {wanted} in this file")
        return [wanted]
    if tests:
        return tests
    if "main" in known:
        return ["main"]
    return [SCRIPT]


def _required(node: Any) -> bool:
    arguments = node.args
    plain = len(arguments.posonlyargs) + len(arguments.args) - len(arguments.defaults)
    return plain > 0 or any(default is None for default in arguments.kw_defaults)


def _is_test_case(node: ast.ClassDef) -> bool:
    names = [ast.unparse(base).split(".")[-1] for base in node.bases]
    return any(name.endswith("TestCase") for name in names) or node.name.startswith("Test")


def runner(name: str) -> Callable[[ModuleType], None]:
    """Return a function that runs target ``name`` of a loaded module once."""

    def run(module: ModuleType) -> None:
        if name == SCRIPT:
            return
        owner, _, method = name.rpartition(".")
        if owner:
            _run_method(getattr(module, owner), method)
        else:
            _finish(getattr(module, name)())

    return run


def _run_method(cls: Any, method: str) -> None:
    if not issubclass(cls, unittest.TestCase):
        instance = cls()
        for hook in ("setup_method", "setUp"):
            getattr(instance, hook, lambda *_: None)()
        _finish(getattr(instance, method)())
        return
    if issubclass(cls, unittest.IsolatedAsyncioTestCase):
        result = unittest.TestResult()
        cls(method).run(result)
        for _, text in result.failures + result.errors:
            raise AssertionError(text.strip().splitlines()[-1])
        return
    case: Any = cls(method)
    cls.setUpClass()
    try:
        case.setUp()
        try:
            getattr(case, method)()
        finally:
            case.tearDown()
            case.doCleanups()
    except unittest.SkipTest:
        pass
    finally:
        cls.tearDownClass()


def _finish(result: Any) -> None:
    if hasattr(result, "__await__"):
        import asyncio

        asyncio.run(result if asyncio.iscoroutine(result) else _awaited(result))


async def _awaited(result: Any) -> None:
    await result
