"""Everything that relies on a node, and a shortest way, beside networkx, rustworkx and what scipy alone takes."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import numpy as np
import rustworkx as rx
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from benchmarks.generator import snapshot as made_up
from benchmarks.report import Row, progress, row, times
from benchmarks.timing import timed
from graph.analysis.paths import shortest_way
from graph.analysis.reach import UNREACHED, distances
from graph.snapshot import Snapshot

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_LARGEST_NETWORKX = 100_000
"""Nodes: a million of them and their edges take networkx over 2 GB and a minute to build."""


def measure(sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """The rows of each size; raises AssertionError where two sides answer differently."""
    for size in sizes:
        progress(f"reach among {size} nodes")
        yield from _reach(made_up(size), size)


def _reach(snapshot: Snapshot, size: int) -> Iterator[Row]:
    root, far = 0, size - 1
    back = snapshot.dependents
    matrix = csr_array((np.ones(len(back.other), np.int8), back.other, back.indptr), shape=(size, size))
    found = int((distances(back, [root]) != UNREACHED).sum())
    agreed(found, len(breadth_first_order(matrix, root, return_predecessors=False)))
    ours = timed(lambda: distances(back, [root]))
    floor = timed(lambda: breadth_first_order(matrix, root, return_predecessors=False))
    yield row("reach: all that relies on a node", size, ours, times(ours, floor, "scipy's traversal alone"))
    rusty = rx.PyDiGraph(multigraph=False)
    rusty.add_nodes_from(range(size))
    rusty.extend_from_edge_list(list(zip(snapshot.needer.tolist(), snapshot.needed.tolist(), strict=True)))
    agreed(found, len(rx.ancestors(rusty, root)) + 1)
    theirs = timed(lambda: rx.ancestors(rusty, root))
    yield row("the same by rustworkx", size, theirs, times(ours, theirs, "rustworkx (ours)"))
    way = shortest_way(snapshot, far, root)
    ours_way = timed(lambda: shortest_way(snapshot, far, root))
    theirs_way = timed(lambda: rx.dijkstra_shortest_paths(rusty, far, target=root))
    agreed(len(way), len(rx.dijkstra_shortest_paths(rusty, far, target=root)[root]))
    yield row("a shortest way", size, ours_way, times(ours_way, theirs_way, "rustworkx"))
    if size <= _LARGEST_NETWORKX:
        peer = nx.DiGraph(zip(snapshot.needer.tolist(), snapshot.needed.tolist(), strict=True))
        agreed(found, len(nx.ancestors(peer, root)) + 1)
        slow = timed(lambda: nx.ancestors(peer, root))
        yield row("reach by networkx", size, slow, times(ours, slow, "networkx (ours)"))
        slow_way = timed(lambda: nx.shortest_path(peer, far, root))
        yield row("a shortest way by networkx", size, slow_way, times(ours_way, slow_way, "networkx (ours)"))


def agreed(ours: int, theirs: int) -> None:
    """Refuse to compare two sides that answer differently."""
    if ours != theirs:
        raise AssertionError(f"the two sides answer differently: {ours} and {theirs}")
