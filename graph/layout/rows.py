"""Boxes that nothing links, in rows below the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graph.layout.boxes import WIDTH
from graph.layout.layers import Spot
from graph.layout.values import FRAME, NEAR

_BELOW: Final = 34  # pixels above the rows of boxes without an edge


def rows_below(found: Mapping[int, Spot], boxes: Sequence[int], sizes: Sequence[tuple[int, int]]) -> dict[int, Spot]:
    """Boxes in rows, left to right, below those found and about as wide."""
    left = min((x for x, _ in found.values()), default=0.0)
    right = max((x for x, _ in found.values()), default=left + FRAME[0] - WIDTH)
    bottom = max((y + sizes[box][1] / 2 for box, (_, y) in found.items()), default=-_BELOW)
    count = int((right - left) // (WIDTH + NEAR)) + 1
    rows: dict[int, Spot] = {}
    for start in range(0, len(boxes), count):
        row = boxes[start : start + count]
        tallest = max(sizes[box][1] for box in row)
        bottom += _BELOW if start == 0 else NEAR
        rows |= {box: (left + at * (WIDTH + NEAR), bottom + tallest / 2) for at, box in enumerate(row)}
        bottom += tallest
    return rows
