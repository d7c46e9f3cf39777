import time

from harness.explore import explore
from harness.testing import CheckFailure, ExerciseTest, interleaving_test

# Three people who wait take some 30 steps each; one who asks again and again takes any number.
MOST_STEPS = 600
# Seconds (virtual ones) by which nobody is late who is told.
MOMENT = 0.0003


class Alone(ExerciseTest):
    """Alone in the corridor"""

    def test_walks_once(self):
        self.example(
            """
            walked = []
            corridor = Corridor()
            corridor.pass_through("Ada", "north", lambda: walked.append("Ada"))
            corridor.pass_through("Bob", "south", lambda: walked.append("Bob"))
            walked  # -> ["Ada", "Bob"]
            """,
        )


class EveryInterleaving(ExerciseTest):
    """Every order in which threads take their turns"""

    def explore_people(self, *people, schedules=100, stumbles=(), late=()):
        def meeting(s):
            corridor = s.solution.Corridor()
            walking = []
            clashes = []
            walked = []
            steps = 0

            def gets_on():
                nonlocal steps
                steps += 1
                if steps > MOST_STEPS:
                    raise CheckFailure(
                        "livelock",
                        f"{MOST_STEPS} steps went by and nobody got on",
                        because="who cannot go on waits until something changes, and does not try again and again",
                    )
                return True

            def person(name, direction):
                def walk():
                    nonlocal steps
                    steps = 0
                    clashes.extend((other, name) for other, way in walking if way != direction)
                    walking.append((name, direction))
                    # Virtual time: a long walk, in which others can ask again and again.
                    time.sleep(10)
                    walking.remove((name, direction))
                    walked.append(name)
                    if name in stumbles:
                        raise RuntimeError(f"{name} stumbles")

                def pass_through():
                    if name in late:
                        # As long as a walk: who comes late may come just when another one leaves.
                        time.sleep(10)
                    try:
                        corridor.pass_through(name, direction, walk)
                    except RuntimeError:
                        s.check(name in stumbles, f"pass_through of {name} raised RuntimeError")
                    else:
                        s.check(name not in stumbles, f"the exception of {name}'s walk was lost")

                return pass_through

            s.always(gets_on, "nobody gets on")
            s.threads(
                *[[person(name, way) for name, way in each] if isinstance(each, list) else person(*each) for each in people],
                names=[(each[0] if isinstance(each, list) else each)[0] for each in people],
            )
            s.check(not clashes, f"{' and '.join(clashes[0]) if clashes else ''} walked in opposite directions at the same time")
            everybody = [name for each in people for name, _ in (each if isinstance(each, list) else [each])]
            s.equal(sorted(walked), sorted(everybody), "the people who walked, each once")

        # Unfair orders are tried because of ``steps``.
        explore(self.solution, meeting, schedules=schedules, steps=100_000)

    @interleaving_test
    def test_two_who_meet_both_get_through(self):
        self.explore_people(("Ada", "north"), ("Bob", "south"), schedules=120)

    @interleaving_test
    def test_who_waits_goes_on_in_the_moment_when_the_corridor_is_free(self):
        def meeting(s):
            corridor = s.solution.Corridor()
            free_since = 0.0
            late = []

            def person(name, direction, seconds):
                def walk():
                    nonlocal free_since
                    if s.elapsed > free_since + MOMENT:
                        late.append(f"{name} went on {s.elapsed - free_since:.2g} s after the corridor had become free")
                    time.sleep(seconds)
                    free_since = s.elapsed

                return lambda: corridor.pass_through(name, direction, walk)

            # Odd times: who looks every so often comes late.
            s.threads(person("Ada", "north", 7.3134), person("Bob", "south", 5.0274), names=["Ada", "Bob"])
            if late:
                raise CheckFailure(
                    "livelock", late[0], because="who cannot go on waits to be told, and does not look again and again"
                )

        explore(self.solution, meeting, schedules=30)

    @interleaving_test
    def test_nobody_walks_against_two(self):
        self.explore_people(("Ada", "north"), ("Bob", "south"), ("Cleo", "north"), schedules=150)

    @interleaving_test
    def test_nobody_slips_in_before_one_who_wakes_up(self):
        self.explore_people(("Ada", "north"), ("Bob", "south"), ("Cleo", "north"), late=("Cleo",), schedules=100)

    @interleaving_test
    def test_who_comes_back_meets_others_again(self):
        self.explore_people([("Ada", 0), ("Ada again", 1)], [("Bob", 1), ("Bob again", 0)], schedules=100)

    @interleaving_test
    def test_the_corridor_is_free_after_a_stumble(self):
        self.explore_people(("Ada", None), ("Bob", ""), ("Cleo", None), stumbles=("Ada",), schedules=100)
