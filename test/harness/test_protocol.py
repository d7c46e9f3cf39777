"""What the harness says has the shape of the examples that the other side is tested against."""

from __future__ import annotations

import glob
import json
import os
import unittest
from typing import Any, Dict, List

from harness.failure import VERDICTS
from harness.request import Request

from . import driver

EXAMPLES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fixtures", "protocol")
RUNS = os.path.join(os.path.dirname(EXAMPLES), "runs")


def events_of(name: str) -> List[Dict[str, Any]]:
    with open(os.path.join(EXAMPLES, name), encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def shapes(events: List[Dict[str, Any]]) -> Dict[str, Any]:
    """Return the keys of each kind of event, of its tests, failures, frames, exceptions and threads."""
    found: Dict[str, Any] = {}

    def note(name: str, value: Dict[str, Any]) -> None:
        found.setdefault(name, set()).add(frozenset(value))

    for event in events:
        note(event["event"], event)
        for test in event.get("tests", ()):
            note("planned", test)
        failure = event.get("failure")
        if failure:
            note("failure", failure)
            if failure["exception"]:
                note("exception", failure["exception"])
            for frame in failure["frames"]:
                note("frame", frame)
            for thread in failure["threads"]:
                note("thread", thread)
    return found


class Protocol(unittest.TestCase):
    def test_the_examples_agree_with_each_other(self) -> None:
        events = [
            event
            for path in glob.glob(os.path.join(EXAMPLES, "*.jsonl"))
            if os.path.basename(path) != "requests.jsonl"
            for event in events_of(os.path.basename(path))
        ]
        for name, keys in shapes(events).items():
            with self.subTest(name=name):
                self.assertEqual(len(keys), 1)
        verdicts = {event["verdict"] for event in events if "verdict" in event}
        self.assertEqual(verdicts, set(VERDICTS) - {"crashed"})

    def test_real_events_have_the_shape_of_the_examples(self) -> None:
        examples = shapes(events_of("failed.jsonl") + events_of("timed_out.jsonl") + events_of("load_failed.jsonl"))
        real: List[Dict[str, Any]] = []
        for case, timeout in (("endless_loop", 0.3), ("import_error", 5), ("own_assertion", 5)):
            solution = os.path.join(RUNS, case, "solution.py")
            real += driver.run(
                driver.interpreters()[0], solution, os.path.join(RUNS, "suite.py"), timeout=timeout
            ).events
        self.assertEqual(shapes(real), examples)

    def test_every_example_of_a_request_is_understood(self) -> None:
        plain, chosen, own, unlimited, sited, replayed = map(Request, events_of("requests.jsonl"))
        self.assertEqual((plain.timeout, plain.output_limit, plain.tests), (5.0, 65536, None))
        self.assertEqual((chosen.seed, chosen.failed_before, len(chosen.tests or ())), (7, True, 1))
        self.assertEqual((plain.is_chosen, chosen.is_chosen), (False, False))
        self.assertEqual((own.learner_tests, own.memory_limit), (True, 268435456))
        self.assertIsNone(unlimited.timeout)
        self.assertEqual((sited.site, plain.site), ("/storage/packages", None))
        self.assertEqual(replayed.replay, {"schedule": "ip1 T1@5>2", "scenario": "no_money_is_lost"})

    def test_a_request_of_another_protocol_is_refused(self) -> None:
        with self.assertRaises(ValueError):
            Request({"protocol": 2, "nonce": "", "solution": "x", "suite": "y"})

    def test_last_words_tell_a_crash_from_a_loop_in_c(self) -> None:
        for name, verdict in (("crashed.channel", "crashed"), ("timed_out_in_c.channel", "timed-out")):
            with self.subTest(name=name), open(os.path.join(EXAMPLES, name), encoding="utf-8") as file:
                told = driver.crash(file.read())
                self.assertEqual(told["verdict"], verdict)


if __name__ == "__main__":
    unittest.main()
