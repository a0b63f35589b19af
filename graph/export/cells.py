"""What a sheet of a workbook holds, by Excel's specification; what it cannot hold is told or marked, never lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from graph.errors import SheetTooLongError

_Row = TypeVar("_Row")

MOST_ROWS: Final = 1_048_575
"""Rows of a sheet below its header."""

LONGEST: Final = 32_767
"""Characters that a cell holds."""


def whole(sheet: str, rows: Sequence[_Row]) -> Sequence[_Row]:
    """The rows. Raises SheetTooLongError where a sheet has no room for all of them."""
    if len(rows) > MOST_ROWS:
        raise SheetTooLongError(sheet, len(rows), MOST_ROWS)
    return rows


def cut(text: str) -> str:
    """A text as a cell holds it: a longer one ends in …."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
