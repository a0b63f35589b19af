"""What each root frees: the blocked items that would not be blocked if it alone were done.

A dated item can only be freed by the holder of its date: whoever else stands on every way to that holder would hold
the date itself. So one more pass is enough, in which every node is judged as if its own holder were done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.analysis.blocking.days import NEVER, NOTHING, Days
from graph.analysis.blocking.own import Status
from graph.analysis.blocking.schedule import largest
from graph.analysis.blocking.verdicts import Verdicts, is_stuck
from graph.analysis.reach import distinct, gather_others
from graph.snapshot import Adjacency, Flags, Ints


@dataclass(frozen=True, slots=True)
class Freed:
    """By root, what it frees (numbers of nodes), and the largest fall in days of the expected end of a dated one."""

    items: dict[int, Ints]
    gained: dict[int, int]


def freed(found: Verdicts, roots: Iterable[int]) -> Freed:
    """What each of some roots frees.

    Exact for all but those who open a thing that has other openings: done, they make nobody wait for these either
    (`opens_with_others`).
    """
    holder = found.earliest.holder
    is_blocked: Flags = found.status == Status.BLOCKED
    proven = is_blocked & found.own.is_dated
    lo, hi = _waited_without_holder(found)
    dated = np.flatnonzero(proven & (lo <= found.due)).astype(np.int32)
    dated = dated[np.argsort(holder[dated], kind="stable")]
    held_up = _HeldUp(found, is_blocked, proven)
    items, gained = {}, {}
    for root in roots:
        first, last = np.searchsorted(holder[dated], [root, root + 1])
        mine = dated[first:last]
        items[root] = np.sort(np.concatenate([mine, held_up.freed(root, mine)]))
        before, after = found.latest.value[mine], np.maximum(found.own.hi[mine], hi[mine])
        falls = (before - after)[(before != NEVER) & (after != NOTHING)]
        if falls.size and falls.max() > 0:
            gained[root] = int(falls.max())
    return Freed(items, gained)


def opens_with_others(found: Verdicts) -> Flags:
    """Which nodes open a thing that has another opening."""
    framed = found.framed
    opens = np.flatnonzero(framed.is_opening & (found.own.newest[framed.part] >= 0))
    openings = np.bincount(framed.whole[opens], minlength=len(found.status))
    shared = np.zeros(len(found.status), dtype=bool)
    shared[framed.part[opens][openings[framed.whole[opens]] > 1]] = True
    return shared


def _waited_without_holder(found: Verdicts) -> tuple[Days, Days]:
    """The largest lo and hi among what each node waits for, if the holder of its lo were done."""
    unmet, holder, own = found.waiting, found.earliest.holder, found.own
    size = len(holder)
    is_met = unmet.needed == holder[unmet.waits]
    is_same = (holder[unmet.needed] == holder[unmet.waits]) & ~is_met
    same, other = np.flatnonzero(is_same), np.flatnonzero(~is_same & ~is_met)
    rows = np.arange(len(same), dtype=np.int32)
    dependents = Adjacency.by(unmet.needed[same], unmet.waits[same], rows, size)
    is_own = unmet.is_vertex & (holder != np.arange(size))

    def without(ends: Days, mine: Days) -> Days:
        waited = np.full(size, NOTHING, dtype=np.int64)
        np.maximum.at(waited, unmet.waits[other], ends[unmet.needed[other]])
        left = largest(np.maximum(waited, np.where(is_own, mine, NOTHING)), dependents).value
        np.maximum.at(waited, unmet.waits[same], left[unmet.needed[same]])
        return waited

    return without(found.earliest.value, own.lo), without(found.latest.value, own.hi)


class _HeldUp:
    """The undated blocked items, and what holds them up."""

    def __init__(self, found: Verdicts, is_blocked: Flags, proven: Flags) -> None:
        unmet = found.waiting
        self._undated: Flags = is_blocked & ~proven
        holding = np.flatnonzero(self._undated[unmet.waits] & (is_blocked | is_stuck(found))[unmet.needed])
        waits, needed = unmet.waits[holding], unmet.needed[holding]
        rows = np.arange(len(holding), dtype=np.int32)
        self._needs = Adjacency.by(waits, needed, rows, len(is_blocked))
        self._dependents = Adjacency.by(needed, waits, rows, len(is_blocked))
        self._is_gone = np.zeros(len(is_blocked), dtype=bool)

    def freed(self, root: int, dated: Ints) -> Ints:
        """The undated items that nothing holds up once a root is done and the dated items that it frees are free."""
        gone = np.append(dated, np.int32(root))
        touched = self._waiting_for(gone)
        is_gone = self._is_gone
        is_gone[gone] = is_gone[touched] = True
        still = touched[[not is_gone[self._needs.others_at(node)].all() for node in touched]]
        while still.size:  # what is held up otherwise holds up in turn
            is_gone[still] = False
            reached = distinct(gather_others(self._dependents, still))
            still = reached[is_gone[reached] & self._undated[reached] & (reached != root)]  # done, in a circle too
        free: Ints = touched[is_gone[touched]]
        is_gone[gone] = is_gone[touched] = False
        return free

    def _waiting_for(self, starts: Ints) -> Ints:
        """The undated items that are held up by some nodes, through others of them."""
        found: list[Ints] = []
        seen = self._is_gone
        seen[starts] = True
        ring = distinct(gather_others(self._dependents, starts))
        ring = ring[~seen[ring]]
        while ring.size:
            seen[ring] = True
            found.append(ring)
            reached = distinct(gather_others(self._dependents, ring))
            ring = reached[~seen[reached]]
        touched = np.concatenate(found) if found else np.zeros(0, dtype=np.int32)
        seen[touched] = seen[starts] = False
        return touched
