"""Groups of nodes that rely on each other in a circle."""

from __future__ import annotations

import numpy as np

from graph.snapshot import Snapshot


def cycles(snapshot: Snapshot) -> tuple[tuple[str, ...], ...]:
    """The strongly connected groups along dependencies, and nodes that rely on themselves; ids sorted, groups too."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    size, ways = len(snapshot), snapshot.dependencies
    matrix = csr_array((np.ones(len(ways.other), dtype=np.int8), ways.other, ways.indptr), shape=(size, size))
    _, component = connected_components(matrix, directed=True, connection="strong")
    loops = set(snapshot.needer[(snapshot.needer >= 0) & (snapshot.needer == snapshot.needed)].tolist())
    groups: dict[int, list[int]] = {}
    for node, group in enumerate(component.tolist()):
        groups.setdefault(group, []).append(node)
    circles = (group for group in groups.values() if len(group) > 1 or group[0] in loops)
    # Numbers follow ids, so members and groups come sorted.
    return tuple(tuple(snapshot.ids[node] for node in group) for group in circles)
