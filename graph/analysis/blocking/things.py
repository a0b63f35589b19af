"""Every milestone, thing and action with its verdict: things and actions are read from their milestones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.blocking.chains import Chains
from graph.analysis.blocking.days import NEVER, NOTHING, Days
from graph.analysis.blocking.own import Status
from graph.analysis.blocking.schedule import largest
from graph.analysis.blocking.verdicts import Verdicts
from graph.analysis.blocking.waiting import THINGS
from graph.snapshot import RELATION_NAMES, Adjacency, Snapshot

_URGENT = (Status.SUSPENDED, Status.LATE, Status.BLOCKED, Status.AT_RISK)
_CLOSED = frozenset({Status.DONE, Status.ABANDONED})


@dataclass(frozen=True, slots=True)
class Item:
    """A milestone, thing or action on a day; places are numbers of the snapshot's nodes.

    ``own`` is what its own words say (`Status.NONE` for things and actions), ``work`` what open milestones say of a
    thing in operation, ``counts`` how many milestones have each status, ``lead`` the milestone that decided. Days are
    `NOTHING` where there is none, `NEVER` where there never will be. ``chain`` holds rows of `Waiting`.
    """

    place: int
    own: Status
    status: Status
    work: Status | None
    counts: Mapping[Status, int]
    lead: int | None
    due_start: int
    due_end: int
    expected_start: int
    expected_end: int
    margin: int | None
    slack: int | None
    holder: int | None
    is_inferred: bool
    chain: tuple[int, ...]


class Items:
    """The items of some verdicts, each made when it is asked for."""

    def __init__(self, snapshot: Snapshot, found: Verdicts) -> None:
        self._kinds = snapshot.kinds
        self._found = found
        self._chains = Chains(found)
        self._slack = _slack(found)
        self._inferred_edges = snapshot.inferred
        size = len(snapshot)
        framed = found.framed
        rows = np.arange(len(framed.whole), dtype=np.int32)
        self._parts = Adjacency.by(framed.whole, framed.part, rows, size)
        delivers = np.flatnonzero(snapshot.relation == RELATION_NAMES.index("DELIVERS")).astype(np.int32)
        self._delivered = Adjacency.by(snapshot.source[delivers], snapshot.target[delivers], delivers, size)
        self._today = found.today

    def all(self) -> tuple[Item, ...]:
        """Every milestone that is no event, thing and action that a document has named by then; by id."""
        return tuple(item for item in map(self.of, range(len(self._kinds))) if item is not None)

    def of(self, place: int) -> Item | None:
        """One of them; None for any other node."""
        if not self._is_item(place):
            return None
        return self._milestone(place) if self._kinds[place] == "Milestone" else self._whole(place)

    def status(self, place: int) -> Status:
        """The status that `of` tells, without the reasons; ``NONE`` for any other node."""
        if not self._is_item(place):
            return Status.NONE
        if self._kinds[place] == "Milestone":
            return Status(int(self._found.status[place]))
        if self._found.waiting.in_operation[place]:
            return Status.IN_OPERATION
        return self._rolled(self._statuses(place))[0]

    def _is_item(self, place: int) -> bool:
        kind = self._kinds[place]
        if kind == "Milestone":
            return bool(self._found.waiting.is_vertex[place])
        is_named = int(self._found.framed.named_since[place]) <= self._today
        return is_named and (kind in THINGS or kind == "Action")

    def _milestone(self, place: int) -> Item:
        """A milestone by itself."""
        found, own = self._found, self._found.own
        force = int(own.force[place])
        status = Status(int(found.status[place]))
        chain = self._chains.of(place)
        holder = int(found.earliest.holder[place])
        slack = int(self._slack[place])
        return Item(
            place,
            Status(int(own.status[place])),
            status,
            None,
            {},
            None,
            NOTHING if force < 0 else int(found.said.due_start[force]),
            NOTHING if force < 0 else int(found.said.due_end[force]),
            int(found.earliest.value[place]),
            int(found.latest.value[place]),
            int(found.margin[place]) if found.has_margin[place] and found.waited_hi[place] != NEVER else None,
            None if slack == NEVER else slack,
            None if holder < 0 else holder,
            self._is_inferred(place, chain),
            chain,
        )

    def _whole(self, place: int) -> Item:
        """A thing or an action, from its milestones; what it delivers counts for an action."""
        found = self._found
        statuses = self._statuses(place)
        work, lead = self._rolled(statuses)
        is_open = bool(found.waiting.in_operation[place])
        status = Status.IN_OPERATION if is_open else work
        decided = self._milestone(lead) if lead is not None else None
        counts = Counter(status for part, status in statuses.items() if part != place)
        return Item(
            place,
            Status.NONE,
            status,
            work if is_open else None,
            {status: counts[status] for status in Status if counts[status]},
            lead,
            decided.due_start if decided else NOTHING,
            decided.due_end if decided else NOTHING,
            decided.expected_start if decided else NOTHING,
            decided.expected_end if decided else NOTHING,
            decided.margin if decided else None,
            decided.slack if decided else None,
            decided.holder if decided else None,
            decided.is_inferred if decided else False,
            decided.chain if decided else (),
        )

    def _statuses(self, place: int) -> dict[int, Status]:
        """The statuses of its milestones; its own where it stands for itself, without an opening, and is blocked."""
        found = self._found
        statuses = {part: Status(int(found.status[part])) for part in self._milestones(place)}
        if found.waiting.is_vertex[place] and int(found.status[place]) == Status.BLOCKED:
            statuses[place] = Status.BLOCKED
        return statuses

    def _milestones(self, place: int) -> list[int]:
        wholes = [place, *self._delivered.others_at(place).tolist()]
        parts = [part for whole in wholes for part in self._parts.others_at(whole).tolist()]
        return [part for part in dict.fromkeys(parts) if self._found.waiting.is_vertex[part]]

    def _rolled(self, statuses: Mapping[int, Status]) -> tuple[Status, int | None]:
        """The status that milestones of these statuses give, and which of them decided."""
        for urgent in _URGENT:
            if urgent in statuses.values():
                return urgent, self._first(statuses, {urgent})
        still_open = {part: status for part, status in statuses.items() if status not in _CLOSED}
        dated = [part for part in still_open if self._found.own.is_dated[part]]
        silent = [part for part in dated if still_open[part] is Status.SILENT]
        if dated and len(silent) == len(dated):
            return Status.SILENT, self._first(still_open, {Status.SILENT})
        if silent:
            return Status.UNKNOWN, self._first(still_open, {Status.SILENT})
        for calm in (Status.READY, Status.ON_TRACK):
            if calm in still_open.values():
                return calm, self._first(still_open, {calm})
        if statuses and not still_open:
            return Status.DONE, self._first(statuses, _CLOSED)
        return Status.UNKNOWN, self._first(still_open, set(still_open.values()))

    def _first(self, statuses: Mapping[int, Status], wanted: frozenset[Status] | set[Status]) -> int | None:
        """Of the milestones with such a status the one that is due first, then by id."""
        found = [part for part, status in statuses.items() if status in wanted]
        due = self._found.due
        return min(found, key=lambda part: (due[part] == NOTHING, int(due[part]), part), default=None)

    def _is_inferred(self, place: int, chain: Sequence[int]) -> bool:
        """Whether the verdict rests on a statement or an edge that is inferred; an identity shows in its statement."""
        unmet = self._found.waiting
        if any(self._inferred_edges[unmet.because[row]] for row in chain):
            return True
        ends = {place, *(int(unmet.needed[row]) for row in chain[-1:])}
        return any(self._found.rests_on_inference(end) for end in ends)


def _slack(found: Verdicts) -> Days:
    """Days between each node's latest expected end and the nearest due date that waits for it; `NEVER`: none."""
    unmet, due = found.waiting, found.due
    size = len(found.status)
    rows = np.arange(len(unmet.waits), dtype=np.int32)
    needs = Adjacency.by(unmet.waits, unmet.needed, rows, size)
    soonest = largest(np.where((due != NOTHING) & unmet.is_vertex, NEVER - due, NOTHING), needs)
    nearest = np.full(size, NOTHING, dtype=np.int64)
    np.maximum.at(nearest, unmet.needed, soonest.value[unmet.waits])
    has = (nearest != NOTHING) & (found.latest.value != NOTHING) & (found.latest.value != NEVER)
    return np.where(has, NEVER - nearest - found.latest.value, NEVER)
