"""The catalogue on the small roadmap: every question has its words, its form and its answer, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app_pages.catalogue import TOPICS
from app_pages.catalogue.form import has_own_label
from queries.catalog import catalog
from tests.pages.conftest import OpenApp, attributes, click, report, words
from tests.pages.small_roadmap import HOSTILE
from texts import LANGUAGES, has_text

GIVEN = {
    "node": "service:ens",
    "edition": "edition:2019-12",
    "organization": "organization:ans",
    "document": "doc:deck",
    "day": "2020-06-18",
    "integer": "2",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_parameter_and_column_has_its_words(lang: str) -> None:
    wanted = {f"topic.{topic}" for topic in TOPICS}
    for question in catalog():
        wanted |= {f"question.{question.name}", f"topic.{question.topic}"}
        wanted |= {f"column.{column.name}" for column in question.returns}
        wanted |= {f"param.{p.name if has_own_label(p) else p.type}.label" for p in question.params}
    assert [key for key in sorted(wanted) if not has_text(lang, key)] == []
    assert {question.topic for question in catalog()} == set(TOPICS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [question.name for question in catalog()])
@pytest.mark.parametrize("read", ["table", "picture"])
def test_every_question_is_answered(open_app: OpenApp, name: str, lang: str, read: str) -> None:
    question = next(entry for entry in catalog() if entry.name == name)
    pairs = [(p.name, GIVEN[p.type] if p.name != "other" else "service:dmp") for p in question.params if not p.default]
    app = open_app("catalogue", lang, q=name, p=",".join(f"{one}:{text}" for one, text in pairs), qas=read)
    assert not app.exception
    assert not app.error
    said = words(app)
    assert re.search(r"\b\d+ (lignes?|rows?)\b|Aucune ligne :|No row:", said)
    given = "".join(f" {one}={text}" for one, text in pairs)
    assert f"python cli.py query {name}{given}" in said
    assert "qas" not in app.query_params or app.query_params["qas"] == read


def test_a_question_is_chosen_filled_in_and_read(open_app: OpenApp) -> None:
    app = open_app("catalogue", "fr")
    assert "Choisissez une question" in words(app)
    click(app, "catalogue.list", "dependencies")
    assert "Il manque un élément pour répondre." in words(app)
    app.text_input[0].set_value("ens").run()
    click(app, "catalogue.id.search.found", "pick:service:ens")
    assert app.query_params["p"] == "id:service:ens"
    assert "4 lignes" in words(app)
    app.number_input[0].set_value(2).run()
    assert app.query_params["p"] == "id:service:ens,depth:2"
    click(app, "catalogue.list", "who-answers")
    assert (app.query_params["q"], app.query_params["p"]) == ("who-answers", "id:service:ens")
    click(app, "catalogue.id", "id")
    assert "p" not in app.query_params


def test_editions_and_documents_are_chosen_from_a_list(open_app: OpenApp) -> None:
    app = open_app("catalogue", "en", q="actions-of-an-edition")
    app.selectbox[0].set_value("edition:2019-12").run()
    assert "1 row" in words(app)
    assert "Espace numérique de santé" in words(app)
    click(app, "catalogue.list", "relations-of-a-document")
    app.selectbox[0].set_value("doc:brief").run()
    assert "2 rows" in words(app)


def test_a_name_of_the_answer_leads_to_its_picture(open_app: OpenApp) -> None:
    app = open_app("catalogue", "fr", q="dependencies", p="id:service:ens")
    click(app, "catalogue.rows", "service:dmp")
    assert app.query_params["node"] == "service:dmp"
    assert "Dossier médical partagé" in words(app)
    assert app.segmented_control(key="explore.scope").value == "around"


def test_the_picture_tells_what_is_selected_in_it(open_app: OpenApp) -> None:
    app = open_app("catalogue", "fr", q="dependencies", p="id:service:ens", qas="picture")
    report(app, "catalogue.picture", "event", {"kind": "select", "id": "service:dmp"})
    assert "Dossier médical partagé" in words(app)
    report(app, "catalogue.picture", "event", {"kind": "clear", "id": ""})
    assert "Choisissez un élément ou un lien de l’image" in words(app)


def test_an_answer_without_rows_says_so(open_app: OpenApp) -> None:
    assert "Aucune ligne" in words(open_app("catalogue", "fr", q="actions-that-changed-number"))
    assert "No row" in words(open_app("catalogue", "en", q="who-funds", p="id:service:ens"))


@pytest.mark.parametrize("given", ["depth:99", "depth:x", "id:service:nowhere", "unknown:1", "depth:-3"])
def test_whatever_a_link_gives_the_page_stands(open_app: OpenApp, given: str) -> None:
    app = open_app("catalogue", "en", q="dependencies", p=f"id:service:ens,{given}" if "id:" not in given else given)
    assert not app.exception
    assert not app.error


def test_a_question_that_is_none_is_told_as_an_odd_link(open_app: OpenApp) -> None:
    app = open_app("catalogue", "en", q="drop-everything")
    assert "Choose a question" in words(app)
    assert "Part of this link was not understood" in words(app)


def test_hostile_names_of_an_answer_are_text(open_app: OpenApp) -> None:
    app = open_app("catalogue", "fr", q="dependents", p="id:service:ens")
    assert HOSTILE in words(app)
    assert all(HOSTILE not in str(part.value) for part in (*app.markdown, *app.caption))
    assert tuple(value for _, value in attributes(app, "data-copy") if value.startswith("python")) == (
        "python cli.py query dependents id=service:ens",
    )


def test_a_question_about_a_day_is_asked_of_the_newest_document_until_another_is_chosen(
    open_app: OpenApp, filled_store: Path
) -> None:
    app = open_app("catalogue", "fr", filled_store, q="own-status")
    assert app.selectbox(key="catalogue.own-status.day").value == "newest"
    assert "celui du document le plus récent" in app.selectbox(key="catalogue.own-status.day").options
    app.selectbox(key="catalogue.own-status.day").set_value("2020-06-18").run()
    assert "Messagerie sécurisée des usagers" in words(app)
    assert "2020-06-18" in str(app.query_params["p"])
