# Windows hand their orders to one clerk, a thread of the office's own; nobody else touches the seats.
import queue
import threading
from concurrent.futures import Future


class TicketOffice:
    def __init__(self, seats):
        self._seats = seats
        self._orders = queue.SimpleQueue()
        threading.Thread(target=self._clerk, daemon=True).start()

    @property
    def remaining(self):
        return self._seats

    def sell(self, n):
        answer = Future()
        self._orders.put((n, answer))
        return answer.result()

    def _clerk(self):
        while True:
            n, answer = self._orders.get()
            enough = n <= self._seats
            if enough:
                self._seats -= n
            answer.set_result(enough)
