"""A house has its floors in order, every box in its floor's band, and no line behind a box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.layout import GUTTER, WIDTH, Band, House, Layout, Position, arrow, forget, height_of, housed
from graph.layout.bands import stacked
from graph.layout.storeys import ranks, storeys
from graph.model import Edge, Node, Subgraph
from tests.browser.sample import hostile, roadmap, star
from tests.strategies import graphs

FLOORS = 4


def _needs(*pairs: str) -> Subgraph:
    """Services joined by DEPENDS_ON: "ab" is a needing b."""
    ids = sorted({end for pair in pairs for end in pair})
    edges = (Edge(f"service:{pair[0]}", f"service:{pair[1]}", "DEPENDS_ON", "requires") for pair in pairs)
    return Subgraph(nodes=tuple(Node(f"service:{end}", "Service", end) for end in ids), edges=tuple(edges))


def _on(**floors: int) -> dict[str, int]:
    return {f"service:{letter}": floor for letter, floor in floors.items()}


@st.composite
def _houses(draw: st.DrawFn) -> tuple[Subgraph, dict[str, int]]:
    """A graph, and floors of some of its nodes: perhaps of none, perhaps all on one."""
    graph = draw(graphs(max_nodes=14, max_edges=24))
    floors = st.sampled_from([None, *range(FLOORS)])
    drawn = {node.id: draw(floors) for node in graph.nodes}
    return graph, {node_id: floor for node_id, floor in drawn.items() if floor is not None}


def _samples(points: tuple[Position, ...]) -> list[tuple[float, float]]:
    """Points on a line as pictures draw it: it leaves and arrives vertically."""
    found = []
    for start, end in pairwise(points):
        middle = (start.y + end.y) / 2
        for step in range(21):
            t = step / 20
            weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            xs, ys = (start.x, start.x, end.x, end.x), (start.y, middle, middle, end.y)
            found.append((_mean(weights, xs), _mean(weights, ys)))
    return found


def _mean(weights: tuple[float, ...], values: tuple[float, ...]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _hidden_behind(graph: Subgraph, layout: Layout) -> list[tuple[str, str]]:
    """(edge's source, node) wherever a line runs behind a box, its own two included."""
    return [
        (edge.source, node.id)
        for edge in graph.edges
        for node in graph.nodes
        if any(
            abs(x - layout.places[node.id].x) < WIDTH / 2 - 1
            and abs(y - layout.places[node.id].y) < height_of(node) / 2 - 1
            for x, y in _samples(layout.routes.get(edge.key, ()))
        )
    ]


def _overlapping(graph: Subgraph, layout: Layout) -> list[tuple[str, str]]:
    return [
        (one.id, other.id)
        for one, other in combinations(graph.nodes, 2)
        if abs(layout.places[one.id].x - layout.places[other.id].x) < WIDTH
        and abs(layout.places[one.id].y - layout.places[other.id].y) < (height_of(one) + height_of(other)) / 2
    ]


def _check(graph: Subgraph, floor_of: Mapping[str, int], house: House) -> None:
    """All that a house promises of where things stand."""
    assert set(house.layout.places) == {node.id for node in graph.nodes}
    assert set(house.layout.routes) == {edge.key for edge in graph.edges if edge.source != edge.target}
    assert _overlapping(graph, house.layout) == []
    assert _hidden_behind(graph, house.layout) == []
    used = {floor_of[node.id] for node in graph.nodes if node.id in floor_of}
    assert list(house.bands) == (list(range(min(used), max(used) + 1)) if used else [])
    assert all(band.top < band.bottom for band in house.bands.values())
    assert all(upper.bottom < lower.top for lower, upper in pairwise(house.bands.values()))
    ground = max((band.bottom for band in house.bands.values()), default=-1e9)
    for node in graph.nodes:
        place, half = house.layout.places[node.id], height_of(node) / 2
        assert house.left + GUTTER < place.x - WIDTH / 2 < place.x + WIDTH / 2 < house.right
        if node.id in floor_of:
            band = house.bands[floor_of[node.id]]
            assert band.top < place.y - half < place.y + half < band.bottom
        else:
            assert place.y - half > ground
    for route in house.layout.routes.values():
        assert all(house.left + GUTTER < point.x < house.right for point in route)


@settings(max_examples=60)
@given(_houses())
def test_in_any_house_each_box_is_in_its_band_and_no_line_is_behind_a_box(
    drawn: tuple[Subgraph, dict[str, int]],
) -> None:
    graph, floor_of = drawn
    _check(graph, floor_of, housed(graph, floor_of, FLOORS))


@pytest.mark.parametrize(
    "graph", [roadmap(5), roadmap(20), roadmap(43), star(39), hostile()], ids=lambda g: len(g.nodes)
)
def test_on_the_samples_too(graph: Subgraph) -> None:
    floor_of = {node.id: at % FLOORS for at, node in enumerate(graph.nodes) if at % 5}
    _check(graph, floor_of, housed(graph, floor_of, FLOORS))


@settings(max_examples=30)
@given(_houses(), st.randoms(use_true_random=False))
def test_places_do_not_depend_on_the_order_that_nodes_and_floors_come_in(
    drawn: tuple[Subgraph, dict[str, int]], random: Random
) -> None:
    graph, floor_of = drawn
    expected = housed(graph, floor_of, FLOORS)
    nodes, edges, floors = list(graph.nodes), list(graph.edges), list(floor_of.items())
    for values in (nodes, edges, floors):
        random.shuffle(values)
    forget()  # else it is the cache that is equal
    assert housed(replace(graph, nodes=tuple(nodes), edges=tuple(edges)), dict(floors), FLOORS) == expected


@settings(max_examples=30)
@given(_houses())
def test_a_line_ends_at_its_boxes_on_the_side_that_faces_the_other(drawn: tuple[Subgraph, dict[str, int]]) -> None:
    graph, floor_of = drawn
    layout = housed(graph, floor_of, FLOORS).layout
    heights = {node.id: height_of(node) for node in graph.nodes}
    for edge in graph.edges:
        if edge.source == edge.target:
            continue
        tail, head = arrow(edge.kind, edge.source, edge.target)
        route, down = layout.routes[edge.key], layout.places[tail].y < layout.places[head].y
        assert route[0].y - layout.places[tail].y == pytest.approx(heights[tail] / 2 * (1 if down else -1))
        assert route[-1].y - layout.places[head].y == pytest.approx(heights[head] / 2 * (-1 if down else 1))


def test_a_house_of_nothing_has_no_bands() -> None:
    assert housed(Subgraph(), {}, FLOORS).bands == {}


def test_foundations_are_at_the_bottom_and_a_link_that_climbs_goes_up() -> None:
    # a (uses) → b (foundations) → c (platforms): the second climbs
    house = housed(_needs("ab", "bc"), _on(a=3, b=0, c=2), FLOORS)
    places = house.layout.places
    assert places["service:a"].y < places["service:c"].y < places["service:b"].y
    climb = house.layout.routes["service:b", "DEPENDS_ON", "requires", "service:c"]
    assert climb[0].y > climb[-1].y


def test_an_empty_floor_has_a_thin_band_between_others_and_none_outside_them() -> None:
    house = housed(_needs("ab"), _on(a=2, b=0), FLOORS)
    heights = {floor: band.bottom - band.top for floor, band in house.bands.items()}
    assert set(heights) == {0, 1, 2}
    assert heights[1] < min(heights[0], heights[2]) / 2


def test_what_needs_stands_above_what_it_needs_on_the_same_floor() -> None:
    places = housed(_needs("ab", "bc", "ac", "xc"), _on(a=1, b=1, c=1, x=3), FLOORS).layout.places
    assert places["service:a"].y < places["service:b"].y < places["service:c"].y


def test_a_circle_on_a_floor_is_drawn_whole() -> None:
    graph = _needs("ab", "bc", "ca")
    house = housed(graph, _on(a=1, b=1, c=1), FLOORS)
    _check(graph, _on(a=1, b=1, c=1), house)
    assert len(house.layout.routes) == 3


def test_a_crowded_floor_wraps_to_fit_a_screen() -> None:
    graph = star(39)
    house = housed(graph, {node.id: 1 for node in graph.nodes}, FLOORS)
    band = house.bands[1]
    assert 1.2 < (house.right - house.left) / (band.bottom - band.top) < 3.5


def test_boxes_that_nothing_links_share_the_rows_of_their_floor() -> None:
    graph = _needs("ab")
    alone = tuple(Node(f"service:z{number}", "Service", f"Seul {number}") for number in range(9))
    floor_of = _on(a=1, b=0) | {node.id: 1 for node in alone}
    crowd = replace(graph, nodes=(*graph.nodes, *alone))
    house = housed(crowd, floor_of, FLOORS)
    _check(crowd, floor_of, house)
    rows = {house.layout.places[node.id].y for node in crowd.nodes if floor_of[node.id] == 1}
    assert 1 < len(rows) < 9


def test_rows_are_stacked_with_room_between_floors() -> None:
    # two rows on the top floor, an empty floor, one row below it, one below the house
    stack = stacked([(0, 30), (0, 60), (2, 30), (3, 20)], ground=3)
    assert [list(stack.bands), stack.bands[0].top] == [[0, 1, 2], 0]
    assert list(stack.middles) == sorted(stack.middles)
    assert stack.bands[2].top > stack.bands[1].bottom > stack.bands[1].top > stack.bands[0].bottom
    assert stack.middles[3] - 10 > stack.bands[2].bottom
    assert stack.height == stack.middles[3] + 10
    assert stacked([(3, 20)], ground=3) == replace(stack, middles=[10], bands={}, height=20)
    assert isinstance(stack.bands[0], Band)


def _rows(wanted: dict[int, int], arrows: list[tuple[int, int]], limit: int, *, is_hung: bool) -> list[set[int]]:
    return [set(row) for row in storeys(wanted, arrows, limit, is_hung=is_hung)]


def test_what_is_too_much_for_a_row_goes_to_the_next_with_room() -> None:
    # 0 1 2 above 3, which 2 needs: if 2 waited the floor would be higher
    wanted, arrows = {0: 0, 1: 0, 2: 0, 3: 1}, [(2, 3)]
    assert _rows(wanted, arrows, 9, is_hung=True) == [{0, 1, 2}, {3}]
    assert _rows(wanted, arrows, 2, is_hung=True) == [{0, 2}, {1, 3}]
    assert _rows(wanted, arrows, 1, is_hung=True) == [{2}, {0}, {1}, {3}]


def test_a_floor_whose_lines_go_down_fills_from_its_lowest_row() -> None:
    # 0 needs 1, and 2 and 3 would stand beside 1
    assert _rows({0: 0, 1: 1, 2: 1, 3: 1}, [(0, 1)], 2, is_hung=False) == [{0, 3}, {1, 2}]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20), st.integers(1, 5), st.booleans())
def test_rows_hold_every_box_once_in_the_order_of_the_arrows(
    pairs: list[tuple[int, int]],
    limit: int,
    is_hung: bool,  # noqa: FBT001 - Hypothesis draws it
) -> None:
    arrows = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    rows = storeys({box: box for box in range(10)}, arrows, limit, is_hung=is_hung)
    row_of = {box: number for number, row in enumerate(rows) for box in row}
    assert sorted(box for row in rows for box in row) == list(range(10))
    assert max(map(len, rows)) <= limit
    assert all(row_of[tail] < row_of[head] for tail, head in arrows)


@settings(max_examples=50)
@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20),
)
def test_ranks_put_each_level_below_the_one_before_whichever_way_its_lines_go(
    levels: list[int], pairs: list[tuple[int, int]]
) -> None:
    arrows = sorted({pair for pair in pairs if pair[0] != pair[1] and max(pair) < len(levels)})
    found = ranks([(30, WIDTH)] * len(levels), arrows, levels)
    assert all(
        found[upper] < found[lower]
        for upper in range(len(levels))
        for lower in range(len(levels))
        if levels[upper] < levels[lower]
    )
    assert all(found[tail] != found[head] for tail, head in arrows)
