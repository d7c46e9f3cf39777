"""The cost table: complete, and charged as it says."""

from __future__ import annotations

import json
import os
import tempfile
import unittest
from typing import Any, List, Set

from harness.growth._classes import classify
from harness.growth._consumers import RULES
from harness.growth._costs import OWNERS, PATH, table
from harness.growth._module import CountingModule

from .fixtures import fixture

# Charged where the operator is rewritten, not where something is called.
OPERATOR_CHARGES = {"one", "turns", "replacement", "concatenation", "equal", "gaps"}
SAME = {"n log n": "n", "log n": "1"}

with open(PATH, encoding="utf-8") as _file:
    DATA = json.load(_file)


class Completeness(unittest.TestCase):
    def test_the_meter_has_a_rule_for_every_charge_and_no_other(self) -> None:
        used = {operation.charge for operation in table().operations}
        self.assertEqual(used, set(table().charges))
        self.assertEqual(used - OPERATOR_CHARGES, set(RULES))

    def test_every_public_method_of_the_builtin_containers_has_an_entry(self) -> None:
        for owner in ("list", "tuple", "deque", "dict", "set", "frozenset", "str", "bytes", "bytearray", "range"):
            with self.subTest(owner=owner):
                kind = OWNERS[owner]
                public = {name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))}
                self.assertEqual(public - self._entries(owner), self._not_costly(owner, public))

    @staticmethod
    def _entries(owner: str) -> Set[str]:
        inherited = ["dict"] if owner in ("Counter", "defaultdict", "OrderedDict") else []
        return {each.name for each in table().operations if each.owner in (owner, *inherited)}

    @staticmethod
    def _not_costly(owner: str, public: Set[str]) -> Set[str]:
        # Newer versions may add methods; this one is constant and has nothing to say about cost.
        return public & {"resize"} if owner == "bytearray" else set()

    def test_every_method_entry_is_a_method_of_its_owner(self) -> None:
        newer = {("Counter", "total")}
        for operation in table().operations:
            if operation.kind == "method" and (operation.owner, operation.name) not in newer:
                with self.subTest(operation=operation[:2]):
                    self.assertTrue(callable(getattr(OWNERS[operation.owner], operation.name)))

    def test_every_entry_explains_itself_in_a_sentence(self) -> None:
        for operation in table().operations:
            with self.subTest(operation=operation[:2]):
                self.assertRegex(operation.why, r"^[A-Z].*\.$")
                self.assertTrue(operation.forms)
                for form in operation.forms:
                    self.assertEqual(set(form) - {"why", "better"}, {"code", "cost", "amortised", "worst"})
                    self.assertRegex(form.get("why", operation.why), r"^[A-Z].*\.$")
                    self.assertRegex(form["cost"], r"^O\(.+\)$")
                    self.assertRegex(form["worst"], r"^O\(.+\)$")


class Charges(unittest.TestCase):
    def test_the_counted_steps_of_every_form_grow_as_the_table_says(self) -> None:
        operations = fixture("operations")
        forms = operations.forms(DATA["operations"])
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "forms.py")
            with open(path, "w", encoding="utf-8") as file:
                file.write(operations.IMPORTS)
                for number, form in enumerate(forms):
                    names = sorted(operations.environment(8, form))
                    file.write(f"\n\ndef form_{number}({', '.join(names)}):\n    {operations.statement(form)}\n")
            counting = CountingModule(path)
            module = counting.load()
            for number, form in enumerate(forms):
                if self._is_missing(form) or form.code in operations.UNCOUNTED:
                    continue
                with self.subTest(form=f"{form.owner}: {form.code}"):
                    points = self._points(counting, getattr(module, f"form_{number}"), operations, form)
                    got = classify(points)
                    self.assertEqual(SAME.get(str(got), got), SAME.get(form.grows, form.grows), points)

    @staticmethod
    def _is_missing(form: Any) -> bool:
        import collections
        import itertools

        modules = {"itertools": itertools, "Counter": collections.Counter}
        return form.owner in modules and form.name.isidentifier() and form.owner != form.name and not hasattr(
            modules[form.owner], form.name
        )

    @staticmethod
    def _points(counting: CountingModule, function: Any, operations: Any, form: Any) -> List[Any]:
        points = []
        for n in (64, 128, 256, 512):
            values = operations.environment(n, form)
            counting.meter.begin(1_000_000)
            function(**values)
            points.append((n, counting.meter.spent()))
            counting.meter.rest()
        return points


if __name__ == "__main__":
    unittest.main()
