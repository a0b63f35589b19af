"""Whether the words of a date or a figure stand on the cited lines, and name the period or number beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.errors import UnreadableDateError
from graph.exchange import OBSERVATION_EVIDENCE, OBSERVATIONS, STATEMENT_EVIDENCE, STATEMENTS
from loaders import french_dates, french_numbers
from loaders.draft import Draft, Record, Value
from loaders.report import Report
from loaders.transcript import Transcript

IMPOSSIBLE = "impossible_date"
"""The flag of words that are kept as they stand and name no period."""


class Verbatim:
    """The statements and observations of a draft, looked up one piece of evidence at a time."""

    def __init__(self, draft: Draft, report: Report) -> None:
        self._report = report
        self._facts: dict[tuple[Value, ...], Record] = {
            (table.name, *record.key(table)): record
            for table in (STATEMENTS, OBSERVATIONS)
            for record in draft.of(table)
        }

    def check_words(self, evidence: Record, cited: Sequence[tuple[int, int]], transcript: Transcript) -> None:
        """Note words that are not on the cited lines, where the evidence is of a statement or an observation."""
        table = evidence.place.table
        if table is None or table.name not in {STATEMENT_EVIDENCE.name, OBSERVATION_EVIDENCE.name}:
            return
        fact = self._facts[(str(table.evidence_of), *evidence.key(table))]
        column = "due_text" if table.name == STATEMENT_EVIDENCE.name else "value_text"
        words = fact.text(column)
        if words is not None and not transcript.has(words, cited):
            message, fix = f"'{words}' does not stand on these lines.", "Write what the document prints, or its lines."
            self._report.add(evidence.place, "lines", evidence.values["lines"], "not_on_lines", message, fix)

    def check_meanings(self) -> None:
        """Note statements whose words name another period than the one beside them, and values of other words."""
        for record in self._facts.values():
            if record.place.table is STATEMENTS:
                self._check_period(record)
            else:
                self._check_value(record)

    def _check_period(self, statement: Record) -> None:
        words, kind = statement.text("due_text"), statement.text("due_kind")
        typed = (kind, statement.text("due_start"), statement.text("due_end"))
        if words is None or statement.text("flag") == IMPOSSIBLE:
            if any(typed):
                fix = "Empty the three cells, or give the words."
                message = "No words name this period."
                self._report.add(statement.place, "due_kind", kind, "period_without_words", message, fix)
            return
        said_on = date.fromisoformat(str(statement.values["stated_on"]))
        try:
            readings = [french_dates.read(words, said_on, is_past=is_past) for is_past in (False, True)]
        except UnreadableDateError as error:
            if not any(typed):
                message, fix = f"{error}", "Give due_kind, due_start and due_end, or leave due_text empty."
                self._report.add(statement.place, "due_text", words, "unreadable_date", message, fix)
            return
        wanted = [(read.kind, read.start.isoformat(), read.end and read.end.isoformat()) for read in readings]
        if typed not in wanted:
            ways = " or ".join(dict.fromkeys(f"{kind}, {start}, {end or 'empty'}" for kind, start, end in wanted))
            message, fix = "The words name another period.", f"Write due_kind, due_start, due_end as {ways}."
            self._report.add(statement.place, "due_text", words, "other_period", message, fix)

    def _check_value(self, observation: Record) -> None:
        words, value = observation.text("value_text"), observation.values.get("value")
        read = None if words is None else french_numbers.read(words)
        if read is not None and read != value:
            message, fix = f"The words say {read:.10g}.", "Correct the value, or the words."
            self._report.add(observation.place, "value", value, "other_value", message, fix)
