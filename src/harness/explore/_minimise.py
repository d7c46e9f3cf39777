"""Makes a failing schedule as short as it gets."""

from __future__ import annotations

from typing import Callable, List, Optional, Sequence, Tuple

Deviation = Tuple[int, int, int]
# Takes deviations; returns those that took effect when the run failed in the same way, else None.
Attempt = Callable[[Sequence[Deviation]], Optional[List[Deviation]]]


def minimise(deviations: Sequence[Deviation], attempt: Attempt, attempts: int) -> List[Deviation]:
    """Return a shorter list of deviations under which the run still fails (delta debugging).

    At most ``attempts`` runs are made. Dropping one deviation may make others pointless; those go as well.
    """
    current = list(deviations)
    pieces = 2
    while current and attempts > 0:
        size = max(1, -(-len(current) // pieces))
        shorter: Optional[List[Deviation]] = None
        # From the end: late choices are more often leftovers of the search than needed.
        for start in range((len(current) - 1) // size * size, -1, -size):
            if attempts <= 0:
                break
            attempts -= 1
            rest = current[:start] + current[start + size:]
            effective = attempt(rest)
            if effective is not None and len(effective) < len(current):
                shorter = effective
                break
        if shorter is not None:
            current = shorter
            pieces = max(2, pieces - 1)
        elif size == 1:
            break
        else:
            pieces = min(len(current), pieces * 2)
    return current
