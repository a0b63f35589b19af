"""What a layout is, and the rooms that it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph.model import EdgeKey

FRAME: Final = (880, 480)  # pixels that a page on a usual screen gives a picture; folding aims at it
NEAR: Final = 13  # pixels between boxes of a column


class Orientation(StrEnum):
    """Where the arrows point: to the right, or down to what everything stands on."""

    RIGHT = "right"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Position:
    """A point in pixels; x grows to the right, y down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The middle of every node's box, by id, and the points that every edge runs through, tail to head, by key.

    Between two points a line leaves and arrives along the arrows' orientation. An edge from a node to itself has none.
    """

    places: Mapping[str, Position]
    routes: Mapping[EdgeKey, tuple[Position, ...]]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Pixels between layers, room for arrow heads and for curves to part; the most of it; between a layer's parts."""

    far: int
    farthest: int
    fold: int


GAPS: Final = {Orientation.RIGHT: Gaps(64, 130, 40), Orientation.DOWN: Gaps(48, 80, 30)}
