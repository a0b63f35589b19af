"""What the documents said of a thing's dates and figures, and of what it delivers, in the order they said it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.promises import in_force
from graph.model import Node, Observation, Statement
from graph.snapshot import RELATION_NAMES, Snapshot

_MILESTONE_OF, _MEASURES, _DELIVERS = (RELATION_NAMES.index(name) for name in ("MILESTONE_OF", "MEASURES", "DELIVERS"))


@dataclass(frozen=True, slots=True)
class Told:
    """A milestone, the ids of what it is a part of, and all statements on it, oldest first."""

    node: Node
    of: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator, the ids of what it measures, and its values, oldest first."""

    node: Node
    of: tuple[str, ...]
    observations: tuple[Observation, ...]


def told(snapshot: Snapshot, node_id: str, *, as_of: str | None = None) -> tuple[Told, ...]:
    """The milestones of a node and of what it delivers, or the milestone itself; what falls due first comes first.

    ``as_of`` (ISO) leaves out what was said later, and milestones of which nothing had been said. Raises
    UnknownNodeError.
    """
    found = []
    for place in _parts(snapshot, node_id, _MILESTONE_OF):
        milestone = snapshot.ids[place]
        statements = heard(snapshot.statements_of(milestone), as_of)
        if statements:
            found.append(Told(snapshot.node(place), _wholes(snapshot, place, _MILESTONE_OF), statements))
    return tuple(sorted(found, key=_due))


def measured(snapshot: Snapshot, node_id: str) -> tuple[Measured, ...]:
    """The indicators of a node and of what it delivers, or the indicator itself, by name. Raises UnknownNodeError."""
    found = [
        Measured(snapshot.node(place), _wholes(snapshot, place, _MEASURES), values)
        for place in _parts(snapshot, node_id, _MEASURES)
        if (values := snapshot.observations_of(snapshot.ids[place]))
    ]
    return tuple(sorted(found, key=lambda each: (each.node.name.casefold(), each.node.id)))


def heard(statements: Iterable[Statement], as_of: str | None) -> tuple[Statement, ...]:
    """The statements that had been made on a day (ISO; None: all)."""
    return tuple(statement for statement in statements if as_of is None or statement.stated_on <= as_of)


def _due(told: Told) -> tuple[bool, str, str]:
    promise = in_force(told.statements)
    return promise is None, promise.due_end or "" if promise else "", told.node.id


def _parts(snapshot: Snapshot, node_id: str, relation: int) -> list[int]:
    """The numbers of what has that relation to the node or to what it delivers; the node's own first."""
    place = snapshot.index(node_id)
    if snapshot.statements_of(node_id) or snapshot.observations_of(node_id):
        return [place]
    delivered = [
        other
        for other, edge in zip(snapshot.outgoing.others_at(place), snapshot.outgoing.edges_at(place), strict=True)
        if snapshot.relation[edge] == _DELIVERS
    ]
    parts = [part for whole in (place, *delivered) for part in _sources(snapshot, int(whole), relation)]
    return list(dict.fromkeys(parts))


def _sources(snapshot: Snapshot, place: int, relation: int) -> list[int]:
    ends = zip(snapshot.incoming.others_at(place), snapshot.incoming.edges_at(place), strict=True)
    return [int(other) for other, edge in ends if snapshot.relation[edge] == relation]


def _wholes(snapshot: Snapshot, place: int, relation: int) -> tuple[str, ...]:
    ends = zip(snapshot.outgoing.others_at(place), snapshot.outgoing.edges_at(place), strict=True)
    return tuple(sorted(snapshot.ids[other] for other, edge in ends if snapshot.relation[edge] == relation))
