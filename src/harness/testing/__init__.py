"""What a suite author needs: the checks, with one example each.

A suite is a unittest file. Each class is a group of tests that the learner sees under the first line of
its docstring; each test is a sentence (its name with spaces, or its docstring)::

    from harness.testing import ExerciseTest, op, values

    class FirstInFirstOut(ExerciseTest):
        '''First in, first out'''

        def test_dequeues_in_the_order_of_enqueueing(self):
            self.example('''
                q = Queue()
                q.enqueue("a")
                q.enqueue("b")
                q.dequeue()  # -> "a"
            ''', because="a queue gives items back first in, first out")

``self.solution`` is the learner's file as a fresh module, for every test; a name that it lacks fails with
a sentence. ``stage = "…"`` and ``optional = True`` on a class (or on a method, set after ``def``) make a
stage. The kind of a test shows in the check that it calls itself; where a helper calls it, a decorator tells:
``@random_test``, ``@growth_test``, ``@interleaving_test``, ``@own_work_test``. ``kind = "system"`` on a class marks tests
that wait for real servers or processes: they get more time.

**self.example(snippet, because=…, given={}, mutates=False, run=None)** runs the snippet with the learner's
names in reach. Comments at the end of a statement promise something::

    q.dequeue()            # -> "a"                value and type: 1, 1.0 and True differ; NaN equals NaN
    order(graph)           # -> one of [1, 2], [2, 1]
    g.neighbors(1)         # in any order -> [2, 3]
    q.dequeue()            # raises IndexError     also: raises ValueError or KeyError
    total(xs)              # -> 6; unchanged: xs
    await hello(emit, 1)   # -> None

Everything else is plain Python, blocks included, and must be told in the snippet, since a failure quotes it
up to the failing line for the learner to paste; ``given`` adds names that cannot be told. Lists, dicts
and sets that are handed by name to a function of the learner's must stay as they were, unless ``mutates``.
Snippets that await run in virtual time, or under ``run(coroutine)``.

**self.check_sequences(subject, oracle, operations, construct=(), …)** compares a class with an oracle, the
dumbest correct class of the same interface, on 300 random sequences of calls; a failure is shrunk to the
shortest sequence and told as code::

    def test_behaves_like_a_plain_list(self):
        self.check_sequences("Queue", Model, [
            op("enqueue", values.items(), result="ignored"),
            op("dequeue"),                 # where Model raises IndexError, so must the learner's
            op("peek"),
            op("__len__", weight=0.5),     # len(q); also __contains__, __getitem__, __setitem__, __iter__, …
        ])

``op(name, *arguments, result="same", keywords={}, weight=1.0, gives=None, attribute=False)``. ``result`` is how
results compare: ``"same"`` (value and type), ``"ignored"`` (mutators: what they return is never promised),
``"any order"`` and ``"same items"`` (any iterable, against the oracle's; the latter ignores repeats),
``"list"`` (any iterable, in the oracle's order), ``"truth"``, or ``function(got, expected)`` that returns
None or True, or False or a reason. ``gives="node"`` names a handle that the call returns, ``values.handle("node")``
hands an earlier one in (the oracle gets its own). ``attribute=True`` reads a property. ``construct`` are generators
of the constructor's arguments. An oracle method raises ``Outside`` where the statement promises nothing for
a call: that call is left out. ``valid(steps)`` tells whether a list of ``Step(name, arguments)`` is within the
contract; ``because`` is a fact, or ``because(model)`` makes one from the oracle before the failing call.
After every call ``len`` is compared (if the oracle has it), and that handed-in containers stayed as they were.

**self.check_calls(function, inputs, oracle=… | accepts=…, …)** does the same for a function; ``accepts`` judges
where several results are right::

    self.check_calls("any_index", [values.sorted_lists(), values.drawn_from(0, or_else=values.integers())],
                     accepts=lambda arguments, result: None if is_index(arguments, result) else "it holds 4")
    self.check_calls("merge_sort", [values.lists(values.integers())], oracle=sorted)
    self.check_calls("quick_sort", [values.lists(values.integers())], oracle=list.sort, changes=0, result="ignored")

Where the oracle raises, so must the learner's. Arguments must stay as they were, but for ``changes`` (an index or
indexes), which are compared with what the oracle made of them. ``keywords={"key": values…}``, ``result`` and
``because`` as above, ``valid(*arguments)`` as a contract, ``run`` as for examples when the function is async.

**values** generates, shrinks and shows arguments: ``integers(lo, hi)`` (items or keys), ``indexes(lo, hi)``
(places and amounts), ``text(letters, longest)``, ``items()`` (0, "", None, negatives, …), ``keys()`` (as items;
half of those drawn were used before in the sequence; ``colliding=True`` gives them one hash), ``one_of(…)``,
``just(x)``, ``lists(of, longest=…, unique=…)``, ``sorted_lists(of)``, ``tuples(a, b)``, ``dicts(keys, of)``,
``graphs(most, directed=…)`` (a dict of lists), ``drawn_from(0, or_else=…)`` (an item or key of argument 0),
``comparable()`` (items with nothing but ``<`` and ``==``), ``code("len")`` (told as it is), ``iterators(of)``,
``built(name, make, of)``, ``maybe(of)`` (left out half of the time), ``handle(name)``.

**self.forbid(imports=(), calls=(), storage=(), slices=(), within=None, instead="")** looks at the learner's
syntax tree, exempts what the starter gives, tests and the ``__main__`` block, and ends in verdict ``own-work``::

    def test_is_your_own_work(self):
        self.forbid(imports=("collections.deque", "queue"), instead="write the queue yourself")
        self.forbid(calls=("sorted", "list.sort", "heapq"), instead="write the sort yourself")
        self.forbid(storage=("dict", "set"), instead="write the table yourself")    # kept in an attribute or global
        self.forbid(imports=("threading.Barrier",), within="ReusableBarrier")
        self.forbid(slices=("binary_search",), instead="a slice copies the items")  # of its first parameter

**Threads and tasks**, beside the interleaving explorer:
``self.run_threads(*targets, seconds=…)`` runs functions in real threads of their own and returns their results;
threads that never end make verdict ``deadlock`` (``timed-out`` while one still works) with the learner's stacks.
``Rendezvous(n).meet()`` returns True once n threads met, False if they never do. ``Beside(function)`` runs what takes
seconds by its nature beside the other tests: ``start()`` in the first group's ``setUpClass``, ``result(seconds)`` where it is judged.
``AnswerLost(path, progress, summary)`` goes around a call that may wait for a process that is gone: it ends one that can never return.
``clock = self.virtual_time(); clock.run(coroutine)`` runs in virtual time (sleeps take none), ``clock.elapsed``
are the seconds of the last run; ``time.sleep`` in a coroutine fails and is named, and tasks that nothing can
wake are a ``deadlock``. ``self.run_async(coroutine)`` is that in one call. ``clock.new_loop()`` makes a loop for
code that runs one of its own.

**LocalSite({"/path": page})** is a web site on loopback: a page is its text, ``Answer(404, "text")``, or a function of
the visit, which may hold its answer back (``visit.wait_for(condition, seconds)``) or return None to hang up. The site knows
its ``visits``, ``starts`` and ``most_at_once``; nobody listens at ``closed_port()``.
"""

from __future__ import annotations

from ..failure import CheckFailure
from ._case import ExerciseTest
from ._marks import growth_test, interleaving_test, own_work_test, random_test

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import values
    from ._endless import AnswerLost
    from ._operations import Outside, Step, op
    from ._threads import Beside, Rendezvous
    from ._web import Answer, LocalSite, closed_port

__all__ = [
    "Answer",
    "AnswerLost",
    "Beside",
    "CheckFailure",
    "ExerciseTest",
    "LocalSite",
    "Outside",
    "Rendezvous",
    "Step",
    "closed_port",
    "growth_test",
    "interleaving_test",
    "op",
    "own_work_test",
    "random_test",
    "values",
]

# Loaded when a suite asks for them: a suite of examples does without.
_LATER = {
    "Answer": "_web",
    "AnswerLost": "_endless",
    "Beside": "_threads",
    "LocalSite": "_web",
    "Outside": "_operations",
    "Rendezvous": "_threads",
    "Step": "_operations",
    "closed_port": "_web",
    "op": "_operations",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "values":
        return import_module(".values", __name__)
    if name in _LATER:
        return getattr(import_module(f".{_LATER[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
