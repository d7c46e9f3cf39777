import concurrent.futures
import hashlib
import logging
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from harness.testing import AnswerLost, CheckFailure, ExerciseTest

STAGE_1 = "Stage 1: outcomes and progress"
STAGE_2 = "Stage 2: a record of every failure"

EVERY_FILE = "there is an outcome for every file below the folder, and for nothing else"
FAILURES = "a failure has value None and an error that is truthy; nothing else is disturbed"


# The operations. They live here, not in a test, so that other processes can import them.


def size(path):
    return len(Path(path).read_bytes())


def as_its_name_says(path):
    """Do what the first word of the file's name says, and leave a mark where a folder for marks lies beside that of the file."""
    word, marks = path_name(path).split("-")[0], Path(path).parent.parent / "marks"
    if marks.is_dir():
        (marks / path_name(path)).touch()
    if word == "raises":
        raise ValueError("the operation does not like this file")
    if word == "silent":
        raise LookupError
    if word == "vanishing":
        os.remove(path)
    if word == "dies":
        os._exit(3)
    return {"none": None, "zero": 0, "false": False, "text": ""}.get(word, "read") if Path(path).read_bytes() else "empty"


def vanish(path):
    """Read the file and take all others away."""
    data = Path(path).read_bytes()
    for other in Path(path).parent.iterdir():
        if str(other) != str(path) and other.name.startswith("gone"):
            try:
                other.unlink()
            except OSError:
                pass  # another process was faster
    return len(data)


def marked(path):
    """Leave a mark that says who was at work; quick and slow files end in another order than they begin."""
    slow, name = 0.15 if path_name(path).startswith("a") else 0.0, path_name(path)
    time.sleep(slow)
    Path(os.environ["MARKS"], name).write_text(str(os.getpid()))
    if name == "c-raises":
        raise ValueError("no")
    return os.getpid()


def path_name(path):
    return os.path.basename(os.fspath(path))


class FolderTest(ExerciseTest):
    """A group of tests with a folder."""

    kind = "system"
    method = None

    def setUp(self):
        before = multiprocessing.get_start_method(allow_none=True)
        self.addCleanup(multiprocessing.set_start_method, before, force=True)
        if self.method is not None:
            multiprocessing.set_start_method(self.method, force=True)
        super().setUp()
        self.root = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)

    def folder(self, **files):
        return self.filled({name.replace("__", "/"): data for name, data in files.items()})

    def filled(self, files, name="folder"):
        """Make a folder with these files: bytes by relative name."""
        folder = os.path.join(self.root, name)
        os.makedirs(folder)
        for name, data in files.items():
            path = os.path.join(folder, *name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        return folder

    def process(self, folder, operation, **options):
        return Shown(self.solution.process_directory(folder, operation, **options), folder, operation, options)


class Shown:
    """The outcomes, and the call that gave them."""

    def __init__(self, outcomes, folder, operation, options):
        more = "".join(f", {name}={value if isinstance(value, int) else '…'}" for name, value in options.items())
        self.code = f'process_directory("…/{os.path.basename(folder)}", {operation.__name__}{more})'
        self.folder = os.fspath(folder)
        if not isinstance(outcomes, list):
            self.fail(f"process_directory returned {outcomes!r:.80}, expected a list of outcomes")
        for outcome in outcomes:
            for attribute in ("path", "value", "error"):
                if not hasattr(outcome, attribute):
                    self.fail(f"{outcome!r:.80} has no {attribute}", "an outcome has path, value and error")
        self.outcomes = outcomes

    def fail(self, summary, because=None):
        raise CheckFailure("failed", summary, code=self.code, because=because)

    def by_name(self):
        """Return the outcomes by the name below the folder; ``/`` is between folders."""
        start = len(self.folder) + 1
        return {os.fspath(one.path)[start:].replace(os.sep, "/"): one for one in self.outcomes}

    def check_paths(self, names, kinds={}):
        """Check that there is an outcome for each of these names, in order; ``kinds`` tells what is special about one."""
        wanted = [os.path.join(self.folder, *name.split("/")) for name in names]
        got = [os.fspath(one.path) for one in self.outcomes]
        for name, path in zip(names, wanted):
            if path not in got:
                near = [one for one in got if os.path.basename(one) == os.path.basename(path)]
                kind = f" ({kinds[name]})" if name in kinds else ""
                self.fail(f"there is no outcome for {path}{kind}" + (f", but one for {near[0]}" if near else ""), EVERY_FILE)
        if len(got) != len(wanted):
            extra = [path for path in got if path not in wanted] or [path for path in got if got.count(path) > 1]
            self.fail(f"{len(got)} outcomes for {len(wanted)} files: one too many is for {extra[0]}", EVERY_FILE)
        # Paths as objects are compared part by part, as text letter by letter: both are an order by path.
        if got not in (sorted(wanted), [str(path) for path in sorted(map(Path, wanted))]):
            self.fail(f"the outcomes are in the order {[os.path.relpath(path, self.folder) for path in got]}", "outcomes are sorted by path")

    def good(self, name, value):
        outcome = self.by_name()[name]
        if outcome.error is not None:
            self.fail(f"the outcome of {name} has error {outcome.error!r:.200}, and nothing was wrong", FAILURES)
        if outcome.value != value or type(outcome.value) is not type(value):
            self.fail(f"the outcome of {name} has value {outcome.value!r:.80}, expected {value!r:.80}")

    def bad(self, name, why):
        outcome = self.by_name()[name]
        if not outcome.error:
            self.fail(f"the outcome of {name} ({why}) has error {outcome.error!r}, expected something truthy", FAILURES)
        if outcome.value is not None:
            self.fail(f"the outcome of {name} ({why}) has value {outcome.value!r:.80}, expected None", FAILURES)


class Outcomes(FolderTest):
    """Outcomes"""

    stage = STAGE_1

    def test_gives_the_checksum_of_every_file(self):
        self.example(
            """
            outcomes = process_directory(folder, checksum)
            len(outcomes)       # -> 2
            outcomes[0].value   # -> "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            outcomes[0].error   # -> None
            outcomes[1].value   # -> "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            """,
            given={"folder": self.folder(abc=b"abc", empty=b"")},
            because="the folder holds the files abc, with these three letters, and empty, with nothing",
        )

    def test_a_folder_without_files_has_no_outcomes(self):
        folder = self.folder()
        os.makedirs(os.path.join(folder, "deeper", "still"))
        self.example("process_directory(folder, checksum, workers=2)  # -> []", given={"folder": folder})

    def test_joins_the_path_as_it_was_given_with_the_name(self):
        self.folder(a=b"1", b__c=b"22")
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.root)
        shown = self.process("folder", size, workers=1)
        shown.check_paths(["a", "b/c"])
        shown = self.process(Path("folder"), size, workers=1)
        shown.check_paths(["a", "b/c"])


class UnderEach:
    """What is shown under each start method: ``shows_x`` becomes ``test_x``, whose title tells the method."""

    def __init_subclass__(cls):
        if not issubclass(cls, FolderTest):
            return
        for name, show in [item for base in cls.__mro__ for item in vars(base).items() if item[0].startswith("shows_")]:

            def test(self, show=show):
                show(self)

            words = name[len("shows_") :]
            test.__doc__ = f"{words.replace('_', ' ')}, with {cls.method}"
            setattr(cls, f"test_{words}", test)


class InProcesses(UnderEach):
    def shows_every_file_has_its_outcome(self):
        files = {
            "b.bin": bytes(range(256)) * 300,
            "a/z": b"\r\n\n",
            "a/.hidden": b"seen",
            "a-b": b"",
            "a/deep/er/x.txt": "Grüße".encode("latin-1"),
            "Makefile": b"all:",
            "[x] y.txt": b"brackets and a space",
        }
        shown = self.process(self.filled(files), self.solution.checksum, workers=2)
        shown.check_paths(list(files))
        for name, data in files.items():
            shown.good(name, hashlib.sha256(data).hexdigest())

    def shows_failures_are_kept_apart(self):
        good = {"none-1": None, "zero-1": 0, "false-1": False, "text-1": "", "good-1": "read", "good-2": "read"}
        bad = {"raises-1": "the operation raises", "silent-1": "the operation raises an exception without a text",
               "vanishing-1": "it vanishes before it is read"}
        folder = self.filled({**{name: b"x" for name in (*good, *bad)}, "empty-1": b""})
        good["empty-1"] = "empty"
        for name, target, why in (
            ("dangling-1", "nowhere", "a link that leads nowhere"),
            ("unreadable-1", "/proc/self/mem", "it cannot be read"),
        ):
            if target.startswith("/") and not os.path.exists(target):
                continue
            try:
                os.symlink(target, os.path.join(folder, name))
            except (OSError, NotImplementedError):
                continue  # this system lets nobody make links
            bad[name] = why
        shown = self.process(folder, as_its_name_says, workers=2)
        shown.check_paths([*good, *bad], bad)
        for name, why in bad.items():
            shown.bad(name, why)
        for name, value in good.items():
            shown.good(name, value)

    def shows_progress_is_told_in_this_process_and_reaches_the_total(self):
        marks = os.path.join(self.root, "marks")
        os.mkdir(marks)
        os.environ["MARKS"] = marks
        names = ["a-slow", "b", "c-raises", "d", "e"]
        calls = []
        shown = self.process(
            self.filled({name: b"" for name in names}),
            marked,
            workers=2,
            on_progress=lambda done, total: calls.append((done, total, os.getpid(), len(os.listdir(marks)))),
        )
        shown.check_paths(names)
        because = "on_progress(done, total) is called in the process that called process_directory, until done is total"
        if [call for call in calls if call[2] != os.getpid()] or not calls:
            shown.fail("on_progress was never called" if not calls else "on_progress was called in another process", because)
        if (len(names), len(names)) not in [call[:2] for call in calls] or any(call[1] != len(names) for call in calls):
            shown.fail(f"on_progress was called with {[call[:2] for call in calls]}, expected to reach {(5, 5)}", because)
        for done, _, _, ended in calls:
            if done > ended:
                shown.fail(f"on_progress was told that {done} files were done when {ended} were", "done counts files that are done")
        if os.getpid() in [one.value for one in shown.outcomes]:
            shown.fail("the operation ran in the process that called process_directory", "the files are processed in other processes")

    def shows_files_may_vanish_before_their_turn(self):
        files = {f"gone-{number}": b"xy" for number in range(5)}
        shown = self.process(self.filled({**files, "stays": b"xyz"}), vanish, workers=1)
        found = shown.by_name()
        # Whoever lists the files late may not have seen them any more.
        shown.check_paths([name for name in (*files, "stays") if name in found or name == "stays"])
        shown.good("stays", 3)
        for name in files:
            if name in found and not found[name].error:
                shown.good(name, 2)


class Fork(InProcesses, FolderTest):
    """In processes that are forked"""

    stage = STAGE_1
    method = "fork"


class Spawn(InProcesses, FolderTest):
    """In processes that are spawned"""

    stage = STAGE_1
    method = "spawn"


class Records(logging.Handler):
    """Keeps what is logged in this process at WARNING or above."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.process = os.getpid()
        self.found = []

    def emit(self, record):
        if os.getpid() == self.process:
            self.found.append(record)


class WithRecords(UnderEach):
    def logged(self, folder, operation, **options):
        records = Records()
        root = logging.getLogger()
        root.addHandler(records)
        try:
            return self.process(folder, operation, **options), [*records.found]
        finally:
            root.removeHandler(records)

    def compare_records(self, shown, records):
        """Check that each failure has its record."""
        failed = [name for name, one in shown.by_name().items() if one.error]
        because = "each failure makes one record of WARNING or above, in the process that called process_directory"
        told = [f"{record.getMessage()} {record.exc_info or ''}" for record in records]
        if len(told) < len(failed):
            shown.fail(f"{len(told)} records of WARNING or above were logged for {len(failed)} failures", because)
        if len(told) > len(failed):
            # A summary beside them does no harm, as long as each failure is told once and no success is.
            for name in shown.by_name():
                if sum(name in text for text in told) != (name in failed):
                    shown.fail(f"{len(told)} records of WARNING or above were logged for {len(failed)} failures: {told[:8]}", because)

    def shows_each_failure_is_logged(self):
        files = [f"raises-{number}" for number in range(7)] + ["silent-1", "good-1", "good-2", "vanishing-1", "text-1"]
        shown, records = self.logged(self.filled({name: b"x" for name in files}), as_its_name_says, workers=2)
        shown.check_paths(files)
        for name in files:
            if name.startswith(("raises", "silent", "vanishing")):
                shown.bad(name, "the operation raises")
        shown.good("good-1", "read")
        shown.good("text-1", "")
        self.compare_records(shown, records)

    def shows_an_operation_that_kills_its_process(self):
        files = ["a-good", "dies-1", "good-1", "raises-1"]
        folder = self.filled({name: b"x" for name in files})
        marks = os.path.join(self.root, "marks")
        os.mkdir(marks)

        def done():
            begun = os.listdir(marks)
            return len(begun) if "dies-1" in begun else None

        with AnswerLost(self.solution.__file__, done, "process_directory waits for ever for the answer of a process that has ended"):
            shown, records = self.logged(folder, as_its_name_says, workers=2)
        shown.check_paths(files)
        shown.bad("dies-1", "its process ends in the middle")
        shown.bad("raises-1", "the operation raises")
        for name, outcome in shown.by_name().items():
            # What was under way or waiting in the same processes may be told as a failure too.
            if not outcome.error:
                shown.good(name, "read")
        self.compare_records(shown, records)

    def shows_a_process_that_ends_before_all_files_are_handed_out(self):
        pools = concurrent.futures.ProcessPoolExecutor
        hand_out, last = pools.submit, time.monotonic() + 1
        self.addCleanup(setattr, pools, "submit", hand_out)

        def hand_out_late(pool, *job, **more):
            """As on a busy machine: between the first file and the second, the first has done its harm."""
            while pool in seen and not getattr(pool, "_broken", True) and time.monotonic() < last:
                time.sleep(0.005)
            seen.add(pool)
            return hand_out(pool, *job, **more)

        seen = set()
        pools.submit = hand_out_late
        # Other pools refuse nothing, and the test before has shown what they do.
        harm = ["dies-1"] if pools.__name__ in Path(self.solution.__file__).read_text(encoding="utf-8") else []
        files = [*harm, "good-1", "good-2"]
        shown, records = self.logged(self.filled({name: b"x" for name in files}), as_its_name_says, workers=1)
        shown.check_paths(files)
        for name in harm:
            shown.bad(name, "its process ends before the next file is handed out")
        self.compare_records(shown, records)


class ForkRecords(WithRecords, FolderTest):
    """A record of every failure, in processes that are forked"""

    stage = STAGE_2
    method = "fork"


class SpawnRecords(WithRecords, FolderTest):
    """A record of every failure, in processes that are spawned"""

    stage = STAGE_2
    method = "spawn"


# Windows has no fork, and the libraries of macOS do not survive it.
if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin":
    del Fork, ForkRecords
