"""Every catalogue question gives the rows that the same question gets from the Snapshot."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from graph.connect import open_store
from graph.errors import QueryError, UnknownNodeError, UnknownQueryError
from graph.model import Basis, Edge, Subgraph
from graph.snapshot import Snapshot
from graph.store import GraphStore, Source, Value
from queries.catalog import catalog
from queries.runner import run
from tests.strategies import graphs

Rows: TypeAlias = set[tuple[Value, ...]]
DEEP = 4


def kept(snapshot: Snapshot, *kinds: str) -> list[Edge]:
    return [edge for edge in snapshot.edges if edge.kind in kinds]


def walked(snapshot: Snapshot, start: str, *, backwards: bool) -> Rows:
    oracle: nx.DiGraph[str] = nx.DiGraph((e.source, e.target) for e in kept(snapshot, "DEPENDS_ON"))
    oracle.add_node(start)
    far = nx.single_source_shortest_path_length(oracle.reverse() if backwards else oracle, start, cutoff=DEEP)
    nodes = {node.id: node for node in snapshot.nodes}
    return {(i, nodes[i].kind, nodes[i].name, distance) for i, distance in dict(far).items() if i != start}


def most_relied_on(snapshot: Snapshot) -> Rows:
    many = Counter(target for _, target in {(e.source, e.target) for e in kept(snapshot, "DEPENDS_ON")})
    return {(n.id, n.kind, n.name, many[n.id]) for n in snapshot.nodes if n.id in many}


def who_answers(snapshot: Snapshot, node: str) -> Rows:
    names = {n.id: n.name for n in snapshot.nodes}
    asked = kept(snapshot, "STEERS", "OPERATES")
    return {(e.source, names[e.source], e.kind, e.properties.get("led_by")) for e in asked if e.target == node}


def touched_by(snapshot: Snapshot, node: str) -> Rows:
    nodes = {n.id: n for n in snapshot.nodes}
    asked = kept(snapshot, "STEERS", "OPERATES", "FUNDS", "CONTRIBUTES_TO")
    return {(e.target, nodes[e.target].kind, nodes[e.target].name, e.kind) for e in asked if e.source == node}


def actions_of_an_edition(snapshot: Snapshot, node: str) -> Rows:
    asked = kept(snapshot, "LISTED_IN")
    return {(e.source, e.properties.get("number"), e.properties.get("title")) for e in asked if e.target == node}


def relations_of_a_document(snapshot: Snapshot, document: str) -> Rows:
    asked = kept(snapshot, "DEPENDS_ON", "DELIVERS")
    return {(e.source, e.kind, e.nature, e.target, e.basis) for e in asked if document in e.documents}


def inferred(snapshot: Snapshot) -> Rows:
    asked = kept(snapshot, "DEPENDS_ON", "DELIVERS")
    return {(e.source, e.kind, e.nature, e.target) for e in asked if e.basis is Basis.INFERRED}


ORACLES: dict[str, tuple[dict[str, str], Callable[[Snapshot, str], Rows]]] = {
    "dependencies": ({"depth": str(DEEP)}, lambda s, given: walked(s, given, backwards=False)),
    "dependents": ({"depth": str(DEEP)}, lambda s, given: walked(s, given, backwards=True)),
    "most-relied-on": ({"limit": "1000"}, lambda s, _: most_relied_on(s)),
    "who-answers": ({}, who_answers),
    "touched-by": ({}, touched_by),
    "actions-of-an-edition": ({}, actions_of_an_edition),
    "relations-of-a-document": ({}, relations_of_a_document),
    "inferred": ({}, lambda s, _: inferred(s)),
}


def check(store: GraphStore, asked: str) -> None:
    """Ask a question about everything it can be asked about, on both sides."""
    snapshot = store.snapshot()
    options, oracle = ORACLES[asked]
    (param,) = [p for p in next(q for q in catalog() if q.name == asked).params if p.default is None] or (None,)
    documents = [document.id for document in snapshot.subgraph().documents]
    for about in [""] if param is None else snapshot.ids if param.type == "node" else documents:
        given_values = dict(options) if param is None else {**options, param.name: about}
        rows = run(store, asked, given_values).rows
        assert len(set(rows)) == len(rows)
        assert set(rows) == oracle(snapshot, about)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(os.fspath(tmp_path / "store"))
    yield opened
    opened.close()


def test_every_question_has_its_oracle() -> None:
    assert set(ORACLES) == {question.name for question in catalog()}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=graphs(max_nodes=10, max_edges=20))
def test_the_catalogue_answers_as_the_snapshot_does_on_random_graphs(store: GraphStore, graph: Subgraph) -> None:
    store.replace(graph, Source("random"))
    for asked in ORACLES:
        check(store, asked)


@pytest.mark.parametrize("asked", sorted(ORACLES))
def test_the_catalogue_answers_as_the_snapshot_does_on_the_shipped_roadmap(asked: str, filled_store: Path) -> None:
    opened = open_store(os.fspath(filled_store))
    check(opened, asked)
    opened.close()


@pytest.mark.parametrize(
    ("asked", "values", "error", "said"),
    [
        ("dependents", {}, QueryError, "needs id"),
        ("dependents", {"id": "INSS"}, UnknownNodeError, "No node 'INSS'"),
        ("dependents", {"id": "service:ens", "deep": "1"}, QueryError, "no parameter 'deep'"),
        *(
            ("most-relied-on", {"limit": limit}, QueryError, "is a whole number")
            for limit in ("", "ten", "1.0", "--1", "\u0663", "9" * 5000)
        ),
        ("most-relied-on", {"limit": "-1"}, QueryError, "refused"),
        ("relations-of-a-document", {"document": "doc:none"}, QueryError, "No document 'doc:none'"),
        ("relations-of-a-document", {"document": "\udcff"}, QueryError, "No document"),
        ("dependent", {}, UnknownQueryError, "Did you mean dependents"),
    ],
)
def test_a_question_asked_wrongly_is_refused_in_our_words(
    asked: str, values: dict[str, str], error: type[Exception], said: str, filled_store: Path
) -> None:
    opened = open_store(os.fspath(filled_store))
    with pytest.raises(error, match=said):
        run(opened, asked, values)
    opened.close()
