"""Lines as path data: what the app's canvas draws (`graph/drawing/assets/lines.js`), for SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import copysign
from typing import Final

from graph.export.plate.outlines import n, polygon

_HEAD: Final = 9  # pixels of an arrow head from base to tip
_SHORT: Final = 0.7  # of a head: how far a line ends before its tip, as the head covers the rest
_LOOP: Final = 11  # pixels of radius of a line from a box to itself

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line: the path that is stroked, the path of its head that is filled, its tail's dot (x, y, radius)."""

    way: str
    head: str | None
    dot: tuple[float, float, float] | None


def line(points: Sequence[Sequence[float]], *, width: float, head: str, has_tail: bool, is_right: bool) -> Line:
    """Through its points, tail to head; ``head`` is vis-network's word, ``is_right`` whether layers go to the right."""
    through = [(x, y) if is_right else (y, x) for x, y in points]  # along the layers first
    (first, _), (last, aside) = through[0], through[-1]
    forth = copysign(1, last - through[-2][0]) if last != through[-2][0] else 1.0
    size = (_HEAD + width) * forth

    def at(along: float, across: float) -> Point:
        return (along, across) if is_right else (across, along)

    way = [f"M{_at(at(*through[0]))}"]
    for before, after in pairwise(through):
        middle = (before[0] + after[0]) / 2
        end = (after[0] - (_SHORT * size if after is through[-1] else 0), after[1])
        way.append("C" + " ".join(_at(at(*point)) for point in ((middle, before[1]), (middle, after[1]), end)))
    half = abs(size) * 0.4
    corners = [at(last - size, aside + half), at(last, aside), at(last - size, aside - half)]
    if head == "vee":
        corners.append(at(last - 0.6 * size, aside))
    radius = 2.4 + width / 2
    out = copysign(radius, through[1][0] - first) if through[1][0] != first else radius
    dot = (*at(first + out, through[0][1]), radius) if has_tail else None
    return Line("".join(way), polygon(corners), dot)


def loop(right: float, middle: float) -> Line:
    """From a box to itself: a bow at its right side."""
    x, y = right - 0.5885 * _LOOP, 0.8085 * _LOOP  # the cosine and sine of 2.2, where the canvas begins its arc
    return Line(f"M{n(x)} {n(middle - y)}A{_LOOP} {_LOOP} 0 1 1 {n(x)} {n(middle + y)}", None, None)


def _at(point: Point) -> str:
    return f"{n(point[0])} {n(point[1])}"
