"""What a sheet of a workbook holds, by Excel's specification; what it cannot hold is told or marked, never lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final, TypeVar

from graph.errors import SheetTooLongError

_Row = TypeVar("_Row")

MOST_ROWS: Final = 1_048_575
"""Rows of a sheet below its header."""

LONGEST: Final = 32_767
"""Characters that a cell holds."""


_HALVES: Final = re.compile("[\ud800-\udfff]")
_LINE: Final = 15.0  # points of a line of the default face, 11 points of Calibri
_HIGHEST: Final = 409.0
_NARROW: Final = 1.1  # letters of a text in the room of one digit, which columns are measured by


def whole(sheet: str, rows: Sequence[_Row]) -> Sequence[_Row]:
    """The rows. Raises SheetTooLongError where a sheet has no room for all of them."""
    if len(rows) > MOST_ROWS:
        raise SheetTooLongError(sheet, len(rows), MOST_ROWS)
    return rows


def cut(text: str) -> str:
    """A text as a cell holds it: with a sign for half a letter, which no file holds; … ends a longer one."""
    whole_letters = _HALVES.sub("\ufffd", text)
    units = whole_letters.encode("utf-16-le")  # which Excel counts
    return whole_letters if len(units) <= 2 * LONGEST else f"{units[: 2 * LONGEST - 2].decode('utf-16-le', 'ignore')}…"


def height(texts: Iterable[str], widths: Iterable[float]) -> float:
    """Points of a row whose cells wrap at their columns' widths in characters: not every reader finds it by itself."""
    lines = (
        sum(max(1, ceil(len(line) / (width * _NARROW))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return min(_HIGHEST, _LINE * max(lines, default=1))
