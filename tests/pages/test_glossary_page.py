"""Acronyms are explained where they are read, once each, with their sources."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.connect import open_store
from graph.model import Basis, Confidence, Document, Evidence, Node, Subgraph, Text
from graph.store import Source
from loaders.glossary import glossary
from tests.pages.conftest import OpenApp, attributes, click, words

SLIDES = Document("doc:dns-2019-12", "Avancement", None, "2019-12-31", "month", "2019-12-31", "fr")


@pytest.fixture(scope="module")
def store_with_slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the document that prints the glossary, an ENS named as it is there, and who speaks of it."""
    said = (Evidence(SLIDES.id, None, "892", Basis.EXPLICIT, Confidence.HIGH),)
    described = Text("Portail de l'ENS et de l’ESMS.", "The ENS’s portal.")
    nodes = (
        Node("service:ens", "Service", "Espace numérique de santé", "ENS", "platform", evidence=said),
        Node("service:portal", "Service", "Portail", None, "platform", description=described, evidence=said),
        Node("organization:esms", "Organization", "Établissements et services médico-sociaux", "ESMS", evidence=said),
    )
    folder = tmp_path_factory.mktemp("slides") / "store"
    store = open_store(os.fspath(folder))
    store.replace(Subgraph((SLIDES,), nodes).canonical(), Source("slides"))
    store.close()
    return folder


def test_an_acronym_of_the_panel_is_marked_once_and_listed_with_what_it_stands_for(open_app: OpenApp) -> None:
    app = open_app("explore", "en", node="service:ens")
    marked = dict(attributes(app, "title"))
    assert marked["INS"] == "Identité nationale de santé"
    assert marked["ANS"] == "Agence du numérique en santé"
    said = words(app)
    assert "acronyms explained" in said
    click(app, "explore.panel.words", "select:referential:ins")
    assert app.query_params["sel"] == "referential:ins"


def test_the_data_page_lists_what_the_documents_spell_out(open_app: OpenApp) -> None:
    said = words(open_app("data", "fr"))
    assert "Les sigles tels que les documents les développent" in said
    assert "SNOMED-CT Système international de terminologie clinique doc:dns-2019-12 , ligne 1175" in said


def test_an_acronym_after_an_apostrophe_is_marked(open_app: OpenApp, store_with_slides: Path) -> None:
    french = open_app("explore", "fr", store=store_with_slides, node="service:portal")
    assert {("ENS", "Espace numérique de santé"), ("ESMS", "Établissements et services médico-sociaux")} <= attributes(
        french, "title"
    )
    english = open_app("explore", "en", store=store_with_slides, node="service:portal")
    assert ("ENS", "Espace numérique de santé") in attributes(english, "title")


def test_a_printed_meaning_that_is_the_node_s_name_keeps_its_lines(open_app: OpenApp, store_with_slides: Path) -> None:
    app = open_app("explore", "en", store=store_with_slides, node="service:portal")
    assert "ENS Espace numérique de santé Avancement , line 1174" in words(app)
    assert ("Espace numérique de santé", "select:service:ens") in attributes(app, "value")
    assert not [said for said, lang in attributes(app, "lang") if lang == "fr" and "line 1174" in said]


def test_a_printed_meaning_that_differs_by_an_accent_is_not_told_twice(
    open_app: OpenApp, store_with_slides: Path
) -> None:
    said = words(open_app("explore", "fr", store=store_with_slides, node="service:portal"))
    assert "ESMS Établissements et services médico-sociaux Avancement , ligne 1176" in said
    assert "Etablissements et services" not in said


def test_a_faulty_glossary_is_told_on_the_data_page_and_takes_no_page_down(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text("acronym,meaning,document,lines\nINS,,doc:deck,1\n", "utf-8")
    monkeypatch.setattr("app_pages.glossary.glossary", lambda: glossary(path))
    assert "ENS" in words(open_app("explore", "fr", node="service:ens"))
    said = words(open_app("data", "fr"))
    assert "glossary.csv" in said
    assert "Aucune faute." not in said
