"""What waits for what on a day: blocking edges between milestones, and things that have no opening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.analysis.blocking.days import NOTHING, Days, day_of
from graph.analysis.blocking.own import Own, Status
from graph.analysis.blocking.question import Asked
from graph.snapshot import RELATION_NAMES, Adjacency, Flags, Ints, Snapshot
from graph.tables.layout import OWNERS
from graph.tables.reading import properties_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DEPENDS_ON, _MILESTONE_OF = (RELATION_NAMES.index(name) for name in ("DEPENDS_ON", "MILESTONE_OF"))
THINGS = frozenset({"Service", "Referential", "Programme", "Regulation"})
"""Kinds that open, and then make nobody wait."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a snapshot does not change with the day, made once for each way to treat inferences.

    ``whole`` and ``part`` are pairs (thing or action, milestone), ``is_opening`` tells which of them open the thing.
    ``is_vertex`` marks what may wait: milestones that are no events, and things. ``blocking`` are edge numbers.
    ``known_since`` is the first day that a document speaks of each edge, ``named_since`` of each node.
    """

    whole: Ints
    part: Ints
    is_opening: Flags
    is_milestone: Flags
    is_vertex: Flags
    blocking: Ints
    known_since: Days
    named_since: Days


@dataclass(frozen=True, slots=True)
class Waiting:
    """Unmet waiting: ``waits`` waits for ``needed`` because of edge ``because``; sorted, each pair once.

    ``had`` marks what had anything to wait for, met or not. ``in_operation`` marks things that have opened.
    """

    waits: Ints
    needed: Ints
    because: Ints
    had: Flags
    in_operation: Flags
    is_vertex: Flags

    def by_needed(self, size: int) -> Adjacency:
        """Who waits, by what is needed."""
        return Adjacency.by(self.needed, self.waits, np.arange(len(self.waits), dtype=np.int32), size)


def frame(snapshot: Snapshot, *, with_inferred: bool) -> Frame:
    """The frame of a snapshot."""
    size = len(snapshot)
    kinds = np.array(snapshot.kinds)
    roles = _roles(snapshot)
    is_step: Flags = (kinds == "Milestone") & (roles != "event")
    allowed = np.ones(len(snapshot.source), dtype=bool) if with_inferred else ~snapshot.inferred
    of = np.flatnonzero((snapshot.relation == _MILESTONE_OF) & is_step[snapshot.source] & allowed)
    opens: Flags = roles[snapshot.source[of]] == "opening"
    is_thing = np.isin(kinds, sorted(THINGS))
    is_vertex = is_step | is_thing
    blocks = np.array([value is True for value in snapshot.tables.edges.column("blocking").to_pylist()], dtype=bool)
    ends = is_vertex[snapshot.source] & is_vertex[snapshot.target]
    return Frame(
        snapshot.target[of],
        snapshot.source[of],
        opens,
        is_step,
        is_vertex,
        np.flatnonzero((snapshot.relation == _DEPENDS_ON) & blocks & ends & allowed).astype(np.int32),
        _first_days(snapshot, "edges", len(snapshot.source)),
        _first_days(snapshot, "nodes", size),
    )


def _roles(snapshot: Snapshot) -> NDArray[np.str_]:
    """The role of each node; empty where it has none. Nodes share few sets of properties: each is read once."""
    texts = snapshot.tables.nodes.column("properties").to_pylist()
    known = {text: str(properties_of(text).get("role") or "") for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.str_)


def waiting(snapshot: Snapshot, framed: Frame, found: Own, asked: Asked, today: int) -> Waiting:
    """What still waits on a day, given what each milestone's own words say."""
    size = len(snapshot)
    is_told = found.newest >= 0
    known = framed.is_opening & is_told[framed.part]
    things, openings = framed.whole[known], framed.part[known]
    in_operation = np.zeros(size, dtype=bool)
    in_operation[things[found.status[openings] == Status.DONE]] = True
    has_opened = np.zeros(size, dtype=bool)
    has_opened[things] = True
    stands = np.where(framed.is_milestone, is_told, (framed.named_since <= today) & ~has_opened) & framed.is_vertex
    is_known = framed.known_since[framed.blocking] <= today
    edges = framed.blocking if is_known.all() else framed.blocking[is_known]
    edges = edges[~_cut(snapshot, edges, asked)] if asked.cuts else edges
    opened = Adjacency.by(things, openings, np.arange(len(things), dtype=np.int32), size)
    waits, because = _spread(snapshot.source[edges], edges, opened)
    needed, place = _spread(snapshot.target[because], np.arange(len(because), dtype=np.int32), opened)
    if opened.other.size:
        waits, because = waits[place], because[place]
    is_done = found.status == Status.DONE
    is_open = stands & ~is_done & ~in_operation
    is_real = stands[waits] & stands[needed] & (waits != needed)
    had = np.zeros(size, dtype=bool)
    had[waits[is_real]] = True
    is_unmet = is_real & is_open[needed] & ~is_done[waits]
    if things.size:
        is_unmet &= ~in_operation[snapshot.source[because]] & ~in_operation[snapshot.target[because]]
    unmet = np.flatnonzero(is_unmet)
    pair = waits[unmet].astype(np.int64) * size + needed[unmet]
    order = np.argsort(pair, kind="stable")  # nearly sorted already: edges are
    once = unmet[order[np.flatnonzero(np.diff(pair[order], prepend=-1))]]
    return Waiting(waits[once], needed[once], because[once], had, in_operation, stands)


def _spread(ends: Ints, marks: Ints, opened: Adjacency) -> tuple[Ints, Ints]:
    """Each end replaced by the openings of its thing, or itself where it has none, with the mark it came with."""
    if not opened.other.size:
        return ends, marks
    counts = opened.indptr[ends + 1] - opened.indptr[ends]
    times = np.maximum(counts, 1)
    place = np.repeat(np.arange(len(ends)), times)
    nth = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    spread = ends[place].copy()
    has = counts[place] > 0
    spread[has] = opened.other[(opened.indptr[ends[place]] + nth)[has]]
    return spread.astype(np.int32), marks[place].astype(np.int32)


def _cut(snapshot: Snapshot, edges: Ints, asked: Asked) -> Flags:
    return np.array([snapshot.edge(edge).key in asked.cuts for edge in edges.tolist()], dtype=bool)


def _first_days(snapshot: Snapshot, owner: str, size: int) -> Days:
    """The first day that a document speaks of each row; what this project's owner said holds for every day."""
    evidence = snapshot.tables.evidence
    owners = np.asarray(evidence.column("owner_table").to_numpy(zero_copy_only=False))
    mine = evidence.take(np.flatnonzero(owners == OWNERS.index(owner)))
    days = {name: day_of(document.stated_on) for name, document in snapshot.documents.items()}
    names, bases = mine.column("document").to_pylist(), mine.column("basis").to_pylist()
    said = [NOTHING if basis == "brief" else days[name] for name, basis in zip(names, bases, strict=True)]
    first = np.full(size, np.iinfo(np.int64).max, dtype=np.int64)
    rows = np.asarray(mine.column("owner").to_numpy(zero_copy_only=False))
    np.minimum.at(first, rows, np.array(said, dtype=np.int64))
    first[first == np.iinfo(np.int64).max] = NOTHING
    return first
