"""Plates as a PDF: one page across each, to print or to send."""

from __future__ import annotations

from collections.abc import Sequence

from graph.export.plate import Plate
from graph.export.plate.typeset import typeset


def write(plates: Sequence[Plate]) -> bytes:
    """The file; words can be searched and copied. The same plates give the same bytes."""
    return typeset(plates, "pdf", sheet="a4")
