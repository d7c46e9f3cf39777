"""What instrumented code and controlled primitives find at run time: the thread that has the baton."""

from __future__ import annotations

import math
import sys
from typing import Any, Callable, Dict, List, Set

from ..instrument.accesses import Site
from ._logical import NEVER, SPIN, LogicalThread

# Bits of ``Runtime.hot``, one byte per site.
RACY = 1
WATCHED = 2


class Runtime:
    """State shared by the hooks of every instrumented module and by every controlled primitive.

    There is one per process, because both are reached through globals of other modules. ``running`` is
    the logical thread that has the baton, or an idle stand-in when nothing is being explored.
    """

    def __init__(self) -> None:
        self.idle = LogicalThread(None, -1, "idle")
        self.idle.fair = NEVER
        self.running = self.idle
        self.sites: List[Site] = []
        self.hot = bytearray()
        # Sites that some watched run has passed.
        self.known = bytearray()
        # Set while an invariant looks at the learner's objects: accesses of the observer do not count.
        self.observing = False
        self._scanned = 0
        self._waiting = False
        # Ordinals of primitives that somebody tries, or gives up on: giving those back is a point as well.
        self.tried: Set[int] = set()
        # Ordinals of events that somebody has set in some run.
        self.signalled: Set[int] = set()
        # Seconds of the shortest time-out that has come without time being bent.
        self.shortest = math.inf

    def add_site(self, site: Site) -> int:
        """Register a site of an instrumented module and return its number."""
        self.sites.append(site)
        self.hot.append(WATCHED)
        self.known.append(0)
        return len(self.sites) - 1

    def watch(self, on: bool) -> None:
        """Have every access take the slow path, to be recorded; or only the racy and the unknown ones."""
        hot = self.hot
        if on:
            hot[:] = bytes([each | WATCHED for each in hot])
        else:
            known = self.known
            hot[:] = bytes([each & RACY | (0 if known[site] else WATCHED) for site, each in enumerate(hot)])

    def forget(self) -> None:
        """Begin a new exploration: nothing is known about any site."""
        self.hot[:] = bytes([WATCHED]) * len(self.hot)
        self.known[:] = bytes(len(self.known))
        self.tried.clear()
        self.signalled.clear()
        self.shortest = math.inf

    def has_waiting_loops(self) -> bool:
        """Return whether anything that was loaded could wait by turning in a loop."""
        if len(self.sites) != self._scanned:
            self._waiting = self._waiting or any(each.kind == "while" for each in self.sites[self._scanned :])
            self._scanned = len(self.sites)
        return self._waiting

    def racy_sites(self) -> List[int]:
        """Return the sites where a preemption is worth trying, in ascending order."""
        return [site for site, bits in enumerate(self.hot) if bits & RACY]


RUNTIME = Runtime()


def hooks(runtime: Runtime) -> Dict[str, Callable[..., Any]]:
    """Return the helpers that rewritten modules call, by name.

    They run at every access, so they do no more than count and look whether somebody is interested.
    """
    hot = runtime.hot

    def value_hook(value: Any, site: int) -> Any:
        thread = runtime.running
        n = thread.n = thread.n + 1
        if hot[site] or n >= thread.stop:
            if thread.run is not None:
                thread.run.access(thread, site, value)
        return value

    def changing_hook(value: Any, site: int) -> Any:
        thread = runtime.running
        thread.progress = True
        n = thread.n = thread.n + 1
        if hot[site] or n >= thread.stop:
            if thread.run is not None:
                thread.run.access(thread, site, value)
        return value

    def name_hook(site: int) -> None:
        thread = runtime.running
        n = thread.n = thread.n + 1
        if hot[site] or n >= thread.stop:
            if thread.run is not None:
                thread.run.access(thread, site, None)

    def turn_hook(site: int) -> None:
        thread = runtime.running
        n = thread.n = thread.n + 1
        if thread.progress:
            thread.progress = False
            thread.turns = 0
        else:
            thread.turns += 1
        if thread.turns >= SPIN or hot[site] or n >= thread.stop:
            if thread.run is not None:
                thread.run.access(thread, site, None)

    return {
        "__ip_turn__": turn_hook,
        "__ip_read__": value_hook,
        "__ip_write__": changing_hook,
        "__ip_at__": name_hook,
        "__ip_frame__": sys._getframe,
    }
