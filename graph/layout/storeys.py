"""The rows of a house: floor below floor, what needs above what it needs, none longer than a limit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from graph.layout.layers import Arrow, Spot, spots
from graph.layout.values import NEAR


def ranks(sizes: Sequence[Spot], arrows: Sequence[Arrow], levels: Sequence[int]) -> list[int]:
    """The row where each box makes lines short, counted from the top; every level's rows are below the one's before.

    Found by Graphviz, which breaks the circles: of each arrow within a level one end is below the other.
    """
    down = [pair if levels[pair[0]] <= levels[pair[1]] else pair[::-1] for pair in arrows]
    # Between two levels stands one more box, which all of the upper point at, and which points at all of the lower.
    between = range(len(sizes), len(sizes) + max(levels) + 2)
    bound = [edge for box, level in enumerate(levels) for edge in ((between[level], box), (box, between[level + 1]))]
    found = spots([*sizes, *[(1, 1) for _ in between]], [*down, *bound, *pairwise(between)], NEAR)[: len(sizes)]
    depths = sorted({depth for depth, _ in found})
    return [depths.index(depth) for depth, _ in found]


def rows(wanted: Sequence[int], arrows: Sequence[Arrow], levels: Sequence[int], limit: int) -> list[int]:
    """The row of every box, counted from the top, with at most ``limit`` in each; ``wanted`` are its `ranks`.

    What is too much for a row moves away from where most lines of its level go: down, or up.
    """
    climbing = _climbing(arrows, levels)
    row_of: dict[int, int] = {}
    count = 0
    for level in sorted(set(levels)):
        boxes = [box for box, own in enumerate(levels) if own == level]
        inner = {
            (tail, head) if wanted[tail] < wanted[head] else (head, tail)
            for tail, head in arrows
            if levels[tail] == levels[head] == level
        }
        is_hung = sum(climbing[box] for box in boxes) >= 0
        boxes.sort(key=lambda box: -climbing[box] if is_hung else climbing[box])
        for row in storeys({box: wanted[box] for box in boxes}, inner, limit, is_hung=is_hung):
            row_of |= dict.fromkeys(row, count)
            count += 1
    return [row_of[box] for box in range(len(levels))]


def storeys(wanted: Mapping[int, int], arrows: Collection[Arrow], limit: int, *, is_hung: bool) -> list[list[int]]:
    """The boxes of one floor in rows of at most ``limit``, the upper row first.

    ``wanted`` has the row of each that makes lines short, in the order of who may stand there first; ``arrows`` go to
    later rows. What is too much for a row moves down where the floor ``is_hung`` from what is above it, else up.
    """
    if is_hung:
        return _filled(wanted, arrows, limit)
    turned = {box: -row for box, row in wanted.items()}
    return _filled(turned, [(head, tail) for tail, head in arrows], limit)[::-1]


def _climbing(arrows: Sequence[Arrow], levels: Sequence[int]) -> list[int]:
    """How many more lines go up from a box, to other levels, than down."""
    climbing = [0] * len(levels)
    for pair in arrows:
        upper, lower = sorted(pair, key=levels.__getitem__)
        if levels[upper] != levels[lower]:
            climbing[upper] -= 1
            climbing[lower] += 1
    return climbing


def _filled(wanted: Mapping[int, int], arrows: Collection[Arrow], limit: int) -> list[list[int]]:
    above: dict[int, set[int]] = {box: set() for box in wanted}
    beneath: dict[int, set[int]] = {box: set() for box in wanted}
    for tail, head in arrows:
        above[head].add(tail)
        beneath[tail].add(head)
    needs: dict[int, int] = {}  # how many rows a box and what is to stand below it take
    for box in sorted(wanted, key=wanted.__getitem__, reverse=True):
        needs[box] = 1 + max((needs[head] for head in beneath[box]), default=0)
    first, last = min(wanted.values(), default=0), max(wanted.values(), default=0)
    rows: list[list[int]] = []
    left = dict.fromkeys(wanted)
    while left:
        row = first + len(rows)
        free = [box for box in left if left.keys().isdisjoint(above[box])]
        due = [box for box in free if wanted[box] <= row] or free
        # First those that would make the floor higher if they waited.
        rows.append(sorted(due, key=lambda box: (row + needs[box] <= last, wanted[box]))[:limit])
        for box in rows[-1]:
            del left[box]
    return rows
