"""The graph on arrays and in tables."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from graph.errors import UnknownNodeError
from graph.model import Contradiction, Document, Edge, Evidence, Node, Observation, Statement, Subgraph, Text
from graph.snapshot import Adjacency, Snapshot
from graph.tables import Facts, Tables, from_subgraph, to_subgraph
from tests.drawn_graph import DOCUMENT, EVIDENCE, drawn, ids, node

ROOT = Path(__file__).resolve().parents[2]

# service:ens needs referential:ins twice; action:a delivers service:ens; organization:dns steers it.
GRAPH = drawn(
    "service:ens DEPENDS_ON/requires referential:ins",
    "service:ens DEPENDS_ON/identifies_with referential:ins",
    "action:a DELIVERS service:ens",
    "organization:dns STEERS service:ens",
)
OTHER_DOCUMENT = Document("doc:other", "Autre", None, "2020-06-18", "day", "2020-06-18", "fr")
OTHER_EVIDENCE = Evidence(OTHER_DOCUMENT.id, None, None, EVIDENCE.basis, EVIDENCE.confidence)


def test_nodes_and_edges_are_numbered_in_canonical_order() -> None:
    snapshot = Snapshot.from_subgraph(GRAPH, "sha256:x")
    assert snapshot.version == "sha256:x"
    assert snapshot.ids == ("action:a", "organization:dns", "referential:ins", "service:ens")
    assert [snapshot.index(node_id) for node_id in snapshot.ids] == [0, 1, 2, 3]
    assert [snapshot.node(place) for place in range(len(snapshot))] == list(GRAPH.nodes) == list(snapshot.nodes)
    assert [snapshot.edge(place) for place in range(4)] == list(GRAPH.edges) == list(snapshot.edges)


def test_the_needed_end_is_known_and_context_has_none() -> None:
    snapshot = Snapshot.from_subgraph(GRAPH)
    # action:a DELIVERS ens, dns STEERS ens, ens identifies_with ins, ens requires ins
    assert snapshot.source.tolist() == [0, 1, 3, 3]
    assert snapshot.target.tolist() == [3, 3, 2, 2]
    assert snapshot.needer.tolist() == [3, -1, 3, 3]
    assert snapshot.needed.tolist() == [0, -1, 2, 2]


def test_edges_stand_at_both_their_ends() -> None:
    snapshot = Snapshot.from_subgraph(GRAPH)
    assert snapshot.outgoing.edges_at(3).tolist() == [2, 3]
    assert snapshot.outgoing.others_at(3).tolist() == [2, 2]
    assert snapshot.incoming.others_at(3).tolist() == [0, 1]
    assert snapshot.dependencies.others_at(3).tolist() == [0, 2, 2]
    assert snapshot.dependents.others_at(2).tolist() == [3, 3]
    assert snapshot.dependents.others_at(1).tolist() == []
    assert snapshot.edges_of(3) == (0, 1, 2, 3)


def test_a_loop_is_counted_once_among_the_edges_of_a_node() -> None:
    assert Snapshot.from_subgraph(drawn("service:a DEPENDS_ON/requires service:a")).edges_of(0) == (0,)


def test_counts_are_by_kind_and_relation_in_the_schemas_order() -> None:
    snapshot = Snapshot.from_subgraph(GRAPH)
    assert list(snapshot.count_nodes().items()) == [
        ("Action", 1),
        ("Service", 1),
        ("Referential", 1),
        ("Organization", 1),
    ]
    assert list(snapshot.count_edges().items()) == [("DEPENDS_ON", 2), ("DELIVERS", 1), ("STEERS", 1)]


def test_an_unknown_id_is_named() -> None:
    with pytest.raises(UnknownNodeError, match="service:none"):
        Snapshot.from_subgraph(GRAPH).index("service:none")


@pytest.mark.parametrize("name", ["source", "target", "relation", "needer", "needed"])
def test_no_session_can_change_what_all_share(name: str) -> None:
    with pytest.raises(ValueError, match="read-only"):
        getattr(Snapshot.from_subgraph(GRAPH), name)[0] = 1


@pytest.mark.parametrize("way", ["outgoing", "incoming", "dependencies", "dependents"])
def test_no_session_can_change_the_ways_either(way: str) -> None:
    adjacency: Adjacency = getattr(Snapshot.from_subgraph(GRAPH), way)
    for array in (adjacency.indptr, adjacency.other, adjacency.edge):
        assert not array.flags.writeable


def test_an_empty_graph_has_a_snapshot() -> None:
    snapshot = Snapshot.from_subgraph(Subgraph())
    assert (len(snapshot), snapshot.count_nodes(), snapshot.subgraph()) == (0, {}, Subgraph())
    assert snapshot.part([], []) == Subgraph()


def test_a_part_brings_what_was_said_of_its_nodes_and_the_documents_cited() -> None:
    said = (EVIDENCE,)
    milestones = (node("milestone:m"), node("milestone:other"))
    whole = Subgraph(
        (DOCUMENT, OTHER_DOCUMENT),
        (*milestones, node("indicator:i"), node("indicator:j")),
        (),
        (
            Statement("milestone:m", DOCUMENT.id, "2020-06-18", 1, "planned", evidence=said),
            Statement("milestone:m", OTHER_DOCUMENT.id, "2020-06-18", 1, "done", evidence=said),
            Statement("milestone:other", DOCUMENT.id, "2020-06-18", 1, "planned", evidence=said),
        ),
        (
            Observation("indicator:i", 7, "7", "exact", "DMP", None, "2020-01-01", evidence=said),
            Observation("indicator:j", 0.5, "0,5", "about", "DMP", None, "2020-01-01", evidence=said),
        ),
        (Contradiction("contradiction:c", ("milestone:m", "milestone:other"), Text("a", "b"), said),),
    ).canonical()
    snapshot = Snapshot.from_subgraph(whole)
    part = snapshot.part([snapshot.index("milestone:m"), snapshot.index("indicator:i")], [])
    assert ids(part) == {"milestone:m", "indicator:i"}
    assert {statement.status for statement in part.statements} == {"planned", "done"}
    assert [observation.value for observation in part.observations] == [7]
    assert part.contradictions == ()
    # A statement's own document is there although no evidence cites it.
    assert part.documents == (DOCUMENT, OTHER_DOCUMENT)
    both = [snapshot.index(milestone.id) for milestone in milestones]
    assert [c.id for c in snapshot.part(both, []).contradictions] == ["contradiction:c"]


def test_a_document_that_a_part_does_not_cite_is_not_in_it() -> None:
    whole = Subgraph(
        (DOCUMENT, OTHER_DOCUMENT),
        (node("service:a"), Node("service:b", "Service", "b", evidence=(OTHER_EVIDENCE,))),
    ).canonical()
    assert Snapshot.from_subgraph(whole).part([0], []).documents == (DOCUMENT,)


def test_facts_come_in_the_order_asked() -> None:
    nodes = Facts(from_subgraph(GRAPH)).nodes
    assert [found.id for found in nodes.at([3, 0, 3])] == ["service:ens", "action:a", "service:ens"]
    assert nodes.at([]) == ()
    assert nodes.all == GRAPH.nodes


def test_the_order_of_a_graphs_parts_changes_no_table() -> None:
    turned = Subgraph(GRAPH.documents, GRAPH.nodes[::-1], GRAPH.edges[::-1])
    assert from_subgraph(turned) == from_subgraph(GRAPH)


def test_rows_are_asked_for_in_any_order_and_more_than_once() -> None:
    snapshot = Snapshot.from_subgraph(GRAPH)
    assert snapshot.part([3, 2, 3], [3, 2, 3]) == snapshot.part([2, 3], [2, 3])
    assert [edge.nature for edge in snapshot.part([2, 3], [3, 2]).edges] == ["identifies_with", "requires"]


@pytest.mark.parametrize("value", [0, -1, 2**63 - 1, -(2**63), 8_400_000, 0.5, 1e-7, 12.25])
def test_a_figure_keeps_its_value_and_its_type(value: float) -> None:
    observation = Observation("indicator:i", value, "x", "exact", "u", None, "2020-01-01", evidence=(EVIDENCE,))
    [back] = to_subgraph(from_subgraph(Subgraph(observations=(observation,)))).observations
    assert (back.value, type(back.value)) == (value, type(value))


def test_absent_false_and_empty_stay_apart_in_tables() -> None:
    edges = tuple(
        Edge("service:a", f"service:{i}", "DEPENDS_ON", "requires", blocking, properties)
        for i, (blocking, properties) in enumerate([(None, {}), (False, {"led_by": "x"}), (True, {})])
    )
    nodes = (node("service:a"), *(node(f"service:{i}") for i in range(3)))
    back = to_subgraph(from_subgraph(Subgraph(nodes=nodes, edges=edges))).edges
    assert [(edge.blocking, dict(edge.properties)) for edge in back] == [
        (None, {}),
        (False, {"led_by": "x"}),
        (True, {}),
    ]


def test_every_table_is_valid_arrow_a_sliced_and_chunked_one_too() -> None:
    tables = from_subgraph(GRAPH)
    for name in Tables.names():
        getattr(tables, name).validate(full=True)
    whole = {name: getattr(tables, name) for name in Tables.names()}
    halves = {name: pa.concat_tables([table.slice(0, 2), table.slice(2)]) for name, table in whole.items()}
    cut = Tables(**halves)
    assert to_subgraph(cut) == GRAPH
    assert Snapshot(cut, "").target.tolist() == [3, 3, 2, 2]


def test_a_lone_surrogate_is_refused_before_it_is_written() -> None:
    with pytest.raises(UnicodeEncodeError):
        from_subgraph(Subgraph(nodes=(Node("service:a", "Service", "\ud800"),)))


def test_neither_tables_nor_walks_nor_search_import_pandas_or_networkx() -> None:
    script = """
import sys
from graph.analysis.asked import Impact, Shared, Ways
from graph.analysis.cycles import cycles
from graph.analysis.filters import Filters
from graph.analysis.owners import owners
from graph.analysis.neighbourhood import neighbourhood
from graph.analysis.shown import shown
from graph.model import Direction
from graph.search import search
from graph.snapshot import Snapshot
from tests.drawn_graph import drawn
snapshot = Snapshot.from_subgraph(drawn("service:ens DEPENDS_ON/requires referential:ins"))
neighbourhood(snapshot, ["service:ens"], Direction.BOTH, 2)
ends = "service:ens", "referential:ins"
for asked in (Impact(ends[1]), Ways(*ends), Shared(ends)):
    shown(snapshot, asked, Filters())
owners(snapshot, [0, 1])
search(snapshot, "ens", 3)
assert "scipy" not in sys.modules
cycles(snapshot)
snapshot.subgraph()
print(sorted({"pandas", "networkx"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")
