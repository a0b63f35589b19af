"""Groups of nodes that rely on each other in a circle."""

from __future__ import annotations

import numpy as np

from graph.snapshot import Flags, Snapshot


def cycles(snapshot: Snapshot) -> tuple[tuple[str, ...], ...]:
    """The groups of `circles` along all dependencies, as ids; sorted, groups too."""
    every = np.ones(len(snapshot.source), dtype=bool)
    return tuple(tuple(snapshot.ids[node] for node in group) for group in circles(snapshot, every))


def circles(snapshot: Snapshot, edges: Flags) -> tuple[tuple[int, ...], ...]:
    """The strongly connected groups along marked dependencies, and nodes that rely on themselves; in number order."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    followed = np.flatnonzero(edges & (snapshot.needer >= 0))
    needer, needed, size = snapshot.needer[followed], snapshot.needed[followed], len(snapshot)
    matrix = csr_array((np.ones(len(followed), dtype=np.int8), (needer, needed)), shape=(size, size))
    _, component = connected_components(matrix, directed=True, connection="strong")
    loops = set(needer[needer == needed].tolist())
    groups: dict[int, list[int]] = {}
    for node, group in enumerate(component.tolist()):
        groups.setdefault(group, []).append(node)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1 or group[0] in loops)
