"""The reports of this process's checks, until they are told. It loads nothing of the engine."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List

    from ._report import Report

_reports: List[Report] = []


def remember(report: Report) -> None:
    """Keep a report for ``take_reports``."""
    _reports.append(report)


def take_reports() -> List[Report]:
    """Return the reports of the checks made since this was last asked, for the event of a test that passed."""
    taken = _reports[:]
    _reports.clear()
    return taken
