"""What to unblock first: roots that hold their own date and hold others back, ranked by what they free."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from graph.analysis.blocking.days import NEVER, NOTHING
from graph.analysis.blocking.freeing import freed, opens_with_others
from graph.analysis.blocking.hanging import Hanging
from graph.analysis.blocking.own import Status
from graph.analysis.blocking.verdicts import Verdicts, verdicts
from graph.snapshot import Ints, Snapshot


@dataclass(frozen=True, slots=True)
class Root:
    """A node whose own words hold back others; places are numbers of the snapshot's nodes.

    ``frees`` are the items that stop being blocked when it alone is done, ``shares`` counts the blocked items that
    hang on it and on another root too. ``gained`` is the largest fall, in days, of the expected end of a dated item
    that it frees; None where there is none. ``nearest`` is the first due date that waits for it; `NOTHING`: none.
    """

    place: int
    status: Status
    frees: tuple[int, ...]
    shares: int
    gained: int | None
    nearest: int


def blockers(snapshot: Snapshot, found: Verdicts, hanging: Hanging) -> tuple[Root, ...]:
    """The roots that hold a blocked item, most freeing first."""
    places = hanging.roots.tolist()
    free = freed(found, places)
    apart = opens_with_others(found)
    roots = []
    for place, shares in zip(places, hanging.shares.tolist(), strict=True):
        frees, gained = free.items[place], free.gained.get(place)
        if apart[place]:
            frees, gained = _by_a_pass(snapshot, found, place)
        soonest = int(hanging.soonest[place])
        nearest = soonest if soonest < found.own.lo[place] else NOTHING
        roots.append(Root(place, Status(int(found.status[place])), tuple(frees.tolist()), shares, gained, nearest))
    return tuple(sorted(roots, key=lambda root: _rank(snapshot, root)))


def _rank(snapshot: Snapshot, root: Root) -> tuple[int, int, int, int, str]:
    nearest = NEVER if root.nearest == NOTHING else root.nearest
    return -len(root.frees), -root.shares, -(root.gained or 0), nearest, snapshot.ids[root.place]


def _by_a_pass(snapshot: Snapshot, found: Verdicts, place: int) -> tuple[Ints, int | None]:
    """The same from a full pass in which the root is done."""
    after = verdicts(snapshot, replace(found.asked, done=found.asked.done | {snapshot.ids[place]}))
    frees = np.flatnonzero((found.status == Status.BLOCKED) & (after.status != Status.BLOCKED))
    frees = frees[frees != place].astype(np.int32)
    before, left = found.latest.value[frees], after.latest.value[frees]
    counts = found.own.is_dated[frees] & (before != NEVER) & (left != NOTHING)
    fall = int((before - left)[counts].max(initial=0))
    return frees, fall or None
