"""The one request that a harness process serves."""

from __future__ import annotations

import os
import sys
from json import loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional

PROTOCOL = 1
DEFAULT_TIMEOUT = 5.0
DEFAULT_OUTPUT_LIMIT = 65536
DEFAULT_MEMORY_LIMIT = 1 << 30


class Request:
    """What to run: paths are absolute, ``timeout`` is seconds per test or None, limits are bytes."""

    def __init__(self, fields: Dict[str, Any]) -> None:
        if fields.get("protocol") != PROTOCOL:
            raise ValueError(f"this harness speaks protocol {PROTOCOL}, the request says {fields.get('protocol')!r}")
        self.nonce: str = str(fields["nonce"])
        self.solution: str = os.path.abspath(fields["solution"])
        self.suite: str = os.path.abspath(fields["suite"])
        self.tests: Optional[List[str]] = fields.get("tests")
        timeout = fields.get("timeout", DEFAULT_TIMEOUT)
        self.timeout: Optional[float] = float(timeout) if timeout else None
        self.output_limit: int = int(fields.get("outputLimit") or DEFAULT_OUTPUT_LIMIT)
        self.memory_limit: int = int(fields.get("memoryLimit") or DEFAULT_MEMORY_LIMIT)
        self.seed: Optional[int] = fields.get("seed")
        # Of a whole suite whose first processes died, these are the tests that are left.
        self.is_chosen: bool = self.tests is not None and not fields.get("resumed")
        self.failed_before: bool = bool(fields.get("failedBefore"))
        self.learner_tests: bool = bool(fields.get("learnerTests"))
        site = fields.get("site")
        self.site: Optional[str] = os.path.abspath(site) if site else None
        self.plan_only: bool = bool(fields.get("planOnly"))
        # The one schedule that explorations run: "schedule", and the name of its "scenario" or None.
        self.replay: Optional[Dict[str, Any]] = fields.get("replay")
        starter = fields.get("starter") or os.path.join(os.path.dirname(self.suite), "starter.py")
        self.starter: Optional[str] = starter if os.path.isfile(starter) else None


def read_request() -> Optional[Request]:
    """Wait for the request line on descriptor 0; None when the parent went away without asking.

    Reads bytes by hand, so that nothing behind the line is swallowed into a buffer.
    """
    line = b""
    while not line.endswith(b"\n"):
        chunk = os.read(0, 65536)
        if not chunk:
            break
        line += chunk
    if not line.strip():
        return None
    try:
        return Request(loads(line.decode("utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        sys.stderr.write(f"harness: the request cannot be read: {type(error).__name__}: {error}\n")
        sys.stderr.flush()
        os._exit(64)
