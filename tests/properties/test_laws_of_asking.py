"""Laws of what is asked, on random graphs, against networkx and against the walks that stand alone."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis import cycles, neighbourhood
from graph.analysis.asked import MOST_WAYS, Around, Asked, Cycles, Impact, Shared, Ways
from graph.analysis.filters import Filters, Reason
from graph.analysis.shown import shown
from graph.model import Direction, Subgraph
from graph.schema import KINDS, RELATIONS
from graph.snapshot import Snapshot
from tests.drawn_graph import ids
from tests.strategies import graphs

GRAPHS = graphs(max_nodes=10, max_edges=24)
NODES = st.integers(0, 1_000)
FILTERS = st.builds(
    Filters,
    direction=st.sampled_from(Direction),
    depth=st.integers(0, 3),
    kinds=st.none() | st.sets(st.sampled_from(tuple(KINDS))),
    relations=st.sets(st.sampled_from(tuple(RELATIONS))),
    with_inferred=st.booleans(),
    limit=st.none() | st.integers(1, 8),
)


def needs(snapshot: Snapshot) -> nx.DiGraph[int]:
    edges = zip(snapshot.needer.tolist(), snapshot.needed.tolist(), strict=True)
    graph: nx.DiGraph[int] = nx.DiGraph(edge for edge in edges if edge[0] >= 0)
    graph.add_nodes_from(range(len(snapshot)))
    return graph


def questions(snapshot: Snapshot, one: int, other: int) -> list[Asked]:
    a, b = (snapshot.ids[number % len(snapshot)] for number in (one, other))
    return [
        Around((a,)),
        Around(tuple(dict.fromkeys((a, b)))),
        Impact(a),
        Ways(a, b),
        Ways(a, b, 4),
        Shared((a, b)),
        Cycles(),
    ]


@given(GRAPHS, NODES, NODES, FILTERS)
def test_what_is_told_hidden_is_what_lifting_the_reason_shows(
    graph: Subgraph, one: int, other: int, filters: Filters
) -> None:
    snapshot = Snapshot.from_subgraph(graph)
    if not len(snapshot):
        return
    for asked in questions(snapshot, one, other):
        answer = shown(snapshot, asked, filters)
        assert set(asked.starts) <= ids(answer.subgraph)
        assert 0 <= answer.elsewhere <= answer.total.nodes - answer.count.nodes
        for reason in asked.reasons - {Reason.LIMIT}:
            lifted = filters.lifted(reason)
            before, after = answer.distances, set() if lifted is None else shown(snapshot, asked, lifted).distances
            told = answer.hidden[reason].nodes if reason in answer.hidden else 0
            assert told == len(set(after) - set(before))


@given(GRAPHS, NODES, NODES)
def test_ways_are_those_of_networkx(graph: Subgraph, one: int, other: int) -> None:
    snapshot = Snapshot.from_subgraph(graph)
    if not len(snapshot):
        return
    start, end = one % len(snapshot), other % len(snapshot)
    asked = Ways(snapshot.ids[start], snapshot.ids[end], 4)
    if start == end:
        return
    expected = {
        tuple(snapshot.ids[node] for node in way) for way in nx.all_simple_paths(needs(snapshot), start, end, 4)
    }
    found = shown(snapshot, asked, Filters()).ways
    assert len(set(found)) == len(found) == min(len(expected), MOST_WAYS)
    assert set(found) <= expected
    assert [len(way) for way in found] == sorted(len(way) for way in found)


@given(GRAPHS, NODES)
def test_without_filters_the_answers_are_those_of_the_walks(graph: Subgraph, one: int) -> None:
    snapshot = Snapshot.from_subgraph(graph)
    if not len(snapshot):
        return
    a = snapshot.ids[one % len(snapshot)]
    assert shown(snapshot, Cycles(), Filters()).groups == cycles.cycles(snapshot)
    around = neighbourhood.neighbourhood(snapshot, [a], Direction.BOTH, 2)
    answer = shown(snapshot, Around((a,)), Filters(depth=2))
    assert answer.subgraph == around.subgraph
    assert answer.distances == around.distances
