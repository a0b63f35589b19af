"""Laws of walks over random graphs, against networkx as the oracle."""

from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.asked import Impact, Shared, Ways
from graph.analysis.cycles import cycles
from graph.analysis.filters import Filters
from graph.analysis.neighbourhood import neighbourhood
from graph.analysis.owners import owners
from graph.analysis.shown import shown
from graph.canonical import fingerprint
from graph.model import Direction, Fact, Subgraph
from graph.schema import KINDS, NEEDED_RELATIONS, RELATIONS, Needed
from graph.snapshot import Snapshot
from graph.tables import from_subgraph, to_subgraph
from tests.strategies import graphs, shapes


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


@given(shapes(), st.data())
def test_dependencies_to_any_depth_are_the_oracles_descendants(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    snapshot = Snapshot.from_subgraph(graph)
    found = neighbourhood(snapshot, [start], Direction.DEPENDENCIES, len(graph.nodes))
    assert set(found.distances) == nx.descendants(needs(graph), start) | {start}
    assert found.hidden.total == 0


@given(shapes(), st.data())
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


@given(shapes(), st.data())
def test_forward_reach_contains_b_exactly_when_backward_reach_contains_a(graph: Subgraph, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(graph.nodes)).id for _ in range(2))
    snapshot, far = Snapshot.from_subgraph(graph), len(graph.nodes)
    forward = neighbourhood(snapshot, [a], Direction.DEPENDENCIES, far).distances
    backward = neighbourhood(snapshot, [b], Direction.DEPENDENTS, far).distances
    assert (b in forward) == (a in backward)


@given(shapes(), st.data())
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


@given(shapes(), st.data())
def test_what_a_limit_hides_is_counted(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    snapshot = Snapshot.from_subgraph(graph)
    whole = neighbourhood(snapshot, [start], Direction.BOTH, 2)
    part = neighbourhood(snapshot, [start], Direction.BOTH, 2, limit=2)
    assert part.hidden.by_limit == len(whole.distances) - len(part.distances)
    deeper = neighbourhood(snapshot, [start], Direction.BOTH, 3)
    assert whole.hidden.by_depth == len(deeper.distances) - len(whole.distances)


@given(shapes(), st.data())
def test_every_edge_among_the_nodes_is_kept(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    found = neighbourhood(Snapshot.from_subgraph(graph), [start], Direction.BOTH, 2, relations=list(RELATIONS))
    kept = {node.id for node in found.subgraph.nodes}
    assert found.subgraph.edges == tuple(e for e in graph.edges if e.source in kept and e.target in kept)
    facts: list[Fact] = [*found.subgraph.nodes, *found.subgraph.edges]
    cited = {e.document for fact in facts for e in fact.evidence}
    assert cited <= {document.id for document in found.subgraph.documents}


@given(shapes(), st.data())
def test_a_limit_cuts_a_longer_answer_short(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    snapshot = Snapshot.from_subgraph(graph)
    whole = neighbourhood(snapshot, [start], Direction.BOTH, 2).distances
    for limit in range(1, len(whole) + 1):
        kept = neighbourhood(snapshot, [start], Direction.BOTH, 2, limit=limit).distances
        assert len(kept) == limit
        assert sorted(kept.values()) == sorted(whole.values())[:limit]


@given(shapes(), st.data())
def test_kinds_are_met_only_through_kinds_that_may_be_met(graph: Subgraph, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(graph.nodes)).id
    kinds = data.draw(st.sets(st.sampled_from(tuple(KINDS))))
    oracle = needs(graph).subgraph([node.id for node in graph.nodes if node.kind in kinds or node.id == start])
    found = neighbourhood(Snapshot.from_subgraph(graph), [start], Direction.DEPENDENCIES, 3, kinds=kinds)
    assert found.distances == dict(nx.single_source_shortest_path_length(oracle, start, cutoff=3))


@given(shapes(), st.data())
def test_several_starts_reach_what_each_of_them_reaches(graph: Subgraph, data: st.DataObject) -> None:
    starts = [node.id for node in data.draw(st.lists(st.sampled_from(graph.nodes), max_size=3))]
    snapshot = Snapshot.from_subgraph(graph)
    alone = [neighbourhood(snapshot, [start], Direction.DEPENDENTS, 2).distances for start in starts]
    nearest = {node: min(found.get(node, 9) for found in alone) for found in alone for node in found}
    assert neighbourhood(snapshot, starts, Direction.DEPENDENTS, 2).distances == nearest


@given(graphs(), st.data())
def test_a_part_is_the_whole_with_the_rest_left_out(graph: Subgraph, data: st.DataObject) -> None:
    snapshot = Snapshot.from_subgraph(graph)
    nodes = data.draw(st.sets(st.integers(0, len(graph.nodes) - 1))) if graph.nodes else set()
    edges = data.draw(st.sets(st.integers(0, len(graph.edges) - 1))) if graph.edges else set()
    part, kept = snapshot.part(nodes, edges), {graph.nodes[place].id for place in nodes}
    assert part == part.canonical()
    assert part.nodes == tuple(graph.nodes[place] for place in sorted(nodes))
    assert part.edges == tuple(graph.edges[place] for place in sorted(edges))
    assert part.statements == tuple(s for s in graph.statements if s.milestone in kept)
    assert part.observations == tuple(o for o in graph.observations if o.indicator in kept)
    assert part.contradictions == tuple(c for c in graph.contradictions if set(c.items) <= kept)
    facts: tuple[Fact, ...] = (*part.nodes, *part.edges, *part.statements, *part.observations, *part.contradictions)
    cited = {e.document for fact in facts for e in fact.evidence} | {s.document for s in part.statements}
    assert {document.id for document in part.documents} == cited
    assert snapshot.subgraph() == graph


@given(shapes(), st.data())
def test_the_shortest_way_is_the_first_of_the_oracles(graph: Subgraph, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(graph.nodes)).id for _ in range(2))
    oracle = needs(graph)
    found = shown(Snapshot.from_subgraph(graph), Ways(a, b), Filters()).ways
    if a == b or not nx.has_path(oracle, a, b):
        assert found == ()
    else:
        assert found == (min(tuple(way) for way in nx.all_shortest_paths(nx.DiGraph(oracle), a, b)),)


@given(shapes(), st.data())
def test_shared_dependencies_are_what_each_reaches_in_a_step_or_more(graph: Subgraph, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(graph.nodes)).id for _ in range(2))
    oracle = needs(graph)

    def reached(start: str) -> set[str]:
        return {end for step in oracle.successors(start) for end in nx.descendants(oracle, step) | {step}}

    found = shown(Snapshot.from_subgraph(graph), Shared((a, b)), Filters())
    assert set(found.groups[0]) == reached(a) & reached(b)
    assert {a, b, *found.groups[0]} <= {node.id for node in found.subgraph.nodes}


@given(shapes(), st.data())
def test_impact_is_the_oracles_ancestors_and_owners_answer_for_some_of_them(
    graph: Subgraph, data: st.DataObject
) -> None:
    node = data.draw(st.sampled_from(graph.nodes)).id
    snapshot = Snapshot.from_subgraph(graph)
    found = shown(snapshot, Impact(node), Filters())
    called = owners(snapshot, [snapshot.index(touched) for touched in found.distances])
    assert set(found.distances) == nx.ancestors(needs(graph), node) | {node}
    assert found.subgraph.edges == tuple(
        edge
        for edge in graph.edges
        if edge.kind in NEEDED_RELATIONS and {edge.source, edge.target} <= set(found.distances)
    )
    answers = [(edge.source, edge.target) for edge in graph.edges if edge.kind in {"STEERS", "OPERATES"}]
    delivers = [(edge.source, edge.target) for edge in graph.edges if edge.kind == "DELIVERS"]
    through = [(owner, thing) for owner, action in answers for deliverer, thing in delivers if deliverer == action]
    owned = {(owner, thing) for owner, thing in (*answers, *through) if thing in found.distances}
    assert {(owner.node.id, item) for owner in called for item in owner.answers_for} == owned


@given(shapes())
def test_cycles_are_the_oracles_strong_components(graph: Subgraph) -> None:
    oracle = needs(graph)
    expected = {
        tuple(sorted(group))
        for group in nx.strongly_connected_components(oracle)
        if len(group) > 1 or oracle.has_edge(*(2 * list(group)))
    }
    assert cycles(Snapshot.from_subgraph(graph)) == tuple(sorted(expected))
