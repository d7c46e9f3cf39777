from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test


class OneThread(ExerciseTest):
    """One thread"""

    def test_pays_in_and_out(self):
        self.example(
            """
            account = Account(100)
            account.deposit(20)
            account.balance  # -> 120
            account.withdraw(50)
            account.balance  # -> 70
            """,
        )

    def test_refuses_to_overdraw(self):
        self.example(
            """
            account = Account(10)
            account.withdraw(11)  # raises ValueError
            account.balance       # -> 10
            account.withdraw(10)
            account.balance       # -> 0
            """,
            because="withdraw raises ValueError when the account holds less, and changes nothing",
        )

    def test_moves_money_from_one_account_to_another(self):
        self.example(
            """
            ann, bob = Account(100), Account(20)
            transfer(ann, bob, 70)
            ann.balance  # -> 30
            bob.balance  # -> 90
            """,
        )

    def test_moves_nothing_when_the_money_does_not_suffice(self):
        self.example(
            """
            ann, bob = Account(10), Account(5)
            transfer(ann, bob, 11)  # raises ValueError
            ann.balance             # -> 10
            bob.balance             # -> 5
            transfer(ann, bob, 10)
            bob.balance             # -> 15
            """,
            because="a call that raises ValueError has changed nothing",
        )


class EveryInterleaving(ExerciseTest):
    """Every order in which threads take their turns"""

    @interleaving_test
    def test_pays_out_no_more_than_there_is(self):
        def two_withdrawals(s):
            account = s.solution.Account(10)
            s.always(lambda: account.balance >= 0, "the balance went below zero")
            one, other, seen = s.threads(
                lambda: account.withdraw(7),
                lambda: account.withdraw(6),
                lambda: account.balance,
                raises=(ValueError,),
            )
            paid = 7 * (not one.error) + 6 * (not other.error)
            s.check(paid in (6, 7), f"a balance of 10 paid out {paid} to withdraw(7) and withdraw(6)")
            s.one_of(seen.value, (10, 10 - paid), "the balance that another thread saw meanwhile")
            s.equal(account.balance, 10 - paid, "the balance afterwards")

        explore(self.solution, two_withdrawals, because="of two withdrawals that do not fit together, one succeeds")

    @interleaving_test
    def test_loses_no_deposit(self):
        def pays_in_and_out(s):
            account = s.solution.Account(10)
            s.threads(
                [lambda: account.deposit(5), lambda: account.withdraw(4)],
                lambda: account.deposit(3),
                lambda: account.withdraw(2),
            )
            s.equal(account.balance, 12, "the balance after deposits of 5 and 3 and withdrawals of 4 and 2")

        explore(self.solution, pays_in_and_out, because="no money appears or disappears")

    @interleaving_test
    def test_transfers_in_opposite_directions_end(self):
        def to_and_fro(s):
            ann, bob = s.solution.Account(3), s.solution.Account(2)
            s.always(lambda: ann.balance >= 0 and bob.balance >= 0, "a balance went below zero")
            s.always(lambda: ann.balance + bob.balance == 5, "the total changed", when=lambda: s.idle)
            s.threads(
                [lambda: s.solution.transfer(ann, bob, 2), lambda: s.solution.transfer(bob, ann, 1)],
                lambda: s.solution.transfer(bob, ann, 1),
            )
            s.equal((ann.balance, bob.balance), (3, 2), "the balances afterwards")

        explore(self.solution, to_and_fro, because="opposite transfers neither lose money nor wait for ever")

    @interleaving_test
    def test_transfers_round_a_circle_end(self):
        def circle(s):
            a, b, c = (s.solution.Account(5) for _ in range(3))
            s.always(
                lambda: a.balance + b.balance + c.balance == 15, "the total changed", when=lambda: s.idle
            )
            s.threads(
                lambda: s.solution.transfer(a, b, 1),
                lambda: s.solution.transfer(b, c, 2),
                lambda: s.solution.transfer(c, a, 3),
            )
            s.equal((a.balance, b.balance, c.balance), (7, 4, 4), "the balances afterwards")

        explore(self.solution, circle, because="a circle of transfers must not wait for each other for ever")

    @interleaving_test
    def test_transfers_know_of_deposits_and_withdrawals(self):
        def everything_at_once(s):
            ann, bob = s.solution.Account(10), s.solution.Account(0)
            s.always(lambda: ann.balance >= 0 and bob.balance >= 0, "a balance went below zero")
            moved, taken, _ = s.threads(
                lambda: s.solution.transfer(ann, bob, 6),
                lambda: ann.withdraw(7),
                lambda: bob.deposit(1),
                raises=(ValueError,),
            )
            s.check(
                (moved.error is None) != (taken.error is None),
                "from a balance of 10, of transfer(ann, bob, 6) and ann.withdraw(7) exactly one can succeed",
            )
            expected = (4, 7) if moved.error is None else (3, 1)
            s.equal((ann.balance, bob.balance), expected, "the balances afterwards")

        explore(self.solution, everything_at_once, because="no money appears or disappears")

    @interleaving_test
    def test_nobody_spends_the_money_of_a_refused_transfer(self):
        def refused(s):
            ann, bob = s.solution.Account(1), s.solution.Account(2)
            s.always(lambda: ann.balance >= 0 and bob.balance >= 0, "a balance went below zero")
            moved, taken = s.threads(
                lambda: s.solution.transfer(ann, bob, 5),
                lambda: bob.withdraw(3),
                raises=(ValueError,),
            )
            s.check(moved.error is not None, "transfer(ann, bob, 5) from a balance of 1 was not refused")
            s.check(taken.error is not None, "bob.withdraw(3) from a balance of 2 took money that a refused transfer had brought")
            s.equal((ann.balance, bob.balance), (1, 2), "the balances afterwards")

        explore(self.solution, refused, because="a call that raises ValueError has changed nothing")

    @interleaving_test
    def test_a_transfer_to_itself_disturbs_nobody(self):
        def itself(s):
            account = s.solution.Account(10)
            moved, _ = s.threads(
                lambda: s.solution.transfer(account, account, 8),
                # What raises here would fail the check: 5 are there all the time.
                lambda: unless_short(s, lambda: account.withdraw(5)),
                raises=(ValueError,),
            )
            s.equal(account.balance, 5, "the balance afterwards")

        def unless_short(s, withdraw):
            try:
                withdraw()
            except ValueError:
                s.check(False, "withdraw(5) from a balance of 10 failed during transfer(account, account, 8)")

        explore(self.solution, itself, because="a transfer from an account to itself makes no withdrawal fail")

    @interleaving_test
    def test_a_refusal_leaves_nothing_locked(self):
        def refusals(s):
            ann, bob = s.solution.Account(1), s.solution.Account(1)
            s.threads(
                [lambda: ann.withdraw(5), lambda: ann.deposit(1)],
                [lambda: s.solution.transfer(ann, bob, 5), lambda: bob.deposit(1)],
                raises=(ValueError,),
            )
            s.equal((ann.balance, bob.balance), (2, 2), "the balances afterwards")

        explore(self.solution, refusals, because="a call that raises ValueError has changed nothing")


class OneAccountTwice(ExerciseTest):
    """From and to the same account"""

    def test_a_transfer_to_itself_changes_nothing(self):
        self.example(
            """
            ann = Account(10)
            transfer(ann, ann, 4)
            ann.balance             # -> 10
            transfer(ann, ann, 11)  # raises ValueError
            ann.balance             # -> 10
            """,
            because="transfer(a, a, n) leaves the balance as it is, or raises ValueError when a holds less",
        )
