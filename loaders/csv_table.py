"""One CSV file: its rows as records, and what is wrong with the file as a table.

The csv module reads it, not pandas: a short row and a row of empty cells must not look alike, nor a stray quote, a
blank line or a column that stands twice pass (see the decision on reading CSV).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.exchange import CellType, Column, Table
from loaders.draft import Place, Record
from loaders.report import Report, choice_of, shown
from loaders.validation.cells import Digits, Raw, read_cell

SEPARATORS = (",", ";")
"""What may stand between cells: the header says which (French spreadsheets write the second)."""

_BAD_BYTE = re.compile("[\udc80-\udcff]")


class Rows(NamedTuple):
    """A table's records; where it is not whole, what is not among them may be in a row that could not be read."""

    records: list[Record]
    is_whole: bool


def read_table(data: bytes, table: Table, report: Report) -> Rows:
    """The records of a table; the report says what is wrong with the file, its rows and its cells."""
    rows = _Sheet(data, table, report)
    number, header = next(iter(rows), (None, []))
    if number is None and not data:
        message = "The file is empty."
        report.add(rows.place, None, None, "empty_file", message, f"Begin it with: {','.join(table.header)}")
    if number != 1:
        return Rows([], is_whole=False)
    positions = _positions(header, table, rows.place, report)
    if positions is None:
        return Rows([], is_whole=False)
    reader = _RowReader(table, positions, len(header), rows.bad_bytes, report)
    records = [reader.record(row, cells) for row, cells in rows]
    return Rows(records, is_whole=rows.is_whole)


class _Sheet:
    """Number and cells of each row, as a spreadsheet counts: the header is row 1."""

    def __init__(self, data: bytes, table: Table, report: Report) -> None:
        self.place = Place(table.file, table=table)
        self.report = report
        self.bad_bytes = _first_bad_byte(data)
        self.is_whole = True
        self._ending = self._first_ending = ""
        self._text = data.decode("utf-8", "surrogateescape")
        self._rows = self._numbered(_separator(self._text, table))

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        return self._rows

    def _numbered(self, separator: str) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(self._lines(), delimiter=separator, strict=True)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._note_broken(number, str(error))
                continue
            self._check_ending(number)
            yield number, cells

    def _lines(self) -> Iterator[str]:
        for line in io.StringIO(self._text, newline=""):
            self._ending = line[len(line.rstrip("\r\n")) :]
            yield line

    def _check_ending(self, number: int) -> None:
        self._first_ending = self._first_ending or self._ending
        if self._ending and self._ending != self._first_ending:
            message = f"This row ends in {self._ending!a}, the first in {self._first_ending!a}."
            place = Place(self.place.file, number, table=self.place.table)
            self.report.add(place, None, None, "mixed_newlines", message, "Save the file again with one program.")
            self._first_ending = self._ending

    def _note_broken(self, number: int, reason: str) -> None:
        self.is_whole = False
        place = Place(self.place.file, number, table=self.place.table)
        if "limit" in reason:
            self.report.add(place, None, None, "too_long", "A cell is far too long.", "Look for a quote left open.")
            return
        message = f"The quotes of this row do not fit: {reason}."
        fix = 'Put quotes around the whole cell and write each quote inside it twice: "a ""b"" c".'
        self.report.add(place, None, None, "broken_quotes", message, fix)


class _RowReader:
    """Turns rows of one table into records."""

    def __init__(
        self, table: Table, positions: dict[str, int], width: int, first_bad_byte: int | None, report: Report
    ) -> None:
        self.table = table
        self.positions = positions
        self.width = width
        self.first_bad_byte = first_bad_byte
        self.report = report

    def record(self, number: int, cells: list[str]) -> Record:
        """A row's record. In a row of the wrong width only the key is kept, so that others still find it."""
        record = Record(Place(self.table.file, number, table=self.table), {})
        if len(cells) != self.width:
            self._note_width(record, cells)
        elif not any(cells):
            message = "The row is empty."
            self.report.add(record.place, None, None, "empty_row", message, "Delete the whole row.")
            record.bad.update(self.table.header)
        else:
            for column in self.table.columns:
                self._read(column, cells, record)
        return record

    def _read(self, column: Column, cells: list[str], record: Record) -> None:
        position = self.positions.get(column.name)
        if position is None:
            record.bad.add(column.name)
        elif _BAD_BYTE.search(cells[position]):
            self._note_bad_byte(column, cells[position], record)
        else:
            read_cell(_raw(cells[position], column), column, record, self.report)

    def _note_width(self, record: Record, cells: list[str]) -> None:
        message = f"The row has {len(cells)} cells, the header {self.width}."
        fix = "Delete the empty line." if not cells else "Quote the cells that hold a separator; leave none out."
        start = ",".join(cells) if cells else None
        self.report.add(record.place, None, start, "wrong_width", message, fix)
        record.bad.update(self.table.header)
        for name in self.table.key:
            position = self.positions[name]
            record.values[name] = cells[position] or None if position < len(cells) else None

    def _note_bad_byte(self, column: Column, cell: str, record: Record) -> None:
        message = f"Not UTF-8 (the file's first such byte is number {self.first_bad_byte}, counted from 0)."
        fix = f"Save the file as 'CSV UTF-8'{_guess(cell)}."
        self.report.add(record.place, column.name, _escaped(cell), "invalid_utf8", message, fix)
        record.values[column.name] = cell
        record.bad.add(column.name)


def _first_bad_byte(data: bytes) -> int | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _separator(text: str, table: Table) -> str:
    first = re.split("[\r\n]", text, maxsplit=1)[0]
    return max(SEPARATORS, key=lambda separator: len(set(first.split(separator)) & set(table.header)))


def _positions(header: list[str], table: Table, place: Place, report: Report) -> dict[str, int] | None:
    """Where each known column stands; None where too little of the header is right to read the rows."""
    place = Place(place.file, 1, table=table)
    for name in dict.fromkeys(header):
        if name not in table.header:
            fix = choice_of([n for n in table.header if n not in header] or ["nothing"], name)
            report.add(place, shown(_escaped(name)), _escaped(name), "unknown_column", "No such column.", fix)
        elif header.count(name) > 1:
            report.add(place, name, name, "repeated_column", "The column stands twice.", "Delete one.")
    missing = [name for name in table.header if name not in header]
    for name in missing:
        report.add(place, name, None, "missing_column", "The column is missing.", f"Use: {','.join(table.header)}")
    return (
        None if set(missing) & set(table.key) else {name: header.index(name) for name in table.header if name in header}
    )


def _raw(cell: str, column: Column) -> Raw:
    if not cell:
        return None
    match column.type:
        case CellType.INTEGER | CellType.NUMBER:
            return Digits(cell)
        case CellType.BOOLEAN:
            return {"true": True, "false": False}.get(cell, cell)
        case CellType.TEXTS:
            return list(re.split(r" *\| *", cell))
        case _:
            return cell


def _escaped(cell: str) -> str:
    return cell.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _guess(cell: str) -> str:
    text = cell.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return "" if "\ufffd" in text else f"; it should read '{text[:60]}'"
