"""What primitives and objects are called in a trace: by where the learner keeps them, never by address."""

from __future__ import annotations

from types import FrameType
from typing import Any, Dict, Optional, Set

from ..instrument.accesses import Site
from ._controlled import Controlled
from ._logical import LogicalThread
from ._peek import peek


class Names:
    """Collects names while a run is traced; ``of`` gives the best one known in the end."""

    def __init__(self) -> None:
        self._kept: Dict[int, Any] = {}
        self._numbers: Dict[int, int] = {}
        self._counts: Dict[str, int] = {}
        self._places: Dict[int, Any] = {}
        self._ordinals: Dict[str, Set[int]] = {}

    def see(self, info: Site, value: Any) -> None:
        """Learn from an access: which primitive is kept in which attribute or list."""
        if info.kind == "attribute":
            content = peek(value, info.name)
            if isinstance(content, Controlled):
                self._kept[id(value)] = value
                self._places.setdefault(id(content), (value, info.name))
            elif isinstance(content, (list, tuple, dict)):
                self._see_inside(content, info.text)
            self.number(value)
        elif info.kind == "item" and isinstance(value, (list, tuple, dict)):
            self._see_inside(value, info.text.split("[")[0])

    def _see_inside(self, container: Any, name: str) -> None:
        items = container.items() if isinstance(container, dict) else enumerate(container)
        for key, each in list(items)[:50]:
            if isinstance(each, Controlled):
                self._places.setdefault(id(each), (None, f"{name}[{key!r}]"))

    def see_frame(self, resource: Any, frame: Optional[FrameType]) -> None:
        """Learn from where a primitive is used: the local or global variable it is in."""
        if frame is None or id(resource) in self._places:
            return
        for names in (frame.f_locals, frame.f_globals):
            for name, value in list(names.items()):
                if value is resource:
                    self._places[id(resource)] = (None, name)
                    self._ordinals.setdefault(name, set()).add(getattr(resource, "_ordinal", 0))
                    return
        # "with self.lock:" may be the first that is seen of it.
        owner = frame.f_locals.get("self")
        for name, value in list(getattr(owner, "__dict__", {}).items()):
            if value is resource:
                self._kept[id(owner)] = owner
                self._places[id(resource)] = (owner, name)
                self.number(owner)
                return

    def number(self, value: Any) -> int:
        """Number the objects of a class in the order in which they are met."""
        number = self._numbers.get(id(value))
        if number is None:
            self._kept[id(value)] = value
            name = type(value).__name__
            number = self._counts[name] = self._counts.get(name, 0) + 1
            self._numbers[id(value)] = number
        return number

    def of(self, resource: Any) -> str:
        """Return the name of a primitive or thread: "Account#1.lock", "forks[0]", "Lock"."""
        if resource is None:
            return ""
        if isinstance(resource, str):
            return resource
        if isinstance(resource, LogicalThread):
            return resource.label
        place = self._places.get(id(resource))
        if place is not None:
            owner, name = place
            if owner is None:
                return self._distinct(resource, str(name))
            cls = type(owner).__name__
            number = f"#{self._numbers[id(owner)]}" if self._counts.get(cls, 0) > 1 else ""
            return f"{cls}{number}.{name}"
        return getattr(resource, "_ip_name", "") or getattr(resource, "title", "") or type(resource).__name__

    def _distinct(self, resource: Any, name: str) -> str:
        """A local name may be that of several primitives: number those in the order of their making."""
        namesakes = sorted(self._ordinals.get(name, ()))
        if len(namesakes) < 2:
            return name
        return f"{name}#{namesakes.index(resource._ordinal) + 1}"
