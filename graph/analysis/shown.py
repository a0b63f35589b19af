"""The part of the graph that a view shows, and, reason by reason, what it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from graph.analysis.asked import Asked, Found
from graph.analysis.filters import Filters, Reason
from graph.model import Subgraph
from graph.snapshot import Flags, Ints, Snapshot


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers of nodes and of links (edges)."""

    nodes: int = 0
    links: int = 0

    def __bool__(self) -> bool:
        """Whether it counts anything."""
        return self.nodes > 0 or self.links > 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown, and of how much; ``ways`` and ``groups`` are those of `Found`, by ids.

    ``distances`` holds every node found, in edges, those that the limit cuts too. ``hidden`` tells what lifting one
    reason alone would add; reasons that hide nothing are absent. ``kinds`` tells the same for each kind of node.
    ``elsewhere`` are the nodes that no single reason hides.
    """

    subgraph: Subgraph
    total: Count
    distances: Mapping[str, int]
    hidden: Mapping[Reason, Count]
    kinds: Mapping[str, int]
    elsewhere: int
    ways: tuple[tuple[str, ...], ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()

    @property
    def filtered(self) -> int:
        """How many nodes some reason alone hides."""
        return self.total.nodes - len(self.subgraph.nodes) - self.elsewhere

    @property
    def count(self) -> Count:
        """How much is shown."""
        return Count(len(self.subgraph.nodes), len(self.subgraph.edges))


def shown(snapshot: Snapshot, asked: Asked, filters: Filters, *, first: Collection[str] = ()) -> Shown:
    """The answer to what is asked, as far as the filters let it through; the limit keeps ``first`` (ids) first.

    Raises UnknownNodeError.
    """
    found = asked.find(snapshot, filters)
    kept = _kept(_order(snapshot, found, first), filters, len(asked.starts))
    inside, links = _parts(snapshot, found, kept)
    seen, hidden = inside.copy(), {}
    kinds: Counter[str] = Counter()
    for reason in Reason:
        lifted = filters.lifted(reason)
        if lifted is None or reason not in asked.reasons:
            continue
        more = found if reason is Reason.LIMIT else asked.find(snapshot, lifted)
        with_more, more_links = _parts(snapshot, more, more.nodes)
        base_nodes, base_links = (inside, links) if reason is Reason.LIMIT else _parts(snapshot, found, found.nodes)
        added = with_more & ~base_nodes
        count = Count(int(added.sum()), int((more_links & ~base_links).sum()))
        if count:
            hidden[reason] = count
        if reason is Reason.KIND:
            kinds.update(snapshot.kinds[node] for node in np.flatnonzero(added).tolist())
        seen |= with_more
    return Shown(
        snapshot.part(kept.tolist(), np.flatnonzero(links).tolist()),
        Count(len(snapshot), len(snapshot.source)),
        {snapshot.ids[node]: away for node, away in zip(found.nodes.tolist(), found.distances.tolist(), strict=True)},
        hidden,
        dict(kinds),
        int((~seen).sum()),
        tuple(tuple(snapshot.ids[node] for node in way) for way in found.ways),
        tuple(tuple(snapshot.ids[node] for node in group) for group in found.groups),
    )


def _order(snapshot: Snapshot, found: Found, first: Collection[str]) -> Ints:
    wanted = {snapshot.index(node_id) for node_id in first}
    later = [node not in wanted for node in found.nodes.tolist()]
    ordered: Ints = found.nodes[np.argsort(later, kind="stable")] if wanted else found.nodes
    return ordered


def _kept(nodes: Ints, filters: Filters, starts: int) -> Ints:
    """The nodes that the limit leaves, what is asked about always among them."""
    return nodes if filters.limit is None else nodes[: max(filters.limit, starts)]


def _parts(snapshot: Snapshot, found: Found, kept: Ints) -> tuple[Flags, Flags]:
    """(nodes, edges) that are shown where these nodes are kept."""
    inside = np.zeros(len(snapshot), dtype=bool)
    inside[kept] = True
    return inside, found.edges & inside[snapshot.source] & inside[snapshot.target]
