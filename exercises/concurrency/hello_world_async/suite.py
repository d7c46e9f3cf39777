from harness.testing import CheckFailure, ExerciseTest


class Hello(ExerciseTest):
    """One greeting"""

    def test_says_hello_world_around_a_pause(self):
        self.example(
            """
            said = []
            await hello(said.append, 1)
            said  # -> ["Hello ...", "... World!"]
            """,
        )

    def test_says_the_first_half_before_the_pause_and_the_second_after_it(self):
        said = self.times_of(lambda emit: self.solution.hello(emit, 3))
        if said != [("Hello ...", 0), ("... World!", 3)]:
            raise CheckFailure(
                "failed",
                "the two halves came at the wrong moments",
                code="await hello(emit, 3)",
                expected="'Hello ...' at 0 s, '... World!' at 3 s",
                got=told(said),
                because="the second half comes `delay` seconds after the first",
            )

    def test_lets_other_tasks_run_meanwhile(self):
        self.example(
            """
            import asyncio
            said = []

            async def clock():
                for second in (1, 2, 3):
                    await asyncio.sleep(1)
                    said.append(second)

            await asyncio.gather(hello(said.append, 2.5), clock())
            said  # -> ["Hello ...", 1, 2, "... World!", 3]
            """,
            because="a pause must not block the event loop",
        )

    def times_of(self, call):
        """Run a call in virtual time and return what it said, with the second at which it did."""
        clock = self.virtual_time()
        said = []
        clock.run(call(lambda text: said.append((text, round(clock.elapsed, 6)))))
        return said


class ManyGreetings(ExerciseTest):
    """Many greetings at once"""

    def test_greets_every_name(self):
        self.example(
            """
            said = []
            await hello_many(said.append, ["Ada", "Grace"], 1)
            said.count("Hello ...")    # -> 2
            said.count("... Ada!")     # -> 1
            said.count("... Grace!")   # -> 1
            len(said)                  # -> 4
            """,
            because="each name gets a Hello and, after the pause, its own ending",
        )

    def test_returns_at_once_without_names(self):
        self.example(
            """
            said = []
            await hello_many(said.append, [], 1)
            said  # -> []
            """,
        )

    def test_takes_one_delay_however_many_names(self):
        names = [f"guest {number}" for number in range(100)]
        self.check_times(names, 2)

    def test_greets_a_name_twice_that_is_listed_twice(self):
        self.check_times(["Ada", "Grace", "Ada"], 5)

    def test_leaves_the_list_of_names_alone(self):
        self.example(
            """
            said = []
            names = ["Grace", "Ada", "Grace"]
            await hello_many(said.append, names, 0)
            names  # -> ["Grace", "Ada", "Grace"]
            """,
        )

    def check_times(self, names, delay):
        clock = self.virtual_time()
        said = []
        clock.run(self.solution.hello_many(lambda text: said.append((text, round(clock.elapsed, 6))), names, delay))
        took = round(clock.elapsed, 6)
        call = f"await hello_many(emit, {names if len(names) < 9 else 'a hundred names'}, {delay})"
        wanted = [("Hello ...", 0)] * len(names) + [(f"... {name}!", delay) for name in names]
        if sorted(said) != sorted(wanted):
            late = [one for one in said if one not in wanted] or [one for one in wanted if one not in said] or said
            raise CheckFailure(
                "failed",
                f"{len(names)} names were not greeted at the right moments",
                code=call,
                expected=f"{len(names)} times 'Hello ...' at 0 s, and each ending once at {delay} s",
                got=f"{len(said)} texts, among them {told(late[:3])}",
                because="all names wait at the same time, so the whole takes one delay",
            )
        if took != delay:
            raise CheckFailure(
                "failed",
                f"hello_many took {took:g} s, expected {delay} s",
                code=call,
                because="all names wait at the same time, so the whole takes one delay",
            )


def told(said):
    return ", ".join(f"{text!r} at {second:g} s" for text, second in said) or "nothing"
