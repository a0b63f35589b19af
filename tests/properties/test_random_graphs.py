"""The random graphs hold what laws need to be tried on: a law over graphs without a circle says nothing of circles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings

from graph.model import Basis, Subgraph
from graph.schema import KINDS, RELATIONS
from tests.strategies import graphs

FIRST_FOUND = settings(max_examples=3000, phases=[Phase.generate], database=None, derandomize=True)
Claim = Callable[[Subgraph], bool]

HOLDS: dict[str, Claim] = {
    "nothing": lambda g: not g.nodes,
    "a circle": lambda g: any(
        a.source == b.target and b.source == a.target != a.source for a in g.edges for b in g.edges
    ),
    "edges that differ by their nature alone": lambda g: any(
        (a.source, a.target, a.kind) == (b.source, b.target, b.kind) and a is not b for a in g.edges for b in g.edges
    ),
    "edges that differ by their kind": lambda g: any(
        (a.source, a.target) == (b.source, b.target) and a.kind != b.kind for a in g.edges for b in g.edges
    ),
    "an island beside edges": lambda g: len(g.nodes) > len({i for e in g.edges for i in (e.source, e.target)}) > 0,
    "a name beyond Latin": lambda g: any(ord(letter) > 0x24F for n in g.nodes for letter in n.name),
    "a name outside the first plane": lambda g: any(ord(letter) > 0xFFFF for n in g.nodes for letter in n.name),
    "two statements of one milestone": lambda g: len(g.statements) > len({s.milestone for s in g.statements}),
    "two figures of one indicator": lambda g: len(g.observations) > len({o.indicator for o in g.observations}),
    "a figure over a period": lambda g: any(o.period_start for o in g.observations),
    "a figure with a fraction": lambda g: any(isinstance(o.value, float) for o in g.observations),
    "a contradiction of two": lambda g: any(len(c.items) == 2 for c in g.contradictions),
    "a fact with two evidences": lambda g: any(len(e.evidence) > 1 for e in g.edges),
    "an edge that is inferred": lambda g: any(e.basis is Basis.INFERRED for e in g.edges),
    "an edge with a property": lambda g: any(e.properties for e in g.edges),
}


@pytest.mark.parametrize("what", HOLDS)
def test_random_graphs_hold(what: str) -> None:
    find(graphs(), HOLDS[what], settings=FIRST_FOUND)


@pytest.mark.parametrize("kind", KINDS)
def test_random_graphs_hold_every_kind(kind: str) -> None:
    find(graphs(max_edges=0), lambda graph: any(node.kind == kind for node in graph.nodes), settings=FIRST_FOUND)


@given(graphs())
def test_random_graphs_are_canonical_and_keep_to_the_schema(graph: Subgraph) -> None:
    kinds = {node.id: node.kind for node in graph.nodes}
    documents = {document.id for document in graph.documents}
    assert graph == graph.canonical()
    assert len({edge.key for edge in graph.edges}) == len(graph.edges)
    assert all(RELATIONS[edge.kind].joins(kinds[edge.source], kinds[edge.target]) for edge in graph.edges)
    for facts in (graph.nodes, graph.edges, graph.statements, graph.observations, graph.contradictions):
        assert all(fact.evidence and documents.issuperset(e.document for e in fact.evidence) for fact in facts)
