"""The largest of what a node reaches, with who holds it: by rings around the holders, largest value first.

A node's largest value is set once, by the first ring that meets it: every ring of a larger value came before. So the
pass is linear in nodes and edges, circles included, and along a shortest chain to the holder every node has the same
largest value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.analysis.blocking.days import NEVER, NOTHING, Days
from graph.analysis.reach import Distinct, gather_others
from graph.snapshot import Adjacency, Ints

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NARROW = 2**16 - 2
"""Days that fit in two bytes: 179 years."""


@dataclass(frozen=True, slots=True)
class Largest:
    """By node: the largest value among itself and all it reaches, who holds it, and how many links away.

    Of several holders the nearest, then the smallest number; -1 where nothing has a value.
    """

    value: Days
    holder: Ints
    away: Ints


def largest(values: Days, dependents: Adjacency) -> Largest:
    """The largest value that each node reaches; ``dependents`` groups who waits by what is needed."""
    rings = _Rings(dependents, len(values))
    order = _descending(values)
    for holders in np.split(order, np.flatnonzero(np.diff(values[order])) + 1):
        ring = holders[~rings.is_met[holders]].astype(np.int32)
        rings.holder[ring] = ring
        rings.grow(ring)
    value = np.where(rings.is_met, values[np.where(rings.is_met, rings.holder, 0)], NOTHING)
    return Largest(value, np.where(rings.is_met, rings.holder, -1), rings.away)


def _descending(values: Days) -> NDArray[np.int64]:
    """The numbers of all nodes that have a value, the largest value first, then by number."""
    known = np.flatnonzero(values != NOTHING)
    is_never = values[known] == NEVER
    days = values[known][~is_never]
    if not days.size or int(days.max() - days.min()) >= _NARROW:
        return known[np.argsort(-values[known], kind="stable")]
    ranks = np.where(is_never, 0, days.max() + 1 - values[known]).astype(np.uint16)
    return known[np.argsort(ranks, kind="stable")]  # of two bytes, it is sorted by counting


class _Rings:
    """What has been met so far, from which holder and how far from it."""

    def __init__(self, dependents: Adjacency, size: int) -> None:
        self._dependents = dependents
        self._distinct = Distinct(size)
        self.is_met = np.zeros(size, dtype=bool)
        self.holder = np.full(size, size, dtype=np.int32)  # no node yet: larger than any
        self.away = np.full(size, -1, dtype=np.int32)

    def grow(self, ring: Ints) -> None:
        """Give some holders, ring by ring, to all that waits for them and has none yet."""
        away = 0
        while ring.size:
            self.is_met[ring] = True
            self.away[ring] = away
            away += 1
            reached = gather_others(self._dependents, ring)
            new = np.flatnonzero(~self.is_met[reached])
            counts = self._dependents.indptr[ring + 1] - self._dependents.indptr[ring]
            holders = np.repeat(self.holder[ring], counts)[new]
            reached = reached[new]
            np.minimum.at(self.holder, reached, holders)
            ring = self._distinct.of(reached)
