"""What acronyms stand for, as the documents print it: `data/glossary.csv`, each row with its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import InvalidGraphError
from graph.exchange import Column, Table
from loaders.csv_table import read_table
from loaders.draft import Record
from loaders.lines import ranges
from loaders.pipeline import ROADMAP
from loaders.report import Report
from loaders.source_file import read_bytes
from loaders.transcript import Transcript

FILE = ROADMAP.parent / "glossary.csv"

GLOSSARY = Table(
    "glossary",
    ("acronym", "meaning", "document", "lines"),
    tuple(Column(name, is_required=True) for name in ("acronym", "meaning", "document", "lines")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one document says that an acronym stands for, verbatim, and on which of its lines."""

    acronym: str
    meaning: str
    document: str
    lines: str


@cache
def glossary(path: Path = FILE) -> tuple[Entry, ...]:
    """Every entry, in the file's order. Raises InvalidGraphError with all faults of the file."""
    report = Report()
    records = list(_records(path, report))
    if report.faults:
        raise InvalidGraphError(report.faults)
    return tuple(Entry(*(str(record.values[name]) for name in GLOSSARY.key)) for record in records)


def check(transcripts: Mapping[str, Transcript | None], report: Report, path: Path = FILE) -> int:
    """Note the entries whose acronym or meaning is not on the cited lines, in whole words; tell how many there are.

    ``transcripts`` are those of the documents, by id; None for a document without one.
    """
    count = 0
    for record in _records(path, report):
        count += 1
        _look_up(record, transcripts, report)
    return count


def _look_up(record: Record, transcripts: Mapping[str, Transcript | None], report: Report) -> None:
    document, lines = record.text("document"), record.text("lines")
    if document is None or lines is None:
        return
    transcript = transcripts.get(document)
    if transcript is None:
        fix = f"Name one of {', '.join(sorted(transcripts)) or 'no document'}, with its transcript."
        report.add(record.place, "document", document, "unknown_document", "No document with a transcript.", fix)
        return
    try:
        cited = ranges(lines)
    except ValueError as error:
        report.add(record.place, "lines", lines, "bad_lines", str(error), "Write them as 907 or 890-907.")
        return
    for column in ("acronym", "meaning"):
        said = record.text(column)
        if said is not None and not transcript.has(said, cited):
            message, fix = f"'{said}' does not stand on these lines.", "Write what the document prints, or its lines."
            report.add(record.place, column, said, "not_on_lines", message, fix)


def _records(path: Path, report: Report) -> Iterator[Record]:
    data = read_bytes(path, report) if path.exists() else None
    seen = set()
    for record in read_table(data, GLOSSARY, report).records if data is not None else ():
        key = record.key(GLOSSARY)
        if key in seen:
            message = "The same entry stands twice."
            report.add(record.place, "acronym", record.text("acronym"), "duplicate_entry", message, "Delete the row.")
        seen.add(key)
        yield record
