"""Acronyms are explained where they are read, once each, with their sources."""

from __future__ import annotations

from tests.pages.conftest import OpenApp, attributes, click, words


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
    assert "SNOMED-CT Système international de terminologie clinique doc:dns-2019-12, ligne 1175" in said
