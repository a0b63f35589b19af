"""By which points a line has to lead so that a plain curve between them passes behind no box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float]
Floats: TypeAlias = NDArray[np.float64]

_CLEAR: Final = 2.0  # pixels that a curve keeps from a box
_PARTS: Final = np.linspace(0, 1, 25)[1:-1]  # how far along a line the points are that are looked at
_CURVE: Final = np.stack(
    [(1 - _PARTS) ** 3, 3 * _PARTS * (1 - _PARTS) ** 2, 3 * _PARTS**2 * (1 - _PARTS), _PARTS**3], axis=1
)
"""Of each of these points, how much it takes of the four that control a cubic curve: (points, 4)."""

_STRAIGHT: Final = np.stack([1 - _PARTS, _PARTS], axis=1)
"""The same for a straight line: (points, 2)."""


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """A picture's boxes by id, and their sides with room around them: left, top, right, bottom, in pixels (4, n)."""

    nodes: Mapping[str, Mapping[str, Any]]
    places: Mapping[str, int]
    sides: Floats

    @classmethod
    def of(cls, nodes: Sequence[Mapping[str, Any]]) -> Boxes:
        """Those of a picture's nodes."""
        middles = np.array([(node["x"], node["y"]) for node in nodes], float).reshape(-1, 2).T
        halves = np.array([node["size"] for node in nodes], float).reshape(-1, 2).T / 2 + _CLEAR
        places = {node["id"]: place for place, node in enumerate(nodes)}
        return cls({node["id"]: node for node in nodes}, places, np.concatenate([middles - halves, middles + halves]))

    def without(self, *ids: str) -> Floats:
        """The sides of all others."""
        return np.delete(self.sides, [self.places[name] for name in ids], axis=1)


def bends(edge: Mapping[str, Any], boxes: Boxes, *, is_right: bool, near: float = 0.0) -> list[Point]:
    """The points of an edge's route that are needed, few, tail to head; none where a plain line is free.

    The edge is one of the picture of the boxes; all of these, but for both ends, are what a line keeps clear of. It
    leaves and arrives at the middle of a side, as connectors do: a curve, straight where it is shorter than ``near``.
    """
    points: list[Point] = [(point[0], point[1]) for point in edge["points"]]
    if not points:  # a link from a node to itself
        return []
    others = boxes.without(edge["from"], edge["to"])
    leaves, arrives = glued(boxes.nodes[edge["from"]], boxes.nodes[edge["to"]], is_right=is_right)
    route = [leaves, *points[1:-1], arrives]
    needed: list[Point] = []
    at = 0
    while at < len(route) - 1:
        free = (
            to
            for to in range(len(route) - 1, at, -1)
            if _is_free(route[at], route[to], others, is_right=is_right, near=near)
        )
        at = next(free, at + 1)
        if at < len(route) - 1:
            needed.append(route[at])
    return needed


def glued(tail: Mapping[str, Any], head: Mapping[str, Any], *, is_right: bool) -> tuple[Point, Point]:
    """Where a connector leaves one box and arrives at another: at the middle of the sides that face each other."""
    axis = 0 if is_right else 1
    middles = [[float(box["x"]), float(box["y"])] for box in (tail, head)]
    halves = [box["size"][axis] / 2 for box in (tail, head)]
    way = 1 if middles[0][axis] + halves[0] <= middles[1][axis] else -1
    middles[0][axis] += way * halves[0]
    middles[1][axis] -= way * halves[1]
    return (middles[0][0], middles[0][1]), (middles[1][0], middles[1][1])


def _is_free(start: Point, end: Point, boxes: Floats, *, is_right: bool, near: float) -> bool:
    """Whether the line that leaves and arrives along the layers meets none of the boxes (4, n)."""
    left, top, right, bottom = boxes
    (x0, y0), (x1, y1) = start, end
    close = (left < max(x0, x1)) & (right > min(x0, x1)) & (top < max(y0, y1) + 1) & (bottom > min(y0, y1) - 1)
    if not close.any():
        return True
    left, top, right, bottom = boxes[:, close, np.newaxis]
    is_straight = abs(x1 - x0 if is_right else y1 - y0) < near
    x, y = (_STRAIGHT.dot((start, end)) if is_straight else _CURVE.dot(_controls(start, end, is_right=is_right))).T
    return not ((left < x) & (x < right) & (top < y) & (y < bottom)).any()


def _controls(start: Point, end: Point, *, is_right: bool) -> tuple[Point, Point, Point, Point]:
    """The four points of the cubic curve whose middle ones stand half way."""
    across, down = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if is_right:
        return start, (across, start[1]), (across, end[1]), end
    return start, (start[0], down), (end[0], down), end
