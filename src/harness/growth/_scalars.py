"""Guesses what a number or a text among the parameters is for, from its name and from what stands beside it."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Sequence

from . import _words as names
from ._parameters import Parameter
from ._uses import Uses

_SINGLE = frozenset({"int", "count", "prime", "golden", "base", "part", "zero", "last"})


class Context(NamedTuple):
    """The function whose parameters are guessed."""

    name: str
    docstring: str
    given: Sequence[Parameter]
    uses: Dict[str, Uses]

    def named(self, *parts: str) -> bool:
        """Tell whether one of these words is part of the function's name."""
        return any(part in self.name for part in parts)

    def labels(self) -> str:
        """Return "str " when a vertex that is given is a string."""
        ends = [each for each in self.given if each.name.lower() in names.FIRST | names.LAST | names.SOUGHT]
        return "str " if any(each.annotation == "str" for each in ends) else ""


def of_number(context: Context, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
    """Return the kinds of a number, likeliest first. ``beside`` has the kinds of the other parameters."""
    name, used = parameter.name.lower(), context.uses[parameter.name]
    kinds = set(beside.values())
    container = bool(kinds - _SINGLE)
    if name in names.FIRST and container:
        return ["zero", "part"]
    if (name in names.LAST or (name in names.SOUGHT and _has_graph(kinds))) and container:
        return ["last", "part"]
    if name in names.SOUGHT and container:
        return ["int"] if used.has("ranged") or _is_amount(context, kinds) else ["beyond", "absent"]
    if name in names.PARTS and (container or "int" in kinds):
        return ["part", "small"]
    if name in ("base", "x") and {"int"} & kinds or name == "base":
        return ["base"]
    if name in ("mod", "modulus", "modulo"):
        return ["beyond"]
    if not container and "int" in kinds and name in ("b", "y", "other", "num2", "second", "v"):
        return ["golden", "int"]
    return ["count", "part"] if container else ["int", "part"]


def _has_graph(kinds: Sequence[str] | set[str]) -> bool:
    return any(each in kind for kind in kinds for each in ("graph", "weighted", "adjacency"))


def _is_amount(context: Context, kinds: set[str]) -> bool:
    """Tell whether a sum is made up of the numbers of a list, any number of times: then its size is what counts."""
    return "coins" in kinds or context.named("can_sum", "how_sum", "best_sum", "coin", "change")


def of_text(context: Context, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
    """Return the kinds of a text, likeliest first. ``beside`` has the kinds of the other parameters."""
    name, kinds = parameter.name.lower(), set(beside.values())
    if any("graph" in kind or "weighted" in kind for kind in kinds):
        return ["last label"] if name in names.LAST or name in names.SOUGHT else ["first label"]
    if context.named("hanoi"):
        return ["peg"]
    if name in names.CHARACTERS:
        return ["letter"]
    if {"words", "word set"} & kinds and name not in ("s", "text"):
        return ["known word", "one word"]
    if kinds & {"str", "same str", "text", "palindrome"} and name in names.TEXT_PARTS:
        return ["pattern"]
    if context.named("paren", "bracket", "balanced", "brace"):
        return ["brackets", "str"]
    if context.named("palin"):
        return ["palindrome", "str"]
    if name in ("digits", "num", "number", "num1", "num2", "phone") or context.named("digit"):
        return ["digits", "str"]
    if context.named("binary") or (name in ("bits", "binary", "a", "b") and context.named("add")):
        return ["bits"]
    if "split" in context.uses[parameter.name].attributes or name in ("sentence", "paragraph", "document"):
        return ["text", "str"]
    if any(each in names.TEXT_PARTS for each in beside):
        return ["same str", "str"]
    earlier = [each for each, kind in beside.items() if "str" in kind]
    return ["other str" if earlier and _stands_behind(context, parameter, earlier) else "str", "digits", "brackets"]


def _stands_behind(context: Context, parameter: Parameter, others: Sequence[str]) -> bool:
    order = [each.name for each in context.given]
    return any(order.index(each) < order.index(parameter.name) for each in others)
