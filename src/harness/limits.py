"""Bounds the memory of a run, where the system can."""

from __future__ import annotations

import _thread
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Optional

try:
    from resource import RUSAGE_SELF as _SELF
    from resource import getrusage as _getrusage
except ImportError:  # Windows
    _getrusage = None  # type: ignore[assignment]

# What starts a thread; threading keeps the one that it uses under a name of its own.
_STARTERS = ("start_new_thread", "start_new", "start_joinable_thread")
# What the C library takes for a stack where nothing is said, and what else a thread needs.
_USUAL_STACK = 8 << 20
_LARGEST_STACK = 64 << 20
_AROUND_A_STACK = 64 << 10

_bound: Optional[_Bound] = None


class _Bound:
    """The limit on the data of this process, in bytes.

    A thread's whole stack counts as data, though little of it is ever used, so each thread that starts raises
    the limit by a usual stack: the bytes allowed are for what the code holds.
    """

    def __init__(self, more: int) -> None:
        import resource

        self._set = resource.setrlimit
        self._data = resource.RLIMIT_DATA
        self._hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        self._most = sys.maxsize if self._hard == resource.RLIM_INFINITY else self._hard
        stack = resource.getrlimit(resource.RLIMIT_STACK)[0]
        usual = _USUAL_STACK if stack == resource.RLIM_INFINITY else min(stack, _LARGEST_STACK)
        self._each = usual + _AROUND_A_STACK
        self._before = _thread._count()
        self._least = self._now = 0
        self._change(_data_now() + more)
        self._least = self._now

    def make_room(self) -> None:
        """Raise the limit to what one more thread takes than run now, with stacks of the size that is set."""
        # Whoever recurses deeply asks for a large stack. Asking for the size sets it to the usual one.
        chosen = _thread.stack_size()
        _thread.stack_size(chosen)
        each = max(self._each, chosen + _AROUND_A_STACK)
        # A thread that was joined may still hold its own, which matters where stacks are large.
        held = _thread._count() + 1 - self._before + (each > self._each)
        wanted = self._least + held * each
        if wanted > self._now:
            self._change(wanted)

    def settle(self) -> None:
        """Take the room for threads back, once they and their stacks are gone."""
        if self._now > self._least and _thread._count() <= self._before and _data_now() < self._least:
            self._change(self._least)

    def _change(self, wanted: int) -> None:
        self._now = min(wanted, self._most)
        self._set(self._data, (self._now, self._hard))


def limit_memory(more: int) -> bool:
    """Let this process and its children take ``more`` bytes than now, the stacks of threads apart; False where
    that cannot be done.

    Allocations beyond it raise MemoryError at the learner's line. The limit is on data, not on address
    space, of which threads reserve far more than they use.
    """
    global _bound
    if not sys.platform.startswith("linux"):
        return False
    try:
        bound = _Bound(more)
    except (ImportError, OSError, ValueError):
        return False
    if _bound is None:
        for name in _STARTERS:
            _raise_before(name)
    _bound = bound
    return True


def settle() -> None:
    """Take back what threads that have ended were allowed for their stacks."""
    if _bound is None:
        return
    try:
        _bound.settle()
    except (OSError, ValueError):
        pass  # the next test has more room, which harms nobody


def peak_memory() -> int:
    """Return the most bytes that this process has held at once; 0 where that is not known."""
    if _getrusage is None:
        return 0
    peak: int = _getrusage(_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _raise_before(name: str) -> None:
    """Let the function of that name that starts a thread make room for it first."""
    start: Optional[Callable[..., Any]] = getattr(_thread, name, None)
    if start is None:
        return

    def start_with_room(*arguments: Any, **named: Any) -> Any:
        assert _bound is not None and start is not None
        try:
            _bound.make_room()
        except (OSError, ValueError):
            pass  # then there is room, or the thread cannot start and says so
        return start(*arguments, **named)

    start_with_room.__name__ = start_with_room.__qualname__ = name
    setattr(_thread, name, start_with_room)
    threading: Any = sys.modules.get("threading")
    if threading is not None and getattr(threading, f"_{name}", None) is start:
        setattr(threading, f"_{name}", start_with_room)


def _data_now() -> int:
    with open("/proc/self/status", "rb") as status:
        for line in status:
            if line.startswith(b"VmData:"):
                return int(line.split()[1]) * 1024
    raise OSError("the system does not tell how much data this process holds")
