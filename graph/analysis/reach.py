"""How far everything is: breadth-first distances on arrays."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from graph.snapshot import Adjacency, Flags, Ints

UNREACHED = -1


def distances(adjacency: Adjacency, starts: Iterable[int], *, edges: Flags | None = None) -> Ints:
    """Each node's distance in edges from the nearest start; `UNREACHED` where no edge leads.

    Of ``edges``, where given, the marked ones alone are followed.
    """
    found = np.full(len(adjacency.indptr) - 1, UNREACHED, dtype=np.int32)
    frontier = np.unique(np.fromiter(starts, dtype=np.int32))
    found[frontier] = 0
    distance = 0
    while frontier.size:
        distance += 1
        ends, by = gather(adjacency, frontier)
        reached = np.unique(ends if edges is None else ends[edges[by]])
        frontier = reached[found[reached] == UNREACHED]
        found[frontier] = distance
    return found


def gather(adjacency: Adjacency, nodes: Ints) -> tuple[Ints, Ints]:
    """(far ends, edge numbers) of all edges at several nodes, in the nodes' order; repeated where nodes share one."""
    starts, stops = adjacency.indptr[nodes], adjacency.indptr[nodes + 1]
    lengths = stops - starts
    offsets = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    places = offsets + np.arange(lengths.sum())
    return adjacency.other[places], adjacency.edge[places]
