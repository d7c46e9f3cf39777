"""An OrderedDict in the order of arrival: its first pair is found at once, whatever was deleted before it."""

from collections import OrderedDict
from itertools import count


class Queue:
    def __init__(self):
        self.line = OrderedDict()
        self.tickets = count()

    def enqueue(self, item):
        self.line[next(self.tickets)] = item

    def frontTicket(self):
        for ticket in self.line:
            return ticket
        raise IndexError("nobody waits")

    def dequeue(self):
        return self.line.pop(self.frontTicket())

    def peek(self):
        return self.line[self.frontTicket()]

    def is_empty(self):
        return len(self) == 0

    def __len__(self):
        return len(self.line)
