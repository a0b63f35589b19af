"""What stands around some nodes, within a number of edges, and how much of it a limit leaves out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.reach import gather
from graph.model import Direction, Hidden, Neighbourhood
from graph.schema import NEEDED_RELATIONS
from graph.snapshot import RELATION_NAMES, Adjacency, Flags, Ints, Snapshot

_FIRST_SHOWN = ("DEPENDS_ON", "DELIVERS", "OPERATES", "STEERS")
"""Relations whose far ends a limit keeps first; the others follow in the schema's order."""

_PRIORITY = np.array(
    [
        _FIRST_SHOWN.index(name) if name in _FIRST_SHOWN else len(_FIRST_SHOWN) + place
        for place, name in enumerate(RELATION_NAMES)
    ]
)


@dataclass(frozen=True, slots=True)
class _Walk:
    """The ways to follow and the nodes that may be met."""

    snapshot: Snapshot
    ways: tuple[Adjacency, ...]
    edge_allowed: Flags
    node_allowed: Flags

    def ring(self, frontier: Ints) -> tuple[Ints, Ints]:
        """(nodes one edge away, the priority of the relation that reaches each), repeated, kinds not yet looked at."""
        met, by = zip(*(gather(way, frontier) for way in self.ways), strict=True)
        nodes, edges = np.concatenate(met), np.concatenate(by)
        kept = self.edge_allowed[edges]
        return nodes[kept], _PRIORITY[self.snapshot.relation[edges[kept]]].astype(np.int32)


def neighbourhood(
    snapshot: Snapshot,
    ids: Sequence[str],
    direction: Direction,
    depth: int,
    *,
    kinds: Collection[str] | None = None,
    relations: Collection[str] | None = None,
    limit: int | None = None,
) -> Neighbourhood:
    """The nodes within ``depth`` edges of the start nodes, and every edge of the asked relations among them.

    Without ``relations`` those with a needed end are followed. Context relations have no direction: they are followed
    for `Direction.BOTH` alone. ``kinds`` says which nodes may be met (the start always is). ``limit`` counts
    nodes, the start among them: nearer ones first, then by relation (`_FIRST_SHOWN`), degree, id.
    Raises UnknownNodeError.
    """
    wanted = NEEDED_RELATIONS if relations is None else relations
    walk = _Walk(
        snapshot,
        _ways(snapshot, direction, wanted),
        np.array([name in wanted for name in RELATION_NAMES])[snapshot.relation],
        np.array([kinds is None or kind in kinds for kind in snapshot.kinds], dtype=bool),
    )
    found, by_kind, by_depth = _rings(walk, [snapshot.index(node_id) for node_id in ids], depth)
    kept = found if limit is None else dict(list(found.items())[: max(limit, len(set(ids)))])
    inside = np.zeros(len(snapshot), dtype=bool)
    inside[list(kept)] = True
    edges = np.flatnonzero(walk.edge_allowed & inside[snapshot.source] & inside[snapshot.target])
    return Neighbourhood(
        snapshot.part(kept, edges.tolist()),
        {snapshot.ids[node]: kept[node] for node in sorted(kept)},
        Hidden(by_limit=len(found) - len(kept), by_depth=by_depth, by_kind=by_kind),
    )


def _ways(snapshot: Snapshot, direction: Direction, relations: Collection[str]) -> tuple[Adjacency, ...]:
    if direction is Direction.DEPENDENCIES:
        return (snapshot.dependencies,)
    if direction is Direction.DEPENDENTS:
        return (snapshot.dependents,)
    if set(relations) <= set(NEEDED_RELATIONS):
        return (snapshot.dependencies, snapshot.dependents)
    return (snapshot.outgoing, snapshot.incoming)


def _rings(walk: _Walk, starts: Sequence[int], depth: int) -> tuple[dict[int, int], int, int]:
    """(distance of each node found, in the order a limit keeps; how many a kind hides; how many the depth hides)."""
    snapshot = walk.snapshot
    degree = np.diff(snapshot.outgoing.indptr) + np.diff(snapshot.incoming.indptr)
    found = dict.fromkeys(starts, 0)
    refused: set[int] = set()
    frontier = np.array(sorted(found), dtype=np.int32)
    for distance in range(1, depth + 2):
        best: dict[int, int] = {}
        for node, priority in zip(*(part.tolist() for part in walk.ring(frontier)), strict=True):
            if node not in found:
                best[node] = min(priority, best.get(node, priority))
        allowed = [node for node in best if walk.node_allowed[node]]
        if distance > depth:
            return found, len(refused), len(allowed)
        refused.update(node for node in best if not walk.node_allowed[node])
        allowed.sort(key=lambda node: (best[node], -int(degree[node]), snapshot.ids[node]))
        found.update(dict.fromkeys(allowed, distance))
        frontier = np.array(allowed, dtype=np.int32)
    return found, len(refused), 0
