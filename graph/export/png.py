"""A plate as a PNG at twice its size on screen, for whatever takes no drawing."""

from __future__ import annotations

from graph.export.plate import Plate
from graph.export.plate.typeset import typeset


def write(plate: Plate) -> bytes:
    """The file. The same plate gives the same bytes."""
    return typeset([plate], "png", title=plate.stamp.title, sheet="natural")
