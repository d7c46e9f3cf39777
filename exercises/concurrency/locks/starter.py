"""Bank accounts that many threads use at the same time."""


class Account:
    """An account whose balance never goes below zero."""

    def __init__(self, balance: int) -> None:
        raise NotImplementedError("Account(balance) should open an account with that balance.")

    @property
    def balance(self) -> int:
        """The money on the account now."""
        raise NotImplementedError("account.balance should be the money on the account.")

    def deposit(self, n: int) -> None:
        """Add ``n`` to the balance."""
        raise NotImplementedError("deposit(n) should add n to the balance.")

    def withdraw(self, n: int) -> None:
        """Take ``n`` off the balance; ValueError when the account holds less."""
        raise NotImplementedError("withdraw(n) should take n off the balance or raise ValueError.")


def transfer(src: Account, dst: Account, n: int) -> None:
    """Move ``n`` from ``src`` to ``dst``; ValueError when ``src`` holds less."""
    raise NotImplementedError("transfer(src, dst, n) should move n or raise ValueError.")
