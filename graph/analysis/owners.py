"""Who answers for some nodes, and is called when they change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.model import Node
from graph.snapshot import RELATION_NAMES, Snapshot

_ANSWERS = [RELATION_NAMES.index(name) for name in ("STEERS", "OPERATES")]
_DELIVERS = RELATION_NAMES.index("DELIVERS")


@dataclass(frozen=True, slots=True)
class Owner:
    """An organization that steers or operates touched nodes, or the actions that deliver them; their ids, sorted."""

    node: Node
    answers_for: tuple[str, ...]


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
