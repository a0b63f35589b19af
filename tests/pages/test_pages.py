"""Every page, in both languages: empty, without a result, with one, and when something is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.connect import open_store
from graph.model import Subgraph
from graph.store import Source
from tests.pages.conftest import OpenApp, attributes, click, report, words
from tests.pages.small_roadmap import HOSTILE, small_roadmap

LANGUAGES = pytest.mark.parametrize("lang", ["fr", "en"])
NOTHING_WRONG = ("La page n’a pas pu s’afficher", "could not be shown")


@LANGUAGES
@pytest.mark.parametrize("page", ["home", "explore", "data"])
def test_every_page_opens(open_app: OpenApp, page: str, lang: str) -> None:
    app = open_app(page, lang)
    assert not app.exception
    assert not app.error


@LANGUAGES
def test_home_counts_services_actions_organizations_and_sourced_relations(open_app: OpenApp, lang: str) -> None:
    app = open_app("home", lang)
    assert [metric.value for metric in app.metric] == ["67", "1", "2", "74"]
    assert "small roadmap" in words(app)


@pytest.mark.parametrize(("lang", "said"), [("fr", "Rien ne répond à « zzz »."), ("en", "Nothing answers to “zzz”.")])
def test_a_search_without_result_says_so_and_what_to_try(open_app: OpenApp, lang: str, said: str) -> None:
    app = open_app("home", lang)
    app.text_input[0].set_value("zzz").run()
    assert said in words(app)
    assert "INS" in words(app)


def test_a_near_miss_is_proposed(open_app: OpenApp) -> None:
    app = open_app("home")
    app.text_input[0].set_value("Dossier medicl partage").run()
    assert "Vouliez-vous dire" in words(app)
    assert "DMP" in words(app)


def test_a_search_finds_by_alias_and_says_which(open_app: OpenApp) -> None:
    app = open_app("explore")
    app.text_input[0].set_value("mon espace").run()
    assert "ENS Espace numérique de santé · aussi « Mon espace santé »" in words(app)


@LANGUAGES
def test_explore_without_a_start_proposes_some(open_app: OpenApp, lang: str) -> None:
    said = words(open_app("explore", lang))
    assert {"ENS", "INS", "DMP"} <= set(said.split())


def test_what_was_found_becomes_the_start_of_the_picture(open_app: OpenApp) -> None:
    app = open_app("explore")
    app.text_input[0].set_value("ens").run()
    click(app, "explore.search.found", "pick:service:ens")
    assert app.query_params["node"] == "service:ens"
    assert "Espace numérique de santé" in words(app)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ("Dépend de 5", "En dépendent 1", "pilotage par", "DNS", "exploitation par", "dit par le projet")),
        ("en", ("What it needs 5", "What needs it 1", "is steered by", "DNS", "is operated by", "said by the project")),
    ],
)
def test_the_panel_says_what_it_needs_what_needs_it_and_who_answers(
    open_app: OpenApp, lang: str, said: tuple[str, ...]
) -> None:
    read = words(open_app("explore", lang, node="service:ens"))
    assert all(part in read for part in said)


def test_the_panel_says_the_number_in_each_edition_and_where_none_is_printed(open_app: OpenApp) -> None:
    read = words(open_app("explore", "fr", node="action:ens"))
    assert "Décembre 2019 n° 15" in read
    assert "Juin 2020 sans numéro imprimé" in read


def test_the_panel_gives_the_evidence_in_words(open_app: OpenApp) -> None:
    read = words(open_app("explore", "en", node="service:ens"))
    assert "Comité de suivi, décembre 2019 · DNS, December 2019" in read
    assert "Action 15 , line 907" in read
    assert "A careful reader concludes it. (medium confidence)" in read
    assert "Le texte le laisse entendre." in read


def test_a_selected_link_shows_both_ends_and_all_its_evidence(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens", sel="service:ens|DEPENDS_ON|integrates|service:dmp")
    read = words(app)
    assert "Lien ENS intègre DMP" in read
    assert "2 sources" in read


def test_a_name_of_the_panel_selects_what_it_names(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens")
    click(app, "explore.panel.words", "select:referential:ins")
    assert app.query_params["sel"] == "referential:ins"
    assert "Identité nationale de santé" in words(app)
    assert "Partir d’ici" in words(app)


def test_french_words_of_the_data_are_marked_french_on_an_english_page(open_app: OpenApp) -> None:
    app = open_app("explore", "en", node="service:ens")
    assert ("Espace numérique de santé", "fr") in attributes(app, "lang")


def test_a_crowd_is_cut_at_forty_and_more_are_drawn_on_request(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:hub")
    assert "40 des 73 éléments" in words(app)
    assert "21 au-delà de la limite" in words(app)
    click(app, "explore.banner", "limit")
    assert "61 des 73 éléments" in words(app)
    assert app.query_params["n"] == "80"


def test_taking_the_filters_off_can_be_undone(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens", depth="2", inf="0", kinds="Service")
    click(app, "explore.banner", "reset")
    assert set(app.query_params) == {"v", "lang", "node"}
    app.button(key="undo").click().run()
    assert (app.query_params["depth"], app.query_params["inf"], app.query_params["kinds"]) == ("2", "0", "Service")


def test_without_inferred_facts_a_link_that_is_only_inferred_is_gone(open_app: OpenApp) -> None:
    with_all = words(open_app("explore", "fr", node="service:dmp"))
    without = words(open_app("explore", "fr", node="service:dmp", inf="0"))
    assert "3 des 73 éléments" in with_all
    assert "2 des 73 éléments" in without
    assert "1 par déduction" in without


def test_nothing_linked_is_told_with_a_way_out(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:leaf-00", rel="STEERS")
    assert "Rien n’est relié à « Service relié 00 » avec ces filtres." in words(app)
    next(button for button in app.button if button.label == "Montrer tous les liens").click().run()
    assert "2 des 73 éléments" in words(app)


def test_a_hostile_name_is_shown_as_it_is_and_never_as_markdown(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:hostile")
    assert HOSTILE in words(app)
    assert all(HOSTILE not in str(part.value) for part in (*app.markdown, *app.caption, *app.title))


@LANGUAGES
def test_data_tells_what_is_loaded_its_documents_its_check_and_its_words(open_app: OpenApp, lang: str) -> None:
    read = words(open_app("data", lang))
    assert "small roadmap" in read
    assert "Point d’étape, juin 2020" in read
    assert {"fr": "Aucune faute.", "en": "No fault."}[lang] in read
    assert {"fr": "Ce que des personnes ou des logiciels utilisent.", "en": "Something people or software use."}[
        lang
    ] in read


def test_a_newer_load_is_offered_and_shown_when_asked_for(open_app: OpenApp, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = open_store(os.fspath(folder))
    store.replace(small_roadmap(), Source("first"))
    app = open_app("home", "en", store=folder)
    assert "Show it" not in words(app)
    whole = small_roadmap()
    kept = tuple(node for node in whole.nodes if node.id == "service:dmp")
    store.replace(Subgraph(whole.documents, kept).canonical(), Source("second"))
    app.run()
    assert app.metric[0].value == "67"
    app.button(key="frame.newer").click().run()
    assert app.metric[0].value == "1"
    assert "Show it" not in words(app)
    store.close()


def test_a_newer_load_without_the_start_node_goes_back_to_searching(open_app: OpenApp, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = open_store(os.fspath(folder))
    store.replace(small_roadmap(), Source("first"))
    app = open_app("explore", "en", store=folder, node="service:ens")
    whole = small_roadmap()
    kept = tuple(node for node in whole.nodes if node.id == "service:dmp")
    store.replace(Subgraph(whole.documents, kept).canonical(), Source("second"))
    app.run()
    app.button(key="frame.newer").click().run()
    assert "Search for where to start." in words(app)
    assert not app.error
    store.close()


@LANGUAGES
def test_a_store_that_is_none_is_told_in_words_and_without_a_traceback(
    open_app: OpenApp, tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "file"
    file.write_text("no store", "utf-8")
    app = open_app("home", lang, store=file)
    assert "SOCLE_STORE" in app.error[0].value
    assert not app.exception
    assert NOTHING_WRONG[lang == "en"] in words(app)


@LANGUAGES
def test_the_browser_is_told_the_language_of_the_page(open_app: OpenApp, lang: str) -> None:
    app = open_app("data", lang)
    told = [part.proto.json for part in app.get("bidi_component") if part.proto.component_name == "socle_page"]
    assert told == [f'{{"lang": "{lang}"}}']


def test_an_unforeseen_error_becomes_words_with_a_way_out(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script() -> None:
        import streamlit as st

        from app_pages.boundary import guarded
        from app_pages.context import Context

        def render(_: Context) -> None:
            message = "a secret of the server"
            raise ValueError(message)

        def run() -> None:
            guarded(render, {"home": page})

        page = st.Page(run, title="home")
        st.navigation([page]).run()

    monkeypatch.setenv("SOCLE_STORE", os.fspath(small_store))
    app = AppTest.from_function(script, default_timeout=30).run()
    assert "Something unexpected happened." in app.error[0].value
    assert "secret" not in words(app)
    assert app.page_link[0].label == "Back home"
    assert not app.exception


def test_a_hostile_name_of_a_source_is_shown_as_it_is(open_app: OpenApp, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = open_store(os.fspath(folder))
    store.replace(small_roadmap(), Source(HOSTILE))
    store.close()
    for page in ("home", "data"):
        app = open_app(page, store=folder)
        assert HOSTILE in words(app)
        assert all("example.org" not in str(part.value) for part in (*app.markdown, *app.caption, *app.title))


def test_what_no_document_states_carries_a_word_that_says_so(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens", sel="referential:ins")
    tags = attributes(app, "class")
    assert ("dit par le projet", "tag brief") in tags
    assert ("déduit", "tag inferred") in tags


@pytest.mark.parametrize("what", ["select", "expand"])
def test_a_click_on_what_the_graph_does_not_hold_changes_nothing(open_app: OpenApp, what: str) -> None:
    app = open_app("explore", "en", node="service:ens")
    before = dict(app.query_params)
    report(app, "explore.picture", "event", {"kind": what, "id": "service:<b>nowhere</b>"})
    assert not app.error
    assert dict(app.query_params) == before


def test_a_double_click_in_the_picture_unfolds_and_a_click_selects(open_app: OpenApp) -> None:
    app = open_app("explore", "en", node="service:ens")
    report(app, "explore.picture", "event", {"kind": "expand", "id": "referential:ins"})
    assert app.query_params["open"] == "referential:ins"
    assert "8 of 73 things" in words(app)
    report(app, "explore.picture", "event", {"kind": "select", "id": "service:dmp"})
    assert app.query_params["sel"] == "service:dmp"
    report(app, "explore.picture", "event", {"kind": "clear", "id": ""})
    assert "sel" not in app.query_params
