"""The way of every line: out of its tail's side, through its bends, into its head's side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""(across the layers, along them)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where slots stand: the middle of each, boxes' sizes, and how deep the column of each is."""

    middles: Mapping[int, Point]
    sizes: Mapping[int, Point]
    depths: Mapping[int, float]


def routes(chains: Sequence[tuple[int, ...]], placed: Placed, step: float) -> list[tuple[Point, ...]]:
    """The points of every chain. Lines at one side of a box stand ``step`` apart, or less where they are many."""
    ports = _ports(chains, placed, step)
    ways: list[tuple[Point, ...]] = []
    for number, chain in enumerate(chains):
        forth = 1 if placed.middles[chain[-1]][0] > placed.middles[chain[0]][0] else -1
        points = list(_out(chain[0], forth, ports[number, 0], placed))
        for bend in chain[1:-1]:
            (across, along), half = placed.middles[bend], placed.depths[bend] / 2
            points += [(across - forth * half, along), (across + forth * half, along)]
        points += reversed(_out(chain[-1], -forth, ports[number, 1], placed))
        ways.append(tuple(points))
    return ways


def _out(box: int, side: int, offset: float, placed: Placed) -> tuple[Point, ...]:
    """From a box's side straight to the edge of its column, so that a line passes its larger neighbours."""
    across, along = placed.middles[box]
    half, column = placed.sizes[box][0] / 2, placed.depths[box] / 2
    port = (across + side * half, along + offset)
    return (port,) if half == column else (port, (across + side * column, along + offset))


def _ports(chains: Sequence[tuple[int, ...]], placed: Placed, step: float) -> dict[tuple[int, int], float]:
    """How far from its side's middle each chain leaves (0) and enters (1) a box, in the order of where it goes."""
    sides: dict[tuple[int, bool], list[tuple[float, int, int]]] = defaultdict(list)
    for number, chain in enumerate(chains):
        for end, box, beside in ((0, chain[0], chain[1]), (1, chain[-1], chain[-2])):
            is_after = placed.middles[beside][0] > placed.middles[box][0]
            sides[box, is_after].append((placed.middles[beside][1], number, end))
    offsets: dict[tuple[int, int], float] = {}
    for (box, _), ends in sides.items():
        apart = min(step, (placed.sizes[box][1] - 16) / max(1, len(ends) - 1))
        for at, (_, number, end) in enumerate(sorted(ends)):
            offsets[number, end] = (at - (len(ends) - 1) / 2) * apart
    return offsets
