"""Finds runs that are in order already and merges neighbours until one is left; prints how many there were."""

from typing import Any, Callable, Iterator, List, Optional


def _runs(items: List[Any], key: Callable[[Any], Any]) -> Iterator[List[Any]]:
    run: List[Any] = []
    for item in items:
        if run and key(item) < key(run[-1]):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _merge(left: List[Any], right: List[Any], key: Callable[[Any], Any]) -> List[Any]:
    merged: List[Any] = []
    rest = iter(right)
    waiting = next(rest, rest)
    for item in left:
        while waiting is not rest and key(waiting) < key(item):
            merged.append(waiting)
            waiting = next(rest, rest)
        merged.append(item)
    if waiting is not rest:
        merged.append(waiting)
        merged.extend(rest)
    return merged


def merge_sort(items: List[Any], key: Optional[Callable[[Any], Any]] = None) -> List[Any]:
    by = key or (lambda item: item)
    runs = list(_runs(items, by))
    print(len(runs), "runs")
    while len(runs) > 1:
        merged = [_merge(runs[i], runs[i + 1], by) for i in range(0, len(runs) - 1, 2)]
        if len(runs) % 2:
            merged.append(runs[-1])
        runs = merged
    return runs[0] if runs else []
