"""Plates as a PDF: one page across each, A4 or larger, to print or to send."""

from __future__ import annotations

from collections.abc import Sequence

from graph.export.plate import Plate
from graph.export.plate.typeset import typeset


def write(plates: Sequence[Plate], *, title: str) -> bytes:
    """The file of at least one plate; words can be searched and copied. The same plates give the same bytes."""
    return typeset(plates, "pdf", title=title, sheet="paper")
