"""Reads a class of growth as people write it: "O(n log n)", "n*m", "V + E", "2**n", "quadratic"."""

from __future__ import annotations

import re
from typing import List, NamedTuple, Optional

from ._classes import CLASSES

# The words between a number and its unit, so to speak: they say when or what, not how much.
_AROUND = re.compile(r"\b(amortized|amortised|on average|average|worst[- ]case|worst|best|expected|time|space|case)\b")
_WORDS = {
    "constant": "1",
    "logarithmic": "log n",
    "linear": "n",
    "linearithmic": "n log n",
    "loglinear": "n log n",
    "quasilinear": "n log n",
    "quadratic": "n^2",
    "cubic": "n^3",
    "exponential": "2^n",
    "factorial": "n!",
}
_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|log|sqrt|√|[a-z]+|[()+*/!^-])\s*")
_SIZES = frozenset({"rows", "cols", "len", "size", "length", "edges", "vertices", "width", "height", "nodes"})


class UnknownClass(ValueError):
    """A target that names no class of growth."""


class _Growth(NamedTuple):
    """n to a power, times a logarithm to a power; ``above`` is 1 for exponentials, 2 for factorials."""

    above: int
    power: float
    logs: int


_ONE = _Growth(0, 0.0, 0)
_NAMES = {
    _ONE: "1",
    _Growth(0, 0.0, 1): "log n",
    _Growth(0, 0.5, 0): "sqrt n",
    _Growth(0, 1.0, 0): "n",
    _Growth(0, 1.0, 1): "n log n",
    _Growth(0, 1.5, 0): "n sqrt n",
    _Growth(0, 2.0, 0): "n^2",
    _Growth(0, 2.0, 1): "n^2 log n",
    _Growth(0, 3.0, 0): "n^3",
    _Growth(0, 4.0, 0): "n^4",
}


def parse(target: str) -> str:
    """Return the name of a class as ``CLASSES`` has it. All sizes grow alike: "n*m" is n^2, "V + E" is n.

    Raises UnknownClass.
    """
    text = target.strip().lower().replace("**", "^").replace("²", "^2").replace("³", "^3").replace("·", "*").replace("×", "*")
    text = _AROUND.sub(" ", text).strip()
    outer = re.fullmatch(r"[oθ]\s*\((.*)\)", text)
    text = (outer.group(1) if outer else text).strip()
    if text in _WORDS:
        return _WORDS[text]
    # "nlogn" and "log2(n)" are written, too.
    text = re.sub(r"(log|lg|ln)_?(2|10)?(?=[\W\da-z]|$)", " log ", text)
    growth = _read(text)
    name = None if growth is None else {1: "2^n", 2: "n!"}.get(growth.above) or _NAMES.get(growth)
    if name is None:
        raise UnknownClass(f"{target!r} is not a class of growth; use one of {', '.join(CLASSES)}")
    return name


def _read(text: str) -> Optional[_Growth]:
    tokens: List[str] = []
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            return None
        place = found.end()
        tokens.append(found.group(1))
    reader = _Reader(tokens)
    try:
        growth = reader.sum()
    except (IndexError, ValueError):
        return None
    return growth if reader.done() else None


class _Reader:
    """Reads sums of products of powers."""

    def __init__(self, tokens: List[str]) -> None:
        self._tokens = tokens
        self._place = 0

    def done(self) -> bool:
        return self._place == len(self._tokens) and self._place > 0

    def _next(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._tokens[self._place]
        self._place += 1
        return token

    def sum(self) -> _Growth:
        growth = self._product()
        while self._next() in ("+", "-"):
            self._take()
            growth = max(growth, self._product())
        return growth

    def _product(self) -> _Growth:
        growth = self._power()
        while self._next() and self._next() not in ("+", "-", ")"):
            divides = self._next() == "/"
            if self._next() in ("*", "/"):
                self._take()
            elif self._next()[0].isdigit():
                raise ValueError("a number stands before what it multiplies")
            factor = self._power()
            if divides:
                factor = _Growth(0, -factor.power, -factor.logs)
            growth = _Growth(max(growth.above, factor.above), growth.power + factor.power, growth.logs + factor.logs)
        return growth

    def _power(self) -> _Growth:
        if self._next() == "log":
            return self._logarithm()
        number = self._next().replace(".", "", 1).isdigit()
        growth = self._base()
        if self._next() == "!":
            self._take()
            return _Growth(2, 0.0, 0) if growth.power > 0 else growth
        if self._next() != "^":
            return growth
        self._take()
        times = self._next()
        exponent = self._base()
        if exponent != _ONE:
            return _Growth(1 if number else 2, 0.0, 0)
        return _Growth(growth.above, growth.power * float(times), growth.logs * int(float(times)))

    def _logarithm(self) -> _Growth:
        self._take()
        times = 1
        if self._next() == "^":
            self._take()
            times = int(self._take())
        inner = self._base()
        if self._next() == "!":
            self._take()
            return _Growth(0, inner.power, 1)
        if inner.above:
            return _Growth(0, 1.0, inner.above - 1)
        return _Growth(0, 0.0, times if inner.power > 0 else 0)

    def _base(self) -> _Growth:
        token = self._take()
        if token == "(":
            growth = self.sum()
            if self._take() != ")":
                raise ValueError
            return growth
        if token in ("sqrt", "√"):
            inner = self._base()
            return _Growth(inner.above, inner.power / 2, inner.logs)
        if token in ("len", "size") and self._next() == "(":
            self._take()
            while self._take() != ")":
                pass
            return _Growth(0, 1.0, 0)
        if token.replace(".", "", 1).isdigit():
            return _ONE
        if len(token) <= 2 and token.isalpha():
            return _Growth(0, float(len(token)), 0)
        if token in _SIZES:
            return _Growth(0, 1.0, 0)
        raise ValueError
