"""Sets of marks that nodes reach, as rows of bits: each edge is followed once, level by level of the condensation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.analysis.reach import distinct, gather_others
from graph.snapshot import Adjacency, Flags, Ints

Bits: TypeAlias = NDArray[np.uint64]

WORD = 64
"""Bits in one number."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The strongly connected groups of a graph, each level needing nothing but earlier ones.

    ``group`` is each node's group, ``is_circle`` tells which groups are more than a node. ``order`` holds groups level
    by level, ``starts`` where each level begins; ``needs`` groups edges between groups by the group that waits.
    """

    group: Ints
    is_circle: Flags
    order: Ints
    starts: Ints
    needs: Adjacency

    @classmethod
    def of(cls, waits: Ints, needed: Ints, size: int) -> Levels:
        """The levels of a graph whose edges go from who waits to what is needed."""
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import connected_components

        matrix = csr_array((np.ones(len(waits), dtype=np.int8), (waits, needed)), shape=(size, size))
        count, group = connected_components(matrix, directed=True, connection="strong")
        group = group.astype(np.int32)
        outer = np.flatnonzero(group[waits] != group[needed])
        rows = np.arange(len(outer), dtype=np.int32)
        above, below = group[waits[outer]], group[needed[outer]]
        needs, dependents = Adjacency.by(above, below, rows, count), Adjacency.by(below, above, rows, count)
        left = np.diff(needs.indptr).astype(np.int32)
        levels: list[Ints] = []
        ring = np.flatnonzero(left == 0).astype(np.int32)
        while ring.size:
            levels.append(ring)
            freed = gather_others(dependents, ring)
            np.subtract.at(left, freed, 1)
            reached = distinct(freed)
            ring = reached[left[reached] == 0]
        starts = np.cumsum([0, *map(len, levels)], dtype=np.int32)
        order = np.concatenate(levels) if levels else np.zeros(0, dtype=np.int32)
        return cls(group, np.bincount(group, minlength=count) > 1, order, starts, needs)

    def reached(self, own: Bits) -> Bits:
        """The marks of everything that each node reaches; of itself only where it stands in a circle.

        ``own`` holds a row of words for each node.
        """
        carried = np.zeros((len(self.is_circle), own.shape[1]), dtype=np.uint64)
        marked = np.flatnonzero(own.any(axis=1))
        np.bitwise_or.at(carried, self.group[marked], own[marked])
        below = np.zeros_like(carried)
        for start, end in zip(self.starts[1:-1].tolist(), self.starts[2:].tolist(), strict=True):
            ring = self.order[start:end]  # each of a later level needs something
            needed = gather_others(self.needs, ring)
            lengths = self.needs.indptr[ring + 1] - self.needs.indptr[ring]
            below[ring] = np.bitwise_or.reduceat(carried[needed], np.cumsum(lengths) - lengths, axis=0)
            carried[ring] |= below[ring]
        found: Bits = np.where(self.is_circle[:, None], carried, below)[self.group]
        return found


def marks(nodes: Ints, size: int) -> Bits:
    """A bit of its own for each of some nodes, in their order; no node holds another's."""
    found = np.zeros((size, -(-len(nodes) // WORD)), dtype=np.uint64)
    numbers = np.arange(len(nodes))
    np.bitwise_or.at(found, (nodes, numbers // WORD), np.uint64(1) << (numbers % WORD).astype(np.uint64))
    return found


def prefixes(lengths: Ints, words: int) -> Bits:
    """A row for each length: that many first bits set."""
    left = np.clip(lengths[:, None] - np.arange(words)[None, :] * WORD, 0, WORD)
    full = np.uint64(2**WORD - 1)
    partial = (np.uint64(1) << np.minimum(left, WORD - 1).astype(np.uint64)) - np.uint64(1)
    found: Bits = np.where(left == WORD, full, partial)
    return found


def columns(bits: Bits) -> Ints:
    """How many rows have each bit."""
    words = (
        np.unpackbits(bits[:, word, None].view(np.uint8), axis=1, bitorder="little") for word in range(bits.shape[1])
    )
    return np.concatenate([word.sum(axis=0, dtype=np.int32) for word in words])
