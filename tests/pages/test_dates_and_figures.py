"""The panel and the Data page say what documents said of dates and figures, on the shipped roadmap."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.conftest import OpenApp, attributes, click, words


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ["Échéances", "18 juin 2020 · prévu «\u00a0d'ici fin 2020\u00a0»", "glissement de 153 jours"]),
        ("en", ["Dates", "18 June 2020 · planned «\u00a0d'ici fin 2020\u00a0»", "slipped by 153 days"]),
    ],
)
def test_the_panel_tells_what_was_said_when_and_what_slipped(
    open_app: OpenApp, filled_store: Path, lang: str, said: list[str]
) -> None:
    shown = words(open_app("explore", lang, filled_store, node="service:mssante-usager"))
    for part in said:
        assert " ".join(part.split()) in shown
    assert shown.index("mi-2020") < shown.index("d'ici fin 2020")


def test_a_date_opens_to_the_period_that_its_words_name_and_to_its_row(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("explore", "fr", filled_store, node="service:mssante-usager"))
    assert "Au plus tard dans la période du 1er novembre 2020 au 31 décembre 2020." in shown
    assert "Action n°11 , ligne 56" in shown


def test_figures_that_can_be_compared_have_bars_and_a_single_one_has_none(
    open_app: OpenApp, filled_store: Path
) -> None:
    app = open_app("explore", "fr", filled_store, node="indicator:etablissements-mssante")
    assert {value for _, value in attributes(app, "max")} == {"1429"}
    assert "18 juin 2020 1 429 établissements" in words(app).replace("\u202f", " ")
    assert attributes(open_app("explore", "fr", filled_store, node="indicator:dmp-crees"), "max") == set()


def test_a_milestone_of_the_panel_is_selected_by_its_name_and_shows_what_it_is_of(
    open_app: OpenApp, filled_store: Path
) -> None:
    app = open_app("explore", "fr", filled_store, node="service:insi")
    click(app, "explore.panel.words", "select:milestone:insi-lot-2")
    assert app.query_params["sel"] == ["milestone:insi-lot-2"] or app.query_params["sel"] == "milestone:insi-lot-2"
    assert "est un jalon de INSi" in words(app)
    assert "Aucune dépendance" not in words(app)


def test_what_documents_contradict_is_told_where_it_is_met_with_advice(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("explore", "en", filled_store, node="service:ens"))
    assert "Keep 1 January 2022" in shown
    assert "contradicted" in shown


@pytest.mark.parametrize(("lang", "advice"), [("fr", "Ne pas lire 163 puis 199"), ("en", "Do not read 163 then 199")])
def test_the_data_page_lists_every_contradiction_with_what_to_do(
    open_app: OpenApp, filled_store: Path, lang: str, advice: str
) -> None:
    shown = words(open_app("data", lang, filled_store))
    assert "Contradictions" in shown
    assert advice in shown


def test_a_milestone_stands_once_in_the_panel_and_nobody_elses_contradiction_does(
    open_app: OpenApp, filled_store: Path
) -> None:
    shown = words(open_app("explore", "en", filled_store, node="service:insi"))
    assert shown.count("INSi lot 2") == 1
    assert "Contradictions" not in shown
