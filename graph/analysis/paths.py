"""The ways by which one node relies on another."""

from __future__ import annotations

from itertools import islice

import numpy as np

from graph.analysis.reach import UNREACHED, distances, gather
from graph.snapshot import Flags, Snapshot


def shortest_way(snapshot: Snapshot, start: int, end: int, edges: Flags | None = None) -> tuple[int, ...]:
    """The nodes from ``start`` to ``end``, by number, along marked dependencies; none where no way leads.

    Among equals the one whose nodes come first.
    """
    away = distances(snapshot.dependencies, [start], edges=edges, until=end)
    if away[end] == UNREACHED:
        return ()
    nearer = [np.array([end], dtype=np.int32)]
    for distance in range(int(away[end]) - 1, 0, -1):
        others, by = gather(snapshot.dependents, nearer[-1])
        kept = away[others] == distance
        nearer.append(np.unique(others[kept if edges is None else kept & edges[by]]))
    way = [start]
    followed = snapshot.dependencies
    for ring in reversed(nearer[: int(away[end])]):
        others, by = followed.others_at(way[-1]), followed.edges_at(way[-1])
        leads = np.isin(others, ring)
        way.append(int(others[leads if edges is None else leads & edges[by]].min()))
    return tuple(way)


def simple_ways(
    snapshot: Snapshot, start: int, end: int, length: int, edges: Flags, most: int
) -> tuple[tuple[int, ...], ...]:
    """At most ``most`` ways of at most ``length`` edges that pass no node twice, shorter first, then by number."""
    import networkx as nx

    left = distances(snapshot.dependents, [end], edges=edges)
    passed = distances(snapshot.dependencies, [start], edges=edges)
    is_near = (left != UNREACHED) & (passed != UNREACHED) & (left + passed <= length)
    if start == end or not is_near[start]:
        return ()
    between = np.flatnonzero(edges & (snapshot.needer >= 0) & is_near[snapshot.source] & is_near[snapshot.target])
    graph: nx.DiGraph[int] = nx.DiGraph()
    steps = zip(snapshot.needer[between].tolist(), snapshot.needed[between].tolist(), strict=True)
    graph.add_edges_from(sorted(set(steps)))
    found: list[tuple[int, ...]] = []
    for longest in range(int(left[start]), length + 1):
        all_ways = nx.all_simple_paths(graph, start, end, cutoff=longest)
        found += islice((tuple(way) for way in all_ways if len(way) == longest + 1), most - len(found))
        if len(found) == most:
            break
    return tuple(sorted(found, key=lambda way: (len(way), way)))
