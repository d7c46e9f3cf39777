"""Records by which schedule each bug of the zoo is found with seed 0: ``python -m test.harness.explore.record_zoo``."""

from __future__ import annotations

import json
import os

import test.harness  # noqa: F401  (puts the harness on the path)

from .test_zoo import NAMES, ZOO, bug


def main() -> None:
    found = {}
    for name in NAMES:
        report = bug(name).explore("main")
        found[name] = [report["schedules"], report["schedule"]]
    with open(os.path.join(ZOO, "schedules.json"), "w", encoding="utf-8") as file:
        rows = [f"  {json.dumps(name)}: {json.dumps(found[name])}" for name in NAMES]
        file.write("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    main()
