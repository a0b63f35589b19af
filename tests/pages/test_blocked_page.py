"""The page of blocked work on the shipped roadmap: the day, the counts, the reason, whom to call, what to unblock."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from pathlib import Path

import pytest

from tests.functional.test_terminal import Answer
from tests.pages.conftest import OpenApp, attributes, click, words

JUNE = {"asof": "2020-06-18"}


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ["Au 18 juin 2020.", "2 bloqués", "7 en retard", "2 à risque"]),
        ("en", ["As of 18 June 2020.", "2 blocked", "7 late", "2 at risk"]),
    ],
)
def test_the_page_says_of_which_day_it_speaks_and_counts_by_status(
    open_app: OpenApp, filled_store: Path, lang: str, said: list[str]
) -> None:
    shown = words(open_app("blocked", lang, filled_store, **JUNE))
    for part in said:
        assert part in shown


def test_the_day_is_that_of_the_newest_document_until_another_is_chosen(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store)
    assert "Au 17 mai 2023." in words(app)
    app.segmented_control(key="blocked.day").set_value("2019-12-31").run()
    assert "Au 31 décembre 2019." in words(app)
    assert app.query_params["asof"] in ("2019-12-31", ["2019-12-31"])


def test_what_holds_ens_back_is_told_with_whom_to_call_and_its_proof(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, **JUNE)
    click(app, "blocked.rows", "service:ens")
    shown = plain(words(app))
    assert "à l’étape « Intégration de la messagerie usagers" in shown
    assert "repoussé de « mi-2020 » à « d'ici fin 2020 », selon TICsanté (18 juin 2020)" in shown
    assert "Appeler : ANS" in shown
    assert "Actions 12 et 15 , lignes 761-762, 907" in shown
    assert "glissement de 153 jours" in shown


def test_a_count_shows_and_hides_its_items(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, **JUNE)
    assert "Sans nouvelle 20" not in words(app)
    click(app, "blocked.counts", "silent")
    assert "Sans nouvelle 20" in words(app)
    click(app, "blocked.counts", "late")
    assert "En retard 7" not in words(app)
    pressed = {text for text, value in attributes(app, "aria-pressed") if value == "true"}
    assert pressed == {"2 bloqués", "2 à risque", "20 sans nouvelle"}


def test_what_to_unblock_first_says_what_it_frees_and_whom_to_call(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, b="roots", **JUNE))
    assert "libère 1 élément : Intégration de la messagerie usagers à l'ENS" in shown
    assert "184 jours gagnés" in shown
    assert shown.index("Messagerie sécurisée des usagers") < shown.index("Extension du RPPS")


def test_without_inferences_ens_is_not_blocked(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, inf="0", **JUNE))
    assert re.search(r"[0-9]+ sans nouvelle", shown)
    assert not re.search(r"[0-9]+ bloqué", shown)


def test_an_organization_sees_its_own(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, org="organization:cnsa", **JUNE))
    assert "Rien n’a cet état" in shown


def test_milestones_are_listed_by_themselves(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, u="milestones", **JUNE))
    assert "3 bloqués" in shown
    assert "MSSanté étendue au médico-social" in shown


def test_a_day_that_is_none_is_ignored_with_one_line(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, asof="2020-13-45", st="nonsense")
    assert "Une partie de ce lien n’a pas été comprise" in words(app)
    assert "Au 17 mai 2023." in words(app)


def test_what_if_is_told_before_and_after_kept_in_the_link_and_dropped(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, sel="service:ens", **JUNE)
    click(app, "blocked.proof.words", "suppose:done:milestone:messagerie-usagers")
    assert "done:milestone:messagerie-usagers" in str(app.query_params["if"])
    shown = words(app)
    assert "Hypothèse, rien n’est enregistré" in shown
    assert "Messagerie sécurisée des usagers : fait ce jour-là" in shown
    assert "Bloqué" in shown
    assert "Prêt" in shown
    click(app, "blocked.supposed", "drop:done:milestone:messagerie-usagers")
    assert "Hypothèse" not in words(app)
    assert "if" not in app.query_params


@pytest.mark.parametrize(
    ("supposed", "said"),
    [
        ("3m:milestone:messagerie-usagers", "3 mois plus tard"),
        ("cut:milestone:integration-messagerie-ens|DEPENDS_ON|integrates|milestone:messagerie-usagers", "sans le lien"),
    ],
)
def test_a_supposition_is_shared_by_its_link(open_app: OpenApp, filled_store: Path, supposed: str, said: str) -> None:
    shown = words(open_app("blocked", "fr", filled_store, **JUNE, **{"if": supposed}))
    assert said in shown
    assert "changeraient" in shown


@pytest.mark.parametrize("odd", ["done:milestone:none", "soon:milestone:insi-lot-2", "cut:a|b|c|d", "<script>"])
def test_an_odd_supposition_is_ignored_with_one_line(open_app: OpenApp, filled_store: Path, odd: str) -> None:
    shown = words(open_app("blocked", "fr", filled_store, **JUNE, **{"if": odd}))
    assert "Une partie de ce lien n’a pas été comprise" in shown
    assert "Hypothèse" not in shown


def test_another_page_tells_what_documents_say_not_what_is_supposed(open_app: OpenApp, filled_store: Path) -> None:
    done = {"if": "done:milestone:messagerie-usagers"}
    shown = words(open_app("explore", "fr", filled_store, node="service:ens", **JUNE, **done))
    assert "Au 18 juin 2020 : Bloqué" in shown


def test_what_has_no_date_to_move_is_shown_as_it_is(open_app: OpenApp, filled_store: Path) -> None:
    shown = words(open_app("blocked", "fr", filled_store, **JUNE, **{"if": "3m:milestone:ouverture-dmp"}))
    assert "Rien ne changerait." in shown


def test_the_command_beside_the_link_gives_the_same_numbers(open_app: OpenApp, filled_store: Path) -> None:
    app = open_app("blocked", "fr", filled_store, org="organization:cnam", **JUNE)
    offered = next(part for part in words(app).split("python cli.py ")[1:] if part.startswith("blocked"))
    asked = shlex.split(offered.split(" Copier")[0])
    listed = Answer(*asked, "--json", "--store", str(filled_store)).json
    counts = Counter(item["status"] for item in listed)
    assert f"{counts['blocked']} bloqué" in words(app)
    assert f"{counts['late']} en retard" in words(app)
