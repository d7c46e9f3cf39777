"""One condition for the whole table, which is never held while computing; entries are [state, value]."""

from threading import Condition, Lock


class Counter(object):
    def __init__(self):
        self._cond = Condition(Lock())
        self._steps = []

    def increment(self):
        with self._cond:
            self._steps.append(1)

    @property
    def value(self):
        with self._cond:
            return sum(self._steps)


class OnceCache(object):
    def __init__(self):
        self._cond = Condition()
        self._table = {}
        self._busy = set()

    def get(self, key, compute):
        with self._cond:
            self._cond.wait_for(lambda: key not in self._busy)
            if key in self._table:
                return self._table[key][0]
            self._busy.add(key)
        try:
            box = (compute(),)
        except BaseException:
            box = None
            raise
        finally:
            with self._cond:
                self._busy.remove(key)
                if box is not None:
                    self._table[key] = box
                self._cond.notify_all()
        return box[0]
