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
from graph.analysis.reach import distinct, gather
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
    size = len(values)
    found = Largest(
        np.full(size, NOTHING, dtype=np.int64),
        np.full(size, size, dtype=np.int32),  # no node yet: larger than any
        np.full(size, -1, dtype=np.int32),
    )
    order = _descending(values)
    for holders in np.split(order, np.flatnonzero(np.diff(values[order])) + 1):
        ring = holders[found.away[holders] < 0].astype(np.int32)
        found.holder[ring] = ring
        if ring.size:
            _spread(found, ring, int(values[ring[0]]), dependents)
    found.holder[found.away < 0] = -1
    return found


def _descending(values: Days) -> NDArray[np.int64]:
    """The numbers of all nodes that have a value, the largest value first, then by number."""
    known = np.flatnonzero(values != NOTHING)
    is_never = values[known] == NEVER
    days = values[known][~is_never]
    if not days.size or int(days.max() - days.min()) >= _NARROW:
        return known[np.argsort(-values[known], kind="stable")]
    ranks = np.where(is_never, 0, days.max() + 1 - values[known]).astype(np.uint16)
    return known[np.argsort(ranks, kind="stable")]  # of two bytes, it is sorted by counting


def _spread(found: Largest, ring: Ints, value: int, dependents: Adjacency) -> None:
    """Give the value to a ring of holders and, ring by ring, to all that waits for them and has none yet."""
    away = 0
    while ring.size:
        found.value[ring] = value
        found.away[ring] = away
        away += 1
        reached, _ = gather(dependents, ring)
        counts = dependents.indptr[ring + 1] - dependents.indptr[ring]
        is_new = found.away[reached] < 0
        reached, holders = reached[is_new], np.repeat(found.holder[ring], counts)[is_new]
        np.minimum.at(found.holder, reached, holders)
        ring = distinct(reached)
