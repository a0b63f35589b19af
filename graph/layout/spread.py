"""Places along a column: every slot as near to what it is linked to as the order and the room allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

_SWEEPS: Final = 16  # passes over the columns; slots no longer move visibly after twelve
_STIFF: Final = 8  # a line bends less between two bends than between a bend and a box, as in Gansner et al. (1993)


def spread(
    columns: Sequence[Sequence[int]], chains: Sequence[tuple[int, ...]], room: Mapping[int, float], gap: float
) -> dict[int, float]:
    """The middle of every slot along its column. ``room`` is a box's size along it; a bend has none."""
    around: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in (pair for chain in chains for pair in pairwise(chain)):
        weight = 1 if one in room and other in room else 2 if one in room or other in room else _STIFF
        around[one].append((other, weight))
        around[other].append((one, weight))
    offsets = [_offsets(column, room, gap) for column in columns]
    middles = {
        slot: offset - offsets[number][-1] / 2
        for number, column in enumerate(columns)
        for slot, offset in zip(column, offsets[number], strict=True)
    }
    numbers = range(len(columns))
    for sweep in range(_SWEEPS):
        for number in numbers if sweep % 2 else reversed(numbers):
            wanted = [_wanted(slot, around, middles) for slot in columns[number]]
            free = [(want - offset, weight) for (want, weight), offset in zip(wanted, offsets[number], strict=True)]
            for slot, place, offset in zip(columns[number], rising(free), offsets[number], strict=True):
                middles[slot] = place + offset
    return middles


def rising(values: Sequence[tuple[float, float]]) -> list[float]:
    """The never falling sequence nearest to (value, weight) in squares: pool adjacent violators (Ayer et al., 1955)."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in values:
        pool = (value, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, mass, count = pools.pop()
            both = mass + pool[1]
            pool = ((mean * mass + pool[0] * pool[1]) / both, both, count + pool[2])
        pools.append(pool)
    return [mean for mean, _, count in pools for _ in range(count)]


def _wanted(
    slot: int, around: Mapping[int, Sequence[tuple[int, int]]], middles: Mapping[int, float]
) -> tuple[float, float]:
    """The weighted mean of what a slot is linked to, and how hard it pulls."""
    mass = sum(weight for _, weight in around[slot])
    return sum(middles[other] * weight for other, weight in around[slot]) / mass, float(mass)


def _offsets(column: Sequence[int], room: Mapping[int, float], gap: float) -> list[float]:
    """How far each slot is from the first one when they stand as close as they may."""
    offsets = [0.0]
    for above, below in pairwise(column):
        apart = gap if above in room and below in room else gap * 0.6 if above in room or below in room else gap * 0.3
        offsets.append(offsets[-1] + (room.get(above, 0) + room.get(below, 0)) / 2 + apart)
    return offsets
