import subprocess
import sys
import unittest

from harness.testing import ExerciseTest, growth_test, interleaving_test, own_work_test, random_test
from test.harness import SOURCE
from test.harness.testing.support import KitTest


class TheBaseClass(KitTest):
    def test_every_module_is_fresh(self) -> None:
        case = self.case("kept = []")
        case.solution.kept.append(1)
        self.assertEqual(case.fresh_solution().kept, [])

    def test_the_starter_and_the_seed_are_those_of_the_run(self) -> None:
        case = self.case("x = 1", starter="x = 2", seed=9)
        self.assertEqual(case.chosen_seed(), 9)
        self.assertTrue((case.starter() or "").endswith("starter.py"))
        self.assertIsNone(self.case("x = 1").chosen_seed())


class Kinds(unittest.TestCase):
    def test_decorators_tell_the_kind(self) -> None:
        class Suite(ExerciseTest):
            @random_test
            def test_random(self) -> None: ...

            @growth_test
            def test_growth(self) -> None: ...

            @interleaving_test
            def test_interleaving(self) -> None: ...

            @own_work_test
            def test_own_work(self) -> None: ...

            def test_example(self) -> None: ...

        names = ("random", "growth", "interleaving", "own_work", "example")
        kinds = [getattr(getattr(Suite, f"test_{name}"), "kind", Suite.kind) for name in names]
        self.assertEqual(kinds, ["random", "growth", "interleaving", "own-work", "example"])


class Imports(unittest.TestCase):
    def loaded(self, code: str) -> set:
        program = f"import sys, unittest; sys.path.insert(0, {SOURCE!r}); before = set(sys.modules)\n{code}\n"
        program += "print(' '.join(set(sys.modules) - before))"
        done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    def test_the_kit_loads_next_to_nothing(self) -> None:
        loaded = self.loaded("import harness.testing")
        self.assertLessEqual(len({name for name in loaded if name.startswith("harness")}), 6, loaded)
        self.assertFalse(loaded & {"asyncio", "inspect", "dataclasses", "random", "ast", "threading"}, loaded)

    def test_a_suite_of_random_tests_loads_nothing_heavy(self) -> None:
        loaded = self.loaded("import harness.testing._sequences, harness.testing._calls")
        self.assertFalse(loaded & {"asyncio", "inspect", "dataclasses", "random", "ast", "threading"}, loaded)


if __name__ == "__main__":
    unittest.main()
