"""The questions of the page of blocked work, each a click; what comes first before a day, what moves if it slips."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest

from tests.functional.test_terminal import Answer
from tests.pages.conftest import OpenApp, attributes, click, words

KINDS_OF_IDS = {"action", "service", "referential", "programme", "milestone"}
JUNE = {"asof": "2020-06-18"}


@pytest.mark.parametrize(
    ("recipe", "address", "said"),
    [
        ("blocked", {"st": "blocked"}, "Bloqué 2"),
        ("ready", {"st": "ready"}, "Rien n’a cet état"),
        ("silent", {"st": "silent"}, "Sans nouvelle 20"),
        ("ask", {"b": "ask"}, "Où en est « Articulation de l'ENS et du DMP » ? Aucun document n’en parle depuis"),
        ("roots", {"b": "roots"}, "libère 1 élément : Intégration de la messagerie usagers à l'ENS"),
        ("quick", {"b": "quick"}, "n’attend rien lui-même"),
        ("bottlenecks", {"b": "bottlenecks"}, "attendu par 4 autres, dont 1 directement"),
    ],
)
def test_a_recipe_is_one_click_and_stands_in_the_link(
    open_app: OpenApp, filled_store: Path, recipe: str, address: dict[str, str], said: str
) -> None:
    app = open_app("blocked", "fr", filled_store, **JUNE)
    app.pills(key="blocked.recipe").set_value(recipe).run()
    shown = words(app).replace("\u00a0", " ")
    assert said in " ".join(shown.split())
    for name, value in address.items():
        assert app.query_params[name] in (value, [value])
    assert said in " ".join(
        words(open_app("blocked", "fr", filled_store, **JUNE, **address)).replace("\u00a0", " ").split()
    )


def test_the_calculation_of_a_rank_is_shown(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "en", filled_store, b="roots", **JUNE))
    assert "Rank 1 of 3" in shown
    assert "Frees alone 1: Intégration de la messagerie usagers" in shown
    assert "Time gained 184 days" in shown
    assert "First due date that waits for it 30 June 2020" in shown


def test_what_is_open_stands_by_whom_to_ask_and_what_has_no_date_apart(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, b="ask", **JUNE))
    assert shown.index("Appeler : ") < shown.index("Où en est")
    assert "éléments dont aucun document ne donne d’échéance" in shown


def test_readiness_lists_what_comes_first_with_whom_to_call(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, sel="service:ens", r="before", on="2021-01-01", **JUNE)
    shown = words(app)
    assert "ENS ne peut pas être prêt le 1er janvier 2021." in shown
    listed = Answer(
        "readiness", "ENS", "--on", "2021-01-01", "--as-of", "2020-06-18", "--json", "--store", str(filled_store)
    )
    steps = listed.json["checklist"]
    assert f"{len(steps)} choses à faire d’abord" in shown
    marks = [said for said, value in attributes(app, "title") if value in {"à temps", "trop tard", "inconnu"}]
    assert set(marks) == {"✓", "?"}
    app.date_input(key="blocked.until").set_value(date(2022, 3, 1)).run()
    assert "2022-03-01" in str(app.query_params["on"])
    assert "ENS est attendu d’ici le 1er mars 2022." in words(app)


def test_impact_over_time_tells_which_dates_move(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, sel="referential:ins", r="after", **JUNE)
    shown = words(app)
    asked = ("what-if", "INS", "--delay", "3m", "--as-of", "2020-06-18", "--json", "--store", str(filled_store))
    changes = Answer(*asked).json["changes"]
    assert f"obligatoire), {len(changes)} éléments changent." in shown
    assert "1er avril 2021" in shown
    app.segmented_control(key="blocked.months").set_value(12).run()
    assert "1er janvier 2022" in words(app)
    assert "m" in app.query_params


def test_what_has_no_date_cannot_slip(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, sel="service:store-ens", r="after", **JUNE))
    assert "Il n’a pas de date qui puisse glisser." in shown


def test_filters_on_a_service_keep_what_is_of_it(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, **JUNE, **{"in": "service:ens"}))
    assert "ENS" in shown
    assert "Convergence vers la doctrine" not in shown


@pytest.mark.parametrize("board", ["items", "ask", "roots", "quick", "bottlenecks"])
def test_each_board_has_a_command_that_runs(open_app: OpenApp, filled_store: Path, board: str) -> None:
    app = open_app("blocked", "fr", filled_store, b=board, org="organization:cnam", **JUNE, **{"in": "service:ens"})
    offered = next(part for part in words(app).split("python cli.py ")[1:] if "--as-of" in part)
    answer = Answer(*shlex.split(offered.split(" Copier")[0]), "--json", "--store", str(filled_store))
    assert answer.code == 0


@pytest.mark.parametrize("board", ["ask", "roots", "quick", "bottlenecks"])
def test_a_board_lists_what_its_command_answers(open_app: OpenApp, filled_store: Path, board: str) -> None:
    app = open_app("blocked", "fr", filled_store, b=board, **JUNE)
    offered = next(part for part in words(app).split("python cli.py ")[1:] if "--as-of" in part)
    answer = Answer(*shlex.split(offered.split(" Copier")[0]), "--json", "--store", str(filled_store)).json
    told = answer if isinstance(answer, list) else answer.get("roots", answer.get("bottlenecks"))
    rows = {value for _, value in attributes(app, "value") if value.partition(":")[0] in KINDS_OF_IDS}
    assert rows == {item["id"] for item in told}
    assert rows


def test_a_click_on_a_question_shows_its_item_beside(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, b="ask", **JUNE)
    click(app, "blocked.rows", "action:bsp")
    assert app.query_params["sel"] in ("action:bsp", ["action:bsp"])
    assert "action:bsp" in {value for _, value in attributes(app, "value")}


def test_a_day_to_be_ready_by_follows_a_later_day_that_is_judged(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, sel="service:ens", r="before", on="2021-01-01", **JUNE)
    app.segmented_control(key="blocked.day").set_value("2023-05-17").run()
    assert "ENS est déjà en service." in words(app)
    assert app.date_input(key="blocked.until").value == date(2023, 5, 17)


@pytest.mark.parametrize("odd", [{"asof": "1800-01-01"}, {"asof": "9999-12-31"}, {"r": "before", "on": "2150-01-01"}])
def test_a_day_beyond_the_calendar_is_ignored_with_one_line(
    open_app: OpenApp, filled_store: Path, odd: dict[str, str]
) -> None:
    shown = words(open_app("blocked", "fr", filled_store, sel="service:ens", **odd))
    assert "Une partie de ce lien n’a pas été comprise" in shown
    assert "Au 17 mai 2023." in shown


def test_what_is_done_cannot_slip(open_app: OpenApp, filled_store: Path) -> None:
    done = "milestone:bilan-e-prescription"
    shown = words(open_app("blocked", "fr", filled_store, sel=done, r="after", **JUNE))
    assert "Il n’a pas de date qui puisse glisser." in shown


def test_a_slip_comes_on_top_of_what_is_supposed(open_app: OpenApp, filled_store: Path) -> None:
    supposed = {"if": "3m:milestone:obligation-ins", "m": "1"}
    shown = words(open_app("blocked", "fr", filled_store, sel="referential:ins", r="after", **JUNE, **supposed))
    assert "1er mai 2021" in shown


def test_filters_that_hide_all_roots_do_not_say_that_nothing_is_blocked(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, b="roots", org="organization:cnsa", **JUNE))
    assert "Rien n’est bloqué" not in shown
    assert "avec ces filtres" in shown
