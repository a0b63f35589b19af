"""What a change would touch: everything that relies on a node, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from graph.analysis.reach import UNREACHED, distances
from graph.model import Node, Subgraph
from graph.snapshot import RELATION_NAMES, Snapshot

_ANSWERS = [RELATION_NAMES.index(name) for name in ("STEERS", "OPERATES")]


@dataclass(frozen=True, slots=True)
class Owner:
    """An organization that steers or operates some of the touched nodes, and their ids, sorted."""

    node: Node
    answers_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """The touched part (the node itself at distance 0), distances in edges, and whom to call, most touched first."""

    subgraph: Subgraph
    distances: Mapping[str, int]
    owners: tuple[Owner, ...]


def impact(snapshot: Snapshot, node_id: str) -> Impact:
    """Everything that relies on a node, at any distance. Raises UnknownNodeError."""
    away = distances(snapshot.dependents, [snapshot.index(node_id)])
    touched = away != UNREACHED
    follows = snapshot.needer >= 0
    edges = np.flatnonzero(follows & touched[snapshot.source] & touched[snapshot.target])
    nodes = np.flatnonzero(touched).tolist()
    return Impact(
        snapshot.part(nodes, edges.tolist()),
        {snapshot.ids[node]: int(away[node]) for node in nodes},
        _owners(snapshot, nodes),
    )


def _owners(snapshot: Snapshot, nodes: list[int]) -> tuple[Owner, ...]:
    answers: dict[int, set[str]] = {}
    for node in nodes:
        for owner, edge in zip(snapshot.incoming.others_at(node), snapshot.incoming.edges_at(node), strict=True):
            if snapshot.relation[edge] in _ANSWERS:
                answers.setdefault(int(owner), set()).add(snapshot.ids[node])
    ranked = sorted(answers, key=lambda owner: (-len(answers[owner]), snapshot.ids[owner]))
    return tuple(Owner(snapshot.node(owner), tuple(sorted(answers[owner]))) for owner in ranked)
