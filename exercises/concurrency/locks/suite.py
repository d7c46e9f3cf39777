from harness.testing import ExerciseTest


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


class ManyThreads(ExerciseTest):
    """Many threads"""

    def test_keeps_the_total_while_threads_move_money_round(self):
        Account, transfer = self.solution.Account, self.solution.transfer
        accounts = [Account(100) for _ in range(3)]

        def move(step):
            for turn in range(150):
                src, dst = accounts[turn % 3], accounts[(turn + step) % 3]
                try:
                    transfer(src, dst, 1 + turn % 7)
                except ValueError:
                    pass

        self.run_threads(lambda: move(1), lambda: move(2))
        balances = [account.balance for account in accounts]
        self.assertEqual(sum(balances), 300, f"three accounts of 100 now hold {balances}")
