# race: looks and sells without a lock


class TicketOffice:
    def __init__(self, seats):
        self._remaining = seats

    @property
    def remaining(self):
        return self._remaining

    def sell(self, n):
        if self._remaining >= n:
            self._remaining -= n
            return True
        return False
