"""What can be asked of the graph, each question with the one form of its answer: `Found`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np

from graph.analysis.cycles import circles
from graph.analysis.filters import Filters, Reason
from graph.analysis.paths import shortest_way, simple_ways
from graph.analysis.reach import UNREACHED, distances
from graph.analysis.rings import rings, ways
from graph.snapshot import Flags, Ints, Snapshot

MOST_WAYS = 200
"""Ways between two nodes that are told apart; where there are more, nobody reads them one by one."""

_EVIDENCE = frozenset({Reason.DOCUMENT, Reason.INFERRED})
_ON_NODES = frozenset({Reason.LIMIT, Reason.KIND, Reason.ORGANIZATION, Reason.STATE})


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: numbers of nodes in the order a limit keeps, what each is away in edges, and which edges belong.

    ``ways`` are chains of nodes from a start to an end, shortest first; ``groups`` nodes that belong together.
    """

    nodes: Ints
    distances: Ints
    edges: Flags
    ways: tuple[tuple[int, ...], ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()


class Asked(Protocol):
    """A question; ``starts`` are the ids it is about, ``reasons`` the filters that it heeds."""

    @property
    def starts(self) -> tuple[str, ...]:
        """The nodes that the answer always holds."""

    @property
    def reasons(self) -> frozenset[Reason]:
        """What may hide a part of the answer."""

    def find(self, snapshot: Snapshot, filters: Filters) -> Found:
        """The answer. Raises UnknownNodeError."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around some nodes: filters on kinds and organizations say what may be met on the way."""

    starts: tuple[str, ...]
    reasons: frozenset[Reason] = frozenset(Reason)

    def find(self, snapshot: Snapshot, filters: Filters) -> Found:
        """See `Asked`."""
        edges = filters.edges(snapshot)
        met = rings(
            snapshot,
            [snapshot.index(start) for start in self.starts],
            ways(snapshot, filters.direction, filters.relations),
            filters.depth,
            edges=edges,
            nodes=filters.nodes(snapshot),
        )
        return Found(met.nodes, met.distances, edges)


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that relies on a node, at any distance; what a filter on nodes hides is walked through."""

    start: str
    reasons: frozenset[Reason] = _ON_NODES | _EVIDENCE | {Reason.RELATION}

    @property
    def starts(self) -> tuple[str, ...]:
        """The node itself."""
        return (self.start,)

    def find(self, snapshot: Snapshot, filters: Filters) -> Found:
        """See `Asked`."""
        edges, place = _needs(snapshot, filters), snapshot.index(self.start)
        met = rings(
            snapshot, [place], (snapshot.dependents,), None, edges=edges, nodes=np.ones(len(snapshot), dtype=bool)
        )
        passing = filters.nodes(snapshot)[met.nodes] | (met.nodes == place)
        return Found(met.nodes[passing], met.distances[passing], edges)


@dataclass(frozen=True, slots=True)
class Ways:
    """How one node relies on another: a shortest way, or all that pass no node twice, up to ``length`` edges."""

    start: str
    end: str
    length: int | None = None
    reasons: frozenset[Reason] = _EVIDENCE | {Reason.RELATION, Reason.LIMIT}

    @property
    def starts(self) -> tuple[str, ...]:
        """Both ends."""
        return tuple(dict.fromkeys((self.start, self.end)))

    def find(self, snapshot: Snapshot, filters: Filters) -> Found:
        """See `Asked`; without a way the answer holds both ends alone."""
        edges = _needs(snapshot, filters)
        start, end = snapshot.index(self.start), snapshot.index(self.end)
        found = self._found(snapshot, start, end, edges)
        away = {start: 0} | {node: len(edges) for node in (end,) if node != start}
        for way in found:
            for step, node in enumerate(way):
                away[node] = min(step, away.get(node, step))
        steps = {pair for way in found for pair in pairwise(way)}
        on_way = np.zeros(len(edges), dtype=bool)
        for edge in np.flatnonzero(edges & _among(snapshot, list(away))).tolist():
            on_way[edge] = (int(snapshot.needer[edge]), int(snapshot.needed[edge])) in steps
        return Found(_numbers(away), _numbers(away.values()), on_way, found)

    def _found(self, snapshot: Snapshot, start: int, end: int, edges: Flags) -> tuple[tuple[int, ...], ...]:
        if self.length is not None:
            return simple_ways(snapshot, start, end, self.length, edges, MOST_WAYS)
        way = shortest_way(snapshot, start, end, edges)
        return (way,) if len(way) > 1 else ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What several nodes all rely on, at any distance, and a shortest way from each of them to it.

    ``groups`` holds what is shared, nearest first.
    """

    starts: tuple[str, ...]
    reasons: frozenset[Reason] = _EVIDENCE | {Reason.RELATION, Reason.LIMIT}

    def find(self, snapshot: Snapshot, filters: Filters) -> Found:
        """See `Asked`; where nothing is shared the answer holds the nodes alone."""
        edges = _needs(snapshot, filters)
        starts = [snapshot.index(start) for start in self.starts]
        reached = [_reached(snapshot, start, edges) for start in starts]
        inside = np.logical_and.reduce([away != UNREACHED for away in reached])
        far = np.maximum.reduce(reached)
        both = np.flatnonzero(inside)
        shared = both[np.lexsort((both, -snapshot.degree[both], far[both]))].tolist()
        between: set[int] = set()
        for start, away in zip(starts, reached, strict=True):
            between |= _between(snapshot, start, shared, away, edges)
        nodes = list(dict.fromkeys([*starts, *shared, *sorted(between)]))
        distance = [0 if node in starts else int(max(away[node] for away in reached)) for node in nodes]
        return Found(_numbers(nodes), _numbers(distance), edges, groups=(tuple(shared),))


@dataclass(frozen=True, slots=True)
class Cycles:
    """Every group of nodes that rely on each other in a circle, and nodes that rely on themselves."""

    reasons: frozenset[Reason] = _EVIDENCE | {Reason.RELATION, Reason.LIMIT}

    @property
    def starts(self) -> tuple[str, ...]:
        """Nothing: the whole graph is asked."""
        return ()

    def find(self, snapshot: Snapshot, filters: Filters) -> Found:
        """See `Asked`."""
        edges = _needs(snapshot, filters)
        groups = circles(snapshot, edges)
        group_of = np.full(len(snapshot), -1, dtype=np.int32)
        for number, group in enumerate(groups):
            group_of[list(group)] = number
        within = edges & (group_of[snapshot.source] >= 0) & (group_of[snapshot.source] == group_of[snapshot.target])
        nodes = _numbers(node for group in groups for node in group)
        return Found(nodes, np.zeros(len(nodes), dtype=np.int32), within, groups=groups)


@dataclass(frozen=True, slots=True)
class Whole:
    """All that is linked by what the filters let through, the most linked first."""

    reasons: frozenset[Reason] = _EVIDENCE | _ON_NODES | {Reason.RELATION}

    @property
    def starts(self) -> tuple[str, ...]:
        """Nothing: the whole graph is asked."""
        return ()

    def find(self, snapshot: Snapshot, filters: Filters) -> Found:
        """See `Asked`."""
        nodes = filters.nodes(snapshot)
        edges = filters.edges(snapshot) & nodes[snapshot.source] & nodes[snapshot.target]
        links = np.bincount(np.concatenate([snapshot.source[edges], snapshot.target[edges]]), minlength=len(snapshot))
        linked = np.flatnonzero(links)
        ordered = linked[np.argsort(-links[linked], kind="stable")].astype(np.int32)
        return Found(ordered, np.zeros(len(ordered), dtype=np.int32), edges)


def _needs(snapshot: Snapshot, filters: Filters) -> Flags:
    """The edges with a needed end that pass."""
    return filters.edges(snapshot) & (snapshot.needer >= 0)


def _numbers(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)


def _among(snapshot: Snapshot, nodes: Sequence[int]) -> Flags:
    inside = np.zeros(len(snapshot), dtype=bool)
    inside[list(nodes)] = True
    return inside[snapshot.source] & inside[snapshot.target]


def _reached(snapshot: Snapshot, start: int, edges: Flags) -> Ints:
    """What a node relies on and how far away; itself only where it stands in a circle."""
    ways_on = snapshot.dependencies
    first = ways_on.others_at(start)[edges[ways_on.edges_at(start)]]
    away = distances(ways_on, first.tolist(), edges=edges)
    return np.where(away == UNREACHED, UNREACHED, away + 1).astype(np.int32)


def _between(snapshot: Snapshot, start: int, ends: Sequence[int], away: Ints, edges: Flags) -> set[int]:
    """The nodes of one shortest way from the start to each end, ends and start left out."""
    met: set[int] = set()
    for end in ends:
        node = end
        while away[node] > 1:
            back = snapshot.dependents
            nearer = back.others_at(node)[edges[back.edges_at(node)]]
            node = int(nearer[away[nearer] == away[node] - 1].min())
            if node in met:
                break
            met.add(node)
    return met - {start, *ends}
