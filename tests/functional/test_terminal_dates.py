"""The terminal tells what was said when, what slipped, what was measured and what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.functional.test_terminal import Answer


@pytest.fixture
def store(filled_store: Path) -> str:
    return str(filled_store)


def test_a_slip_is_listed_with_both_its_evidences(store: str) -> None:
    found = {slip["item"]["id"]: slip for slip in Answer("slips", "--json", "--store", store).json}
    slip = found["milestone:messagerie-usagers"]
    assert set(slip) == {"item", "from", "to", "days", "basis"}
    assert (slip["days"], slip["basis"]) == (153, "inferred")
    assert [slip[end]["evidence"][0]["lines"] for end in ("from", "to")] == ["761-762", "56"]


def test_as_of_a_day_only_what_had_been_said_is_told(store: str) -> None:
    days = {slip["days"] for slip in Answer("slips", "--as-of", "2019-12-31", "--json", "--store", store).json}
    assert days == {92, 19}
    told = Answer("statements", "INS", "--as-of", "2020-03-10", "--json", "--store", store).json["milestones"]
    said = {each["id"]: [statement["document"] for statement in each["statements"]] for each in told}
    assert said["milestone:obligation-ins"] == ["doc:dns-2019-12", "doc:article-2020-03"]


def test_what_changed_since_a_document_is_what_later_ones_say(store: str) -> None:
    by_document = Answer("changed", "--since", "doc:ticsante-2020-06", "--json", "--store", store)
    by_day = Answer("changed", "--since", "2020-06-18", "--json", "--store", store)
    assert by_document.text == by_day.text
    assert by_day.json["documents"] == ["doc:article-2023-05"]
    assert [change["item"]["id"] for change in by_day.json["moved"]] == ["milestone:ouverture-bsp"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("statements", "apCV"), "suspended"),
        (("statements", "DNS"), "No document says a date of DNS."),
        (("slips",), "d'ici fin 2020 (doc:ticsante-2020-06)"),
        (("slips", "--as-of", "2019-04-25"), "No promise has slipped."),
        (("observations", "MSSanté"), "1,429 établissements"),
        (("observations", "milestone:insi-lot-2"), "No document reports a figure"),
        (("changed", "--since", "doc:dns-2019-12"), "moved"),
        (("changed", "--since", "2030-01-01"), "No document speaks after 2030-01-01."),
    ],
)
def test_dates_and_figures_are_told_in_words(arguments: tuple[str, ...], said: str, store: str) -> None:
    answer = Answer(*arguments, "--store", store)
    assert answer.code == 0
    assert said in answer.text


@pytest.mark.parametrize(
    "arguments",
    [
        ("statements", "nothing of that name"),
        ("slips", "--as-of", "yesterday"),
        ("slips", "--as-of", "2020-02-30"),
        ("changed",),
        ("changed", "--since", "doc:none"),
        ("changed", "--since", "2020-13-01"),
    ],
)
def test_a_day_or_a_document_that_is_none_is_told(arguments: tuple[str, ...], store: str) -> None:
    answer = Answer(*arguments, "--store", store)
    assert answer.code == 2
    assert answer.error
