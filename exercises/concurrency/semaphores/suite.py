import time

from harness.explore import explore
from harness.testing import ExerciseTest, interleaving_test


class OneThread(ExerciseTest):
    """Lending and taking back"""

    def test_lends_the_same_connection_again(self):
        self.example(
            """
            made = []
            def factory():
                made.append(object())
                return made[-1]
            pool = ConnectionPool(2, factory)
            made                     # -> []
            first = pool.acquire()
            pool.release(first)
            pool.acquire() is first  # -> True
            len(made)                # -> 1
            """,
            because="connections are made when they are needed, and an idle one is lent before a new one is made",
        )

    def test_gives_up_when_all_are_out(self):
        self.example(
            """
            pool = ConnectionPool(1, object)
            conn = pool.acquire()
            pool.acquire(timeout=0)  # raises TimeoutError
            pool.release(conn)
            pool.acquire(timeout=0) is conn  # -> True
            """,
        )

    def test_takes_back_only_what_is_out(self):
        self.example(
            """
            pool = ConnectionPool(2, list)
            conn = pool.acquire()
            pool.release([])         # raises ValueError
            pool.release(conn)
            pool.release(conn)       # raises ValueError
            """,
            because="release of something that is not out raises ValueError; identity counts, not equality",
        )

    def test_a_with_block_gives_it_back(self):
        self.example(
            """
            pool = ConnectionPool(1, object)
            with pool.connection() as conn:
                pool.acquire(timeout=0)      # raises TimeoutError
            pool.acquire(timeout=0) is conn  # -> True
            """,
        )


    def test_a_with_block_gives_it_back_whatever_ends_it(self):
        self.example(
            """
            pool = ConnectionPool(1, object)
            try:
                with pool.connection() as conn:
                    raise SystemExit
            except SystemExit:
                pass
            pool.acquire(timeout=0) is conn  # -> True
            """,
            because="the with block gives its connection back on every exception, SystemExit and its like included",
        )

    def test_two_pools_keep_apart(self):
        self.example(
            """
            one, other = ConnectionPool(1, object), ConnectionPool(1, object)
            conn = one.acquire()
            one.release(conn)
            other.acquire() is conn  # -> False
            other.release(conn)      # raises ValueError
            """,
            because="each pool has connections of its own",
        )


class Connection:
    """Equal to every other, falsy, and not hashable: what counts is identity."""

    __hash__ = None

    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return isinstance(other, Connection)

    def __bool__(self):
        return False

    def __repr__(self):
        return f"connection {self.number}"


class Office:
    """Makes connections, and keeps an eye on them."""

    def __init__(self, s, size, fails=()):
        self.s = s
        self.size = size
        self.fails = fails
        self.asked = 0
        self.made = []
        self.out = []
        self.most = 0
        self.twice = False
        self.pool = s.solution.ConnectionPool(size, self.factory)

    def factory(self):
        number = self.asked
        self.asked += 1
        time.sleep(0)
        if number in self.fails:
            raise ConnectionError(f"attempt {number} failed")
        self.made.append(Connection(number))
        return self.made[-1]

    def borrow(self, **limits):
        conn = self.pool.acquire(**limits)
        self.note(conn)
        return conn

    def note(self, conn):
        self.twice = self.twice or any(conn is each for each in self.out)
        self.out.append(conn)
        self.most = max(self.most, len(self.out))

    def forget(self, conn):
        self.out[:] = [each for each in self.out if each is not conn]

    def give_back(self, conn):
        self.forget(conn)
        self.pool.release(conn)

    def use(self, **limits):
        conn = self.borrow(**limits)
        time.sleep(0)
        self.give_back(conn)

    def use_with(self, problem=None):
        with self.pool.connection() as conn:
            self.note(conn)
            time.sleep(0)
            self.forget(conn)
            if problem is not None:
                raise problem

    def settle(self):
        """Check what happened, and that every place came back."""
        s = self.s
        s.check(not self.twice, "a connection was lent while it was out")
        s.check(self.most <= self.size, f"{self.most} connections were out at the same time, of a pool of {self.size}")
        s.check(len(self.made) <= self.size, f"{len(self.made)} connections were made for a pool of {self.size}")
        all_of_them = []
        for place in range(self.size):
            try:
                all_of_them.append(self.pool.acquire(timeout=0))
            except TimeoutError:
                s.check(False, f"afterwards only {place} of {self.size} connections can be borrowed", because=COME_BACK)
        try:
            one_more = self.pool.acquire(timeout=0)
        except TimeoutError:
            pass
        else:
            s.check(False, f"afterwards {self.size + 1} connections can be borrowed at once: {one_more!r} too many")
        s.check(
            len({id(conn) for conn in all_of_them}) == self.size and len(self.made) <= self.size,
            f"afterwards {len(self.made)} connections were made for a pool of {self.size}",
        )


COME_BACK = "every place comes back, whatever happened"


class EveryInterleaving(ExerciseTest):
    """Every order in which threads take their turns"""

    def explore_office(self, scenario, schedules=80, because=None):
        explore(self.solution, scenario, schedules=schedules, because=because)

    @interleaving_test
    def test_lends_no_more_than_there_are(self):
        def three_customers(s):
            office = Office(s, 2)
            s.threads(office.use, office.use, office.use)
            office.settle()

        def one_at_a_time(s):
            office = Office(s, 1)
            s.threads([office.use, office.use], office.use_with)
            office.settle()

        def one_is_idle(s):
            office = Office(s, 2)
            office.use()
            s.threads(office.use, office.use)
            office.settle()

        self.explore_office(three_customers, 120)
        self.explore_office(one_at_a_time)
        self.explore_office(one_is_idle)

    @interleaving_test
    def test_the_with_block_gives_it_back_when_it_raises(self):
        def trouble(s):
            office = Office(s, 1)
            first, _ = s.threads(lambda: office.use_with(KeyError("trouble")), office.use, raises=(KeyError,))
            s.check(first.error is not None, "the exception of the with block was lost")
            office.settle()

        self.explore_office(trouble, because=COME_BACK)

    @interleaving_test
    def test_of_two_releases_of_one_connection_exactly_one_succeeds(self):
        def at_once(s):
            office = Office(s, 2)
            conn = office.borrow()
            office.forget(conn)
            outcomes = s.threads(
                lambda: office.pool.release(conn), lambda: office.pool.release(conn), raises=(ValueError,)
            )
            succeeded = sum(outcome.error is None for outcome in outcomes)
            s.equal(succeeded, 1, "the releases of one connection that succeeded, of two at the same moment")
            office.settle()

        self.explore_office(at_once)

    @interleaving_test
    def test_equal_connections_are_told_apart(self):
        def equals(s):
            office = Office(s, 2)
            one, other = office.borrow(), office.borrow()
            s.check(one is not other, "a connection was lent while it was out")
            office.give_back(one)
            for stranger in (one, Connection(99)):
                try:
                    office.pool.release(stranger)
                except ValueError:
                    continue
                s.check(False, "release took something back that was not out", because="identity counts, not equality")
            s.check(office.borrow() is one, "the idle connection was not the one that was lent next")
            office.give_back(other)
            office.give_back(one)
            office.settle()

        self.explore_office(equals, 5)

    @interleaving_test
    def test_a_failing_factory_gives_its_place_back(self):
        def fails_first(s):
            office = Office(s, 1, fails=(0,))
            outcomes = s.threads(office.use, office.use, raises=(ConnectionError,))
            failed = [outcome for outcome in outcomes if outcome.error is not None]
            s.equal(len(failed), 1, "the calls of acquire that raised the factory's exception, of one failure")
            office.settle()

        def fails_beside_an_idle_one(s):
            # A third place stays free meanwhile, and has to be counted still.
            office = Office(s, 3, fails=(1,))
            conn = office.borrow()
            try:
                office.borrow()
            except ConnectionError:
                pass
            office.give_back(conn)
            s.check(office.borrow(timeout=0) is conn, "a connection was made although one was idle")
            office.give_back(conn)
            office.settle()

        self.explore_office(fails_first, because=COME_BACK)
        self.explore_office(fails_beside_an_idle_one, 5)

    @interleaving_test
    def test_waits_as_long_as_it_may_and_no_longer(self):
        def too_late(s):
            office = Office(s, 1)
            conn = office.borrow()
            began = time.monotonic()
            late, _ = s.threads(lambda: office.borrow(timeout=2), lambda: time.sleep(5), raises=(TimeoutError,))
            s.check(late.error is not None, "acquire(timeout=2) lent a connection that was out")
            s.check(time.monotonic() - began < 6, "acquire(timeout=2) waited for several seconds more")
            office.give_back(conn)
            office.settle()

        def in_time(s):
            office = Office(s, 1)
            conn = office.borrow()

            def returns():
                time.sleep(1)
                office.give_back(conn)

            def waits():
                office.give_back(office.borrow(timeout=60))

            s.threads(waits, returns)
            office.settle()

        def in_the_end(s):
            office = Office(s, 1)
            conn = office.borrow()

            def returns_after_hours():
                time.sleep(7200)
                office.give_back(conn)

            s.threads(office.use, returns_after_hours)
            office.settle()

        def in_vain(s):
            office = Office(s, 1)
            conn = office.borrow()
            gave_up = []

            def waits():
                try:
                    office.use(timeout=4)
                except TimeoutError:
                    gave_up.append(time.monotonic() - began)

            def returns_for_a_moment():
                time.sleep(3)
                office.give_back(conn)
                office.borrow()
                time.sleep(9)
                office.give_back(conn)

            began = time.monotonic()
            s.threads(waits, returns_for_a_moment)
            s.check(
                max(gave_up, default=0) < 6,
                f"acquire(timeout=4) gave up after {max(gave_up, default=0):.0f} s: it was woken after 3 s, and somebody was quicker",
            )
            office.settle()

        self.explore_office(in_the_end, 10, because="without a timeout, acquire waits as long as it takes")
        self.explore_office(in_vain, 60, because="the timeout is for the whole call, however often it is woken in vain")
        self.explore_office(too_late, 20, because="acquire gives up after timeout seconds, and takes no place with it")
        self.explore_office(in_time, 40, because="a connection came back in time")

    @interleaving_test
    def test_every_one_that_waits_gets_one_in_the_end(self):
        def two_wait(s):
            office = Office(s, 2)
            one, other = office.borrow(), office.borrow()

            def returns():
                office.give_back(one)
                office.give_back(other)

            s.threads(office.use, office.use, returns)
            office.settle()

        self.explore_office(two_wait, 100)
