import threading
import time

from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test


class Alone(ExerciseTest):
    """Alone at the table"""

    def test_everybody_can_eat_alone(self):
        self.example(
            """
            eaten = []
            table = Philosophers(3)
            for i in range(3):
                table.dine(i, lambda: eaten.append(i))
            eaten  # -> [0, 1, 2]
            """,
        )


class EveryInterleaving(ExerciseTest):
    """Every order in which threads take their turns"""

    def explore_dinner(self, n, guests, schedules, rounds=1):
        def dinner(s):
            table = s.solution.Philosophers(n)
            eating = []
            together = []
            meals = []

            def dine(i):
                def eat():
                    together.extend((other, i) for other in eating if (other - i) % n in (0, 1, n - 1))
                    eating.append(i)
                    time.sleep(0)
                    eating.remove(i)
                    meals.append(i)

                return lambda: table.dine(i, eat)

            names = [f"philosopher {i}" for i in guests]
            s.threads(*[[dine(i)] * rounds for i in guests], names=names)
            s.check(not together, f"the neighbours {together[0] if together else ''} ate at the same time")
            s.equal(sorted(meals), sorted([*guests] * rounds), "the philosophers who have eaten")

        explore(
            self.solution,
            dinner,
            schedules=schedules,
            # Who backs off for a time of its own, or draws lots, gets out of step; who waits as long as all others does not.
            exact_sleeps=True,
            because="every dine ends, and neighbours never eat at the same time",
        )

    @interleaving_test
    def test_two_philosophers_share_two_forks(self):
        self.explore_dinner(2, [0, 1], 100, rounds=2)

    @interleaving_test
    def test_all_philosophers_eat_in_the_end(self):
        self.explore_dinner(3, [0, 1, 2], 250)

    @interleaving_test
    def test_neighbours_never_eat_together(self):
        self.explore_dinner(5, [4, 0], 60)
        self.explore_dinner(4, [1, 2, 3], 100)

    @interleaving_test
    def test_a_larger_table_comes_to_an_end(self):
        self.explore_dinner(4, [0, 1, 2, 3], 250)

    @interleaving_test
    def test_two_who_are_no_neighbours_can_eat_at_once(self):
        for n, guests in ((4, (0, 2)), (4, (1, 3)), (5, (4, 1))):

            def rendezvous(s, n=n, guests=guests):
                table = s.solution.Philosophers(n)
                meeting = threading.Barrier(2)
                s.threads(*[lambda i=i: table.dine(i, meeting.wait) for i in guests])

            explore(
                self.solution,
                rendezvous,
                schedules=30,
                because="two philosophers who are not neighbours can eat at the same time, when nobody else dines",
            )

    @interleaving_test
    def test_the_forks_come_back_when_eating_fails(self):
        def chokes(s):
            table = s.solution.Philosophers(3)
            meals = []

            def choke():
                raise RuntimeError("a bone")

            def dine(i):
                return lambda: table.dine(i, lambda: meals.append(i))

            first, _ = s.threads(lambda: table.dine(0, choke), [dine(1), dine(2)], raises=(RuntimeError,))
            s.check(isinstance(first.error, RuntimeError), "the exception of eat did not come out of dine")
            for i in range(3):
                try:
                    table.dine(i, choke)
                except RuntimeError:
                    continue
            s.threads(dine(0), dine(2))
            s.equal(sorted(meals), [0, 1, 2, 2], "the philosophers who have eaten")

        explore(
            self.solution, chokes, schedules=80, because="if eat raises, the forks are back on the table"
        )
