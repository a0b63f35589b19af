"""Explore on the small roadmap: what is asked, what is let through, how it is read, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.pages.conftest import OpenApp, attributes, click, report, words
from tests.pages.small_roadmap import HOSTILE
from texts import LANGUAGES, translate
from views.saved import write
from views.view import Scope, View


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ("Ce qui dépend de INS", "4 éléments en dépendent", "Qui appeler", "ANS", "À 1 lien", "À 2 liens")),
        ("en", ("What relies on INS", "4 things rely on it", "Whom to call", "ANS", "1 link away", "2 links away")),
    ],
)
def test_impact_tells_what_relies_on_a_thing_and_whom_to_call(
    open_app: OpenApp, lang: str, said: tuple[str, ...]
) -> None:
    read = words(open_app("explore", lang, node="referential:ins", scope="impact"))
    assert [part for part in said if part not in read] == []


def test_a_way_waits_for_its_other_end_and_is_then_told_step_by_step(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:hostile", scope="path")
    assert "Choisissez l’autre bout" in words(app)
    app.text_input[1].set_value("INS").run()
    click(app, "explore.other.found", "pick:referential:ins")
    assert app.query_params["with"] == "referential:ins"
    assert "Le plus court chemin a 2 liens." in words(app)
    app.segmented_control(key="explore.length").set_value(4).run()
    assert "2 chemins, sans passer deux fois au même endroit." in words(app)
    click(app, "explore.ends", "turn:")
    assert (app.query_params["node"], app.query_params["with"]) == ("referential:ins", "service:hostile")
    assert f"Aucun document chargé ne fait dépendre INS de {HOSTILE}" in words(app)
    click(app, "explore.ends", "drop:service:hostile")
    assert "with" not in app.query_params


def test_what_several_share_is_told_and_one_of_them_is_let_go(open_app: OpenApp) -> None:
    app = open_app("explore", "en", node="service:ens", scope="shared", **{"with": "service:dmp,service:insi"})
    assert "What ENS, DMP, INSi share" in words(app)
    assert "1 thing that all rely on." in words(app)
    click(app, "explore.ends", "drop:service:insi")
    assert app.query_params["with"] == "service:dmp"


def test_without_a_circle_the_page_says_so(open_app: OpenApp) -> None:
    read = words(open_app("explore", "fr", scope="cycles"))
    assert "0 boucle de dépendances." in read


def test_the_panel_asks_of_a_node_and_of_it_and_the_start(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens", sel="referential:ins")
    click(app, "explore.panel.words", "way:referential:ins")
    assert (app.query_params["scope"], app.query_params["with"]) == ("path", "referential:ins")
    click(app, "explore.panel.words", "select:referential:ins")
    click(app, "explore.panel.words", "back:")
    assert "sel" not in app.query_params
    click(app, "explore.panel.words", "select:referential:ins")
    click(app, "explore.panel.words", "impact:referential:ins")
    assert (app.query_params["scope"], app.query_params["node"]) == ("impact", "referential:ins")


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"org": "organization:ans"}, "6 d’autres organismes"),
        ({"doc": "doc:deck"}, "2 d’autres documents"),
        ({"dir": "dependencies"}, "1 dans l’autre sens"),
        ({"rel": "DEPENDS_ON"}, "par d’autres liens"),
        ({"kinds": "Service"}, "d’autres types"),
        ({}, "un lien plus loin"),
    ],
)
def test_each_filter_tells_what_it_hides(open_app: OpenApp, filters: dict[str, str], said: str) -> None:
    assert said in words(open_app("explore", "fr", node="service:ens", **filters))


def test_filters_by_organization_and_document_are_chosen_on_the_page(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens")
    app.multiselect(key="explore.organizations").set_value(["organization:ans"]).run()
    app.multiselect(key="explore.documents").set_value(["doc:brief"]).run()
    assert (app.query_params["org"], app.query_params["doc"]) == ("organization:ans", "doc:brief")


@pytest.mark.parametrize(
    ("code", "parameter", "value"),
    [
        ("Service", "kinds", "Action,Referential,Organization,Programme,Regulation"),
        ("DELIVERS", "rel", "DEPENDS_ON"),
        ("inferred", "inf", "0"),
    ],
)
def test_the_legend_filters_and_lets_through_again(open_app: OpenApp, code: str, parameter: str, value: str) -> None:
    app = open_app("explore", "fr", node="service:ens")
    report(app, "explore.picture", "event", {"kind": "switch", "id": code})
    assert set(app.query_params[parameter].split(",")) == set(value.split(","))
    report(app, "explore.picture", "event", {"kind": "switch", "id": code})
    assert parameter not in app.query_params


def test_unfolding_again_folds_back_and_tidying_takes_all_in(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens")
    for opened in ("referential:ins", "service:dmp"):
        report(app, "explore.picture", "event", {"kind": "expand", "id": opened})
    assert app.query_params["open"] == "referential:ins,service:dmp"
    report(app, "explore.picture", "event", {"kind": "tidy", "id": ""})
    assert app.query_params["tidy"] == "2"
    report(app, "explore.picture", "event", {"kind": "expand", "id": "referential:ins"})
    assert (app.query_params["open"], app.query_params["tidy"]) == ("service:dmp", "1")


def test_an_organization_starts_with_what_it_answers_for(open_app: OpenApp) -> None:
    app = open_app("explore", "fr")
    app.text_input[0].set_value("ANS").run()
    click(app, "explore.search.found", "pick:organization:ans")
    assert "OPERATES" in app.query_params["rel"]
    assert "3 des 73 éléments" in words(app)
    app.text_input[0].set_value("DMP").run()
    click(app, "explore.search.found", "pick:service:dmp")
    assert "rel" not in app.query_params


def test_the_table_sorts_and_selects(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:dmp", **{"as": "table"})
    assert {"ascending", "descending"}.isdisjoint(value for _, value in attributes(app, "aria-sort"))
    click(app, "explore.table.words", "sort:links:target")
    assert [said for said, value in attributes(app, "aria-sort") if value == "ascending"] == ["Quoi  ▲"]
    click(app, "explore.table.words", "sort:links:target")
    assert [said for said, value in attributes(app, "aria-sort") if value == "descending"] == ["Quoi  ▼"]
    edge = "service:dmp|DEPENDS_ON|identifies_with|referential:ins"
    click(app, "explore.table.words", f"select:{edge}")
    assert app.query_params["sel"] == edge
    assert [value for _, value in attributes(app, "aria-current")] == ["true"]


def test_a_name_in_the_table_is_text(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:hostile", **{"as": "table"})
    assert HOSTILE in words(app)
    assert all(HOSTILE not in str(part.value) for part in (*app.markdown, *app.caption))


def test_a_saved_view_is_opened_and_another_file_is_refused(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:dmp")
    view = write(View(node="service:ens", scope=Scope.IMPACT), "fr").decode()
    report(app, "explore.saved", "file", view)
    assert (app.query_params["node"], app.query_params["scope"]) == ("service:ens", "impact")
    report(app, "explore.saved", "file", json.dumps({"nothing": 1}))
    assert "n’est pas une vue enregistrée par Socle" in words(app)
    assert app.query_params["node"] == "service:ens"


def test_recent_views_are_opened_again(open_app: OpenApp) -> None:
    app = open_app("explore", "fr", node="service:ens")
    click(app, "explore.panel.words", "select:referential:ins")
    click(app, "explore.panel.words", "center:referential:ins")
    assert app.query_params["node"] == "referential:ins"
    click(app, "explore.recent", "1")
    assert app.query_params["node"] == "service:ens"


def test_a_fact_of_another_graph_is_reported_with_its_source_and_no_row(open_app: OpenApp) -> None:
    app = open_app("explore", "en", node="service:ens", sel="service:ens|DEPENDS_ON|integrates|service:dmp")
    (text,) = (value for _, value in attributes(app, "data-copy") if "DEPENDS_ON|integrates" in value)
    assert "small roadmap" in text
    assert "doc:deck Action 15 899" in text
    assert "edge_evidence.csv" not in words(app)


def test_the_command_answers_the_same_question(open_app: OpenApp) -> None:
    app = open_app("explore", "en", node="service:ens", dir="dependencies", depth="2", inf="0", org="organization:ans")
    assert (
        "python cli.py neighbours service:ens --direction dependencies --depth 2 --organization organization:ans "
        "--stated-only" in words(app)
    )


@pytest.mark.parametrize(("lang", "spoken"), [("fr", ""), ("en", "--lang en ")])
def test_the_command_of_the_whole_writes_a_file_that_speaks_as_the_page(
    open_app: OpenApp, lang: str, spoken: str
) -> None:
    said = words(open_app("explore", lang, scope="whole"))
    assert re.search(rf"export --format html --view 'v=1&lang={lang}&\S+' {spoken}--output socle.html", said)


def test_colours_tell_the_statuses_of_a_day_and_a_line_of_the_legend_hides_one(
    open_app: OpenApp, filled_store: Path
) -> None:
    app = open_app("explore", "fr", filled_store, node="service:ens", col="state", asof="2020-06-18")
    assert "États au 18 juin 2020." in words(app)
    hidden = open_app("explore", "fr", filled_store, node="service:ens", col="state", asof="2020-06-18", hs="late")
    assert "1 d’un état masqué" in words(hidden)
    click(hidden, "explore.banner", "state")
    assert "état masqué" not in words(hidden)
    assert "hs" not in hidden.query_params


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_programme_is_a_house_and_another_question_looks_as_before(open_app: OpenApp, lang: str) -> None:
    app = open_app("explore", lang)
    click(app, "explore.empty", "whole")
    assert (app.query_params["scope"], app.query_params["turn"]) == ("whole", "house")
    said = words(app)
    assert translate(lang, "summary.whole") in said
    assert " ".join(translate(lang, "summary.climbing.rule").split()) in said
    assert "export --format html --view" in said
    app.segmented_control(key="explore.scope").set_value("cycles").run()
    assert app.query_params["scope"] == "cycles"
    assert "turn" not in app.query_params
    assert "kinds" not in app.query_params


def test_a_link_that_climbs_says_which_floors_and_whether_it_may(open_app: OpenApp, filled_store: Path) -> None:
    edge = "service:dmp|DEPENDS_ON|feeds_from|service:lgc"
    said = words(open_app("explore", "fr", filled_store, node="service:dmp", sel=edge))
    assert "« Services socles » s’appuie ici sur « Usages », plus haut. Admis jusqu’au 30 juin 2027 :" in said
    level = "service:dmp|DEPENDS_ON|identifies_with|referential:ins"
    assert "plus haut" not in words(open_app("explore", "fr", filled_store, node="service:dmp", sel=level))
