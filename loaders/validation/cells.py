"""From what a file holds to what a column means: texts, dates, numbers, booleans, words of a closed list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from graph.exchange import EDGES, CellType, Column
from loaders.draft import Record, Value
from loaders.report import Report, choice_of
from loaders.validation.texts import problems


class Digits(str):
    """A number as it is written in the file, not read yet."""

    __slots__ = ()


Raw: TypeAlias = "str | Digits | bool | list[Raw] | Mapping[str, Raw] | None"

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FRENCH_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_SMALLEST, _BIGGEST = Decimal("1e-4"), Decimal("1e15")
"""Between them a number is written without an exponent, and a double holds every whole one exactly."""

_MAX_DIGITS = 40


def read_cell(raw: Raw, column: Column, record: Record, report: Report) -> None:
    """Put a cell's meaning into the record; what is wrong with it goes to the report, and the cell among the bad."""
    faults = Cell(record, column, report)
    if raw is None or (isinstance(raw, str) and column.is_required and not raw.strip()):
        value: Value = None
        if column.is_required:
            faults.add(raw, "missing_value", "A value is needed here.", "Fill it in.")
    else:
        value = _READERS[column.type](raw, faults)
    record.values[column.name] = value


class Cell:
    """One cell of a record, to say what is wrong with it."""

    __slots__ = ("column", "record", "report")

    def __init__(self, record: Record, column: Column, report: Report) -> None:
        self.record = record
        self.column = column
        self.report = report

    def add(self, value: object, code: str, message: str, fix: str) -> None:
        """Note a fault and put the cell among the record's bad ones."""
        self.record.bad.add(self.column.name)
        self.report.add(self.record.place, self.column.name, value, code, message, fix)

    @property
    def unknown_code(self) -> str:
        """The fault of a word that is not on the column's list."""
        return (
            "unknown_relation"
            if self.record.place.table is EDGES and self.column.name == "kind"
            else f"unknown_{self.column.name}"
        )

    def is_sound(self, raw: Raw) -> bool:
        """Whether the raw value is a text without hidden trouble; what is wrong is noted."""
        if not isinstance(raw, str) or isinstance(raw, Digits):
            self.add(raw, "wrong_type", "A text is needed here.", "Write it between quotes.")
            return False
        if raw == "":
            self.add(raw, "empty_text", "An empty text stands here.", "Delete it; nothing at all is null in JSON.")
            return False
        found = list(problems(raw))
        for problem in found:
            self.add(raw, *problem)
        return not found


def _text(raw: Raw, cell: Cell) -> Value:
    if cell.is_sound(raw) and cell.column.choices and raw not in cell.column.choices:
        cell.add(raw, cell.unknown_code, "Not a word of the list.", choice_of(cell.column.choices, str(raw)))
    return str(raw) if isinstance(raw, str) else None


def _date(raw: Raw, cell: Cell) -> Value:
    if not cell.is_sound(raw):
        return None
    text = str(raw)
    try:
        if _DATE.fullmatch(text):
            date.fromisoformat(text)
            return text
    except ValueError:
        cell.add(raw, "impossible_date", "The calendar has no such day.", "Give a day that exists, YYYY-MM-DD.")
        return text
    french = _FRENCH_DATE.fullmatch(text)
    hint = f"Did you mean {french[3]}-{french[2]}-{french[1]}?" if french else "Write it YYYY-MM-DD: 2020-06-30."
    cell.add(raw, "not_a_date", "Not a date in the form YYYY-MM-DD.", hint)
    return text


def _integer(raw: Raw, cell: Cell) -> Value:
    if not isinstance(raw, Digits) or not _INTEGER.fullmatch(raw):
        cell.add(raw, "not_an_integer", "A whole number is needed here.", "Write digits alone, as in 12.")
        return raw if isinstance(raw, str) else None
    if len(raw) > _MAX_DIGITS or not -(2**63) <= int(raw) < 2**63:
        cell.add(raw, "too_big", "The number does not fit in 64 bits.", "Give a number below 9223372036854775808.")
        return raw
    return int(raw)


def _number(raw: Raw, cell: Cell) -> Value:
    if not isinstance(raw, Digits) or not _NUMBER.fullmatch(raw):
        fix = "Write digits and a point, without spaces, comma or exponent: 8400000 or 8.4."
        cell.add(raw, "not_a_number", "A number is needed here.", fix)
        return None
    exact = Decimal(raw)
    if exact and not _SMALLEST <= abs(exact) < _BIGGEST:
        cell.add(
            raw, "out_of_range", "The number is too big or too small.", "Choose a unit: 0, or 0.0001 to below 1e15."
        )
        return None
    if Decimal(repr(float(raw))) != exact:
        cell.add(raw, "too_precise", "The number has more digits than can be kept.", "Round it to 15 digits.")
        return None
    return int(exact) if exact == int(exact) else float(raw)


def _boolean(raw: Raw, cell: Cell) -> Value:
    if not isinstance(raw, bool):
        fix = "Write true or false, in small letters; in a spreadsheet give the column the format Text first."
        cell.add(raw, "not_a_boolean", "Only true or false may stand here.", fix)
        return None
    return raw


def _texts(raw: Raw, cell: Cell) -> Value:
    if not isinstance(raw, list):
        cell.add(raw, "wrong_type", "A list of texts is needed here.", "Write [] around the texts.")
        return None
    sound = [str(text) for text in raw if cell.is_sound(text)]
    for text in sound:
        if "|" in text:
            cell.add(text, "bar_in_text", "The bar separates the texts of a list.", "Write the text without it.")
    for text in sorted({text for text in sound if sound.count(text) > 1}):
        cell.add(text, "repeated_text", "The same text stands twice in the list.", "Delete one.")
    if not raw and cell.column.is_required:
        cell.add(None, "missing_value", "At least one is needed here.", "Fill it in.")
    return tuple(sound)


_READERS = {
    CellType.TEXT: _text,
    CellType.DATE: _date,
    CellType.INTEGER: _integer,
    CellType.NUMBER: _number,
    CellType.BOOLEAN: _boolean,
    CellType.TEXTS: _texts,
}
