"""Where the boxes of sixty nodes stand, beside Graphviz alone and networkx' layers."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import pygraphviz

from benchmarks.report import Row, progress, row, times
from benchmarks.timing import timed
from graph import layout
from graph.analysis.neighbourhood import neighbourhood
from graph.layout import Orientation, layered
from graph.model import Direction, Subgraph
from graph.snapshot import Snapshot
from loaders.pipeline import ROADMAP, read

NODES = 60


def sixty() -> Subgraph:
    """What stands around the ENS in the shipped roadmap, sixty nodes of it."""
    snapshot = Snapshot.from_subgraph(read(ROADMAP))
    return neighbourhood(snapshot, ["service:ens"], Direction.BOTH, 2, limit=NODES).subgraph


def measure() -> Iterator[Row]:
    """Ours with its ordering and routes, then the peers, which place boxes alone."""
    progress(f"layout of {NODES} nodes")
    part = sixty()
    size = f"{len(part.nodes)} nodes, {len(part.edges)} links"
    ours = timed(lambda: layered(part, orientation=Orientation.RIGHT), before=layout.forget)
    graphviz = timed(lambda: _graphviz(part))
    yield row("layout with the ways of all lines (target 0.2 s)", size, ours, times(ours, graphviz, "Graphviz alone"))
    peer = nx.DiGraph((edge.source, edge.target) for edge in part.edges)
    for node in peer:
        peer.nodes[node]["subset"] = len(nx.ancestors(peer, node))
    theirs = timed(lambda: nx.multipartite_layout(peer))
    yield row("networkx multipartite_layout, no ordering, no lines", size, theirs)


def _graphviz(part: Subgraph) -> None:
    drawing = pygraphviz.AGraph(directed=True, rankdir="LR")
    drawing.add_edges_from((edge.source, edge.target) for edge in part.edges)
    drawing.layout("dot")
