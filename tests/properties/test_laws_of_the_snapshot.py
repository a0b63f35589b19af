"""Laws of walks over random graphs, against networkx as the oracle."""

from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.cycles import cycles
from graph.analysis.impact import impact
from graph.analysis.neighbourhood import neighbourhood
from graph.analysis.paths import shared_dependencies, shortest_path
from graph.canonical import fingerprint
from graph.model import Direction, Fact, Subgraph
from graph.schema import RELATIONS, Needed
from graph.snapshot import Snapshot
from graph.tables import from_subgraph, to_subgraph
from tests.strategies import graphs

some_graphs = graphs().filter(lambda graph: len(graph.nodes) > 0)


def needs(graph: Subgraph) -> nx.MultiDiGraph[Any]:
    """The oracle: each edge with a needed end, from the node that needs to the node that is needed."""
    oracle: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    oracle.add_nodes_from(node.id for node in graph.nodes)
    for edge in graph.edges:
        needed = RELATIONS[edge.kind].needed
        if needed is Needed.TARGET:
            oracle.add_edge(edge.source, edge.target)
        elif needed is Needed.SOURCE:
            oracle.add_edge(edge.target, edge.source)
    return oracle


@given(graphs())
def test_tables_give_back_the_graph(graph: Subgraph) -> None:
    assert to_subgraph(from_subgraph(graph)) == graph


@given(graphs(), st.randoms(use_true_random=False))
def test_input_order_changes_no_fingerprint(graph: Subgraph, random: st.DataObject) -> None:
    nodes, edges = list(graph.nodes), list(graph.edges)
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(edges)  # type: ignore[attr-defined]
    shuffled = Subgraph(
        graph.documents[::-1],
        tuple(nodes),
        tuple(edges),
        graph.statements[::-1],
        graph.observations[::-1],
        graph.contradictions,
    )
    assert fingerprint(shuffled) == fingerprint(graph)


@given(some_graphs, st.data())
def test_dependencies_to_any_depth_are_the_oracles_descendants(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    snapshot = Snapshot.from_subgraph(graph)
    found = neighbourhood(snapshot, [start], Direction.DEPENDENCIES, len(graph.nodes))
    assert set(found.distances) == nx.descendants(needs(graph), start) | {start}
    assert found.hidden.total == 0


@given(some_graphs, st.data())
def test_distances_are_the_oracles(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    depth = data.draw(st.integers(0, 4))
    snapshot = Snapshot.from_subgraph(graph)
    for direction, oracle in (
        (Direction.DEPENDENCIES, needs(graph)),
        (Direction.DEPENDENTS, needs(graph).reverse()),
        (Direction.BOTH, needs(graph).to_undirected()),
    ):
        expected = nx.single_source_shortest_path_length(oracle, start, cutoff=depth)
        assert neighbourhood(snapshot, [start], direction, depth).distances == dict(expected)


@given(some_graphs, st.data())
def test_forward_reach_contains_b_exactly_when_backward_reach_contains_a(graph: Subgraph, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(graph.nodes)).id for _ in range(2))
    snapshot, far = Snapshot.from_subgraph(graph), len(graph.nodes)
    forward = neighbourhood(snapshot, [a], Direction.DEPENDENCIES, far).distances
    backward = neighbourhood(snapshot, [b], Direction.DEPENDENTS, far).distances
    assert (b in forward) == (a in backward)


@given(some_graphs, st.data())
def test_a_bigger_depth_or_limit_never_loses_a_node(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    depth, limit = data.draw(st.integers(0, 3)), data.draw(st.integers(1, 6))
    snapshot = Snapshot.from_subgraph(graph)
    small = neighbourhood(snapshot, [start], Direction.BOTH, depth, limit=limit)
    deeper = neighbourhood(snapshot, [start], Direction.BOTH, depth + 1, limit=limit)
    larger = neighbourhood(snapshot, [start], Direction.BOTH, depth, limit=limit + 1)
    assert set(small.distances) <= set(deeper.distances)
    assert set(small.distances) <= set(larger.distances)
    assert len(small.distances) <= limit


@given(some_graphs, st.data())
def test_what_a_limit_hides_is_counted(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    snapshot = Snapshot.from_subgraph(graph)
    whole = neighbourhood(snapshot, [start], Direction.BOTH, 2)
    part = neighbourhood(snapshot, [start], Direction.BOTH, 2, limit=2)
    assert part.hidden.by_limit == len(whole.distances) - len(part.distances)
    deeper = neighbourhood(snapshot, [start], Direction.BOTH, 3)
    assert whole.hidden.by_depth == len(deeper.distances) - len(whole.distances)


@given(some_graphs, st.data())
def test_every_edge_among_the_nodes_is_kept(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    found = neighbourhood(Snapshot.from_subgraph(graph), [start], Direction.BOTH, 2, relations=list(RELATIONS))
    kept = {node.id for node in found.subgraph.nodes}
    assert found.subgraph.edges == tuple(e for e in graph.edges if e.source in kept and e.target in kept)
    facts: list[Fact] = [*found.subgraph.nodes, *found.subgraph.edges]
    cited = {e.document for fact in facts for e in fact.evidence}
    assert cited <= {document.id for document in found.subgraph.documents}


@given(some_graphs, st.data())
def test_the_shortest_path_is_as_short_as_the_oracles(graph: Subgraph, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(graph.nodes)).id for _ in range(2))
    oracle, path = needs(graph), shortest_path(Snapshot.from_subgraph(graph), a, b)
    if nx.has_path(oracle, a, b):
        assert len(path.edges) == nx.shortest_path_length(oracle, a, b)
        assert {a, b} <= {node.id for node in path.nodes}
    else:
        assert path == Subgraph()


@given(some_graphs, st.data())
def test_shared_dependencies_are_the_common_descendants(graph: Subgraph, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(graph.nodes)).id for _ in range(2))
    oracle = needs(graph)
    common = nx.descendants(oracle, a) & nx.descendants(oracle, b)
    found = {node.id for node in shared_dependencies(Snapshot.from_subgraph(graph), [a, b]).nodes}
    assert found == (common | {a, b} if common - {a, b} or found else set())


@given(some_graphs, st.data())
def test_impact_is_the_oracles_ancestors_and_owners_answer_for_some_of_them(
    graph: Subgraph, data: st.DataObject
) -> None:
    node = data.draw(st.sampled_from(graph.nodes)).id
    found = impact(Snapshot.from_subgraph(graph), node)
    assert set(found.distances) == nx.ancestors(needs(graph), node) | {node}
    owned = {
        (edge.source, edge.target)
        for edge in graph.edges
        if edge.kind in {"STEERS", "OPERATES"} and edge.target in found.distances
    }
    assert {(owner.node.id, item) for owner in found.owners for item in owner.answers_for} == owned


@given(graphs())
def test_cycles_are_the_oracles_strong_components(graph: Subgraph) -> None:
    oracle = needs(graph)
    expected = {
        tuple(sorted(group))
        for group in nx.strongly_connected_components(oracle)
        if len(group) > 1 or oracle.has_edge(*(2 * list(group)))
    }
    assert set(cycles(Snapshot.from_subgraph(graph))) == expected
