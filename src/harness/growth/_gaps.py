"""What it costs to ask for the first pair of a dict: deleted pairs leave gaps, and the search goes over those at the front."""

from __future__ import annotations

import gc
from typing import Any, Dict, NamedTuple, Optional

from ._meter import Meter
from ._sizes import VIEWS

_ITERATORS = frozenset(type(iter(each)) for each in ({}, {}.keys(), {}.values(), {}.items()))
_WATCHED = 16


class FirstPairs:
    """The helpers for whatever may ask a dict for its first pair; each takes the site first."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._gaps = Gaps()

    def loop(self, site: int, value: Any) -> Any:
        """Return what a loop over ``value`` takes its elements from, charged for what its first turn goes over."""
        source = iter(value) if isinstance(value, (dict, *VIEWS)) else value
        self._skip(site, source)
        return source

    def advance(self, site: int, iterator: Any, *default: Any) -> Any:
        """``next(iterator)``."""
        self._skip(site, iterator)
        return next(iterator, *default)

    def _skip(self, site: int, iterator: Any) -> None:
        gaps = self._gaps.before(iterator)
        if gaps:
            self._meter.causes[site] = ("dict", "first pair")
            self._meter.charge(site, gaps)


class _Front(NamedTuple):
    """What a dict looked like from the front. It is kept alive, so that no other takes its place in memory."""

    mapping: Dict[Any, Any]
    first: object
    length: int
    gaps: int


class Gaps:
    """Counts the gaps at the front of dicts from what is seen whenever somebody asks for a first pair.

    A pair that was first and is not any more left a gap. A dict that was added to may have been rebuilt without its
    gaps, so it counts as having none: no dict that is right for its use is charged for gaps that are not there.
    """

    def __init__(self) -> None:
        self._fronts: Dict[int, _Front] = {}

    def before(self, iterator: Any) -> int:
        """Return the number of gaps that the first ``next`` of a dict's iterator goes over, 0 for anything else."""
        if type(iterator) not in _ITERATORS:
            return 0
        mapping = next((each for each in gc.get_referents(iterator) if isinstance(each, dict)), None)
        if not mapping or iterator.__length_hint__() != len(mapping):
            return 0
        front = _seen(mapping, self._fronts.pop(id(mapping), None))
        if len(self._fronts) == _WATCHED:
            del self._fronts[next(iter(self._fronts))]
        self._fronts[id(mapping)] = front
        return front.gaps


def _seen(mapping: Dict[Any, Any], before: Optional[_Front]) -> _Front:
    first, length = next(dict.__iter__(mapping)), len(mapping)
    if before is None or length > before.length or (length == before.length and first is not before.first):
        return _Front(mapping, first, length, 0)
    return _Front(mapping, first, length, before.gaps + (first is not before.first))
