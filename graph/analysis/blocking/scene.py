"""What is drawn to show a verdict: the item, the chain it hangs on, and what else stands right before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from graph.analysis.blocking.verdicts import Verdicts
from graph.snapshot import RELATION_NAMES, Snapshot

_BELONGS = tuple(RELATION_NAMES.index(name) for name in ("MILESTONE_OF", "DELIVERS"))
_MOST_BESIDE = 6
"""Nodes on each side of the item that are drawn beside the chain: more would hide it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Numbers of nodes and of edges; ``chain`` are the edges that hold the item back."""

    nodes: tuple[int, ...]
    edges: tuple[int, ...]
    chain: tuple[int, ...]


def scene(snapshot: Snapshot, found: Verdicts, place: int, start: int, rows: Iterable[int]) -> Scene:
    """The scene of a node, of the milestone ``start`` that decides of it, and of a chain (rows of `Waiting`) from it.

    An edge between things binds their openings: then the things are drawn, and their openings beside them.
    """
    unmet = found.waiting
    chain = list(rows)
    first, last = np.searchsorted(unmet.waits, [start, start + 1]).tolist()
    beside = [row for row in range(first, last) if row not in chain]
    after = found.dependents.edges_at(start).tolist()
    nodes, edges = [place, start], [*_belonging(snapshot, start, place)]
    for row in (*chain, *beside[:_MOST_BESIDE], *after[:_MOST_BESIDE]):
        edge = int(unmet.because[row])
        waits, needed = int(unmet.waits[row]), int(unmet.needed[row])
        edges += [edge, *_between(snapshot, waits, int(snapshot.source[edge]))]
        edges += _between(snapshot, needed, int(snapshot.target[edge]))
        nodes += [waits, needed]
    ends = [int(end) for edge in edges for end in (snapshot.source[edge], snapshot.target[edge])]
    drawn = tuple(dict.fromkeys([*nodes, *ends]))
    return Scene(drawn, tuple(dict.fromkeys(edges)), tuple(int(unmet.because[row]) for row in chain))


def _belonging(snapshot: Snapshot, part: int, whole: int) -> list[int]:
    """The edges that say what a milestone belongs to: to the whole itself, else to something that it delivers."""
    direct = [*_between(snapshot, part, whole)]
    if direct or part == whole:
        return direct
    for edge in _belongs(snapshot, part):
        delivered = [*_between(snapshot, whole, int(snapshot.target[edge]))]
        if delivered:
            return [edge, *delivered]
    return []


def _between(snapshot: Snapshot, source: int, target: int) -> Iterator[int]:
    return (edge for edge in _belongs(snapshot, source) if int(snapshot.target[edge]) == target)


def _belongs(snapshot: Snapshot, node: int) -> Iterator[int]:
    edges = snapshot.outgoing.edges_at(node).tolist()
    return (edge for edge in edges if int(snapshot.relation[edge]) in _BELONGS)
