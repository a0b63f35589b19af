"""A picture that grows: what stands stays, what comes stands beside what it is linked to, on nothing else."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.layout import WIDTH, Layout, Orientation, grown, height_of, layered
from graph.layout.beside import Ground, beside
from graph.model import Edge, Node, Subgraph
from tests.strategies import graphs

EACH = pytest.mark.parametrize("orientation", list(Orientation))


def _needs(*pairs: str) -> Subgraph:
    """Services joined by DEPENDS_ON: "ab" is a needing b."""
    ids = sorted({end for pair in pairs for end in pair})
    nodes = tuple(Node(f"service:{end}", "Service", end) for end in ids)
    edges = (Edge(f"service:{pair[0]}", f"service:{pair[1]}", "DEPENDS_ON", "requires") for pair in pairs)
    return Subgraph(nodes=nodes, edges=tuple(edges))


def _overlaps(graph: Subgraph, layout: Layout) -> list[tuple[str, str]]:
    return [
        (one.id, other.id)
        for one, other in combinations(graph.nodes, 2)
        if abs(layout.places[one.id].x - layout.places[other.id].x) < WIDTH - 0.01
        and abs(layout.places[one.id].y - layout.places[other.id].y) < (height_of(one) + height_of(other)) / 2 - 0.01
    ]


@EACH
def test_what_is_needed_stands_after_its_opener_and_what_needs_it_before(orientation: Orientation) -> None:
    first, more = _needs("ab", "bc"), _needs("ab", "bc", "bd", "eb")
    before = layered(first, orientation=orientation)
    after = grown(before, more, opener="service:b", orientation=orientation)
    along = [(place.x if orientation is Orientation.RIGHT else place.y) for place in after.places.values()]
    a, b, c, d, e = along
    assert (d, e) == (c, a)  # in the layers that stand there already
    assert e < b < d
    assert set(after.routes) == {edge.key for edge in more.edges}


@EACH
def test_a_new_layer_is_opened_where_none_stands(orientation: Orientation) -> None:
    before = layered(_needs("ab"), orientation=orientation)
    after = grown(before, _needs("ab", "bc"), opener="service:b", orientation=orientation)
    b, c = after.places["service:b"], after.places["service:c"]
    assert (c.x - b.x, c.y - b.y) > (WIDTH, -1) if orientation is Orientation.RIGHT else c.y > b.y


def test_what_comes_stands_beside_its_opener_before_anything_else_it_is_linked_to() -> None:
    first, more = _needs("ab", "ac", "bd", "ce"), _needs("ab", "ac", "bd", "ce", "bx", "cx")
    before = layered(first, orientation=Orientation.RIGHT)
    for opener in "bc":
        after = grown(before, more, opener=f"service:{opener}", orientation=Orientation.RIGHT)
        away = {name: abs(after.places["service:x"].y - before.places[f"service:{name}"].y) for name in "bc"}
        assert away[opener] == min(away.values())


def test_what_comes_stands_on_no_line_that_is_there() -> None:
    ground = Ground(
        middles={0: (0.0, 0.0), 1: (400.0, 0.0), 2: (200.0, 300.0)},
        sizes=dict.fromkeys(range(4), (100.0, 40.0)),
        ways=(((50.0, 0.0), (350.0, 0.0)),),  # from the first to the second, through the third's column
        far=100.0,
        near=10.0,
    )
    [(across, along)] = beside(ground, [(0, 3)], opener=0).values()
    assert across == 200.0
    assert abs(along) >= 40.0 / 2 + 5.0


def test_what_nothing_links_stands_in_a_row_below() -> None:
    before = layered(_needs("ab"), orientation=Orientation.RIGHT)
    island = replace(_needs("ab"), nodes=(*_needs("ab").nodes, Node("service:x", "Service", "x")))
    after = grown(before, island, opener="service:b", orientation=Orientation.RIGHT)
    assert after.places["service:x"].y > max(before.places[node].y for node in before.places)


@settings(max_examples=60, deadline=None)
@given(graphs(max_nodes=14, max_edges=30), st.integers(1, 13), st.sampled_from(Orientation))
def test_nothing_moves_and_nothing_overlaps_whatever_comes(
    graph: Subgraph, kept: int, orientation: Orientation
) -> None:
    nodes = graph.nodes[:kept]
    names = {node.id for node in nodes}
    first = Subgraph(nodes=nodes, edges=tuple(e for e in graph.edges if {e.source, e.target} <= names))
    whole = Subgraph(nodes=graph.nodes, edges=graph.edges)
    before = layered(first, orientation=orientation)
    opener = nodes[0].id if nodes else ""
    after = grown(before, whole, opener=opener, orientation=orientation)
    assert {name: after.places[name] for name in names} == dict(before.places)
    assert set(after.places) == {node.id for node in graph.nodes}
    assert _overlaps(whole, after) == []
    assert all(after.routes[key] == way for key, way in before.routes.items())
    assert set(after.routes) == {edge.key for edge in graph.edges if edge.source != edge.target}
    assert grown(before, whole, opener=opener, orientation=orientation) == after


def test_what_leaves_takes_its_place_with_it_and_moves_nothing() -> None:
    whole, less = _needs("ab", "bc", "bd"), _needs("ab", "bc")
    before = layered(whole, orientation=Orientation.RIGHT)
    after = grown(before, less, opener="service:b", orientation=Orientation.RIGHT)
    assert after.places == {name: before.places[name] for name in ("service:a", "service:b", "service:c")}
