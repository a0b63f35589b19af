from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import layout as layouts
from graph.layout import WIDTH, Layout, Orientation, Position, arrow, height_of, label_of, layered
from graph.layout.order import crossings, ordered
from graph.layout.routes import Placed, routes
from graph.layout.spread import rising
from graph.model import Edge, Node, Subgraph
from tests.browser.sample import hostile, roadmap, star
from tests.strategies import graphs

EACH = pytest.mark.parametrize("orientation", list(Orientation))


def _needs(*pairs: str) -> Subgraph:
    """Services joined by DEPENDS_ON: "ab" is a needing b."""
    ids = sorted({end for pair in pairs for end in pair})
    nodes = tuple(Node(f"service:{end}", "Service", end) for end in ids)
    edges = (Edge(f"service:{pair[0]}", f"service:{pair[1]}", "DEPENDS_ON", "requires") for pair in pairs)
    return Subgraph(nodes=nodes, edges=tuple(edges))


def _samples(points: tuple[Position, ...], orientation: Orientation) -> list[tuple[float, float]]:
    """Points on a line as the component draws it: it leaves and arrives along the arrows' orientation."""
    found = []
    for start, end in pairwise(points):
        middle = ((start.x + end.x) / 2, (start.y + end.y) / 2)
        is_right = orientation is Orientation.RIGHT
        one = (middle[0], start.y) if is_right else (start.x, middle[1])
        two = (middle[0], end.y) if is_right else (end.x, middle[1])
        for step in range(21):
            t = step / 20
            weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            xs, ys = (start.x, one[0], two[0], end.x), (start.y, one[1], two[1], end.y)
            found.append(tuple(sum(w * v for w, v in zip(weights, vs, strict=True)) for vs in (xs, ys)))
    return [(x, y) for x, y in found]


def _hidden_behind(graph: Subgraph, layout: Layout, orientation: Orientation) -> list[tuple[str, str]]:
    """(edge's source, node) wherever a line runs behind a box that is not its own."""
    return [
        (edge.source, node.id)
        for edge in graph.edges
        for node in graph.nodes
        if node.id not in {edge.source, edge.target}
        and any(
            abs(x - layout.places[node.id].x) < WIDTH / 2 - 1
            and abs(y - layout.places[node.id].y) < height_of(node) / 2 - 1
            for x, y in _samples(layout.routes.get(edge.key, ()), orientation)
        )
    ]


def _overlapping(graph: Subgraph, layout: Layout) -> list[tuple[str, str]]:
    return [
        (one.id, other.id)
        for one, other in combinations(graph.nodes, 2)
        if abs(layout.places[one.id].x - layout.places[other.id].x) < WIDTH
        and abs(layout.places[one.id].y - layout.places[other.id].y) < (height_of(one) + height_of(other)) / 2
    ]


def test_a_graph_without_nodes_has_no_places() -> None:
    assert layered(Subgraph(), orientation=Orientation.RIGHT) == Layout({}, {})


def test_what_needs_stands_left_of_what_it_needs_or_above_it() -> None:
    chain = _needs("ab", "bc", "ac")
    right = layered(chain, orientation=Orientation.RIGHT).places
    down = layered(chain, orientation=Orientation.DOWN).places
    assert right["service:a"].x < right["service:b"].x < right["service:c"].x
    assert down["service:a"].y < down["service:b"].y < down["service:c"].y


def test_the_delivered_stands_before_the_action_that_delivers_it() -> None:
    assert arrow("DELIVERS", "action:ens", "service:ens") == ("service:ens", "action:ens")
    assert arrow("DEPENDS_ON", "service:ens", "service:dmp") == ("service:ens", "service:dmp")
    assert arrow("STEERS", "organization:dns", "service:ens") == ("organization:dns", "service:ens")


@EACH
@pytest.mark.parametrize(
    "graph", [roadmap(5), roadmap(20), roadmap(43), star(39), hostile()], ids=lambda g: len(g.nodes)
)
def test_on_the_samples_no_box_overlaps_and_no_line_runs_behind_one(graph: Subgraph, orientation: Orientation) -> None:
    layout = layered(graph, orientation=orientation)
    assert _overlapping(graph, layout) == []
    assert _hidden_behind(graph, layout, orientation) == []


@settings(max_examples=60)
@given(graphs(max_nodes=14, max_edges=24), st.sampled_from(Orientation))
def test_on_any_graph_no_box_overlaps_and_no_line_runs_behind_one(graph: Subgraph, orientation: Orientation) -> None:
    layout = layered(graph, orientation=orientation)
    assert set(layout.places) == {node.id for node in graph.nodes}
    assert set(layout.routes) == {edge.key for edge in graph.edges if edge.source != edge.target}
    assert _overlapping(graph, layout) == []
    assert _hidden_behind(graph, layout, orientation) == []


@settings(max_examples=30)
@given(graphs(), st.randoms(use_true_random=False))
def test_places_do_not_depend_on_the_order_that_nodes_come_in(graph: Subgraph, random: Random) -> None:
    nodes, edges = list(graph.nodes), list(graph.edges)
    random.shuffle(nodes)
    random.shuffle(edges)
    expected = layered(graph, orientation=Orientation.RIGHT)
    layouts._placed.cache_clear()  # noqa: SLF001 - else it is the cache that is equal
    shuffled = replace(graph, nodes=tuple(nodes), edges=tuple(edges))
    assert layered(shuffled, orientation=Orientation.RIGHT) == expected


@EACH
def test_an_edge_begins_at_its_tails_side_and_ends_at_its_heads(orientation: Orientation) -> None:
    graph = roadmap(43)
    layout = layered(graph, orientation=orientation)
    heights = {node.id: height_of(node) for node in graph.nodes}
    for edge in graph.edges:
        ends = zip(arrow(edge.kind, edge.source, edge.target), (0, -1), strict=True)
        for node_id, at in ends:
            point, place = layout.routes[edge.key][at], layout.places[node_id]
            half = WIDTH / 2 if orientation is Orientation.RIGHT else heights[node_id] / 2
            away = abs(point.x - place.x) if orientation is Orientation.RIGHT else abs(point.y - place.y)
            assert away == pytest.approx(half)


def test_nodes_without_an_edge_stand_in_rows_below() -> None:
    graph = _needs("ab")
    alone = tuple(Node(f"service:z{number}", "Service", f"Seul {number}") for number in range(9))
    places = layered(replace(graph, nodes=(*graph.nodes, *alone)), orientation=Orientation.RIGHT).places
    rows = [places[node.id] for node in alone]
    assert min(place.y for place in rows) > max(places[node_id].y for node_id in ("service:a", "service:b"))
    assert len({place.y for place in rows}) < len(rows)


def test_a_crowd_is_folded_to_fit_a_screen() -> None:
    places = layered(star(39), orientation=Orientation.RIGHT).places.values()
    wide = max(place.x for place in places) - min(place.x for place in places)
    tall = max(place.y for place in places) - min(place.y for place in places)
    assert 1.2 < wide / tall < 3


def test_a_cycle_is_drawn_whole() -> None:
    layout = layered(_needs("ab", "bc", "ca"), orientation=Orientation.RIGHT)
    assert len(layout.routes) == 3


def test_two_relations_between_the_same_two_are_drawn_apart() -> None:
    graph = _needs("ab")
    second = Edge("service:a", "service:b", "DEPENDS_ON", "integrates")
    routes = layered(replace(graph, edges=(*graph.edges, second)), orientation=Orientation.RIGHT).routes.values()
    assert len({route[0] for route in routes}) == 2


def test_a_line_leaves_a_low_box_straight_until_it_is_past_its_tall_neighbours() -> None:
    # a row of depth 64 that holds box 0, 30 deep; box 1 is in the next row, to the side
    placed = Placed({0: (0, 0), 1: (100, 80)}, {0: (30, 144), 1: (30, 144)}, {0: 64, 1: 30})
    assert routes([(0, 1)], placed, step=6) == [((15, 0), (32, 0), (85, 80))]


@pytest.mark.parametrize(
    ("name", "acronym", "said"),
    [
        ("Espace numérique de santé", "ENS", "ENS"),
        ("Pro Santé Connect", None, "Pro Santé Connect"),
        ("Développer un bouquet de services", None, "Développer un\nbouquet de\nservices"),
        (
            "Un nom qui n’en finit pas du tout et qui continue encore",
            None,
            "Un nom qui n’en\nfinit pas du tout\net qui continue…",
        ),
        ("Référentiel national d’identitovigilance", None, "Référentiel\nnational\nd’identitovigilance"),
        ("x" * 90, None, f"{'x' * 22}\n{'x' * 22}\n{'x' * 17}…"),
        ("\u2003", None, "service:x"),
    ],
)
def test_a_label_is_the_acronym_or_the_name_in_three_lines(name: str, acronym: str | None, said: str) -> None:
    assert label_of(Node("service:x", "Service", name, acronym)) == said


def test_crossings_are_counted_and_undone() -> None:
    # a → d and b → c, drawn   a  c   one crossing; with c and d exchanged there is none
    #                          b  d
    columns, chains = [[0, 1], [2, 3]], [(0, 3), (1, 2)]
    after = {0: [3], 1: [2], 2: [], 3: []}
    assert crossings(columns, after) == 1
    assert crossings(ordered(columns, chains), after) == 0


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0.5, 8)), max_size=12))
def test_the_nearest_rising_sequence_rises_and_keeps_the_weighted_mean(values: list[tuple[float, float]]) -> None:
    found = rising(values)
    assert all(before <= after + 1e-9 for before, after in pairwise(found))
    wanted = sum(value * weight for value, weight in values)
    assert sum(value * weight for value, (_, weight) in zip(found, values, strict=True)) == pytest.approx(
        wanted, abs=1e-6
    )


def test_a_rising_sequence_stays_as_it_is() -> None:
    assert rising([(1, 1), (2, 5), (2, 1), (9, 1)]) == [1, 2, 2, 9]
