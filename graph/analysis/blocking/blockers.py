"""What to unblock first: roots that hold their own date and hold others back, ranked by what they free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.analysis.blocking.chains import Chains
from graph.analysis.blocking.days import NEVER, NOTHING
from graph.analysis.blocking.own import Status
from graph.analysis.blocking.verdicts import Verdicts, verdicts
from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Root:
    """A node whose own words hold back others; places are numbers of the snapshot's nodes.

    ``frees`` are the items that stop being blocked when it alone is done, ``shares`` the blocked items that hang on it
    and on another root too. ``gained`` is the largest fall, in days, of the expected end of a dated item that it frees;
    None where there is none. ``nearest`` is the first due date that waits for it; `NOTHING`: none.
    """

    place: int
    status: Status
    frees: tuple[int, ...]
    shares: tuple[int, ...]
    gained: int | None
    nearest: int


def blockers(snapshot: Snapshot, found: Verdicts) -> tuple[Root, ...]:
    """The roots that hold a blocked item, most freeing first."""
    held = _held(found)
    roots = []
    for place, blocked in held.items():
        done = frozenset(found.asked.done | {snapshot.ids[place]})
        after = verdicts(snapshot, replace(found.asked, done=done))
        frees = tuple(each for each in _blocked(found) if each != place and after.status[each] != Status.BLOCKED)
        shared = {each for other, items in held.items() if other != place for each in items}
        roots.append(
            Root(
                place,
                Status(int(found.status[place])),
                frees,
                tuple(sorted(each for each in blocked if each in shared)),
                _gained(found, after, frees),
                min((int(found.due[each]) for each in blocked if found.due[each] != NOTHING), default=NOTHING),
            )
        )
    return tuple(sorted(roots, key=lambda root: _rank(snapshot, root)))


def _rank(snapshot: Snapshot, root: Root) -> tuple[int, int, int, int, str]:
    nearest = NEVER if root.nearest == NOTHING else root.nearest
    return -len(root.frees), -len(root.shares), -(root.gained or 0), nearest, snapshot.ids[root.place]


def _blocked(found: Verdicts) -> list[int]:
    """The blocked milestones and things that stand for themselves."""
    return [place for place in range(len(found.status)) if found.status[place] == Status.BLOCKED]


def _held(found: Verdicts) -> Mapping[int, set[int]]:
    """The roots, with the blocked items that hang on each."""
    chains = Chains(found)
    held: dict[int, set[int]] = {}
    for place in _blocked(found):
        for root in chains.roots(place):
            held.setdefault(root, set()).add(place)
    return dict(sorted(held.items()))


def _gained(found: Verdicts, after: Verdicts, frees: tuple[int, ...]) -> int | None:
    falls = [
        int(found.latest.value[place]) - int(after.latest.value[place])
        for place in frees
        if found.own.is_dated[place] and found.latest.value[place] != NEVER and after.latest.value[place] != NOTHING
    ]
    return max((fall for fall in falls if fall > 0), default=None)
