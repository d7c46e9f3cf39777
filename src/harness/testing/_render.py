"""Writes a program as code that can be pasted under the learner's code."""

from __future__ import annotations

import builtins
import keyword
from typing import Any, Dict, List, Optional, Tuple

from ..exception_text import one_line
from ._operations import given
from ._program import Call, Mismatch, Program, generators_of
from ._show import pair, short
from .values import OMITTED, Handle

WIDTH = 100
MOST_LINES = 12


def variable_for(name: str) -> str:
    """Name a variable for an object of a class: the last word, or all of them where that is a builtin.

    >>> variable_for("HashTable"), variable_for("LinkedList")
    ('table', 'linked_list')
    """
    words = "".join(" " + letter.lower() if letter.isupper() else letter for letter in name).split()
    last = words[-1] if words else "subject"
    taken = hasattr(builtins, last) or keyword.iskeyword(last)
    return "_".join(words) + ("_" if len(words) == 1 else "") if taken else last


def prelude_of(program: Program) -> List[str]:
    """The code that the arguments need before them."""
    preludes = [generator.prelude(recipe) for call in program for generator, recipe in generators_of(call)]
    return list(dict.fromkeys(filter(None, preludes)))


class Renderer:
    """Writes programs whose object is called ``target``, made by calling ``subject``."""

    def __init__(self, subject: str, target: Optional[str] = None) -> None:
        self.subject = subject
        self.target = target or variable_for(subject)

    def sentence(self, call: Call, handles: Dict[int, str]) -> str:
        """How a sentence names a call: ``get(1)``, ``len(queue)``."""
        if call.operation.name == "__init__":
            return f"{self.subject}({', '.join(self._arguments(call, handles))})"
        text = self._call(call, handles)
        return text[len(self.target) + 1 :] if call.operation.is_call else text

    def line(self, call: Call, handles: Dict[int, str]) -> str:
        if call.operation.name == "__init__":
            return f"{self.target} = {self.sentence(call, handles)}"
        text = self._call(call, handles)
        return f"{handles[call.key]} = {text}" if call.key in handles else text

    def program(self, program: Program, raised: Dict[int, str], mismatch: Mismatch) -> List[str]:
        """The lines of a program; ``raised`` names the exceptions that its calls rightly raise, by index."""
        handles = handles_of(program)
        argument = mismatch.argument
        named: Dict[Tuple[int, int], str] = {argument: "given"} if argument else {}
        lines: List[str] = []
        at = 0
        while at < len(program):
            call = program[at]
            if argument and argument[0] == at:
                generator = call.operation.arguments[argument[1]]
                lines.append(f"given = {generator.show(call.recipes[argument[1]])}")
            alike = self._alike(program, at, handles, raised, mismatch)
            if alike > 3:
                lines += self._loop(program[at : at + alike])
                at += alike
                continue
            text = self.line(call, handles) if not named or at != argument_at(argument) else self._with(call, named, at)
            lines += [f"try: {text}", f"except {raised[at]}: pass"] if at in raised else [text]
            at += 1
        return _joined(lines)

    def _with(self, call: Call, named: Dict[Tuple[int, int], str], at: int) -> str:
        texts = [
            named.get((at, place)) or generator.show(recipe)
            for place, (generator, recipe) in enumerate(given(call.operation.arguments, call.recipes))
        ]
        if call.operation.name == "__init__":
            return f"{self.target} = {self.subject}({', '.join(texts)})"
        return call.operation.show(self.target, texts)

    def _call(self, call: Call, handles: Dict[int, str]) -> str:
        return call.operation.show(self.target, self._arguments(call, handles))

    def _arguments(self, call: Call, handles: Dict[int, str]) -> List[str]:
        texts = [
            handles.get(recipe.step, recipe.name) if isinstance(recipe, Handle) else generator.show(recipe)
            for generator, recipe in given(call.operation.arguments, call.recipes)
        ]
        known = call.operation.keywords
        return texts + [f"{name}={known[name].show(one)}" for name, one in call.keywords if one is not OMITTED]

    def _alike(
        self, program: Program, at: int, handles: Dict[int, str], raised: Dict[int, str], mismatch: Mismatch
    ) -> int:
        """How many calls from here on differ in nothing but their arguments."""
        first = program[at]
        if not at or not first.recipes or first.keywords or mismatch.argument:
            return 0
        end = at
        while (
            end < mismatch.at
            and end < len(program)
            and program[end].operation is first.operation
            and end not in raised
            and program[end].key not in handles
            and not any(isinstance(one, Handle) or one is OMITTED for one in program[end].recipes)
        ):
            end += 1
        return end - at

    def _loop(self, calls: List[Call]) -> List[str]:
        operation = calls[0].operation
        columns = list(zip(*(call.recipes for call in calls)))
        names = ["item"] if len(columns) == 1 else [f"item{number}" for number in range(1, len(columns) + 1)]
        if len(columns) == 1:
            values = _range(columns[0]) or "[" + ", ".join(map(operation.arguments[0].show, columns[0])) + "]"
        else:
            rows = [
                ", ".join(generator.show(one) for generator, one in zip(operation.arguments, call.recipes))
                for call in calls
            ]
            values = "[(" + "), (".join(rows) + ")]"
        return [f"for {', '.join(names)} in {values}:", "    " + operation.show(self.target, names)]


def argument_at(argument: Optional[Tuple[int, int]]) -> int:
    return argument[0] if argument else -1


def handles_of(program: Program) -> Dict[int, str]:
    """The variables of the handles that a program uses, by the key of the call that gives them."""
    used = {recipe.step: recipe.name for call in program for recipe in call.recipes if isinstance(recipe, Handle)}
    counts: Dict[str, int] = {}
    names: Dict[int, str] = {}
    for call in program:
        if call.key in used:
            name = used[call.key]
            counts[name] = counts.get(name, 0) + 1
            names[call.key] = f"{name}{counts[name]}"
    return names


def sides(mismatch: Mismatch) -> Tuple[str, str, str]:
    """What came, what was expected, and the verb between the call and what came."""
    expected = mismatch.expected
    if isinstance(expected, BaseException) and mismatch.kind in ("raised", "returned"):
        wanted = type(expected).__name__
        got = one_line(mismatch.error) if mismatch.error is not None else short(mismatch.got)
        return got, wanted, "raised" if mismatch.error is not None else "returned"
    if mismatch.error is not None:
        wanted = "" if mismatch.operation.result == "ignored" or mismatch.at == 0 else short(expected)
        return one_line(mismatch.error), wanted, "raised"
    got, wanted = pair(mismatch.got, expected)
    if mismatch.operation.result in ("any order", "same items"):
        wanted += " in any order"
    return got, wanted, "returned" if mismatch.operation.is_call else "is"


def _range(column: Tuple[Any, ...]) -> str:
    if any(type(one) is not int for one in column) or len(column) < 2:
        return ""
    step = column[1] - column[0]
    if step == 0 or any(two - one != step for one, two in zip(column, column[1:])):
        return ""
    start, stop = column[0], column[-1] + (1 if step > 0 else -1)
    if step == 1:
        return f"range({start}, {stop})" if start else f"range({stop})"
    return f"range({start}, {stop}, {step})"


def _joined(lines: List[str]) -> List[str]:
    """Put simple statements beside each other until there are at most twelve lines."""
    if len(lines) <= MOST_LINES:
        return lines
    joined: List[str] = []
    for place, line in enumerate(lines):
        before = joined[-1] if joined else ""
        blocks = ("for ", "try:", "except ", "    ", "class ")
        simple = not line.startswith(blocks) and not before.startswith(blocks)
        if before and simple and len(before) + len(line) + 2 <= WIDTH and place < len(lines) - 1:
            joined[-1] = f"{before}; {line}"
        else:
            joined.append(line)
    return joined
