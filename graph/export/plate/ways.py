"""By which points a line has to lead so that a plain curve between them passes behind no box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

Point: TypeAlias = tuple[float, float]
Side: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_STEPS: Final = 24  # points of a curve that are looked at
_CLEAR: Final = 2.0  # pixels that a curve keeps from a box


def bends(
    edge: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]], *, is_right: bool, near: float = 0.0
) -> list[Point]:
    """The points of an edge's route that are needed, few, tail to head; none where a plain line is free.

    ``edge`` and ``nodes`` are those of a picture; its boxes, but for both ends, are what a line keeps clear of. It
    leaves and arrives at the middle of a side, as connectors do: a curve, straight where it is shorter than ``near``.
    """
    boxes = [_sides(node) for node in nodes if node["id"] not in {edge["from"], edge["to"]}]
    ends = [next(node for node in nodes if node["id"] == edge[name]) for name in ("from", "to")]
    points: list[Point] = [(point[0], point[1]) for point in edge["points"]]
    route = [*glued(ends[0], ends[1], is_right=is_right)[:1], *points[1:-1], *glued(*ends, is_right=is_right)[1:]]
    if not points:  # a link from a node to itself
        return []
    needed: list[Point] = []
    at = 0
    while at < len(route) - 1:
        free = (
            to
            for to in range(len(route) - 1, at, -1)
            if _is_free(route[at], route[to], boxes, is_right=is_right, near=near)
        )
        at = next(free, at + 1)
        if at < len(route) - 1:
            needed.append(route[at])
    return needed


def glued(tail: Mapping[str, Any], head: Mapping[str, Any], *, is_right: bool) -> list[Point]:
    """Where a connector leaves one box and arrives at another: at the middle of the sides that face each other."""
    axis = 0 if is_right else 1
    middles = [[float(box["x"]), float(box["y"])] for box in (tail, head)]
    halves = [box["size"][axis] / 2 for box in (tail, head)]
    way = 1 if middles[0][axis] + halves[0] <= middles[1][axis] else -1
    middles[0][axis] += way * halves[0]
    middles[1][axis] -= way * halves[1]
    return [(x, y) for x, y in middles]


def _sides(node: Mapping[str, Any]) -> Side:
    across, down = node["size"]
    x, y = node["x"], node["y"]
    return (
        x - across / 2 - _CLEAR,
        y - down / 2 - _CLEAR,
        x + across / 2 + _CLEAR,
        y + down / 2 + _CLEAR,
    )


def _is_free(start: Point, end: Point, boxes: Sequence[Side], *, is_right: bool, near: float) -> bool:
    """Whether the line that leaves and arrives along the layers meets no box."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    close = [box for box in boxes if box[0] < right and box[2] > left and box[1] < bottom + 1 and box[3] > top - 1]
    if not close:
        return True
    is_straight = abs(end[0] - start[0] if is_right else end[1] - start[1]) < near
    line = _straight(start, end) if is_straight else _curve(start, end, is_right=is_right)
    return not any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in line for box in close)


def _straight(start: Point, end: Point) -> list[Point]:
    parts = [step / _STEPS for step in range(1, _STEPS)]
    return [(start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])) for part in parts]


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
