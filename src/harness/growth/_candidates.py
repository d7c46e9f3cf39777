"""What a function may be measured with: likely arguments, and harder ones of the same kinds."""

from __future__ import annotations

import inspect
from typing import Any, Callable, List, NamedTuple, Sequence, Tuple

from ._guess import Guess, combinations
from ._module import counting_module
from ._parameters import Parameter, Subject, parameters
from ._sizes import watched
from ._values import harder, kind

Step = Callable[[Any, Any], Any]
# Of each list of harder kinds so many are tried.
_MOST_HARDER = 12


class Candidate(NamedTuple):
    """``words`` say what was guessed. The cost of one that is ``divided`` is that of one call out of n."""

    words: str
    setup: Step
    workload: Step
    divided: bool = False
    wide: bool = False


class Family(NamedTuple):
    """A candidate, and what could cost more: ``harder(stops_early)``."""

    first: Candidate
    harder: Callable[[bool], List[Candidate]]


Bind = Callable[[Any, int], Callable[..., Any]]


def of_function(path: str, subject: Subject) -> List[Family]:
    """Return the families for a function of the file's top level, the likeliest first."""
    name = subject.node.name
    return called_with(path, Guess(subject.node, parameters(subject), subject.module), lambda module, n: getattr(module, name))


def called_with(path: str, guess: Guess, bind: Bind, words: str = "") -> List[Family]:
    """Return the families of one call with guessed arguments; ``bind(module, n)`` returns what is called."""
    if not guess.given:
        return []

    def made(kinds: Sequence[str]) -> Candidate:
        described = ", ".join(f"{each.name} = {kind(of).words}" for each, of in zip(guess.given, kinds))
        return Candidate(f"{described}{words}", *_call(path, bind, guess.given, kinds), wide=any(kind(of).wide for of in kinds))

    def family(kinds: Tuple[str, ...]) -> Family:
        return Family(made(kinds), lambda early: [made(each) for each in variations(kinds, early)])

    return [family(kinds) for kinds in combinations(guess.kinds())]


def variations(kinds: Tuple[str, ...], stops_early: bool) -> List[Tuple[str, ...]]:
    """Return choices in which some kinds are replaced by harder ones: each alone, and all of them together."""
    options = [(name, *harder(name, stops_early)) for name in kinds]
    found: List[Tuple[str, ...]] = []
    for turn in range(1, max(map(len, options))):
        together = tuple(each[min(turn, len(each) - 1)] for each in options)
        alike = tuple(each if len(one) > 1 and each in one else one[0] for one in options for each in (options[0][min(turn, len(options[0]) - 1)],))
        alone = [(*kinds[:place], each[turn], *kinds[place + 1 :]) for place, each in enumerate(options) if turn < len(each)]
        found.extend([together, alike, *alone])
    return [each for each in dict.fromkeys(found) if each != kinds][:_MOST_HARDER]


def _call(path: str, bind: Bind, given: Sequence[Parameter], kinds: Sequence[str]) -> Tuple[Step, Step]:
    def setup(module: Any, n: int) -> Any:
        arguments: List[Any] = []
        named = {}
        for parameter, name in zip(given, kinds):
            value = kind(name).make(n, module)
            if parameter.keyword:
                named[parameter.name] = value
            else:
                arguments.extend(value if parameter.variadic else [value])
        return bind(module, n), arguments, named

    def workload(prepared: Any, n: int) -> None:
        called, arguments, named = prepared
        consume(path, called(*arguments, **named))

    return setup, workload


def consume(path: str, result: Any) -> None:
    """Take everything out of a lazy result, and run a coroutine: only then its cost has arisen."""
    if inspect.iscoroutine(result):
        import asyncio

        asyncio.run(result)
    elif hasattr(type(result), "__next__"):
        meter = counting_module(path).meter
        for _ in watched(meter, meter.site(path, 0, 0, "result"), result):
            pass
