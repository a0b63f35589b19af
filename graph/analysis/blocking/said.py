"""All statements of a snapshot as arrays, made once; what if adds rows of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np

from graph.analysis.blocking.days import NOTHING, Days, day_of, days_of, months_later
from graph.analysis.blocking.question import Asked
from graph.analysis.promises import PROMISING, STOPS
from graph.errors import NoDateError
from graph.schema import STATUSES
from graph.snapshot import Flags, Ints, Snapshot
from graph.tables.layout import OWNERS

PLANNED, IN_PROGRESS, DONE, POSTPONED, SUSPENDED, RESUMED, ABANDONED, RECURRING = range(len(STATUSES))
"""Statuses as numbers, in the schema's order."""

_PROMISING: Final = [STATUSES.index(name) for name in sorted(PROMISING)]
_STOPS: Final = [STATUSES.index(name) for name in sorted(STOPS)]


@dataclass(frozen=True, slots=True)
class Said:
    """Statements by (milestone, day, order told): a row each.

    ``milestone`` is a node's number, ``stated`` the day the words were spoken, ``proven`` the first day they prove,
    ``is_promise`` whether they say when something is to be, ``is_inferred`` whether they, or that they are of this
    milestone, rest on inference alone.
    """

    milestone: Ints
    stated: Days
    proven: Days
    status: Ints
    due_start: Days
    due_end: Days
    is_promise: Flags
    is_inferred: Flags

    def take(self, rows: Any) -> Said:  # noqa: ANN401 - whatever numpy takes as an index
        """The statements of some rows."""
        return Said(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))

    def with_rows(self, **columns: list[Any]) -> Said:
        """The same and more statements, each told last on its day."""
        joined = {name: np.concatenate([getattr(self, name), columns[name]]) for name in columns}
        order = np.lexsort((np.arange(len(joined["milestone"])), joined["stated"], joined["milestone"]))
        return Said(**{name: column[order].astype(getattr(self, name).dtype) for name, column in joined.items()})


_MADE: WeakKeyDictionary[Snapshot, Said] = WeakKeyDictionary()


def said(snapshot: Snapshot, asked: Asked) -> Said:
    """What had been said on the day that is asked about, and what if adds.

    Raises NoDateError where a promise is to be moved that does not stand, UnknownNodeError.
    """
    whole = _MADE.get(snapshot)
    if whole is None:
        whole = _MADE[snapshot] = _made(snapshot)
    today = day_of(asked.as_of)
    known = whole.take((whole.stated <= today) & (asked.with_inferred | ~whole.is_inferred))
    for node in sorted(asked.delays):
        force = last_rows(known.milestone, standing(known, len(snapshot)), len(snapshot))[snapshot.index(node)]
        if force < 0:
            raise NoDateError(node)
        due = months_later(max(int(known.due_end[force]), today), asked.delays[node])
        known = _added(known, snapshot.index(node), today, PLANNED, due)
    for node in sorted(asked.done):
        known = _added(known, snapshot.index(node), today, DONE, NOTHING)
    return known


def last_rows(milestone: Ints, rows: Flags, size: int) -> Ints:
    """The last of the marked rows of each node; -1 where there is none."""
    found = np.full(size, -1, dtype=np.int32)
    marked = np.flatnonzero(rows)
    np.maximum.at(found, milestone[marked], marked.astype(np.int32))
    return found


def standing(known: Said, size: int) -> Flags:
    """Which rows are promises that no later stop has voided."""
    stops = last_rows(known.milestone, np.isin(known.status, _STOPS), size)
    rows = np.arange(len(known.milestone))
    return known.is_promise & (rows > stops[known.milestone])


def _added(known: Said, place: int, today: int, status: int, due: int) -> Said:
    return known.with_rows(
        milestone=[place],
        stated=[today],
        proven=[today],
        status=[status],
        due_start=[due],
        due_end=[due],
        is_promise=[due != NOTHING],
        is_inferred=[False],
    )


def _made(snapshot: Snapshot) -> Said:
    table = snapshot.tables.statements
    columns = {name: table.column(name).to_pylist() for name in ("milestone", "document", "status", "seq")}
    stated, start, end = (days_of(table.column(name).to_pylist()) for name in ("stated_on", "due_start", "due_end"))
    codes = {name: code for code, name in enumerate(STATUSES)}
    status = np.array([codes[name] for name in columns["status"]], dtype=np.int32)
    milestone = np.array([snapshot.index(name) for name in columns["milestone"]], dtype=np.int32)
    proves = _provable(snapshot, columns["document"], status, start, end)
    proven = np.array([proves.get(name, NOTHING) for name in columns["document"]], dtype=np.int64)
    is_over = (status == IN_PROGRESS) & (end < stated)
    order = np.lexsort((np.array(columns["seq"], dtype=np.int64), stated, milestone))
    return Said(
        milestone,
        stated,
        np.where(proven == NOTHING, stated, np.minimum(proven, stated)),
        status,
        np.where((start == NOTHING) & (end != NOTHING), end, start),
        end,
        np.isin(status, _PROMISING) & (end != NOTHING) & ~is_over,
        _inferred(snapshot, len(table)) | _identity_inferred(snapshot, milestone, columns["document"]),
    ).take(order)


def _inferred(snapshot: Snapshot, size: int) -> Flags:
    """Which statements no evidence states in so many words."""
    evidence = snapshot.tables.evidence
    owners = np.asarray(evidence.column("owner_table").to_numpy(zero_copy_only=False))
    mine = np.flatnonzero(owners == OWNERS.index("statements"))
    taken = evidence.take(mine)
    stated = np.zeros(size, dtype=bool)
    rows = np.asarray(taken.column("owner").to_numpy(zero_copy_only=False))
    is_said = np.array([basis != "inferred" for basis in taken.column("basis").to_pylist()], dtype=bool)
    stated[rows[is_said]] = True
    return ~stated


def _identity_inferred(snapshot: Snapshot, milestone: Ints, documents: list[str]) -> Flags:
    """Which statements are of a milestone that their document names by inference alone."""
    evidence = snapshot.tables.evidence
    owners = np.asarray(evidence.column("owner_table").to_numpy(zero_copy_only=False))
    taken = evidence.take(np.flatnonzero(owners == OWNERS.index("nodes")))
    codes = {name: code for code, name in enumerate(snapshot.documents)}
    named = _pairs(taken.column("owner").to_numpy(zero_copy_only=False), taken.column("document").to_pylist(), codes)
    is_said = np.array([basis != "inferred" for basis in taken.column("basis").to_pylist()], dtype=bool)
    asked = _pairs(milestone, documents, codes)
    return np.isin(asked, named) & ~np.isin(asked, named[is_said])


def _pairs(nodes: Ints, documents: list[str], codes: dict[str, int]) -> Days:
    """A number for each pair of a node and a document."""
    return np.asarray(nodes, dtype=np.int64) * len(codes) + np.array(
        [codes[name] for name in documents], dtype=np.int64
    )


def _provable(snapshot: Snapshot, documents: list[str], status: Ints, start: Days, end: Days) -> dict[str, int]:
    """The first day that each document's words prove.

    A document dated by a day proves that day. One dated by a month or a year is known at its end, and proves no later
    than the newest day that it reports as past; without one, the first of that month or year.
    """
    proves = {}
    for name, document in snapshot.documents.items():
        if document.date_precision == "day":
            proves[name] = day_of(document.stated_on)
        else:
            length = {"month": 7, "year": 4}[document.date_precision]
            proves[name] = day_of(f"{document.date[:length]}-01-01"[:10])
    for row in np.flatnonzero((status == DONE) & (start == end) & (end != NOTHING)).tolist():
        name = documents[row]
        document = snapshot.documents[name]
        if document.date_precision != "day" and end[row] <= day_of(document.stated_on):
            proves[name] = max(proves[name], int(end[row]))
    return proves
