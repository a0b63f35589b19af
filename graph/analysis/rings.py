"""Walks that meet some nodes only, ring by ring, in the order in which a limit keeps them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.reach import UNREACHED, gather
from graph.model import Direction
from graph.schema import NEEDED_RELATIONS
from graph.snapshot import RELATION_NAMES, Adjacency, Flags, Ints, Snapshot

_FIRST_SHOWN = ("DEPENDS_ON", "DELIVERS", "OPERATES", "STEERS")
"""Relations whose far ends a limit keeps first; the others follow in the schema's order."""

_PRIORITY = np.array(
    [
        _FIRST_SHOWN.index(name) if name in _FIRST_SHOWN else len(_FIRST_SHOWN) + place
        for place, name in enumerate(RELATION_NAMES)
    ],
    dtype=np.int32,
)


@dataclass(frozen=True, slots=True)
class Rings:
    """What a walk met: numbers of nodes, nearest first, with the distance of each in edges.

    Within a ring the order is by relation (`_FIRST_SHOWN`), then degree, then id. ``refused`` counts the nodes that
    stood in the way and may not be met, ``beyond`` those that may and stand one edge further.
    """

    nodes: Ints
    distances: Ints
    refused: int = 0
    beyond: int = 0


def ways(snapshot: Snapshot, direction: Direction, relations: Collection[str]) -> tuple[Adjacency, ...]:
    """The edges to follow. Context relations have no direction: they are followed for `Direction.BOTH` alone."""
    if direction is Direction.DEPENDENCIES:
        return (snapshot.dependencies,)
    if direction is Direction.DEPENDENTS:
        return (snapshot.dependents,)
    if set(relations) <= set(NEEDED_RELATIONS):
        return (snapshot.dependencies, snapshot.dependents)
    return (snapshot.outgoing, snapshot.incoming)


def rings(
    snapshot: Snapshot,
    starts: Sequence[int],
    followed: tuple[Adjacency, ...],
    depth: int | None,
    *,
    edges: Flags,
    nodes: Flags,
) -> Rings:
    """The nodes within ``depth`` edges of the starts (None: at any distance), through marked edges and nodes alone."""
    distance_of = np.full(len(snapshot), UNREACHED, dtype=np.int32)
    frontier = np.unique(np.array(starts, dtype=np.int32))
    distance_of[frontier] = 0
    met = [np.array(list(dict.fromkeys(starts)), dtype=np.int32)]
    refused = np.zeros(len(snapshot), dtype=bool)
    distance = beyond = 0
    while frontier.size:
        distance += 1
        ring = _ring(snapshot, followed, frontier, edges, distance_of)
        allowed = ring[nodes[ring]]
        if depth is not None and distance > depth:
            beyond = len(allowed)
            break
        refused[ring[~nodes[ring]]] = True
        distance_of[allowed] = distance
        met.append(allowed)
        frontier = np.sort(allowed)
    order = np.concatenate(met)
    return Rings(order, distance_of[order], int(refused.sum()), beyond)


def _ring(snapshot: Snapshot, followed: tuple[Adjacency, ...], frontier: Ints, edges: Flags, distance_of: Ints) -> Ints:
    """What is one edge away and new, most wanted first."""
    ends, by = zip(*(gather(way, frontier) for way in followed), strict=True)
    others, via = np.concatenate(ends), np.concatenate(by)
    kept = edges[via] & (distance_of[others] == UNREACHED)
    others, wanted = others[kept], _PRIORITY[snapshot.relation[via[kept]]]
    order = np.lexsort((wanted, others))
    others, wanted = others[order], wanted[order]
    is_first = np.ones(len(others), dtype=bool)
    is_first[1:] = others[1:] != others[:-1]
    others, wanted = others[is_first], wanted[is_first]
    # Numbers follow ids, so the last key is the id.
    ranked: Ints = others[np.lexsort((others, -snapshot.degree[others], wanted))]
    return ranked
