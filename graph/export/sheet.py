"""A table as a CSV file that a spreadsheet opens by a double click, and in which no cell is ever a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | float | bool | None

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell of text begins with where a spreadsheet would compute it (OWASP, CSV injection)."""


FRENCH: Final = ";"
"""What a spreadsheet set to French expects between cells."""


def write(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, separator: str = ",") -> bytes:
    """The file, in UTF-8 with the mark that spreadsheets look for; a text that looks like a formula gets a quote."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([_cell(name) for name in header])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> Cell:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
