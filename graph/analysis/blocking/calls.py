"""Whom to call about an item: who steers or operates it, else who takes part in it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.analysis.filters import ANSWERING
from graph.snapshot import RELATION_NAMES, Snapshot

_MILESTONE_OF, _DELIVERS = (RELATION_NAMES.index(name) for name in ("MILESTONE_OF", "DELIVERS"))
_CLOSEST = tuple(RELATION_NAMES.index(name) for name in ANSWERING)
_FIRST_HAND = 2
"""How many of these relations answer for a thing; the others only take part in it."""


def to_call(snapshot: Snapshot, place: int) -> tuple[str, ...]:
    """The ids of organizations, those who answer most directly first, then by id; empty where none is known.

    A milestone is answered for by who answers for what it is a part of; a thing, where nobody does, by who answers for
    the actions that deliver it.
    """
    wholes = [place]
    if snapshot.kinds[place] == "Milestone":
        wholes = [other for other, relation in _out(snapshot, place) if relation == _MILESTONE_OF]
    found = _answering(snapshot, wholes)
    if not any(rank < _FIRST_HAND for rank, _ in found):
        actions = [other for whole in wholes for other, relation in _into(snapshot, whole) if relation == _DELIVERS]
        found |= {(rank + len(_CLOSEST), name) for rank, name in _answering(snapshot, actions) if rank < _FIRST_HAND}
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _answering(snapshot: Snapshot, places: Iterable[int]) -> set[tuple[int, str]]:
    """(how directly, who) of all that answers for some nodes."""
    return {
        (_CLOSEST.index(relation), snapshot.ids[other])
        for place in places
        for other, relation in _into(snapshot, place)
        if relation in _CLOSEST
    }


def _into(snapshot: Snapshot, place: int) -> list[tuple[int, int]]:
    """(source, relation) of the edges into a node."""
    edges = snapshot.incoming.edges_at(place)
    return [(int(snapshot.source[edge]), int(snapshot.relation[edge])) for edge in edges]


def _out(snapshot: Snapshot, place: int) -> list[tuple[int, int]]:
    """(target, relation) of the edges out of a node."""
    edges = snapshot.outgoing.edges_at(place)
    return [(int(snapshot.target[edge]), int(snapshot.relation[edge])) for edge in edges]
