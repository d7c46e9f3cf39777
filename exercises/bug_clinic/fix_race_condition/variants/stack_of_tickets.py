# Every seat is a ticket in a list; sold ones go to another list.
import threading


class TicketOffice:
    def __init__(self, seats):
        self.freeTickets = list(range(seats))
        self.soldTickets = []
        self.counterLock = threading.Semaphore(1)

    @property
    def remaining(self):
        return len(self.freeTickets)

    def sell(self, n):
        self.counterLock.acquire()
        try:
            return self.handOver(n)
        finally:
            self.counterLock.release()

    def handOver(self, n):
        if len(self.freeTickets) >= n:
            for _ in range(n):
                self.soldTickets.append(self.freeTickets.pop())
            return True
        else:
            return False
