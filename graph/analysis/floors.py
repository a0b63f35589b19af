"""The programme as a house: the floor that each thing stands on, and the links that climb it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from graph.model import Edge, EdgeKey, Node, Subgraph, Text
from graph.snapshot import Snapshot

RULED: Final = "DEPENDS_ON"
"""The one relation that the rule is about: the others say who works on a thing, or what it is a part of."""

Group: TypeAlias = tuple[str, str | None]
"""(kind, category): nodes that stand together; the category is None for a kind, or a node, without one."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Nodes (ids, sorted) that stand elsewhere than their category does, and why.

    ``document`` and its ``lines`` say so where a document does; else both are None.
    """

    nodes: tuple[str, ...]
    reason: str
    document: str | None = None
    lines: str | None = None


@dataclass(frozen=True, slots=True)
class Floor:
    """One floor: a stable code, its name, the groups that stand on it, and the nodes that do so by name."""

    code: str
    name: Text
    holds: frozenset[Group]
    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True)
class Exemption:
    """A link that may climb, why, and the last day (ISO) on which it may."""

    source: str
    nature: str
    target: str
    reason: str
    until: str

    @property
    def key(self) -> EdgeKey:
        """The edge that it is about."""
        return (self.source, RULED, self.nature, self.target)


@dataclass(frozen=True)
class Rules:
    """The floors, the lowest first, and the exemptions. No group and no node is on two floors."""

    floors: tuple[Floor, ...]
    exemptions: tuple[Exemption, ...] = field(default=())

    def floor_of(self, node: Node) -> int | None:
        """The number of a node's floor, 0 for the lowest: by its name first, then by its group; None for no floor."""
        return self._named.get(node.id, self._grouped.get((node.kind, node.category)))

    def floors_of(self, nodes: Sequence[Node]) -> dict[str, int]:
        """The floors' numbers by node id; nodes without a floor are absent."""
        return {node.id: floor for node in nodes if (floor := self.floor_of(node)) is not None}

    @cached_property
    def _named(self) -> Mapping[str, int]:
        return {
            node: number
            for number, floor in enumerate(self.floors)
            for placement in floor.placements
            for node in placement.nodes
        }

    @cached_property
    def _grouped(self) -> Mapping[Group, int]:
        return {group: number for number, floor in enumerate(self.floors) for group in floor.holds}


@dataclass(frozen=True, slots=True)
class Violation:
    """A link from a lower floor to an upper one; ``expired`` is the exemption that covered it until a day now past."""

    edge: Edge
    lower: Floor
    upper: Floor
    expired: Exemption | None = None


def violations(graph: Subgraph | Snapshot, rules: Rules, on: str) -> tuple[Violation, ...]:
    """The links that break the rule on a day (ISO), by source, nature and target; those exempted that day are not.

    An exemption holds on its last day too. A link between nodes of which one has no floor breaks nothing.
    """
    exempted = {exemption.key: exemption for exemption in rules.exemptions}
    found = []
    for edge, lower, upper in _climbing(graph, rules):
        exemption = exempted.get(edge.key)
        if exemption is None or exemption.until < on:
            found.append(Violation(edge, rules.floors[lower], rules.floors[upper], exemption))
    return tuple(sorted(found, key=lambda one: (one.edge.source, one.edge.nature or "", one.edge.target)))


def _climbing(graph: Subgraph | Snapshot, rules: Rules) -> Iterator[tuple[Edge, int, int]]:
    floors = rules.floors_of(graph.nodes)
    for edge in graph.edges:
        lower, upper = floors.get(edge.source), floors.get(edge.target)
        if edge.kind == RULED and lower is not None and upper is not None and lower < upper:
            yield edge, lower, upper
