"""Nothing without a source: every fact has evidence, and evidence says what its basis asks for."""

from __future__ import annotations

from graph.exchange import DOCUMENTS, EVIDENCE, FACTS, Table
from graph.model import Basis
from loaders.draft import Draft, Record, Value, joined
from loaders.lines import ranges
from loaders.report import Report

_FACTS = {table.name: table for table in FACTS}


def check(draft: Draft, report: Report) -> None:
    """Note facts without evidence, evidence of no fact, and evidence that lacks what its basis asks for."""
    transcripts = {str(d.values.get("id")): d.values.get("transcript") is not None for d in draft.of(DOCUMENTS)}
    for table in EVIDENCE:
        _check_support(draft, table, report)
        _check_once(draft, table, report)
        for record in draft.of(table):
            _check_lines(record, report)
            _check_note(record, report)
            if draft.are_usable(DOCUMENTS):
                _check_basis(record, transcripts.get(record.text(table.cites) or ""), report)


def _check_support(draft: Draft, table: Table, report: Report) -> None:
    facts = _FACTS[table.evidence_of or ""]
    if not draft.are_usable(facts, table):
        return
    supported = {record.key(table) for record in draft.of(table)}
    known = {record.key(facts) for record in draft.of(facts)}
    for fact in draft.of(facts):
        key = fact.key(facts)
        if key not in supported and fact.bad.isdisjoint(facts.key):
            fix = f"Add a row with the same {', '.join(facts.key)} to {table.file} (in JSON, to its evidence)."
            report.add(fact.place, facts.key[0], joined(key), "missing_evidence", "No document supports this.", fix)
    for record in draft.of(table):
        key = record.key(table)
        if key not in known and record.bad.isdisjoint(table.key):
            message = f"Nothing in {facts.file} has this {', '.join(facts.key)}."
            fix = "Correct the key, or delete the row."
            report.add(record.place, facts.key[0], joined(key), "unknown_fact", message, fix)


def _check_once(draft: Draft, table: Table, report: Report) -> None:
    seen: set[tuple[Value, ...]] = set()
    for record in draft.of(table):
        whole = tuple(record.values.get(column.name) for column in table.columns)
        if whole in seen and not record.bad:
            message = "The same evidence stands twice."
            report.add(
                record.place, table.key[0], joined(record.key(table)), "duplicate_evidence", message, "Delete one."
            )
        seen.add(whole)


def _check_lines(record: Record, report: Report) -> None:
    lines = record.text("lines")
    if lines is None:
        return
    try:
        ranges(lines)
    except ValueError as error:
        fix = "Write 907, 890-907 or 890-892,907; in a spreadsheet give the column the format Text first."
        report.add(record.place, "lines", lines, "impossible_lines", str(error), fix)
        record.bad.add("lines")


def _check_note(record: Record, report: Report) -> None:
    if record.text("basis") == Basis.INFERRED and record.lacks("note"):
        message = "An inferred fact needs its reason."
        report.add(record.place, "note", None, "missing_note", message, "Say in the note what it is concluded from.")


def _check_basis(record: Record, has_transcript: bool | None, report: Report) -> None:  # noqa: FBT001
    """``has_transcript`` is None for an unknown document, which is noted elsewhere."""
    basis, lines = record.text("basis"), record.text("lines")
    if basis == Basis.BRIEF and lines:
        fix = "Empty the lines, or cite a document with another basis."
        report.add(record.place, "lines", lines, "brief_with_lines", "The brief has no lines to cite.", fix)
    elif lines and has_transcript is False:
        fix = "Empty the lines, or name the document's transcript."
        report.add(record.place, "lines", lines, "lines_without_transcript", "The document has no transcript.", fix)
    elif basis == Basis.EXPLICIT and has_transcript and record.lacks("lines"):
        fix = "Give the lines of the transcript that say it."
        report.add(record.place, "lines", None, "missing_lines", "What a text says stands on its lines.", fix)
