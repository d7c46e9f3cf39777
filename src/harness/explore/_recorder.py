"""Watches the accesses of a run: which places race, which locks nest, and whether anything is still new."""

from __future__ import annotations

from collections import deque
from typing import Any, Dict, FrozenSet, List, Optional, Set, Tuple

from ..instrument.accesses import MUTATORS, Site
from ._logical import LogicalThread
from ._peek import peek

CONTAINERS = (list, dict, set, deque, bytearray)
# Turns of ``while`` loops without a new value anywhere, after which threads only react to each other.
STALE_TURNS = 2_000

# Lock held, lock wanted -> threads that did so, each with the other locks it held.
LockOrder = Dict[Tuple[int, int], Set[Tuple[int, FrozenSet[int]]]]


class Location:
    """What is known about one attribute, name or container: an Eraser lockset, and the last accesses."""

    __slots__ = ("threads", "locks", "written", "sites", "write", "reads")

    def __init__(self) -> None:
        self.threads: Set[Tuple[int, int]] = set()
        self.locks: Optional[Set[Any]] = None
        self.written = False
        self.sites: Set[int] = set()
        self.write: Optional[Tuple[int, int, int]] = None
        self.reads: Dict[int, Tuple[int, int]] = {}


class Recorder:
    """Listener of one run. ``racy`` gets the sites where a location was touched by two threads without a
    common lock, ``races`` pairs of sites that nothing orders at all, ``order`` how locks nest.
    """

    def __init__(self, run: Any) -> None:
        self._run = run
        self._known = run.runtime.known
        self._locations: Dict[Any, Location] = {}
        self._keep: Dict[int, Any] = {}
        self._clocks: Dict[Any, Dict[int, int]] = {}
        self.races: Set[Tuple[int, int]] = set()
        self.order: LockOrder = {}
        self._tokens: Set[Any] = set()
        self._turns = 0
        self._turners: Set[int] = set()

    # --- accesses -------------------------------------------------------------------------------------

    def access(self, thread: LogicalThread, site: int, info: Site, value: Any) -> None:
        kind = info.kind
        self._known[site] = 1
        if kind == "while":
            self._turns += 1
            self._turners.add(thread.index)
            return
        if kind == "for":
            self._gets_on()
        elif thread.index not in self._turners:
            self._turns = 0
        shared = len(self._run.alive) > 1
        if kind == "name":
            if shared:
                self._touch(thread, site, (info.scope, info.name), info.mode == "write", True)
            return
        if value is None:
            return
        self._keep[id(value)] = value
        writes = info.mode == "write"
        if isinstance(value, CONTAINERS):
            if shared:
                self._touch(thread, site, (id(value), None), writes or info.name in MUTATORS, False)
            self._new((id(value), len(value)))
        elif kind == "generator":
            if shared:
                self._touch(thread, site, (id(value), ""), True, True)
        elif kind == "attribute":
            if shared:
                self._touch(thread, site, (id(value), info.name), writes, True)
            if not writes:
                content = peek(value, info.name)
                self._new((id(value), info.name, _token(content)))
                if isinstance(content, CONTAINERS):
                    self._keep[id(content)] = content
                    if shared:
                        self._touch(thread, site, (id(content), None), False, False)

    def _touch(self, thread: LogicalThread, site: int, key: Any, writes: bool, exact: bool) -> None:
        location = self._locations.get(key)
        if location is None:
            location = self._locations[key] = Location()
        # Two jobs of a pool may run in two threads, even where they happened to share one.
        location.threads.add((thread.index, thread.jobs))
        location.sites.add(site)
        location.written = location.written or writes
        if location.locks is None:
            location.locks = set(thread.held)
        else:
            location.locks.intersection_update(thread.held)
        if exact:
            self._order_of(thread, site, location, writes)

    def _order_of(self, thread: LogicalThread, site: int, location: Location, writes: bool) -> None:
        me, mine = thread.index, thread.clock
        last = location.write
        if last is not None and last[0] != me and last[1] > mine.get(last[0], 0):
            self.races.add((last[2], site))
        now = mine.setdefault(me, 1)
        if writes:
            for other, (moment, where) in location.reads.items():
                if other != me and moment > mine.get(other, 0):
                    self.races.add((where, site))
            location.write = (me, now, site)
            location.reads.clear()
        else:
            location.reads[me] = (now, site)

    def racy_sites(self) -> Set[int]:
        """Return the sites at which a preemption can make a difference."""
        sites: Set[int] = set()
        for location in self._locations.values():
            if len(location.threads) > 1 and location.written and not location.locks:
                sites |= location.sites
        return sites

    # --- synchronisation ------------------------------------------------------------------------------

    def acquired(self, thread: LogicalThread, resource: Any, verb: str) -> None:
        theirs = self._clocks.get(resource)
        if theirs:
            _join(thread.clock, theirs)
        if verb == "acquire":
            held = [each._ordinal for each in thread.held if each is not resource]
            for each in held:
                rest = frozenset(held) - {each}
                self.order.setdefault((each, resource._ordinal), set()).add((thread.index, rest))

    def released(self, thread: LogicalThread, resource: Any, verb: str) -> None:
        thread.clock.setdefault(thread.index, 1)
        _join(self._clocks.setdefault(resource, {}), thread.clock)
        thread.clock[thread.index] += 1

    def event(self, thread: LogicalThread, verb: str, resource: Any, value: Any) -> None:
        """Something that orders nothing: a failed attempt, a time-out, a wait that begins."""

    def blocked(self, thread: LogicalThread, verb: str, resource: Any) -> None:
        """The thread has to wait; of interest to who writes it down."""

    def preempted(self, thread: LogicalThread) -> None:
        """The thread could have gone on, but somebody else does."""

    def task(self, entity: Any) -> None:
        """A task takes its turn; of interest to who writes it down."""

    def task_event(self, entity: Any, verb: str, resource: Any, line: Optional[int]) -> None:
        """A task takes or gives back a lock of asyncio."""

    def started(self, thread: LogicalThread, child: LogicalThread) -> None:
        thread.clock.setdefault(thread.index, 1)
        child.clock.update(thread.clock)
        thread.clock[thread.index] += 1

    def ended(self, thread: LogicalThread) -> None:
        """The thread's own clock stays as it is, for whoever joins it."""
        self._gets_on()

    def joined(self, thread: LogicalThread, child: LogicalThread) -> None:
        _join(thread.clock, child.clock)

    # --- progress -------------------------------------------------------------------------------------

    def _new(self, token: Any) -> None:
        if token not in self._tokens:
            self._tokens.add(token)
            self._gets_on()

    def _gets_on(self) -> None:
        self._turns = 0
        self._turners.clear()

    def stale(self) -> bool:
        """Return whether loops keep turning although no value has been new for a long time.

        Whoever could still do something else (one that sleeps, say) must have turned as well.
        """
        if self._turns <= STALE_TURNS:
            return False
        return all(
            each.index in self._turners or each.ready is not None and each.deadline is None for each in self._run.alive
        )


def _token(value: Any) -> Any:
    if value is None or isinstance(value, (int, float, str, bool)):
        return value
    return id(value)


def _join(mine: Dict[int, int], theirs: Dict[int, int]) -> None:
    for index, moment in theirs.items():
        if mine.get(index, 0) < moment:
            mine[index] = moment


def lock_cycles(order: LockOrder) -> List[List[Tuple[int, int]]]:
    """Return cycles of nested locks that different threads close, without a lock common to all of them.

    Each is a list of (held, wanted). At most a handful, the short ones first.
    """
    follows: Dict[int, List[int]] = {}
    for held, wanted in sorted(order):
        follows.setdefault(held, []).append(wanted)
    found: List[List[Tuple[int, int]]] = []
    # Every step of a cycle takes a thread of its own: longer paths, of which there may be very many, lead nowhere.
    most = min(12, len({index for uses in order.values() for index, _ in uses}))

    def extend(path: List[int]) -> None:
        if len(found) >= 8 or len(path) > most:
            return
        for wanted in follows.get(path[-1], ()):
            if wanted == path[0]:
                edges = list(zip(path, path[1:] + path[:1]))
                if len(edges) > 1 and _possible(edges, order):
                    found.append(edges)
            elif wanted > path[0] and wanted not in path:
                extend(path + [wanted])

    for start in sorted(follows):
        extend([start])
    return sorted(found, key=len)


def _possible(edges: List[Tuple[int, int]], order: LockOrder) -> bool:
    def assign(position: int, threads: FrozenSet[int], gates: Optional[FrozenSet[int]]) -> bool:
        if position == len(edges):
            return not gates
        for index, rest in sorted(order[edges[position]], key=lambda each: (each[0], sorted(each[1]))):
            if index not in threads:
                common = rest if gates is None else gates & rest
                if assign(position + 1, threads | {index}, common):
                    return True
        return False

    return assign(0, frozenset(), None)
