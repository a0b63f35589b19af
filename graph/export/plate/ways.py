"""By which points a line has to lead so that a plain curve between them passes behind no box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

Point: TypeAlias = tuple[float, float]
Side: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_STEPS: Final = 24  # points of a curve that are looked at
_CLEAR: Final = 2.0  # pixels that a curve keeps from a box


def bends(edge: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]], *, is_right: bool) -> list[Point]:
    """The points of an edge's route that are needed, few, tail to head; none where a plain curve is free.

    ``edge`` and ``nodes`` are those of a picture; its boxes, but for both ends, are what a curve keeps clear of.
    """
    boxes = [_sides(node) for node in nodes if node["id"] not in {edge["from"], edge["to"]}]
    route: list[Point] = [(point[0], point[1]) for point in edge["points"]]
    needed: list[Point] = []
    at = 0
    while at < len(route) - 1:
        free = (to for to in range(len(route) - 1, at, -1) if _is_free(route[at], route[to], boxes, is_right=is_right))
        at = next(free, at + 1)
        if at < len(route) - 1:
            needed.append(route[at])
    return needed


def _sides(node: Mapping[str, Any]) -> Side:
    across, down = node["size"]
    x, y = node["x"], node["y"]
    return (
        x - across / 2 - _CLEAR,
        y - down / 2 - _CLEAR,
        x + across / 2 + _CLEAR,
        y + down / 2 + _CLEAR,
    )


def _is_free(start: Point, end: Point, boxes: Sequence[Side], *, is_right: bool) -> bool:
    """Whether the curve that leaves and arrives along the layers meets no box."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    near = [box for box in boxes if box[0] < right and box[2] > left and box[1] < bottom + 1 and box[3] > top - 1]
    return not near or not any(
        box[0] < x < box[2] and box[1] < y < box[3] for x, y in _curve(start, end, is_right=is_right) for box in near
    )


def _curve(start: Point, end: Point, *, is_right: bool) -> list[Point]:
    """Points of the cubic curve whose middle controls stand half way."""
    (x0, y0), (x3, y3) = start, end
    middle = ((x0 + x3) / 2, (y0 + y3) / 2)
    one = (middle[0], y0) if is_right else (x0, middle[1])
    two = (middle[0], y3) if is_right else (x3, middle[1])
    found = []
    for step in range(1, _STEPS):
        part = step / _STEPS
        weights = ((1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part * part * (1 - part), part**3)
        x, y = (
            sum(weight * point[axis] for weight, point in zip(weights, (start, one, two, end), strict=True))
            for axis in (0, 1)
        )
        found.append((x, y))
    return found
