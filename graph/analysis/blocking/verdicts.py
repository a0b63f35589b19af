"""The effective status of every milestone, and of every thing that stands for itself, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from graph.analysis.blocking.days import CLOSE, NEVER, NOTHING, Days, day_of
from graph.analysis.blocking.own import Own, Status, own
from graph.analysis.blocking.question import Asked
from graph.analysis.blocking.said import Said, said
from graph.analysis.blocking.schedule import Largest, largest
from graph.analysis.blocking.waiting import Frame, Waiting, frame, waiting
from graph.analysis.reach import distinct, gather_others
from graph.snapshot import Adjacency, Flags, Ints, Snapshot

_SETTLED = (Status.DONE, Status.ABANDONED, Status.SUSPENDED, Status.LATE)
_STUCK = (Status.SUSPENDED, Status.ABANDONED, Status.LATE)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What is true of every node on a day; arrays by node.

    ``status`` is the effective one. ``earliest`` and ``latest`` hold the expected end, with holders. ``waited_lo`` and
    ``waited_hi`` are the largest expected ends among prerequisites, `NOTHING` without any. ``margin`` and ``slack`` are
    days where ``has_margin`` and ``has_slack``.
    """

    asked: Asked
    said: Said
    framed: Frame
    own: Own
    waiting: Waiting
    dependents: Adjacency
    earliest: Largest
    latest: Largest
    waited_lo: Days
    waited_hi: Days
    status: Ints

    @property
    def today(self) -> int:
        """The day it is true of."""
        return day_of(self.asked.as_of)

    def rests_on_inference(self, place: int) -> bool:
        """Whether a statement that a node's own status rests on is inferred."""
        rows = (int(rows[place]) for rows in (self.own.newest, self.own.force, self.own.first))
        return any(row >= 0 and bool(self.said.is_inferred[row]) for row in rows)

    @property
    def due(self) -> Days:
        """The end of the promise in force; `NOTHING` where there is none."""
        rows = self.own.force
        return (
            np.where(rows >= 0, self.said.due_end[rows], NOTHING) if len(self.said.due_end) else rows.astype(np.int64)
        )

    @property
    def has_margin(self) -> Flags:
        """Which dated nodes wait for something that has an end."""
        found: Flags = self.own.is_dated & (self.waited_hi != NOTHING)
        return found

    @property
    def margin(self) -> Days:
        """Days between the latest end of what is waited for and the due date; meaningless without `has_margin`."""
        return self.due - self.waited_hi


_FRAMES: WeakKeyDictionary[Snapshot, dict[bool, Frame]] = WeakKeyDictionary()


def verdicts(snapshot: Snapshot, asked: Asked) -> Verdicts:
    """Everything that holds on a day, what if included. Raises NoDateError, UnknownNodeError."""
    frames = _FRAMES.setdefault(snapshot, {})
    framed = frames.get(asked.with_inferred)
    if framed is None:
        framed = frames[asked.with_inferred] = frame(snapshot, with_inferred=asked.with_inferred)
    today, size = day_of(asked.as_of), len(snapshot)
    known = said(snapshot, asked)
    found = own(known, today, size)
    unmet = waiting(snapshot, framed, found, asked, today)
    dependents = unmet.by_needed(size)
    counted = unmet.is_vertex
    earliest = largest(np.where(counted, found.lo, NOTHING), dependents)
    latest = largest(np.where(counted, found.hi, NOTHING), dependents)
    waited_lo, waited_hi = (_waited(unmet, each) for each in (earliest, latest))
    status = _effective(known, found, unmet, dependents, waited_lo, waited_hi)
    return Verdicts(asked, known, framed, found, unmet, dependents, earliest, latest, waited_lo, waited_hi, status)


def _waited(unmet: Waiting, expected: Largest) -> Days:
    """The largest expected end among what each node waits for: its own expected end, unless it holds that itself."""
    holds = expected.holder == np.arange(len(expected.holder))
    found = np.where(holds, NOTHING, expected.value)
    rows = np.flatnonzero(holds[unmet.waits])
    if rows.size:
        waits = unmet.waits[rows]
        starts = np.flatnonzero(np.diff(waits, prepend=-1))  # sorted by who waits
        found[waits[starts]] = np.maximum.reduceat(expected.value[unmet.needed[rows]], starts)
    return found


def _effective(
    known: Said, found: Own, unmet: Waiting, dependents: Adjacency, waited_lo: Days, waited_hi: Days
) -> Ints:
    """The first rule that fits, for every vertex; the others have none."""
    size = len(found.status)
    due = np.where(found.is_dated, known.due_end[found.force], NOTHING) if len(known.due_end) else found.lo
    promised = np.where(found.is_dated, known.stated[found.force], NOTHING) if len(known.stated) else found.lo
    is_settled = np.isin(found.status, _SETTLED)
    is_proven = found.is_dated & ~is_settled & (waited_lo > due)
    is_blocked = is_proven | _held_up(_stuck(found, unmet) | is_proven, ~found.is_dated & ~is_settled, dependents)
    fell = np.where((found.status == Status.SILENT) & unmet.is_vertex, found.until + 1, NOTHING)
    silence = _waited(unmet, largest(fell, dependents))
    is_close = found.is_dated & (waited_hi != NOTHING) & ((due - waited_hi < CLOSE) | (waited_hi == NEVER))
    still_waits = np.zeros(size, dtype=bool)
    still_waits[unmet.waits] = True
    is_ready = (found.status == Status.PLANNED) & unmet.had & ~still_waits
    chosen = (
        (~unmet.is_vertex, Status.NONE),
        (found.status == Status.DONE, Status.DONE),
        (found.status == Status.ABANDONED, Status.ABANDONED),
        (found.status == Status.SUSPENDED, Status.SUSPENDED),
        (found.status == Status.LATE, Status.LATE),
        (is_blocked, Status.BLOCKED),
        (found.status == Status.SILENT, Status.SILENT),
        (is_close, Status.AT_RISK),
        (~found.is_dated | ((silence != NOTHING) & (silence >= promised)), Status.UNKNOWN),
        (is_ready, Status.READY),
    )
    status = np.select([case for case, _ in chosen], [int(name) for _, name in chosen], int(Status.ON_TRACK))
    return status.astype(np.int32)


def is_stuck(found: Verdicts) -> Flags:
    """What its own words say is suspended, abandoned or late: who waits for it without a date is blocked."""
    return _stuck(found.own, found.waiting)


def _stuck(found: Own, unmet: Waiting) -> Flags:
    stuck: Flags = np.isin(found.status, _STUCK) & unmet.is_vertex
    return stuck


def _held_up(seeds: Flags, may: Flags, dependents: Adjacency) -> Flags:
    """What waits, step by step through nodes that ``may``, for a marked node; without the marked ones themselves."""
    found = np.zeros(len(seeds), dtype=bool)
    ring = np.flatnonzero(seeds).astype(np.int32)
    while ring.size:
        reached = gather_others(dependents, ring)
        ring = distinct(reached[may[reached] & ~found[reached]])
        found[ring] = True
    return found
