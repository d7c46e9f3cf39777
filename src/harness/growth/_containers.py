"""Guesses what a container among the parameters holds, from its annotation and its name."""

from __future__ import annotations

from typing import Dict, List

from . import _words as names
from ._parameters import Parameter
from ._scalars import Context

LISTS = ("list", "Sequence", "Iterable", "Collection", "MutableSequence", "Iterator", "Generator", "Reversible")


def of_list(context: Context, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
    """Return the kinds of what is annotated as a list, or as something like it."""
    head, _, rest = parameter.annotation.partition("[")
    inner, name = rest[:-1], parameter.name.lower()
    if head in ("Iterator", "Generator"):
        return ["iterator"]
    if inner.startswith(("dict", "Mapping")):
        return records(context, parameter)
    if inner.startswith(LISTS) and "str" in inner:
        return ["word lists", "str board"] if name not in names.BOARDS | {"matrix"} else ["str board", "word lists"]
    if inner.startswith("tuple") and head != "tuple":
        return _tuples(inner, name, context.uses[parameter.name].width)
    if inner.startswith(LISTS):
        return nested(context, name, context.uses[parameter.name].width)
    if inner.startswith("str"):
        return _second("words", beside)
    if inner.startswith("float"):
        return ["floats"]
    if head == "tuple":
        return ["tuple"]
    if inner[:1].isupper() and inner not in ("T", "Any", "Number", "K", "V") and "Node" not in inner:
        return [f"objects: {inner.split('[')[0].split('|')[0]}", "ints"]
    return flat(context, parameter, beside)


def _tuples(inner: str, name: str, width: int) -> List[str]:
    if inner.startswith("tuple[str,") and inner.count(",") == 1:
        return ["named numbers", "edge tuples"] if not inner.startswith("tuple[str,str") else ["edge tuples"]
    if inner.count(",") == 2 and "..." not in inner or width == 3:
        return ["weighted edges"]
    if name in names.INTERVALS:
        return ["interval tuples"]
    return ["points", "edge tuples"] if "point" in name or "coord" in name else ["edge tuples", "weighted edges"]


def records(context: Context, parameter: Parameter) -> List[str]:
    """Return the kind of a list of dicts, with the keys that the function looks up."""
    keys = sorted(context.uses[parameter.name].element_keys)
    return [f"records: {','.join(keys or ['id', 'name'])}"]


def nested(context: Context, name: str, width: int = 0) -> List[str]:
    """Return the kinds of a list of lists."""
    if name in names.BOARDS:
        return ["board", "matrix"]
    if "point" in name or "coord" in name:
        return ["point lists", "edges"]
    if name in names.EDGES:
        return ["weighted edges", "edges"] if width == 3 else ["edges", "weighted edges"]
    if name in names.INTERVALS:
        return ["intervals", "edges"]
    if name in names.GRAPHS:
        return ["adjacency", "matrix"]
    if "list" in name or name == "arrays":
        return ["lists", "matrix"]
    if width in (2, 3):
        return ["edges" if width == 2 else "weighted edges", "matrix"]
    return ["sorted matrix" if context.named("search") else "matrix", "edges", "intervals"]


def flat(context: Context, parameter: Parameter, beside: Dict[str, str]) -> List[str]:
    """Return the kinds of a list of numbers."""
    name = parameter.name.lower()
    if name in ("coins", "denominations"):
        return ["coins"]
    if name in ("weights",):
        return ["weights"]
    if context.named("jump") and not context.named("search"):
        return ["jumps"]
    if _wants_order(context, name, beside):
        return ["sorted", "ints"]
    return [*_second("ints", beside, parameter, context), "sorted", "matrix", "words"]


def _second(kind: str, beside: Dict[str, str], parameter: Parameter | None = None, context: Context | None = None) -> List[str]:
    """Return the kind, or for a second list of the same kind one with other elements."""
    if parameter is None or context is None:
        return [f"other {kind}" if kind in beside.values() else kind]
    order = [each.name for each in context.given]
    earlier = [each for each, found in beside.items() if found == kind and order.index(each) < order.index(parameter.name)]
    return [f"other {kind}" if earlier else kind]


def _wants_order(context: Context, name: str, beside: Dict[str, str]) -> bool:
    if "sorted" in name:
        return True
    if context.named("sort") and not context.named("sorted"):
        return False
    if context.name.startswith(("is_", "check_")) and context.named("monoton", "increas", "ascend"):
        return True
    sought = any(each.name.lower() in names.SOUGHT for each in context.given)
    telling = ("binary", "bisect", "bound", "insert_pos", "search_insert", "sorted", "jump_search", "interpolation", "search")
    if context.named(*telling) and sought and not name.startswith("word"):
        return True
    return "sorted" in context.docstring and (sought or len(context.given) > 1)


def of_mapping(context: Context, parameter: Parameter) -> List[str]:
    """Return the kinds of what is annotated as a dict, or as something like it."""
    text, name = parameter.annotation, parameter.name.lower()
    keys = context.uses[parameter.name].keys
    if keys & {"left", "right", "children"}:
        return [f"dict tree: {','.join(sorted(keys))}"]
    key = "str " if "[str," in text else "" if "[" in text else context.labels()
    _, _, value = text.partition(",")
    if value.startswith(("list[tuple", "Sequence[tuple")):
        return [f"{key}pair graph"]
    if value.startswith(("list", "set", "Iterable", "Sequence", "Collection", "tuple")):
        return [f"{key}graph"]
    if value.startswith(("dict", "Mapping")):
        return [f"{key}weighted"]
    if name in names.GRAPHS:
        return [f"{key}graph", f"{key}weighted", f"{key}pair graph"]
    if value.startswith("str") and key:
        return ["word dict"]
    return ["int dict"] if "[int," in text else ["counts", "int dict"]
