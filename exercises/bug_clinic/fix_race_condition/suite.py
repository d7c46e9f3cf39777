from harness.testing import ExerciseTest, op, random_test, values


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

    @random_test
    def test_sells_as_one_window_would(self):
        self.check_sequences(
            "TicketOffice",
            OneWindow,
            [op("sell", values.integers(1, 4), result="truth"), op("remaining", attribute=True)],
            construct=[values.integers(0, 9)],
        )


class ManyWindows(ExerciseTest):
    """Selling at many windows"""

    def test_sells_every_seat_once(self):
        office = self.solution.TicketOffice(100)

        def sell():
            return sum(bool(office.sell(1)) for _ in range(60))

        sold = self.run_threads(sell, sell, sell)
        self.assertEqual((sum(sold), office.remaining), (100, 0), f"three windows sold {sold} of 100 seats")
