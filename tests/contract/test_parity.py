"""Every question of the catalogue is answered equally by the embedded engine, a real server and the Snapshot."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.connect import open_store
from graph.model import Subgraph
from graph.search import search
from graph.store import GraphStore, Source
from loaders.pipeline import ROADMAP, read
from queries.catalog import NODE_KINDS, Question, catalog
from queries.runner import run
from tests.neo4j_server import Access
from tests.strategies import graphs
from tests.waiting_graphs import tangles

pytestmark = pytest.mark.server

MOST = 1
"""Nodes that a question is asked about in a random graph: there are many graphs."""


@pytest.fixture(scope="module")
def both(neo4j_server: Access, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[GraphStore, GraphStore]]:
    """An embedded store and the server."""
    os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = neo4j_server.user, neo4j_server.password
    embedded = open_store(os.fspath(tmp_path_factory.mktemp("parity") / "store"))
    server = open_store(neo4j_server.uri)
    yield embedded, server
    embedded.close()
    server.close()
    del os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"]


def asked(question: Question, graph: Subgraph, most: int) -> Iterator[dict[str, str]]:
    """Values for a question's parameters: each node, document and day of a graph in turn, up to so many."""
    nodes = {kind: [node.id for node in graph.nodes if kind in {None, node.kind}] for kind in NODE_KINDS.values()}
    documents = [document.id for document in graph.documents]
    days = sorted({statement.stated_on for statement in graph.statements}) or ["2020-06-18"]
    for turn in range(most):
        given_values = {}
        for place, param in enumerate(question.params):
            choices = {"document": documents, "day": days}.get(param.type)
            if param.type in NODE_KINDS:
                choices = nodes[NODE_KINDS[param.type]]
            if choices is None:
                given_values[param.name] = param.most or "1000" if param.type == "integer" else str(param.default)
                continue
            if not choices:
                return
            given_values[param.name] = choices[(turn + place) % len(choices)]
        yield given_values
        if not given_values:
            return


def check(both: tuple[GraphStore, GraphStore], graph: Subgraph, most: int) -> None:
    """Load the graph into both, and ask all that can be asked."""
    embedded, server = both
    for store in both:
        store.replace(graph, Source("parity"))
    assert server.snapshot().subgraph() == embedded.snapshot().subgraph() == graph
    assert server.counts() == embedded.counts()
    for question in catalog():
        for given_values in asked(question, graph, most):
            rows = [run(store, question.name, given_values) for store in both]
            assert rows[0].columns == rows[1].columns
            ours, theirs = (sorted(map(repr, each.rows)) for each in rows)
            assert ours == theirs, (question.name, given_values)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=st.one_of(graphs(max_nodes=9, max_edges=14), tangles()))
def test_any_graph_is_answered_equally(both: tuple[GraphStore, GraphStore], graph: Subgraph) -> None:
    check(both, graph, MOST)
    text = graph.nodes[0].name[:3] if graph.nodes else "a"
    assert both[1].search(text, 10) == both[0].search(text, 10) == search(both[0].snapshot(), text, 10)


def test_the_shipped_roadmap_is_answered_equally(both: tuple[GraphStore, GraphStore]) -> None:
    check(both, read(ROADMAP), 60)


def test_the_shipped_roadmap_comes_back_whole_after_opening_again(
    both: tuple[GraphStore, GraphStore], neo4j_server: Access, filled_store: Path
) -> None:
    graph = read(ROADMAP)
    version = both[1].replace(graph, Source("roadmap"))
    again = open_store(neo4j_server.uri)
    assert again.version() == version
    assert again.snapshot().subgraph() == graph
    kept = open_store(os.fspath(filled_store))
    assert again.fingerprint() == kept.fingerprint()
    again.close()
    kept.close()
