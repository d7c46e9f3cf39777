/** A queue that gives right answers, and moves all items for each that leaves. */
export const tooSlow = `class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.pop(0)

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return not self.items

    def __len__(self):
        return len(self.items)
`;

/** Only `dequeue` is wrong. */
export const newestFirst = tooSlow.replace('pop(0)', 'pop()');

/** Right, and cheap enough. */
export const twoStacks = `class Queue:
    def __init__(self):
        self.arrivals = []
        self.departures = []

    def enqueue(self, item):
        self.arrivals.append(item)

    def dequeue(self):
        self._turn_round()
        return self.departures.pop()

    def peek(self):
        self._turn_round()
        return self.departures[-1]

    def is_empty(self):
        return len(self) == 0

    def __len__(self):
        return len(self.arrivals) + len(self.departures)

    def _turn_round(self):
        if not self.departures:
            self.departures = self.arrivals[::-1]
            self.arrivals = []
`;
