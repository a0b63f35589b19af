"""The terminal tells what is blocked as documented: every item, its sentence, its chain with evidence, whom to call."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.functional.test_terminal import Answer

JUNE = ("--as-of", "2020-06-18")


@pytest.fixture
def store(filled_store: Path) -> str:
    return str(filled_store)


def test_blocked_lists_every_item_with_the_documented_keys(store: str) -> None:
    listed = Answer("blocked", *JUNE, "--json", "--store", store).json
    assert {item["kind"] for item in listed} == {"Action", "Service", "Referential", "Programme", "Milestone"}
    keys = "id kind name own_status status work counts lead due_start due_end expected_start expected_end margin_days"
    more = "slack_days holder inferred because chain"
    assert {tuple(item) for item in listed} == {tuple(f"{keys} {more}".split())}
    ens = next(item for item in listed if item["id"] == "service:ens")
    assert (ens["status"], ens["lead"]) == ("blocked", "milestone:integration-messagerie-ens")
    assert ens["holder"] == "milestone:messagerie-usagers"
    [link] = ens["chain"]
    assert (link["target"], link["kind"]) == ("milestone:messagerie-usagers", "DEPENDS_ON")
    assert [said["lines"] for said in link["evidence"]] == ["761-762,907"]


def test_the_sentence_is_told_in_both_languages_and_says_what_is_inferred(store: str) -> None:
    because = Answer("because", "ENS", *JUNE, "--json", "--store", store).json["because"]
    assert because["fr"].replace("\u00a0", " ") == (
        "Bloqué : ENS, à l’étape « Intégration de la messagerie usagers à l'ENS » (2e trimestre 2020), attend "
        "« Messagerie sécurisée des usagers », repoussé de « mi-2020 » à « d'ici fin 2020 », selon TICsanté "
        "(18 juin 2020) ; rapprochement déduit."
    )
    assert because["en"].startswith("Blocked: ENS, at the step")
    assert because["en"].endswith("says TICsanté (18 June 2020); a link is inferred.")


def test_because_names_the_lines_and_whom_to_call(store: str) -> None:
    said = Answer("because", "ENS", *JUNE, "--store", store).text
    assert said.startswith("As of 2020-06-18\n")
    assert "doc:dns-2019-12 · Actions 12 et 15 (lines 761-762,907) · explicit" in said
    assert "Call ANS, Cnam." in said


def test_the_day_is_that_of_the_newest_document_unless_given(store: str) -> None:
    assert Answer("blocked", "--store", store).text.startswith("As of 2023-05-17\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--fail-on", "late,blocked"), 1),
        (("--fail-on", "suspended"), 0),
        (("--fail-on", "blocked", "--organization", "CNSA"), 0),
        (("--fail-on", "blocked", "--organization", "Cnam"), 1),
        (("--fail-on", "blocked", "--status", "late"), 1),
    ],
)
def test_fail_on_answers_by_exit_code(arguments: tuple[str, ...], code: int, store: str) -> None:
    assert Answer("blocked", *JUNE, *arguments, "--store", store).code == code


def test_a_status_is_a_filter(store: str) -> None:
    listed = Answer("blocked", *JUNE, "--status", "at_risk", "--json", "--store", store).json
    assert {item["id"] for item in listed} == {"action:ins", "milestone:obligation-ins", "referential:ins"}


def test_what_rests_on_inference_is_gone_when_asked(store: str) -> None:
    listed = Answer("blocked", *JUNE, "--ignore-inferred", "--json", "--store", store).json
    assert not any(item["inferred"] for item in listed)
    assert not any(item["status"] == "blocked" for item in listed)


def test_what_to_unblock_first_is_ranked_with_what_it_frees(store: str) -> None:
    first = Answer("blockers", *JUNE, "--json", "--store", store).json["roots"][0]
    assert (first["id"], first["gained_days"]) == ("milestone:messagerie-usagers", 184)
    assert first["frees"] == ["milestone:integration-messagerie-ens"]
    assert first["call"] == ["organization:ans", "organization:cnam"]


def test_what_if_tells_what_would_change_and_stores_nothing(store: str) -> None:
    before = Answer("blocked", *JUNE, "--json", "--store", store).text
    asked = ("what-if", "milestone:messagerie-usagers", *JUNE, "--json", "--store", store)
    later = {change["id"]: change for change in Answer(*asked, "--delay", "12m").json["changes"]}
    opening = later["milestone:ouverture-ens"]
    assert (opening["before"]["status"], opening["after"]["status"]) == ("on_track", "at_risk")
    done = {change["id"]: change["after"]["status"] for change in Answer(*asked, "--done").json["changes"]}
    assert done["milestone:integration-messagerie-ens"] == "ready"
    cut = ("what-if", "milestone:integration-messagerie-ens", "--cut", "milestone:messagerie-usagers", *JUNE)
    free = {
        change["id"]: change["after"]["status"] for change in Answer(*cut, "--json", "--store", store).json["changes"]
    }
    assert free["milestone:integration-messagerie-ens"] == "on_track"
    assert Answer("blocked", *JUNE, "--json", "--store", store).text == before


def test_what_no_document_names_yet_cannot_be_supposed_and_is_told_without_a_traceback(store: str) -> None:
    answer = Answer("what-if", "milestone:ouverture-bsp", "--done", "--as-of", "2019-04-25", "--store", store)
    assert answer.code == 2
    assert "has no status on 2019-04-25" in answer.error


def test_if_a_referential_slips_its_dates_move(store: str) -> None:
    changes = Answer("what-if", "INS", "--delay", "3m", *JUNE, "--json", "--store", store).json["changes"]
    ins = next(change for change in changes if change["id"] == "milestone:obligation-ins")
    assert (ins["after"]["status"], ins["after"]["due_end"]) == ("late", "2021-04-01")


def test_readiness_lists_what_comes_first_with_whom_to_call(store: str) -> None:
    answer = Answer("readiness", "ENS", "--on", "2021-01-01", *JUNE, "--json", "--store", store).json
    rows = {row["id"]: row for row in answer["checklist"]}
    messaging = rows["milestone:messagerie-usagers"]
    assert messaging["in_time"] is True
    assert messaging["call"] == ["organization:ans", "organization:cnam"]
    assert (
        rows["regulation:arrete-ins" if "regulation:arrete-ins" in rows else "milestone:arrete-ins"]["in_time"] is None
    )
    assert answer["critical_path"][0] == "milestone:ouverture-ens"


def test_the_critical_path_leads_to_whoever_holds_the_date(store: str) -> None:
    asked = ("critical-path", "milestone:integration-messagerie-ens", *JUNE, "--json", "--store", store)
    [path] = Answer(*asked).json["paths"]
    assert [step["id"] for step in path] == ["milestone:integration-messagerie-ens", "milestone:messagerie-usagers"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("blocked", "--status", "green"),
        ("blocked", "--as-of", "tomorrow"),
        ("blocked", "--organization", "nobody at all"),
        ("because", "DNS"),
        ("what-if", "ENS"),
        ("what-if", "ENS", "--delay", "soon"),
        ("what-if", "milestone:ouverture-dmp", "--delay", "3m"),
        ("what-if", "ENS", "--cut", "CNSA"),
        ("readiness", "ENS", "--on", "later"),
    ],
)
def test_what_cannot_be_answered_is_told(arguments: tuple[str, ...], store: str) -> None:
    answer = Answer(*arguments, "--store", store)
    assert answer.code == 2
    assert answer.error
