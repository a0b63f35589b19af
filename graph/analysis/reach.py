"""How far everything is: breadth-first distances on arrays."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from graph.snapshot import Adjacency, Flags, Ints

UNREACHED = -1

_SORTED = 16
"""How many times longer it takes to sort a node than to look at one."""


def distances(
    adjacency: Adjacency, starts: Iterable[int], *, edges: Flags | None = None, until: int | None = None
) -> Ints:
    """Each node's distance in edges from the nearest start; `UNREACHED` where no edge leads.

    Of ``edges``, where given, the marked ones alone are followed. With ``until`` the walk ends once that node is
    reached: what is further stays `UNREACHED`.
    """
    found = np.full(len(adjacency.indptr) - 1, UNREACHED, dtype=np.int32)
    frontier = np.unique(np.fromiter(starts, dtype=np.int32))
    found[frontier] = 0
    distance = 0
    while frontier.size and (until is None or found[until] == UNREACHED):
        distance += 1
        places = _places(adjacency, frontier)
        if edges is not None:
            places = places[edges[adjacency.edge[places]]]
        reached = adjacency.other[places]
        reached = reached[found[reached] == UNREACHED]
        found[reached] = distance
        # Sorting a wide ring costs more than looking through all nodes.
        is_wide = len(reached) * _SORTED > len(found)
        frontier = np.flatnonzero(found == distance).astype(np.int32) if is_wide else distinct(reached)
    return found


def gather_others(adjacency: Adjacency, nodes: Ints) -> Ints:
    """The far ends of all edges at several nodes, in the nodes' order; repeated where nodes share one."""
    others: Ints = adjacency.other[_places(adjacency, nodes)]
    return others


def gather(adjacency: Adjacency, nodes: Ints) -> tuple[Ints, Ints]:
    """(far ends, edge numbers) of all edges at several nodes, in the nodes' order; repeated where nodes share one."""
    places = _places(adjacency, nodes)
    return adjacency.other[places], adjacency.edge[places]


def distinct(nodes: Ints) -> Ints:
    """The nodes sorted, each once: by sorting, which on small rings is some times faster than a table of hashes."""
    ordered = np.sort(nodes)
    found: Ints = ordered[np.flatnonzero(np.diff(ordered, prepend=-1))]
    return found


class Distinct:
    """The same for one ring after another of a graph: a wide ring is not sorted, which takes a third of the time."""

    _WIDE = 200

    def __init__(self, size: int) -> None:
        self._last = np.zeros(size, dtype=np.int32)

    def of(self, nodes: Ints) -> Ints:
        """The nodes, each once, in any order."""
        if len(nodes) < self._WIDE:
            return distinct(nodes)
        rows = np.arange(len(nodes), dtype=np.int32)
        self._last[nodes] = rows
        found: Ints = nodes[self._last[nodes] == rows]
        return found


def _places(adjacency: Adjacency, nodes: Ints) -> Ints:
    """Where the edges at several nodes stand in the adjacency's arrays."""
    starts = adjacency.indptr[nodes]
    lengths = adjacency.indptr[nodes + 1] - starts
    before = np.cumsum(lengths) - lengths
    places: Ints = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()), dtype=np.int32)
    return places
