"""Periods begin before they end."""

from __future__ import annotations

from graph.exchange import OBSERVATIONS, STATEMENTS
from loaders.draft import Draft, Record
from loaders.report import Report


def check(draft: Draft, report: Report) -> None:
    """Note periods that end before they begin."""
    for statement in draft.of(STATEMENTS):
        _check_period(statement, "due_start", "due_end", report)
    for observation in draft.of(OBSERVATIONS):
        _check_period(observation, "period_start", "as_of", report)


def _check_period(record: Record, start: str, end: str, report: Report) -> None:
    first, last = record.text(start), record.text(end)
    if first and last and first > last:
        message = f"The period ends on {last}, before it begins."
        report.add(record.place, start, first, "start_after_end", message, f"Correct {start} or {end}.")
