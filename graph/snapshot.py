"""The whole graph as arrays, both ways, and tables: what every analysis runs on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.errors import UnknownNodeError
from graph.model import Contradiction, Document, Edge, Fact, Node, Observation, Statement, Subgraph
from graph.schema import KINDS, RELATIONS, Needed
from graph.tables import Facts, Tables, from_subgraph, numbers

Ints: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.bool_]

RELATION_NAMES = tuple(RELATIONS)
"""What ``Snapshot.relation`` counts in: the relations in the schema's order."""


@dataclass(frozen=True, slots=True)
class Adjacency:
    """Edges grouped by the node at one end (compressed sparse rows).

    The edges of node ``i`` are ``edge[indptr[i]:indptr[i + 1]]``, and ``other`` holds the node at their far end.
    """

    indptr: Ints
    other: Ints
    edge: Ints

    @classmethod
    def by(cls, near: Ints, far: Ints, edges: Ints, size: int) -> Adjacency:
        """Group ``edges`` (numbers), which join ``near`` to ``far``, by their near end; in order of edge number."""
        order = _by_counting(near)
        indptr = np.zeros(size + 1, dtype=np.int32)
        np.cumsum(np.bincount(near, minlength=size), out=indptr[1:])
        return cls(_frozen(indptr), _frozen(far[order]), _frozen(edges[order]))

    def edges_at(self, node: int) -> Ints:
        """The numbers of the edges at a node."""
        return self.edge[self.indptr[node] : self.indptr[node + 1]]

    def others_at(self, node: int) -> Ints:
        """The far ends of the edges at a node, in the order of `edges_at`."""
        return self.other[self.indptr[node] : self.indptr[node + 1]]


class Snapshot:
    """One loaded version, read-only and shared: nodes and edges are numbered from 0 in canonical order.

    ``source`` and ``target`` hold each edge's ends, ``needer`` and ``needed`` the same turned so that the needed end
    is known (-1 on both for context relations), ``relation`` its place in `RELATION_NAMES`. ``version`` is the
    fingerprint of what the tables hold.
    """

    def __init__(self, tables: Tables, version: str) -> None:
        self.tables = tables
        self.version = version
        self.ids: tuple[str, ...] = tuple(tables.nodes.column("id").to_pylist())
        self.kinds: tuple[str, ...] = tuple(tables.nodes.column("kind").to_pylist())
        self.source = numbers(tables.edges.column("source"))
        self.target = numbers(tables.edges.column("target"))
        places = {name: place for place, name in enumerate(RELATION_NAMES)}
        self.relation = _ints([places[kind] for kind in tables.edges.column("kind").to_pylist()])
        needed = [RELATIONS[name].needed for name in RELATION_NAMES]
        by_target = np.array([end is Needed.TARGET for end in needed])[self.relation]
        by_source = np.array([end is Needed.SOURCE for end in needed])[self.relation]
        self.needer = _ints(np.where(by_target, self.source, np.where(by_source, self.target, -1)))
        self.needed = _ints(np.where(by_target, self.target, np.where(by_source, self.source, -1)))
        self._place = {node_id: place for place, node_id in enumerate(self.ids)}

    @classmethod
    def from_subgraph(cls, subgraph: Subgraph, version: str = "") -> Snapshot:
        """The snapshot of a graph that no store holds."""
        return cls(from_subgraph(subgraph), version)

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self.ids)

    def index(self, node_id: str) -> int:
        """The number of a node. Raises UnknownNodeError."""
        try:
            return self._place[node_id]
        except KeyError:
            raise UnknownNodeError(node_id) from None

    @cached_property
    def outgoing(self) -> Adjacency:
        """All edges by their source."""
        return Adjacency.by(self.source, self.target, np.arange(len(self.source), dtype=np.int32), len(self))

    @cached_property
    def incoming(self) -> Adjacency:
        """All edges by their target."""
        return Adjacency.by(self.target, self.source, np.arange(len(self.source), dtype=np.int32), len(self))

    @cached_property
    def dependencies(self) -> Adjacency:
        """Edges with a needed end, by the node that needs."""
        edges = np.flatnonzero(self.needer >= 0).astype(np.int32)
        return Adjacency.by(self.needer[edges], self.needed[edges], edges, len(self))

    @cached_property
    def dependents(self) -> Adjacency:
        """Edges with a needed end, by the node that is needed."""
        edges = np.flatnonzero(self.needer >= 0).astype(np.int32)
        return Adjacency.by(self.needed[edges], self.needer[edges], edges, len(self))

    @cached_property
    def degree(self) -> Ints:
        """How many edges each node has; a loop counts twice."""
        return _ints(np.diff(self.outgoing.indptr) + np.diff(self.incoming.indptr))

    @cached_property
    def inferred(self) -> Flags:
        """Which edges rest on inference alone."""
        return np.array([basis == "inferred" for basis in self.tables.edges.column("basis").to_pylist()], dtype=bool)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, by number: for a few of a large graph `node` and `part` are cheaper."""
        return self._facts.nodes.all

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge, by number: for a few of a large graph `edge` and `part` are cheaper."""
        return self._facts.edges.all

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, in canonical order."""
        return {document.id: document for document in self._facts.documents}

    def node(self, index: int) -> Node:
        """The node of a number."""
        return self._facts.nodes.at([index])[0]

    def edge(self, index: int) -> Edge:
        """The edge of a number."""
        return self._facts.edges.at([index])[0]

    def edges_of(self, index: int) -> tuple[int, ...]:
        """The numbers of all edges at a node, in order, a loop once."""
        both = np.concatenate([self.outgoing.edges_at(index), self.incoming.edges_at(index)])
        return tuple(np.unique(both).tolist())

    def statements_of(self, milestone: str) -> tuple[Statement, ...]:
        """What documents said of a milestone, in the order they said it; empty for any other id."""
        return self._facts.statements.at(self._statements.get(milestone, ()))

    def observations_of(self, indicator: str) -> tuple[Observation, ...]:
        """The values of an indicator, by the day they are of; empty for any other id."""
        return self._facts.observations.at(self._observations.get(indicator, ()))

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What documents state differently, by id."""
        return self._facts.contradictions.all

    def cites(self, documents: Collection[str]) -> Flags:
        """Which edges at least one of the documents supports."""
        wanted = set(documents)
        cited = self.tables.edges.column("documents").to_pylist()
        return np.array([not wanted.isdisjoint(each) for each in cited], dtype=bool)

    def count_nodes(self) -> dict[str, int]:
        """How many nodes there are of each kind, in the schema's order; kinds without any are absent."""
        counts = Counter(self.kinds)
        return {kind: counts[kind] for kind in KINDS if kind in counts}

    def count_edges(self) -> dict[str, int]:
        """How many edges there are of each relation, in the schema's order; relations without any are absent."""
        counts = np.bincount(self.relation, minlength=len(RELATION_NAMES)).tolist()
        return {name: count for name, count in zip(RELATION_NAMES, counts, strict=True) if count}

    def subgraph(self) -> Subgraph:
        """The whole graph, canonical."""
        return self._whole

    def part(self, nodes: Iterable[int], edges: Iterable[int]) -> Subgraph:
        """The part with these nodes and edges, what was said of them, and the documents that all of it cites.

        A contradiction is in it when all its items are.
        """
        facts, places = self._facts, sorted(set(nodes))
        kept = [self.ids[place] for place in places]
        statements = facts.statements.at(row for node in kept for row in self._statements.get(node, ()))
        observations = facts.observations.at(row for node in kept for row in self._observations.get(node, ()))
        contradictions = tuple(c for c in facts.contradictions.all if set(kept).issuperset(c.items))
        node_values, edge_values = facts.nodes.at(places), facts.edges.at(sorted(set(edges)))
        said: Sequence[Fact] = [*node_values, *edge_values, *statements, *observations, *contradictions]
        cited = {e.document for fact in said for e in fact.evidence} | {s.document for s in statements}
        return Subgraph(
            tuple(document for name, document in self.documents.items() if name in cited),
            node_values,
            edge_values,
            statements,
            observations,
            contradictions,
        )

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.tables)

    @cached_property
    def _statements(self) -> Mapping[str, Sequence[int]]:
        """The rows of each milestone's statements, in order."""
        return _rows_by(self.tables.statements.column("milestone").to_pylist())

    @cached_property
    def _observations(self) -> Mapping[str, Sequence[int]]:
        """The rows of each indicator's observations, in order."""
        return _rows_by(self.tables.observations.column("indicator").to_pylist())

    @cached_property
    def _whole(self) -> Subgraph:
        facts = self._facts
        return Subgraph(
            tuple(self.documents.values()),
            self.nodes,
            self.edges,
            facts.statements.all,
            facts.observations.all,
            facts.contradictions.all,
        )


def _by_counting(numbers: Ints) -> NDArray[np.int64]:
    """The stable order of numbers: numpy sorts numbers of two bytes by counting, 4 times faster than longer ones."""
    if not len(numbers) or (numbers[1:] >= numbers[:-1]).all():
        return np.arange(len(numbers))
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    high = (numbers >> 16).astype(np.uint16)
    return order[np.argsort(high[order], kind="stable")] if high.max() else order


def _ints(values: object) -> Ints:
    return _frozen(np.array(values, dtype=np.int32))


def _frozen(array: Ints) -> Ints:
    """The same, made unwritable: all sessions share it."""
    array.flags.writeable = False
    return array


def _rows_by(names: Iterable[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(names):
        rows.setdefault(name, []).append(row)
    return rows
