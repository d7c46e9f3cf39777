from harness.explore import call, explore
from harness.testing import ExerciseTest, interleaving_test, op, random_test, values


class OneWindow:
    """The office with a single window."""

    def __init__(self, seats):
        self.remaining = seats

    def sell(self, n):
        if self.remaining < n:
            return False
        self.remaining -= n
        return True


class Selling(ExerciseTest):
    """Selling at one window"""

    def test_sells_seats_as_long_as_there_are_enough(self):
        self.example(
            """
            office = TicketOffice(5)
            office.sell(3)    # -> True
            office.sell(3)    # -> False
            office.remaining  # -> 2
            """,
            because="a sale that is refused takes no seats",
        )

    def test_sells_the_last_seat(self):
        self.example(
            """
            office = TicketOffice(2)
            office.sell(2)    # -> True
            office.remaining  # -> 0
            office.sell(1)    # -> False
            """,
        )


class ManyWindows(ExerciseTest):
    """Selling at many windows, in every order in which they take their turns"""

    @interleaving_test
    def test_sells_no_seat_twice(self):
        def last_seats(s):
            office = s.solution.TicketOffice(3)
            s.always(lambda: office.remaining >= 0, "`remaining` went below zero")
            one, other = s.threads(lambda: office.sell(2), lambda: office.sell(2))
            sold = 2 * bool(one.value) + 2 * bool(other.value)
            s.check(sold == 2, f"two windows that sell 2 of 3 seats each sold {sold} seats in all")
            s.equal(office.remaining, 1, "the seats left")

        explore(self.solution, last_seats, because="no more seats are sold than there are")

    @interleaving_test
    def test_takes_every_seat_off_once(self):
        def enough_for_all(s):
            office = s.solution.TicketOffice(9)
            sold = s.threads(lambda: office.sell(1), lambda: office.sell(2), lambda: office.sell(3))
            s.check(all(one.value for one in sold), "a sale was refused although there were seats for all")
            s.equal(office.remaining, 3, "the seats left after sales of 1, 2 and 3 of 9")

        explore(self.solution, enough_for_all, timing=True, because="every seat that is sold is taken off exactly once")

    @interleaving_test
    def test_refuses_only_when_the_seats_were_short(self):
        def too_large_a_party(s):
            office = s.solution.TicketOffice(2)
            party, single = s.threads(lambda: office.sell(3), lambda: office.sell(1))
            s.check(not party.value, "sell(3) sold three of two seats")
            s.check(single.value, "sell(1) was refused although two seats were free all the time")
            s.equal(office.remaining, 1, "the seats left")

        # Whoever waits for the lock for a while only is refused where others take longer.
        explore(self.solution, too_large_a_party, timing=True, because="a sale that is refused must not be noticed by others")

    @interleaving_test
    def test_sells_as_if_one_window_came_after_the_other(self):
        def three_windows(s):
            s.linearizable(
                s.solution.TicketOffice(3),
                OneWindow(3),
                [call("sell", 1), call("sell", 2)],
                [call("sell", 2)],
                [call("sell", 1)],
            )

        explore(self.solution, three_windows, because="a refusal is right at some moment during the call")


class AnySales(ExerciseTest):
    """Any sales at one window"""

    @random_test
    def test_sells_as_one_window_would(self):
        self.check_sequences(
            "TicketOffice",
            OneWindow,
            [op("sell", values.integers(1, 4), result="truth"), op("remaining", attribute=True)],
            construct=[values.integers(0, 9)],
            # Each office may keep a thread of its own.
            sequences=60,
        )
