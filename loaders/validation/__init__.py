"""Whether a draft is a graph: every check, all faults at once."""

from __future__ import annotations

from loaders.draft import Draft
from loaders.report import Report
from loaders.validation import documents, evidence, identity, periods, references, vocabulary


def check(draft: Draft, report: Report) -> None:
    """Run all checks on the records. What a cell holds was checked when it was read."""
    for rules in (identity, documents, vocabulary, references, periods, evidence):
        rules.check(draft, report)
