"""What a change would touch: everything that relies on a node, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.reach import UNREACHED, distances
from graph.model import Node, Subgraph
from graph.snapshot import RELATION_NAMES, Snapshot

_ANSWERS = [RELATION_NAMES.index(name) for name in ("STEERS", "OPERATES")]
_DELIVERS = RELATION_NAMES.index("DELIVERS")


@dataclass(frozen=True, slots=True)
class Owner:
    """An organization that steers or operates touched nodes, or the actions that deliver them; their ids, sorted."""

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
    nodes = np.flatnonzero(touched).tolist()
    return Impact(
        snapshot.part(nodes, snapshot.needs_among(touched).tolist()),
        {snapshot.ids[node]: int(away[node]) for node in nodes},
        owners(snapshot, nodes),
    )


def owners(snapshot: Snapshot, nodes: Sequence[int]) -> tuple[Owner, ...]:
    """Who answers for the nodes, most answering first, then by id."""
    touched = set(nodes)
    owners_of: dict[int, list[int]] = {}
    for owner, owned in _ends(snapshot, _ANSWERS):
        owners_of.setdefault(owned, []).append(owner)
    delivered = [(action, thing) for action, thing in _ends(snapshot, [_DELIVERS]) if thing in touched]
    answers: dict[int, set[str]] = {}
    for owned, node in (*zip(nodes, nodes, strict=True), *delivered):
        for owner in owners_of.get(owned, ()):
            answers.setdefault(owner, set()).add(snapshot.ids[node])
    ranked = sorted(answers, key=lambda owner: (-len(answers[owner]), snapshot.ids[owner]))
    return tuple(Owner(snapshot.node(owner), tuple(sorted(answers[owner]))) for owner in ranked)


def _ends(snapshot: Snapshot, relations: list[int]) -> Iterable[tuple[int, int]]:
    """(source, target) of every edge of these relations."""
    edges = np.flatnonzero(np.isin(snapshot.relation, relations))
    return zip(snapshot.source[edges].tolist(), snapshot.target[edges].tolist(), strict=True)
