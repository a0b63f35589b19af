"""A full pass of status and schedule as of a day, and roots ranked, beside networkx and rustworkx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import networkx as nx
import numpy as np
import rustworkx as rx

from benchmarks.generator import promised
from benchmarks.reach import agreed
from benchmarks.report import Row, progress, row, times
from benchmarks.timing import timed
from graph.analysis.blocking import Asked, Verdicts, blockers, verdicts
from graph.analysis.blocking.hanging import Hanging
from graph.snapshot import Snapshot

SIZES = (1_000, 10_000, 100_000, 1_000_000)
TARGETS = {100_000: " (target 150 ms)", 1_000_000: " (target 1 s)"}
_LARGEST_PEERS = 100_000
"""Nodes: networkx takes gigabytes and minutes on more."""

_RANKED = {100_000: " (target 2 s for 1,000)"}
_LARGEST_SEARCHES = 10_000
"""Nodes: a search from each root takes minutes on more."""

_ASKED = Asked("2020-06-18")


def measure(sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """The rows of each size; raises AssertionError where two sides answer differently."""
    for size in sizes:
        progress(f"verdicts on {size} milestones")
        yield from _judged(promised(size), size)


def _judged(snapshot: Snapshot, size: int) -> Iterator[Row]:
    ours = timed(lambda: verdicts(snapshot, _ASKED))
    yield row(f"status and schedule of every milestone{TARGETS.get(size, '')}", size, ours)
    if size > _LARGEST_PEERS:
        return
    found = verdicts(snapshot, _ASKED)
    yield from _ranked(snapshot, found, size)
    total = int(found.earliest.value.sum())
    peer: nx.DiGraph[int] = nx.DiGraph(_pairs(found))
    peer.add_nodes_from(range(size))
    agreed(total, sum(_by_networkx(peer, found)))
    slow = timed(lambda: _by_networkx(peer, found))
    yield row("the schedule alone by networkx", size, slow, times(ours, slow, "networkx (ours, all of it)"))
    rusty = rx.PyDiGraph(multigraph=False)
    rusty.add_nodes_from(range(size))
    rusty.extend_from_edge_list(_pairs(found))
    agreed(total, sum(_by_rustworkx(rusty, found)))
    theirs = timed(lambda: _by_rustworkx(rusty, found))
    yield row("the schedule alone by rustworkx", size, theirs, times(ours, theirs, "rustworkx (ours, all of it)"))


def _ranked(snapshot: Snapshot, found: Verdicts, size: int) -> Iterator[Row]:
    """What frees most, beside a search from each root by peers: who waits for it at any depth, and nothing else."""
    ours = timed(lambda: blockers(snapshot, found, Hanging(found)))
    roots = Hanging(found).roots.tolist()
    yield row(f"{len(roots)} roots ranked by what they free{_RANKED.get(size, '')}", size, ours)
    if size > _LARGEST_SEARCHES:
        return
    needed = [(other, one) for one, other in _pairs(found)]
    peer: nx.DiGraph[int] = nx.DiGraph(needed)
    peer.add_nodes_from(range(size))
    rusty = rx.PyDiGraph(multigraph=False)
    rusty.add_nodes_from(range(size))
    rusty.extend_from_edge_list(needed)
    agreed(
        sum(len(nx.descendants(peer, root)) for root in roots), sum(len(rx.descendants(rusty, root)) for root in roots)
    )
    slow = timed(lambda: [nx.descendants(peer, root) for root in roots])
    yield row("what waits for each root by networkx", size, slow, times(ours, slow, "networkx (ours, all of it)"))
    theirs = timed(lambda: [rx.descendants(rusty, root) for root in roots])
    yield row("what waits for each root by rustworkx", size, theirs, times(ours, theirs, "rustworkx (ours, all of it)"))


def _pairs(found: Verdicts) -> list[tuple[int, int]]:
    """(who waits, for what) of everything unmet."""
    return list(zip(found.waiting.waits.tolist(), found.waiting.needed.tolist(), strict=True))


def _by_networkx(peer: nx.DiGraph[int], found: Verdicts) -> list[int]:
    return _latest(reversed(list(nx.topological_sort(peer))), peer.adj, found)


def _by_rustworkx(peer: rx.PyDiGraph, found: Verdicts) -> list[int]:
    order = list(reversed(rx.topological_sort(peer)))
    return _latest(order, {node: peer.successor_indices(node) for node in order}, found)


def _latest(order: Iterable[int], needs: Mapping[int, Iterable[int]], found: Verdicts) -> list[int]:
    """The largest earliest end that each node reaches, one node after another."""
    ends: list[int] = np.where(found.waiting.is_vertex, found.own.lo, -1).tolist()
    for node in order:
        for needed in needs[node]:
            ends[node] = max(ends[node], ends[needed])
    return ends
