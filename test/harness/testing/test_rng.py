import unittest

from harness.testing._rng import Rng, seed_of


class Draws(unittest.TestCase):
    def test_are_the_same_on_every_python(self) -> None:
        rng = Rng(seed_of("FifoQueue Queue"))
        self.assertEqual([rng.between(1, 6) for _ in range(12)], [3, 6, 6, 5, 3, 1, 1, 2, 1, 2, 4, 1])

    def test_stay_within_their_limits(self) -> None:
        rng = Rng(1)
        self.assertEqual({rng.between(-1, 1) for _ in range(200)}, {-1, 0, 1})
        self.assertEqual({rng.below(3) for _ in range(200)}, {0, 1, 2})
        self.assertEqual({rng.pick("ab") for _ in range(200)}, {"a", "b"})

    def test_a_shuffle_keeps_every_item(self) -> None:
        self.assertEqual(sorted(Rng(2).shuffled(range(20))), list(range(20)))


if __name__ == "__main__":
    unittest.main()
