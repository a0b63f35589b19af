"""The order of slots in their columns: barycentres and swaps of neighbours, kept where they save crossings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

Links: TypeAlias = Mapping[int, Sequence[int]]

_SWEEPS: Final = 6  # more found nothing on the pictures tried
_MANY: Final = 1_500  # slots beyond which Graphviz's own order is good enough for the time it saves


def ordered(columns: Sequence[Sequence[int]], chains: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """The columns with their slots in an order of few crossings; a better one than given, or the given one."""
    best = [list(column) for column in columns]
    if sum(map(len, columns)) > _MANY:
        return best
    before, after = _links(columns, chains)
    fewest = crossings(best, after)
    trial = best
    for sweep in range(_SWEEPS):
        trial = _swept(trial, before if sweep % 2 == 0 else after, is_forward=sweep % 2 == 0)
        trial = _swapped(trial, before, after)
        if (count := crossings(trial, after)) < fewest:
            best, fewest = trial, count
    return best


def crossings(columns: Sequence[Sequence[int]], after: Links) -> int:
    """How many pairs of lines cross between neighbouring columns; ``after`` has a slot's links in the next column."""
    count = 0
    for column, following in pairwise(columns):
        place = {slot: number for number, slot in enumerate(following)}
        ends: list[int] = []
        for slot in column:
            heads = sorted(place[other] for other in after[slot])
            count += sum(len(ends) - bisect_right(ends, head) for head in heads)
            for head in heads:
                insort(ends, head)
    return count


def _links(columns: Sequence[Sequence[int]], chains: Sequence[tuple[int, ...]]) -> tuple[Links, Links]:
    """For every slot, the slots it is linked to in the column before, and in the one after."""
    column_of = {slot: number for number, column in enumerate(columns) for slot in column}
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    for one, other in (pair for chain in chains for pair in pairwise(chain)):
        left, right = (one, other) if column_of[one] < column_of[other] else (other, one)
        after[left].append(right)
        before[right].append(left)
    return before, after


def _swept(columns: Sequence[Sequence[int]], links: Links, *, is_forward: bool) -> list[list[int]]:
    """Each column sorted by the middle of what its slots are linked to; those without a link keep their place."""
    done = [list(column) for column in columns]
    numbers = range(1, len(done)) if is_forward else range(len(done) - 2, -1, -1)
    for number in numbers:
        beside = done[number - 1 if is_forward else number + 1]
        scale = len(done[number]) / max(1, len(beside))
        place = {slot: at * scale for at, slot in enumerate(beside)}
        key = {
            slot: sum(place[other] for other in links[slot]) / len(links[slot]) if links[slot] else float(at)
            for at, slot in enumerate(done[number])
        }
        done[number].sort(key=key.__getitem__)
    return done


def _swapped(columns: Sequence[Sequence[int]], before: Links, after: Links) -> list[list[int]]:
    """Neighbours of a column change places where that saves a crossing."""
    done = [list(column) for column in columns]
    for number, column in enumerate(done):
        sides = [
            (before, done[number - 1] if number else []),
            (after, done[number + 1] if number + 1 < len(done) else []),
        ]
        ends = {slot: [_ends(slot, links, beside) for links, beside in sides] for slot in column}
        for at in range(len(column) - 1):
            one, other = column[at], column[at + 1]
            kept = sum(map(_crossed, ends[one], ends[other]))
            if sum(map(_crossed, ends[other], ends[one])) < kept:
                column[at], column[at + 1] = other, one
    return done


def _ends(slot: int, links: Links, beside: Sequence[int]) -> list[int]:
    wanted = set(links[slot])
    return [at for at, other in enumerate(beside) if other in wanted]


def _crossed(above: Sequence[int], below: Sequence[int]) -> int:
    """How many pairs of lines cross when the one slot stands above the other; both are sorted."""
    return sum(bisect_left(below, end) for end in above)
