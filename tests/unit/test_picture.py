from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from graph.analysis.blocking import EFFECTIVE
from graph.layout import Orientation
from graph.model import Basis, Confidence, Edge, Evidence, Node, Subgraph
from graph.palette import CHAIN, COLOURS, DASHES, OUTLINES, STATELESS, STATES, STROKES, Theme
from graph.picture import Drawn, Marks, Picture, Switches, draw, edge_id
from graph.schema import KINDS, RELATIONS, Needed
from tests.browser.sample import HOSTILE, hostile, roadmap
from tests.strategies import graphs
from texts import LANGUAGES

PAGE = {Theme.LIGHT: "#FFFFFF", Theme.DARK: "#10161D"}
EACH_THEME = pytest.mark.parametrize("theme", list(Theme))


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _one_edge(kind: str = "DEPENDS_ON", nature: str | None = "requires", basis: Basis = Basis.EXPLICIT) -> Subgraph:
    nodes = (Node("action:a", "Action", "Développer"), Node("service:s", "Service", "Espace de santé", "ENS"))
    said = (Evidence("doc:x", None, None, basis, Confidence.HIGH),)
    return Subgraph(nodes=nodes, edges=(Edge("action:a", "service:s", kind, nature, evidence=said),))


def _picture(graph: Subgraph, theme: Theme = Theme.LIGHT) -> Picture:
    return draw(graph, lang="fr", theme=theme)


def _edge(graph: Subgraph) -> Drawn:
    return _picture(graph).edges[0]


@EACH_THEME
def test_every_kind_can_be_read_on_every_ground(theme: Theme) -> None:
    assert set(COLOURS[theme]) == set(KINDS)
    for kind, colours in COLOURS[theme].items():
        assert _contrast(colours.text, colours.fill) >= 7, kind
        assert _contrast(colours.border, PAGE[theme]) >= 3, kind


@EACH_THEME
def test_every_status_can_be_read_on_every_ground_and_without_colours(theme: Theme) -> None:
    assert list(STATES) == [status.code for status in EFFECTIVE]
    for code, state in {**STATES, "none": STATELESS}.items():
        colours = state.colours(theme)
        assert _contrast(colours.text, colours.fill) >= 7, code
        assert _contrast(colours.border, PAGE[theme]) >= 3, code
    assert len({state.sign for state in STATES.values()}) == len(STATES)


def test_with_statuses_boxes_are_coloured_by_them_and_outlines_still_tell_kinds() -> None:
    marks = Marks({"service:s": "blocked"})
    action, service = draw(_one_edge(), lang="fr", theme="light", marks=marks).nodes
    assert (service["sign"], service["color"]["background"]) == ("×", STATES["blocked"].light.fill)
    assert (action["sign"], action["color"]["background"]) == ("", STATELESS.light.fill)
    assert (action["outline"], service["outline"]) == ("barred", "rounded")
    assert service["said"] == "Service · Espace de santé (ENS) · Bloqué"


def test_the_legend_tells_the_statuses_that_are_drawn_and_switches_those_that_can_be() -> None:
    switches = Switches(all=["blocked", "late"], hidden=["late"])
    picture = draw(_one_edge(), lang="fr", theme="light", switches=switches, marks=Marks({"service:s": "blocked"}))
    states = [(each.code, each.is_shown, each.is_filter) for each in picture.legend if each.group == "state"]
    assert states == [("blocked", True, True), ("late", False, True), ("none", True, False)]
    assert not [each for each in _picture(_one_edge()).legend if each.group == "state"]


@EACH_THEME
def test_a_chain_stands_out_by_thickness_too(theme: Theme) -> None:
    edge = _one_edge().edges[0]
    picture = draw(_one_edge(), lang="fr", theme=theme, marks=Marks(chain=[edge_id(edge)]))
    assert picture.edges[0]["color"]["color"] == CHAIN[theme].colour
    assert picture.edges[0]["width"] > 2 * max(line.width for line in STROKES[theme].values())
    assert _contrast(CHAIN[theme].colour, PAGE[theme]) >= 3
    assert "chain" in [each.code for each in picture.legend]


@EACH_THEME
def test_every_line_can_be_seen_on_the_page(theme: Theme) -> None:
    for kind, line in STROKES[theme].items():
        assert _contrast(line.colour, PAGE[theme]) >= 3, kind
        assert _contrast(line.strong, PAGE[theme]) >= _contrast(line.colour, PAGE[theme]) + 1, kind


def test_no_two_kinds_have_the_same_outline() -> None:
    assert len({outline.name for outline in OUTLINES.values()}) == len(KINDS) == len(OUTLINES)


def test_no_two_bases_have_the_same_dashes() -> None:
    assert len(set(DASHES.values())) == len(Basis)


def test_relations_with_a_needed_end_differ_by_more_than_colour() -> None:
    ends = {(line.head, line.tail) for line in STROKES[Theme.LIGHT].values()}
    assert len(ends) == len(STROKES[Theme.LIGHT])
    assert {kind for kind, relation in RELATIONS.items() if relation.needed is not Needed.NONE} < set(
        STROKES[Theme.LIGHT]
    )


def test_the_arrow_points_at_the_needed_end() -> None:
    needs, delivers = _edge(_one_edge()), _edge(_one_edge("DELIVERS", None))
    assert (needs["from"], needs["to"]) == ("action:a", "service:s")
    assert (delivers["from"], delivers["to"]) == ("service:s", "action:a")
    assert delivers["id"] == "action:a|DELIVERS||service:s"


def test_only_what_a_document_says_is_a_whole_line() -> None:
    assert _edge(_one_edge())["dashes"] is False
    dashes = [_edge(_one_edge(basis=basis))["dashes"] for basis in (Basis.INFERRED, Basis.BRIEF)]
    assert all(dashes)
    assert dashes[0] != dashes[1]


def test_a_node_and_an_edge_are_told_in_words() -> None:
    picture = _picture(_one_edge(basis=Basis.INFERRED))
    assert [node["said"] for node in picture.nodes] == ["Action · Développer", "Service · Espace de santé (ENS)"]
    assert picture.edges[0]["said"] == "Développer requiert ENS (déduit)"


def test_the_starting_point_stands_out_by_its_border() -> None:
    picture = draw(_one_edge(), lang="fr", theme="light", focus=["service:s"])
    action, service = picture.nodes
    assert service["borderWidth"] >= 2 * action["borderWidth"]
    assert [entry.code for entry in picture.legend if entry.group == "focus"] == ["focus"]


def test_the_legend_tells_what_is_drawn_and_nothing_else() -> None:
    picture = _picture(_one_edge(basis=Basis.BRIEF))
    assert [entry.code for entry in picture.legend] == ["Action", "Service", "DEPENDS_ON", "brief"]
    assert _picture(Subgraph()).legend == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_the_sample_has_its_words(lang: str) -> None:
    picture = draw(roadmap(43), lang=lang, theme="dark", orientation="down")
    assert {entry.code for entry in picture.legend} >= {node.kind for node in roadmap(43).nodes}
    assert picture.orientation == Orientation.DOWN


@settings(max_examples=30)
@given(graphs())
def test_any_graph_is_drawn_whole_and_as_json(graph: Subgraph) -> None:
    picture = _picture(graph)
    assert [node["id"] for node in picture.nodes] == [node.id for node in graph.nodes]
    assert [edge["id"] for edge in picture.edges] == [edge_id(edge) for edge in graph.edges]
    assert json.loads(json.dumps(picture.nodes)) == list(picture.nodes)


def test_the_same_graph_gives_the_same_picture() -> None:
    graph = roadmap(43)
    turned = Subgraph(nodes=graph.nodes[::-1], edges=graph.edges[::-1])
    assert _picture(graph) == _picture(turned)


def test_names_are_data_and_never_a_tooltip() -> None:
    picture = _picture(hostile())
    assert {node["said"].split(" · ")[1].split(" (")[0] for node in picture.nodes} >= {
        name.split(" (")[0] for name in HOSTILE
    }
    assert not any("title" in drawn for drawn in (*picture.nodes, *picture.edges))
