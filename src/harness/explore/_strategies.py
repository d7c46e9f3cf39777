"""Who runs next: the strategies that sample or follow schedules."""

from __future__ import annotations

import random
from typing import Any, Dict, Iterable, List, Sequence, Set, Tuple

Deviation = Tuple[int, int, int]


class Default:
    """The schedule without deviations: go on while possible, then the next thread in turn."""

    def targets(self, index: int) -> List[int]:
        """Return the events of thread ``index`` at which it must be asked, last one first."""
        return []

    def created(self, thread: Any) -> None:
        """Called for every new thread or task."""

    def pick(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        """Choose among ``enabled``, at least two of them; ``thread`` is who was running."""
        return default

    def forced(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        """Choose when ``thread`` has waited in a loop for too long and has to let others go on."""
        return default

    def settled(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        """Choose when the run has become so long that it is only brought to its end."""
        return default


    def stretch(self, seconds: float) -> float:
        """Return how long a sleep or time-out of ``seconds`` takes."""
        return seconds


class Follow(Default):
    """Deviates where a schedule says so: (thread, its event, who goes on instead)."""

    def __init__(self, deviations: Iterable[Deviation]) -> None:
        self._plan: Dict[Tuple[int, int], int] = {}
        self._targets: Dict[int, List[int]] = {}
        for index, n, target in deviations:
            self._plan[index, n] = target
            self._targets.setdefault(index, []).append(n)

    def targets(self, index: int) -> List[int]:
        return sorted(self._targets.get(index, ()), reverse=True)

    def pick(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        target = self._plan.get((thread.index, thread.n))
        if target is not None:
            for each in enabled:
                if each.index == target:
                    return each
        return default

    forced = settled = pick


class Lockstep(Default):
    """Every thread makes one step at a time, in turn: what it takes for threads to give way to each other for
    ever. Sleeps last a little longer or shorter than they say, as they do in the world: whoever backs off for
    a while gets out of step. ``exact`` ones last as long as they say: out of step gets whoever draws lots.
    """

    def __init__(self, exact: bool = False) -> None:
        self.exact = exact
        self._random = random.Random(1).random

    def stretch(self, seconds: float) -> float:
        """Return how long a sleep of ``seconds`` takes."""
        return seconds if self.exact else seconds * (1.0 + 0.2 * (self._random() - 0.5))

    def pick(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        # Main first: in step are only those who have all been started.
        if enabled[0].index == 0:
            return enabled[0]
        for each in enabled:
            if each.index > thread.index:
                return each
        return enabled[0]

    forced = settled = pick


class RandomWalk(Default):
    """Every enabled thread is as likely as any other, at every point."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def pick(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        return enabled[int(self._random() * len(enabled))]


class Priorities(Default):
    """PCT: random priorities, the highest goes on; at ``depth - 1`` random moments the running one sinks.

    ``length`` is the expected number of choices in a run. Finds a bug that needs ``depth`` ordering
    constraints among n threads with probability 1 / (n * length ** (depth - 1)) at least.
    """

    def __init__(self, seed: int, depth: int, length: int) -> None:
        self._random = random.Random(seed)
        self._changes: Set[int] = {self._random.randint(1, max(1, length)) for _ in range(depth - 1)}
        self._count = 0
        self._lowest = 0.0

    def created(self, thread: Any) -> None:
        thread.priority = 1.0 + self._random.random()

    def pick(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        self._count += 1
        if self._count in self._changes:
            self._sink(thread)
        return max(enabled, key=_priority)

    def forced(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        self._sink(thread)
        return max(enabled, key=_priority)

    def _sink(self, thread: Any) -> None:
        self._lowest -= 1.0
        thread.priority = self._lowest


class PartialOrder(Default):
    """POS: every pending operation has a random priority, drawn again when something it races with happened."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def created(self, thread: Any) -> None:
        thread.priority = self._random()

    def pick(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        chosen = max(enabled, key=_priority)
        done = chosen.pending
        if done is not None and done[0] is not None:
            key, writes = done
            for each in enabled:
                pending = each.pending
                if each is not chosen and pending is not None and pending[0] == key and (writes or pending[1]):
                    each.priority = self._random()
        chosen.priority = self._random()
        return chosen

    def forced(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        others = [each for each in enabled if each is not thread]
        return self.pick(thread, others or enabled, default)


class Cornering(Default):
    """Drives threads into a cycle of locks that an earlier run has shown to be possible.

    ``edges`` are pairs of ordinals: the lock held and the lock wanted. A thread about to close an edge
    waits until everybody else is about to, or can go no further.
    """

    def __init__(self, edges: Iterable[Tuple[int, int]]) -> None:
        self._edges = frozenset(edges)

    def _closes(self, thread: Any) -> bool:
        wanted = thread.pending[0] if thread.pending is not None else None
        ordinal = getattr(wanted, "_ordinal", None)
        if ordinal is None or thread.ready is not None:
            return False
        return any((held._ordinal, ordinal) in self._edges for held in thread.held)

    def pick(self, thread: Any, enabled: Sequence[Any], default: Any) -> Any:
        free = [each for each in enabled if not self._closes(each)]
        if not free or default in free:
            return default
        for each in free:
            if each.index > thread.index:
                return each
        return free[0]


def _priority(thread: Any) -> float:
    priority: float = thread.priority
    return priority
