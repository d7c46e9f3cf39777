"""``threading.Thread`` under the scheduler's control.

Methods are replaced on the class itself, so that subclasses, ``Timer`` and threads made through an earlier
``from threading import Thread`` are covered.
"""

from __future__ import annotations

import _thread
from _thread import allocate_lock as raw_lock
import itertools
import threading
from typing import Any, Callable, Dict, List, Optional, Tuple

from ._failure import Failure
from ._controlled import elastic
from ._logical import Abort, LogicalThread, Wait
from ._runtime import RUNTIME

real_init = threading.Thread.__init__
_start = threading.Thread.start
_join = threading.Thread.join
_is_alive = threading.Thread.is_alive
_excepthook = threading.excepthook


class Started:
    """Stands in for the event that says whether a thread was started."""

    __slots__ = ("_lock", "_flag")

    def __init__(self) -> None:
        self._flag = False
        self._lock = raw_lock()
        self._lock.acquire()

    def is_set(self) -> bool:
        return self._flag

    def set(self) -> None:
        if not self._flag:
            self._flag = True
            self._lock.release()

    def wait(self, timeout: Optional[float] = None) -> bool:
        if not self._flag and self._lock.acquire(True, -1 if timeout is None else timeout):
            self._lock.release()
        return self._flag

    def _at_fork_reinit(self) -> None:
        """Nothing to do: a thread is either started or not."""


def init(self: Any, *args: Any, **kwargs: Any) -> None:
    """``Thread.__init__``"""
    real_init(self, *args, **kwargs)
    self._started = Started()
    named = kwargs.get("name") or (args[2] if len(args) > 2 else None)
    self._ip_label = str(named) if named else ""
    self._ip_logical = None


def logical_of(thread: Any) -> Optional[LogicalThread]:
    """Return the logical thread of a ``threading.Thread`` of the present run, or None."""
    logical: Optional[LogicalThread] = getattr(thread, "_ip_logical", None)
    if logical is not None and logical.run is RUNTIME.running.run:
        return logical
    return None


def start(self: Any) -> None:
    """``Thread.start``"""
    creator = RUNTIME.running
    run = creator.run
    if run is None:
        _start(self)
        return
    if not getattr(self, "_initialized", False):
        raise RuntimeError("thread.__init__() not called")
    if self._started.is_set():
        raise RuntimeError("threads can only be started once")
    if run.over:
        run.abort(creator)
    label = self._ip_label or f"T{len(run.threads)}"
    logical = run.add(label, lambda thread: _run_thread(self, thread), self._daemonic)
    self._ip_logical = logical
    logical.python_thread = self
    self._ident = logical.ident
    active_threads()[logical.ident] = self
    self._started.set()
    creator.progress = True
    if run.listener is not None:
        run.listener.started(creator, logical)
    run.point(creator, logical)


def active_threads() -> Dict[int, Any]:
    """Return what ``threading`` knows about running threads, by identifier."""
    threads: Dict[int, Any] = getattr(threading, "_active")
    return threads


def _run_thread(python_thread: Any, logical: LogicalThread) -> None:
    run = logical.run
    if hasattr(python_thread, "_native_id"):
        python_thread._native_id = threading.get_native_id()
    try:
        python_thread.run()
    except (Abort, SystemExit):
        pass
    except BaseException as error:
        _report(python_thread, logical, error)
    finally:
        active_threads().pop(logical.ident, None)
        if run.listener is not None and not run.over:
            run.listener.ended(logical)


def _report(python_thread: Any, logical: LogicalThread, error: BaseException) -> None:
    run = logical.run
    if run.over:
        return
    hook = threading.excepthook
    if hook is not _excepthook:
        try:
            hook(threading.ExceptHookArgs((type(error), error, error.__traceback__, python_thread)))
        except Abort:
            pass
        return
    run.note(uncaught(error, logical))


def uncaught(error: BaseException, logical: LogicalThread) -> Failure:
    """Return the failure for an exception that nobody caught."""
    verdict = "assertion" if isinstance(error, AssertionError) else "exception"
    text = str(error)
    name = type(error).__name__
    return Failure(verdict, f"{name}: {text}" if text else name, thread=logical, error=error)


def join(self: Any, timeout: Optional[float] = None) -> None:
    """``Thread.join``"""
    logical = logical_of(self)
    if logical is None:
        if RUNTIME.running.run is None or getattr(self, "_ip_logical", None) is None and self._started.is_set():
            _join(self, timeout)
            return
        if not getattr(self, "_initialized", False):
            raise RuntimeError("Thread.__init__() not called")
        raise RuntimeError("cannot join thread before it is started")
    thread = RUNTIME.running
    run = thread.run
    if logical is thread:
        raise RuntimeError("cannot join current thread")
    logical.joined = True
    if logical.alive and (timeout is None or timeout > 0):
        ended = _ended(logical)
        run.block(thread, ended, Wait("join", logical, lambda: [logical]), timeout, elastic(timeout))
    else:
        run.count(thread)
    if not logical.alive and run.listener is not None:
        run.listener.joined(thread, logical)


def _ended(logical: LogicalThread) -> Callable[[], bool]:
    return lambda: not logical.alive


def is_alive(self: Any) -> bool:
    """``Thread.is_alive``"""
    logical = logical_of(self)
    if logical is None:
        started = self._started.is_set() and getattr(self, "_ip_logical", None) is None
        return _is_alive(self) if started else False
    thread = RUNTIME.running
    logical.run.point(thread, logical, False)
    return logical.alive


def start_new_thread(
    function: Callable[..., Any], args: Tuple[Any, ...], kwargs: Optional[Dict[str, Any]] = None
) -> int:
    """``_thread.start_new_thread``"""
    creator = RUNTIME.running
    run = creator.run
    if run is None:
        return _start_new_thread(function, args, kwargs or {})
    if run.over:
        run.abort(creator)

    def body(logical: LogicalThread) -> None:
        try:
            function(*args, **(kwargs or {}))
        except (Abort, SystemExit):
            pass
        except BaseException as error:
            if not run.over:
                run.note(uncaught(error, logical))
        if run.listener is not None and not run.over:
            run.listener.ended(logical)

    # Such threads end with the program, like daemons.
    logical = run.add(f"T{len(run.threads)}", body, True)
    if run.listener is not None:
        run.listener.started(creator, logical)
    run.point(creator, logical)
    return int(logical.ident)


_start_new_thread = _thread.start_new_thread


def fresh_state() -> None:
    """Number threads from one again, so that every run sees the same names; forget a hook of the last run."""
    setattr(threading, "_counter", itertools.count(1).__next__)
    threading.excepthook = _excepthook


def replacements() -> List[Tuple[Any, str, Any]]:
    """Return what to patch: object, attribute, replacement."""
    thread: Any = threading.Thread
    return [
        (thread, "__init__", init),
        (thread, "start", start),
        (thread, "join", join),
        (thread, "is_alive", is_alive),
        (threading, "_start_new_thread", start_new_thread),
        (threading, "_main_thread", getattr(threading, "_main_thread")),
        (threading, "_counter", getattr(threading, "_counter")),
        (threading, "excepthook", _excepthook),
    ]


