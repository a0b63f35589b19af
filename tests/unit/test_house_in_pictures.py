"""The house in every picture: floors drawn behind the boxes with their names, links that climb in red."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pptx
import pytest
from lxml import etree

from graph.analysis.floors import Rules
from graph.export import html, svg
from graph.export import pptx as slides
from graph.export.plate import Look, Plate, plate
from graph.model import Subgraph
from graph.palette import BORNE, CHAIN, Theme
from graph.picture import Built, Marks, draw
from graph.snapshot import Snapshot
from loaders.pipeline import ROADMAP, read
from loaders.rules import shipped
from views.drawn import Ground, draw_view
from views.housing import built, climbers
from views.view import WHOLE_LOOK, Arrangement, Scope, View

DAY = "2023-05-17"
NAMES = {
    "fr": ["Usages", "Plateformes", "Services socles", "Fondations"],
    "en": ["Uses", "Platforms", "Core services", "Foundations"],
}


@cache
def roadmap() -> Snapshot:
    return Snapshot.from_subgraph(read(ROADMAP))


@cache
def whole() -> Subgraph:
    look: dict[str, Any] = dict(WHOLE_LOOK)
    return draw_view(View(scope=Scope.WHOLE, **look), Ground(roadmap(), "fr", "light")).shown.subgraph


def housed(on: str = DAY) -> Built:
    return built(whole(), on)


def plated(lang: str = "fr") -> Plate:
    look = Look(built=housed())
    return plate(whole(), title="Maison", version="sha256:f00d", lang=lang, look=look)


def test_the_whole_programme_is_what_is_linked_and_links_alone_decide() -> None:
    linked = {end for edge in whole().edges for end in (edge.source, edge.target)}
    assert {node.id for node in whole().nodes} == linked
    assert {node.kind for node in whole().nodes} == {"Service", "Referential"}
    assert {edge.kind for edge in whole().edges} == {"DEPENDS_ON"}


@pytest.mark.parametrize("lang", NAMES)
def test_floors_are_named_in_the_reader_s_words_and_hold_their_boxes(lang: str) -> None:
    picture = draw(whole(), lang=lang, theme="light", marks=Marks(built=housed()))
    assert [storey.text for storey in picture.storeys] == NAMES[lang]
    assert [storey.top for storey in picture.storeys] == sorted(storey.top for storey in picture.storeys)
    rules = shipped()
    floor_of = rules.floors_of(whole().nodes)
    for node in picture.nodes:
        storey = picture.storeys[len(rules.floors) - 1 - floor_of[node["id"]]]
        half = node["size"][1] / 2
        assert storey.top <= node["y"] - half
        assert node["y"] + half <= storey.bottom


def test_links_that_climb_are_red_thin_where_they_may_and_thick_where_they_may_no_more() -> None:
    every = {
        "|".join((edge.source, edge.kind, edge.nature or "", edge.target)) for edge in climbers(whole(), shipped())
    }
    assert every
    today, later = housed(), housed("2099-01-01")
    assert (set(today.borne), set(today.climbing)) == (every, set())
    assert (set(later.borne), set(later.climbing)) == (set(), every)
    for house, stroke, code in ((today, BORNE, "borne"), (later, CHAIN, "climbing")):
        made = plate(whole(), title="", version="", lang="fr", look=Look(built=house))
        red = {
            edge["id"]: edge["width"]
            for edge in made.picture.edges
            if edge["color"]["color"] == CHAIN[Theme.LIGHT].colour
        }
        assert red == dict.fromkeys(every, stroke[Theme.LIGHT].width)
        assert code in {entry.code for entry in made.picture.legend}


def test_without_exemptions_the_rules_alone_say_what_climbs() -> None:
    rules = Rules(shipped().floors)
    floor_of = rules.floors_of(whole().nodes)
    found = {(edge.source, edge.target) for edge in whole().edges if floor_of[edge.source] < floor_of[edge.target]}
    assert {(edge.source, edge.target) for edge in climbers(whole(), rules)} == found


def test_svg_has_a_band_and_a_name_for_every_floor_behind_all_else() -> None:
    root = etree.fromstring(svg.write(plated()).encode())
    group = next(each for each in root.iter("{http://www.w3.org/2000/svg}g") if each.get("transform"))
    first = [child.tag.rpartition("}")[2] for child in group][:4]
    assert first[0] == "rect"
    assert "Fondations" in {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert sum(child.tag.endswith("rect") for child in group) == 4


def test_slides_have_the_floors_behind_boxes_and_lines() -> None:
    deck = pptx.Presentation(io.BytesIO(slides.write([slides.View(plated())], title="Maison")))
    shapes = list(deck.slides[0].shapes)
    texts = [shape.text_frame.text if shape.has_text_frame else "" for shape in shapes]
    bands = [place for place, text in enumerate(texts) if text in NAMES["fr"]]
    assert len(bands) == 4
    lines = [place for place, shape in enumerate(shapes) if shape.shape_type == 9]
    assert max(bands) < min(lines)


def test_the_offline_file_has_the_floors_in_both_languages_and_themes() -> None:
    titles = {"fr": "Maison", "en": "House"}
    text = html.write([html.Scene(whole(), titles, built=housed())], title=titles, version="", lang="fr")
    (data,) = re.findall(r'id="data">(.*?)</script>', text, re.DOTALL)
    storeys = json.loads(data)["scenes"][0]["storeys"]
    for lang, names in NAMES.items():
        assert [storey["text"][lang] for storey in storeys] == names
    assert all(light != dark for light, dark in (storey["look"] for storey in storeys))


def test_a_house_does_not_grow_node_by_node_but_is_built_anew() -> None:
    view = View(node="service:ens", arrangement=Arrangement.HOUSE, expanded=("service:dmp",))
    drawn = draw_view(view, Ground(roadmap(), "fr", "light"))
    again = draw_view(replace(view, tidied=1), Ground(roadmap(), "fr", "light"))
    assert drawn.layout == again.layout
    assert drawn.built is not None
