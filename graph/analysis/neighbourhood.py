"""What stands around some nodes, within a number of edges, and how much of it a limit leaves out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from graph.analysis.rings import rings, ways
from graph.model import Direction, Hidden, Neighbourhood
from graph.schema import NEEDED_RELATIONS
from graph.snapshot import RELATION_NAMES, Snapshot


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
    nodes, the start among them; see `Rings` for what it keeps. Raises UnknownNodeError.
    """
    wanted = NEEDED_RELATIONS if relations is None else relations
    edge_allowed = np.array([name in wanted for name in RELATION_NAMES])[snapshot.relation]
    node_allowed = np.array([kinds is None or kind in kinds for kind in snapshot.kinds], dtype=bool)
    starts = [snapshot.index(node_id) for node_id in ids]
    followed = ways(snapshot, direction, wanted)
    found = rings(snapshot, starts, followed, depth, edges=edge_allowed, nodes=node_allowed)
    count = len(found.nodes) if limit is None else max(limit, len(set(ids)))
    kept = found.nodes[:count]
    inside = np.zeros(len(snapshot), dtype=bool)
    inside[kept] = True
    edges = np.flatnonzero(edge_allowed & inside[snapshot.source] & inside[snapshot.target])
    distance_of = dict(zip(kept.tolist(), found.distances[:count].tolist(), strict=True))
    return Neighbourhood(
        snapshot.part(kept.tolist(), edges.tolist()),
        {snapshot.ids[node]: distance_of[node] for node in sorted(distance_of)},
        Hidden(by_limit=len(found.nodes) - len(kept), by_depth=found.beyond, by_kind=found.refused),
    )
