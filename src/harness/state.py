"""The state of the process that a test may change, and that the next test finds as it was."""

from __future__ import annotations

import _signal
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List

_chdir = os.chdir
_builtin_function = type(len)
_set_recursion_limit = sys.setrecursionlimit
_get_recursion_limit = sys.getrecursionlimit
_set_switch_interval = sys.setswitchinterval
_set_trace = sys.settrace
_set_profile = sys.setprofile
_PRIVATE = ("unittest", "harness", "builtins")
# Modules whose names a learner might replace. The first ones are what tests are judged with.
_GUARDED = (
    "builtins",
    "unittest.case",
    "unittest.mock",
    "harness.failure",
    "harness.testing",
    "harness.testing._case",
    "time",
    "random",
    "threading",
    "_thread",
    "os",
    "sys",
    "json",
    "queue",
    "io",
)
# What these modules set themselves while a program runs.
_OWN_BUSINESS = {"threading": ("_main_thread",), "builtins": ("_",)}


class ProcessState:
    """Remembers how the process was when it was made, and brings that back as often as asked."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._folder = os.getcwd()
        self._environment = dict(os.environ)
        self._raw_environment = dict(_raw_environment())
        self._path = list(sys.path)
        self._arguments = list(sys.argv)
        self._finders = list(sys.meta_path)
        self._modules = dict(sys.modules)
        self._recursion = sys.getrecursionlimit()
        self._switch = sys.getswitchinterval()
        self._signals = {number: _signal.getsignal(number) for number in _signals()}
        self._owners: Dict[str, List[Any]] = {}
        self.watch_modules()

    def watch_modules(self) -> None:
        """Remember the contents of the guarded modules that have been imported since."""
        for name in _GUARDED:
            module = sys.modules.get(name)
            if module is None or name in self._owners:
                continue
            if name == "sys":
                functions = {key: value for key, value in vars(sys).items() if type(value) is _builtin_function}
                functions = {key: value for key, value in functions.items() if not key.endswith("hook")}
                self._owners[name] = [(sys, functions)]
                continue
            owners = [module]
            owners += [
                value
                for value in vars(module).values()
                if isinstance(value, type) and value.__module__ == name and name != "builtins"
            ]
            self._owners[name] = [(owner, dict(vars(owner))) for owner in owners]

    def restore(self) -> List[str]:
        """Bring everything back, and return the names that had been replaced (``time.sleep``)."""
        replaced = self._restore_names()
        try:
            _chdir(self._folder)
        except OSError:
            pass  # the folder itself was removed
        if _raw_environment() != self._raw_environment:
            os.environ.clear()
            os.environ.update(self._environment)
        sys.path[:] = self._path
        sys.argv[:] = self._arguments
        sys.meta_path[:] = self._finders
        for name, module in self._modules.items():
            sys.modules.setdefault(name, module)
        if _get_recursion_limit() != self._recursion:
            _set_recursion_limit(self._recursion)
        _set_switch_interval(self._switch)
        _set_trace(None)
        _set_profile(None)
        sys.excepthook = sys.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        sys.displayhook = sys.__displayhook__
        self._restore_signals()
        random = sys.modules.get("random")
        if random is not None:
            try:
                random.seed(self._seed)
            except Exception:
                pass  # not the real one: a learner's module of that name
        return replaced

    def _restore_signals(self) -> None:
        for number, handler in self._signals.items():
            if handler is not None and _signal.getsignal(number) is not handler:
                try:
                    _signal.signal(number, handler)
                except (OSError, ValueError):
                    pass
        if hasattr(_signal, "alarm"):
            _signal.alarm(0)

    def _restore_names(self) -> List[str]:
        replaced = []
        for name, owners in self._owners.items():
            for owner, before in owners:
                now = vars(owner)
                if _same(now, before):
                    continue
                for key, value in before.items():
                    if now.get(key, replaced) is value or key in _OWN_BUSINESS.get(name, ()):
                        continue
                    try:
                        setattr(owner, key, value)
                    except (AttributeError, TypeError):
                        continue
                    if not key.startswith("_"):
                        prefix = name if owner is sys.modules.get(name) else f"{name}.{owner.__name__}"
                        replaced.append(f"{prefix}.{key}")
        return replaced


def judges_tests(name: str) -> bool:
    """Tell whether a replaced name is one that tests are judged with."""
    return name.startswith(_PRIVATE) and not name.startswith(("builtins.print", "builtins.open", "builtins.input"))


def _same(now: Any, before: Dict[str, Any]) -> bool:
    try:
        # Compares by identity first, all in C; what was not replaced is never asked.
        return bool(before.items() <= now.items())
    except Exception:
        return False


def _raw_environment() -> Any:
    # Decoding all variables for each test would take longer than most tests.
    return getattr(os.environ, "_data", os.environ)


def _signals() -> List[int]:
    numbers = [
        value
        for name, value in vars(_signal).items()
        if name.startswith("SIG") and not name.startswith(("SIG_", "SIGRT")) and type(value) is int
    ]
    return [number for number in numbers if number not in (9, 19)]
