"""Explicit facts whose ends are not named near their lines, each with the reason why it is true all the same."""

from __future__ import annotations

from pathlib import Path

from graph.exchange import Column, Table
from loaders.csv_table import read_table
from loaders.draft import Record, Value, joined
from loaders.report import Report
from loaders.source_file import read_bytes

EXEMPTIONS = Table(
    "evidence_exemptions",
    ("source", "kind", "nature", "target", "document", "lines"),
    (
        Column("source", is_required=True),
        *(Column(name) for name in ("kind", "nature", "target")),
        *(Column(name, is_required=True) for name in ("document", "lines", "reason")),
    ),
)
"""``source`` alone names a node; with kind, nature and target it is an edge."""


class Exemptions:
    """The rows of the file, and which of them were needed."""

    def __init__(self, path: Path, report: Report) -> None:
        self._report = report
        self._rows: dict[tuple[Value, ...], Record] = {}
        self._needed: set[tuple[Value, ...]] = set()
        self._seen: set[tuple[Value, ...]] = set()
        data = read_bytes(path, report) if path.exists() else None
        for record in read_table(data, EXEMPTIONS, report).records if data is not None else ():
            key = record.key(EXEMPTIONS)
            if key in self._rows:
                self._add(record, "duplicate_exemption", "The same exemption stands twice.")
            self._rows.setdefault(key, record)

    @property
    def count(self) -> int:
        """How many rows there are, each once."""
        return len(self._rows)

    def covers(self, key: tuple[Value, ...], *, is_needed: bool) -> bool:
        """Whether a row exempts this explicit evidence; remembers that the evidence exists and if it needs the row."""
        self._seen.add(key)
        if is_needed:
            self._needed.add(key)
        return key in self._rows

    def note_superfluous(self) -> None:
        """Report the rows that exempt nothing: evidence that is not there (any more), or that needs no exemption."""
        for key, record in self._rows.items():
            if key not in self._seen:
                self._add(record, "stale_exemption", "No explicit evidence has this key, document and lines.")
            elif key not in self._needed:
                self._add(record, "unused_exemption", "Everything is named near these lines.")

    def _add(self, record: Record, code: str, message: str) -> None:
        self._report.add(record.place, "source", joined(record.key(EXEMPTIONS)), code, message, "Delete the row.")
