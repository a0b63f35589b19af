"""Bands that rows of boxes stand in, one below the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

MARGIN: Final = 18
"""Pixels between a band's edge and its boxes."""

_ROW: Final = 36  # pixels between rows of a band: room for arrow heads and for curves to part
_SEAM: Final = 8  # between bands
_THIN: Final = 28  # the height of a band that nothing stands in: a line of text
_GROUND: Final = 24  # beyond seam and margin, between the lowest band and the rows below it

Row: TypeAlias = tuple[int, float]
"""(level, depth in pixels): level 0 is the highest."""


@dataclass(frozen=True, slots=True)
class Band:
    """From where to where a floor reaches, in pixels; y grows down."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Stack:
    """The middle of each row, the bands by level, and where all of it ends; it begins at 0."""

    middles: Sequence[float]
    bands: Mapping[int, Band]
    height: float


def stacked(rows: Sequence[Row], ground: int) -> Stack:
    """The rows, which come from the highest level to the lowest, one below the other.

    Level ``ground`` is no floor: it has no band. A level without rows has a thin band where it is between others.
    """
    middles: list[float] = []
    bands: dict[int, Band] = {}
    floors = [level for level, _ in rows if level != ground]
    y = 0.0
    for level in range(min(floors, default=0), max(floors, default=-1) + 1):
        top = y
        depths = [depth for at, depth in rows if at == level]
        middles += _middles(depths, top + MARGIN)
        y += 2 * MARGIN + _depth(depths) if depths else _THIN
        bands[level] = Band(top, y)
        y += _SEAM
    depths = [depth for at, depth in rows if at == ground]
    if not depths:
        return Stack(middles, bands, y - _SEAM)
    y += MARGIN + _GROUND if bands else 0
    return Stack([*middles, *_middles(depths, y)], bands, y + _depth(depths))


def _middles(depths: Sequence[float], top: float) -> list[float]:
    return [top + sum(depths[:at]) + at * _ROW + depth / 2 for at, depth in enumerate(depths)]


def _depth(depths: Sequence[float]) -> float:
    return sum(depths) + (len(depths) - 1) * _ROW
