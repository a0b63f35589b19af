"""More boxes in a picture that stands: each beside what it is linked to, in that layer's free room; nothing moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]
"""(across the layers, along them)."""

Stretch: TypeAlias = tuple[float, float]
"""From, to: along a column."""

_LINE: Final = 7  # pixels that a line needs beside a box


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands already: the middle of every box by number, all boxes' sizes, and the ways of the lines.

    ``far`` is the room between a box and a new layer, ``near`` between two boxes of a column.
    """

    middles: Mapping[int, Point]
    sizes: Mapping[int, Point]
    ways: Sequence[Sequence[Point]]
    far: float
    near: float


def beside(ground: Ground, arrows: Sequence[tuple[int, int]], opener: int | None) -> dict[int, Point]:
    """The middles of the boxes that arrows (tail, head) link, directly or not, to what stands; the opener's first."""
    middles = dict(ground.middles)
    found: dict[int, Point] = {}
    while True:
        ring = list(_next(middles, arrows, opener))
        if not ring:
            return found
        for box, anchor, side in ring:
            across = _column(middles, ground, anchor, side, box)
            along = _free(_taken(middles, ground, across, box), middles[anchor][1], ground.sizes[box][1] + ground.near)
            middles[box] = found[box] = (across, along)


def straight(tail: Point, head: Point, sizes: tuple[Point, Point]) -> tuple[Point, ...]:
    """The way of a line between two boxes: from side to side; out and back where they stand in one column."""
    (tail_across, tail_along), (head_across, head_along) = tail, head
    out, into = sizes[0][0] / 2, sizes[1][0] / 2
    if tail_across + out < head_across - into:
        return ((tail_across + out, tail_along), (head_across - into, head_along))
    if head_across + into < tail_across - out:
        return ((tail_across - out, tail_along), (head_across + into, head_along))
    beyond = max(tail_across + out, head_across + into) + 3 * _LINE
    middle = (tail_along + head_along) / 2
    return ((tail_across + out, tail_along), (beyond, middle), (head_across + into, head_along))


def _next(
    middles: Mapping[int, Point], arrows: Sequence[tuple[int, int]], opener: int | None
) -> Iterator[tuple[int, int, int]]:
    """(box, what it is linked to, side: 1 after it, -1 before it) of each new box that one arrow reaches; by number."""
    links: dict[int, list[tuple[bool, int, int]]] = {}
    for tail, head in arrows:
        for box, anchor, side in ((head, tail, 1), (tail, head, -1)):
            if box not in middles and anchor in middles:
                links.setdefault(box, []).append((anchor != opener, anchor, side))
    for box in sorted(links):
        _, anchor, side = min(links[box])
        yield box, anchor, side


def _column(middles: Mapping[int, Point], ground: Ground, anchor: int, side: int, box: int) -> float:
    """The nearest column on that side of the anchor; a new one where none stands there."""
    here, wide = middles[anchor][0], (ground.sizes[anchor][0] + ground.sizes[box][0]) / 2
    ahead = [across for across, _ in middles.values() if (across - here) * side >= wide + ground.near]
    return min(ahead, key=lambda across: abs(across - here)) if ahead else here + side * (wide + ground.far)


def _taken(middles: Mapping[int, Point], ground: Ground, across: float, box: int) -> list[Stretch]:
    """Where along the column boxes stand and lines pass."""
    half = ground.sizes[box][0] / 2
    taken = [
        (along - ground.sizes[other][1] / 2, along + ground.sizes[other][1] / 2)
        for other, (middle, along) in middles.items()
        if abs(middle - across) < half + ground.sizes[other][0] / 2 + ground.near
    ]
    for way in ground.ways:
        for (one, high), (other, low) in pairwise(way):
            if min(one, other) < across + half and max(one, other) > across - half:
                taken.append((min(high, low) - _LINE, max(high, low) + _LINE))
    return sorted(taken)


def _free(taken: Sequence[Stretch], wanted: float, room: float) -> float:
    """The middle nearest to the wanted one that has room on both sides."""
    edges = [wanted, *_beside(taken, room / 2)]
    return min(
        (place for place in edges if _is_free(taken, place, room / 2)), key=lambda place: (abs(place - wanted), place)
    )


def _beside(taken: Iterable[Stretch], half: float) -> Iterator[float]:
    for start, stop in taken:
        yield start - half
        yield stop + half


def _is_free(taken: Sequence[Stretch], place: float, half: float) -> bool:
    tolerance = 1e-6
    return all(place + half <= start + tolerance or place - half >= stop - tolerance for start, stop in taken)
