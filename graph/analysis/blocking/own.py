"""What a milestone's own words say on a day: its status, and the earliest and latest end that they allow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from graph.analysis.blocking.days import NEVER, NOTHING, SPEAKS, Days
from graph.analysis.blocking.said import (
    ABANDONED,
    DONE,
    IN_PROGRESS,
    RESUMED,
    SUSPENDED,
    Said,
    last_rows,
    standing,
)
from graph.snapshot import Flags, Ints


class Status(IntEnum):
    """Own and effective statuses; ``NONE`` is of nodes without any."""

    NONE = 0
    DONE = 1
    ABANDONED = 2
    SUSPENDED = 3
    LATE = 4
    BLOCKED = 5
    SILENT = 6
    AT_RISK = 7
    UNKNOWN = 8
    READY = 9
    ON_TRACK = 10
    IN_PROGRESS = 11
    PLANNED = 12
    UNDATED = 13
    IN_OPERATION = 14

    @property
    def code(self) -> str:
        """The word that stands in answers: ``at_risk``."""
        return self.name.lower()


EFFECTIVE = (
    Status.BLOCKED,
    Status.SUSPENDED,
    Status.LATE,
    Status.AT_RISK,
    Status.SILENT,
    Status.UNKNOWN,
    Status.READY,
    Status.ON_TRACK,
    Status.IN_OPERATION,
    Status.DONE,
    Status.ABANDONED,
)
"""The effective statuses, in the order in which a reader wants them."""

STUCK = EFFECTIVE[:4]
"""What a programme manager looks for first."""


@dataclass(frozen=True, slots=True)
class Own:
    """By node: status, window (``lo``, ``hi``), and rows of `Said` that it rests on (-1: none).

    ``newest`` is the statement that speaks, ``force`` the promise in force, ``first`` the promise that it slipped from.
    ``until`` is the last day that the newest speaks.
    """

    status: Ints
    lo: Days
    hi: Days
    newest: Ints
    force: Ints
    first: Ints
    until: Days

    @property
    def is_dated(self) -> Flags:
        """Which nodes have a promise in force."""
        return self.force >= 0


def own(known: Said, today: int, size: int) -> Own:
    """What the statements known on a day say of each of ``size`` nodes."""
    newest = last_rows(known.milestone, np.ones(len(known.milestone), dtype=bool), size)
    promises = standing(known, size)
    force = last_rows(known.milestone, promises, size)
    first = _slipped_from(known, promises, force, size)
    stated, proven = _at(known.stated, newest), _at(known.proven, newest)
    start, end = _at(known.due_start, force), _at(known.due_end, force)
    says = np.where(newest >= 0, known.status[newest] if len(known.status) else -1, -1)
    is_dated = force >= 0
    until = np.where(newest < 0, NOTHING, np.where(is_dated & (stated <= end), end, stated + SPEAKS))
    is_overdue = is_dated & (stated > end)
    chosen = (
        (newest < 0, Status.NONE),
        (says == DONE, Status.DONE),
        (says == ABANDONED, Status.ABANDONED),
        (says == SUSPENDED, Status.SUSPENDED),
        (until < today, Status.SILENT),
        (is_overdue | (first >= 0), Status.LATE),
        ((says == IN_PROGRESS) | (says == RESUMED), Status.IN_PROGRESS),
        (is_dated, Status.PLANNED),
    )
    status = np.select([case for case, _ in chosen], [int(found) for _, found in chosen], int(Status.UNDATED))
    is_stopped = (status == Status.SUSPENDED) | (status == Status.ABANDONED)
    is_mute = (status == Status.NONE) | (status == Status.SILENT) | (status == Status.DONE)
    lo = np.select(
        [is_mute, is_stopped, is_overdue, is_dated], [NOTHING, NEVER, proven, np.maximum(start, proven)], proven
    )
    hi = np.select([is_mute, is_stopped, is_overdue, is_dated], [NOTHING, NEVER, NEVER, end], proven)
    return Own(status.astype(np.int32), lo, hi, newest, force, first, until)


def _slipped_from(known: Said, promises: Flags, force: Ints, size: int) -> Ints:
    """The oldest standing promise of an earlier day that the one in force comes wholly after; -1 where none is."""
    in_force = force[known.milestone]
    is_older = promises & (known.stated < known.stated[in_force]) & (known.due_end < known.due_start[in_force])
    first = np.full(size, len(known.milestone), dtype=np.int32)
    rows = np.flatnonzero(is_older)
    np.minimum.at(first, known.milestone[rows], rows.astype(np.int32))
    first[first == len(known.milestone)] = -1
    return first


def _at(column: Days, rows: Ints) -> Days:
    """The column's values at rows; `NOTHING` where there is no row."""
    if not len(column):
        return np.full(len(rows), NOTHING, dtype=np.int64)
    found: Days = np.where(rows >= 0, column[rows], NOTHING)
    return found
