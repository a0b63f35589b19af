"""Which blocked items hang on which roots: those who hold their own date and hold a blocked item with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from graph.analysis.blocking.closure import WORD, Bits, Levels, columns, marks, prefixes
from graph.analysis.blocking.days import NEVER, NOTHING, Days
from graph.analysis.blocking.own import Status
from graph.analysis.blocking.schedule import largest
from graph.analysis.blocking.verdicts import Verdicts, is_stuck
from graph.snapshot import Adjacency, Flags, Ints

_CHUNK = 16 * WORD
"""Roots whose marks are carried at once: 128 bytes a node."""


class Hanging:
    """The roots of some verdicts, and what hangs on each. Nodes are numbers of the snapshot.

    A dated blocked item hangs on every root that it reaches and that comes after its due date; an undated one on the
    holders of the stuck nodes, and on the roots of the dated blocked ones, that hold it up.
    """

    def __init__(self, found: Verdicts) -> None:
        self._found = found
        self._blocked: Flags = found.status == Status.BLOCKED
        self._proven: Flags = self._blocked & found.own.is_dated
        undated = self._blocked & ~found.own.is_dated
        self._stuck = is_stuck(found)
        unmet = found.waiting
        self._holding = np.flatnonzero(
            undated[unmet.waits] & (self._blocked | self._stuck)[unmet.needed]
        )  # the rows by which undated items are held up

    @cached_property
    def soonest(self) -> Days:
        """The first due date of a blocked item that waits for each node at any depth; `NEVER`: none."""
        unmet, size = self._found.waiting, len(self._blocked)
        needs = Adjacency.by(unmet.waits, unmet.needed, np.arange(len(unmet.waits), dtype=np.int32), size)
        urgency = largest(np.where(self._proven, NEVER - self._found.due, NOTHING), needs).value
        found = np.full(size, NOTHING, dtype=np.int64)
        np.maximum.at(found, unmet.needed, urgency[unmet.waits])
        return np.where(found == NOTHING, NEVER, NEVER - found)

    @cached_property
    def roots(self) -> Ints:
        """Who hold blocked items, latest first."""
        found = self._found
        lo = found.own.lo
        is_root = (lo != NOTHING) & (lo == found.earliest.value) & (self.soonest < lo)
        needed = found.waiting.needed[self._holding]
        is_root[found.earliest.holder[needed[self._stuck[needed]]]] = True
        roots = np.flatnonzero(is_root).astype(np.int32)
        return roots[np.argsort(-lo[roots], kind="stable")]

    @cached_property
    def shares(self) -> Ints:
        """How many items hang on each root and on another one too."""
        held, times, only = self._counted
        return held - np.bincount(only[times == 1], minlength=len(held)).astype(np.int32)

    def shared(self, roots: Sequence[int]) -> dict[int, list[int]]:
        """By root the items that hang on it and on another one too."""
        found: dict[int, list[int]] = {}
        ordered = self.roots[np.isin(self.roots, roots)]
        several = np.flatnonzero(self._counted[1] > 1)
        for start in range(0, len(ordered), _CHUNK):
            chunk = ordered[start : start + _CHUNK]
            bits = self._hang(chunk)[several]
            for place, root in enumerate(chunk.tolist()):
                hangs = bits[:, place // WORD] >> np.uint64(place % WORD) & np.uint64(1)
                found[root] = several[hangs.astype(bool)].tolist()
        return found

    @cached_property
    def _counted(self) -> tuple[Ints, Ints, Ints]:
        """How many items hang on each root, on how many each node hangs, and on which, where it is but one."""
        held = np.zeros(len(self.roots), dtype=np.int32)
        times, only = np.zeros((2, len(self._blocked)), dtype=np.int32)
        for start in range(0, len(self.roots), _CHUNK):
            bits = self._hang(self.roots[start : start + _CHUNK])
            held[start : start + _CHUNK] = columns(bits)[: len(held) - start]
            counts = np.bitwise_count(bits).sum(axis=1, dtype=np.int32)
            single = np.flatnonzero(counts == 1)
            words = (bits[single] != 0).argmax(axis=1)
            only[single] = start + words * WORD + np.bitwise_count(bits[single, words] - np.uint64(1))
            times += counts
        return held, times, only

    @cached_property
    def _levels(self) -> Levels:
        unmet = self._found.waiting
        return Levels.of(unmet.waits, unmet.needed, len(self._blocked))

    @cached_property
    def _levels_held(self) -> Levels:
        unmet = self._found.waiting
        return Levels.of(unmet.waits[self._holding], unmet.needed[self._holding], len(self._blocked))

    def _hang(self, roots: Ints) -> Bits:
        """For each node a bit for each of some roots, latest first, that it hangs on."""
        found, size = self._found, len(self._blocked)
        lo = found.own.lo[roots]
        hangs = np.zeros((size, -(-len(roots) // WORD)), dtype=np.uint64)
        proven = np.flatnonzero(self._proven)
        later = np.searchsorted(-lo, -found.due[proven], side="left").astype(np.int32)  # roots after each due date
        hangs[proven] = self._levels.reached(marks(roots, size))[proven] & prefixes(later, hangs.shape[1])
        if not self._holding.size:
            return hangs
        at = np.full(size, -1, dtype=np.int64)
        at[roots] = np.arange(len(roots))
        stuck = np.flatnonzero(self._stuck)
        ranks = at[found.earliest.holder[stuck]]
        stuck, ranks = stuck[ranks >= 0], ranks[ranks >= 0]
        own = hangs.copy()
        own[stuck, ranks // WORD] |= np.uint64(1) << (ranks % WORD).astype(np.uint64)
        undated = np.flatnonzero(self._blocked & ~self._proven)
        hangs[undated] = self._levels_held.reached(own)[undated]
        return hangs
