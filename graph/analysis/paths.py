"""How one node relies on another, and what several rely on together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.analysis.reach import UNREACHED, distances
from graph.model import Subgraph
from graph.snapshot import Snapshot


def shortest_path(snapshot: Snapshot, start: str, end: str) -> Subgraph:
    """The shortest chain of dependencies from ``start`` to ``end``; empty where ``start`` does not rely on ``end``.

    Among equals the one whose nodes come first by id; among parallel edges the first. Raises UnknownNodeError.
    """
    node, goal = snapshot.index(start), snapshot.index(end)
    left = distances(snapshot.dependents, [goal])
    if left[node] == UNREACHED:
        return Subgraph()
    nodes, edges = [node], []
    while node != goal:
        others, between = snapshot.dependencies.others_at(node), snapshot.dependencies.edges_at(node)
        nearer = left[others] == left[node] - 1
        step = int(others[nearer].min())
        edges.append(int(between[nearer & (others == step)].min()))
        node = step
        nodes.append(node)
    return snapshot.part(nodes, edges)


def shared_dependencies(snapshot: Snapshot, ids: Sequence[str]) -> Subgraph:
    """The nodes, what all of them rely on at any distance, and the dependencies among these.

    A node relies on itself only where it stands in a circle. Empty where they rely on nothing together.
    Raises UnknownNodeError.
    """
    starts, ways = [snapshot.index(node_id) for node_id in ids], snapshot.dependencies
    reached = [distances(ways, ways.others_at(start)) != UNREACHED for start in starts]
    inside = np.logical_and.reduce(reached)
    if not inside.any():
        return Subgraph()
    inside[starts] = True
    return snapshot.part(np.flatnonzero(inside).tolist(), snapshot.needs_among(inside).tolist())
