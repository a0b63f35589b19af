"""What every engine keeps: one class; an engine's test file is a subclass with the fixtures `address` and `opened`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis import neighbourhood as walk
from graph.canonical import fingerprint
from graph.errors import EmptyStoreError, UnknownNodeError
from graph.model import (
    Basis,
    Confidence,
    Contradiction,
    Direction,
    Document,
    Edge,
    Evidence,
    Node,
    Observation,
    Statement,
    Subgraph,
    Text,
)
from graph.search import search
from graph.snapshot import Snapshot
from graph.store import GraphStore, Source
from tests.strategies import graphs

Open = Callable[[], GraphStore]

DOCUMENT = Document("doc:one", "Un", None, "2020-01-31", "month", "2020-01-31", "fr")
EVIDENCE = (Evidence("doc:one", "page 1", "1", Basis.EXPLICIT, Confidence.HIGH),)


def node(node_id: str, name: str) -> Node:
    return Node(node_id, node_id.partition(":")[0].capitalize(), name, evidence=EVIDENCE)


def needs(source: str, target: str) -> Edge:
    return Edge(source, target, "DEPENDS_ON", "requires", blocking=True, evidence=EVIDENCE)


#   service:a ──▶ service:b ──▶ referential:c
SMALL = Subgraph(
    (DOCUMENT,),
    (node("service:a", "Alpha"), node("service:b", "Bêta"), node("referential:c", "Gamma")),
    (needs("service:a", "service:b"), needs("service:b", "referential:c")),
).canonical()
#   the same without the last link
SHORTER = replace(SMALL, edges=SMALL.edges[:1]).canonical()
#   a milestone with what was said of it, a figure, two facts that disagree
SAID = Subgraph(
    (DOCUMENT,),
    (node("milestone:m", "Étape"), node("indicator:i", "Compte")),
    (),
    (Statement("milestone:m", "doc:one", "2020-01-31", 1, "planned", "mi-2020", evidence=EVIDENCE),),
    (Observation("indicator:i", 8400000, "8,4 millions", "exact", "DMP", None, "2019-12-31", evidence=EVIDENCE),),
    (Contradiction("contradiction:c", ("indicator:i", "milestone:m"), Text("a", "b"), EVIDENCE),),
).canonical()


class StoreContract:
    """Subclass it and give it ``opened``: opens the same, at first empty, place again and again."""

    @pytest.fixture
    def opened(self) -> Iterator[Open]:
        raise NotImplementedError

    @pytest.fixture
    def store(self, opened: Open) -> GraphStore:
        return opened()

    def test_an_empty_store_says_so(self, store: GraphStore) -> None:
        for ask in (store.version, store.snapshot, store.counts, store.fingerprint):
            with pytest.raises(EmptyStoreError):
                ask()

    def test_a_load_is_read_back_whole(self, store: GraphStore) -> None:
        version = store.replace(SMALL, Source("small"))
        assert store.version() == version
        assert store.fingerprint() == version.fingerprint == fingerprint(SMALL)
        assert store.snapshot().subgraph() == SMALL
        assert dict(store.counts().nodes) == {"Service": 2, "Referential": 1}
        assert dict(store.counts().edges) == {"DEPENDS_ON": 2}

    @settings(
        max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]
    )
    @given(graph=graphs())
    def test_any_graph_is_read_back_whole_and_a_load_leaves_nothing_of_the_one_before(
        self, store: GraphStore, graph: Subgraph
    ) -> None:
        store.replace(graph, Source("random"))
        assert store.snapshot().subgraph() == graph

    @settings(
        max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]
    )
    @given(graph=graphs().filter(lambda g: len(g.nodes) > 0), data=st.data())
    def test_walks_and_searches_answer_as_the_snapshot_does(
        self, store: GraphStore, graph: Subgraph, data: st.DataObject
    ) -> None:
        store.replace(graph, Source("random"))
        start = data.draw(st.sampled_from(graph.nodes))
        depth, limit = data.draw(st.integers(0, 3)), data.draw(st.none() | st.integers(1, 5))
        snapshot = Snapshot.from_subgraph(graph)
        for direction in Direction:
            expected = walk.neighbourhood(snapshot, [start.id], direction, depth, limit=limit)
            assert store.neighbourhood([start.id], direction, depth, limit=limit) == expected
        text = data.draw(st.sampled_from((start.name[:2], start.id, start.label)))
        assert store.search(text, 10) == search(snapshot, text, 10)

    def test_loading_twice_is_loading_once(self, store: GraphStore) -> None:
        first = store.replace(SMALL, Source("small"))
        assert store.replace(SMALL, Source("small")) == first
        assert store.snapshot().subgraph() == SMALL

    def test_the_source_of_an_equal_graph_is_recorded_anew(self, store: GraphStore) -> None:
        first = store.replace(SMALL, Source("small", "sha256:a"))
        second = store.replace(SMALL, Source("small", "sha256:b"))
        assert (second.source.digest, second.fingerprint) == ("sha256:b", first.fingerprint)
        assert second.number > first.number

    def test_the_order_of_a_load_does_not_count(self, store: GraphStore) -> None:
        shuffled = Subgraph(SMALL.documents, SMALL.nodes[::-1], SMALL.edges[::-1])
        assert store.replace(shuffled, Source("small")).fingerprint == fingerprint(SMALL)
        assert store.snapshot().subgraph() == SMALL

    def test_an_equal_graph_from_another_source_is_asked_as_before(self, store: GraphStore) -> None:
        store.replace(SMALL, Source("small"))
        store.replace(SMALL, Source("other"))
        assert store.version().source == Source("other")
        assert store.snapshot().subgraph() == SMALL
        asked = "MATCH (a:Node {load: $load, kind: 'Service'}) RETURN a.id AS id ORDER BY id"
        assert store.run(asked, {}).rows == (("service:a",), ("service:b",))

    def test_a_removed_row_is_gone(self, store: GraphStore) -> None:
        store.replace(SMALL, Source("small"))
        store.replace(SHORTER, Source("shorter"))
        assert store.snapshot().subgraph() == SHORTER
        assert dict(store.counts().edges) == {"DEPENDS_ON": 1}
        reached = store.neighbourhood(["service:a"], Direction.DEPENDENCIES, 5).distances
        assert set(reached) == {"service:a", "service:b"}

    def test_a_reader_keeps_the_version_it_holds(self, opened: Open) -> None:
        writer, reader = opened(), opened()
        writer.replace(SMALL, Source("small"))
        held = reader.snapshot()
        writer.replace(SHORTER, Source("shorter"))
        assert held.subgraph() == SMALL
        assert reader.snapshot().subgraph() == SHORTER

    def test_a_snapshot_is_built_once_a_version(self, store: GraphStore) -> None:
        store.replace(SMALL, Source("small"))
        assert store.snapshot() is store.snapshot()

    def test_what_was_loaded_is_there_after_closing_and_opening_again(self, opened: Open) -> None:
        first = opened()
        version = first.replace(SMALL, Source("small"))
        first.close()
        assert opened().version() == version

    def test_an_unknown_start_is_named(self, store: GraphStore) -> None:
        store.replace(SMALL, Source("small"))
        with pytest.raises(UnknownNodeError, match="service:z"):
            store.neighbourhood(["service:z"], Direction.BOTH, 1)

    def test_progress_ends_at_one(self, store: GraphStore) -> None:
        told: list[float] = []
        store.replace(SMALL, Source("small"), progress=lambda _step, share: told.append(share))
        assert told == sorted(told)
        assert told[-1] == 1.0

    def test_a_query_reads_the_active_load_alone(self, store: GraphStore) -> None:
        store.replace(SMALL, Source("small"))
        store.replace(SHORTER, Source("shorter"))
        asked = "MATCH (a:Node {load: $load})-[r:DEPENDS_ON]->(b:Node) RETURN a.id AS source, b.id AS target"
        assert store.run(asked, {}).rows == (("service:a", "service:b"),)
        version = store.run("MATCH (d:Node {load: $load, kind: 'Document'}) RETURN d.id AS id", {})
        assert (version.columns, version.rows) == (("id",), (("doc:one",),))

    def test_what_documents_say_is_in_the_engine_too(self, store: GraphStore) -> None:
        store.replace(SAID, Source("said"))
        stated = "MATCH (s:Node {load: $load})-[r:STATES]->(n:Node {load: $load}) RETURN s.kind AS said, n.id AS about"
        assert sorted(store.run(stated, {}).rows) == [
            ("Contradiction", "indicator:i"),
            ("Contradiction", "milestone:m"),
            ("Observation", "indicator:i"),
            ("Statement", "milestone:m"),
        ]
        shown = (
            "MATCH (f:Node {load: $load})<-[:SUPPORTS]-(e:Node {load: $load})-[:CITES]->(d:Node {load: $load}) "
            "RETURN f.kind AS fact, e.lines AS place, d.id AS document, d.date AS printed"
        )
        facts = ("Contradiction", "Indicator", "Milestone", "Observation", "Statement")
        assert sorted(store.run(shown, {}).rows) == [(fact, "1", "doc:one", "2020-01-31") for fact in facts]
        figure = "MATCH (o:Node {load: $load, kind: 'Observation'}) RETURN o.value AS amount, o.unit AS unit"
        assert store.run(figure, {}).rows == ((8400000, "DMP"),)

    def test_the_evidence_of_an_edge_names_it(self, store: GraphStore) -> None:
        store.replace(SHORTER, Source("shorter"))
        asked = "MATCH (e:Node {load: $load, kind: 'Evidence'}) WHERE e.fact = $fact RETURN e.document AS document"
        rows = store.run(asked, {"fact": "service:a|DEPENDS_ON|requires|service:b"}).rows
        assert rows == (("doc:one",),)
