"""The real roadmap on the days of its documents: every verdict of the domain's worked examples, and no other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graph.analysis.blocking import Asked, Item, Items, Status, verdicts
from graph.analysis.blocking.days import iso_of
from graph.snapshot import Snapshot
from loaders import pipeline


@pytest.fixture(scope="module")
def roadmap() -> Snapshot:
    return Snapshot.from_subgraph(pipeline.read(pipeline.ROADMAP))


def told(roadmap: Snapshot, day: str, **what_if: object) -> Mapping[str, Item]:
    found = verdicts(roadmap, Asked(day, **what_if))  # type: ignore[arg-type]
    return {roadmap.ids[item.place]: item for item in Items(roadmap, found).all()}


def having(roadmap: Snapshot, day: str, status: Status) -> set[str]:
    found = told(roadmap, day)
    return {
        name.removeprefix("milestone:")
        for name, item in found.items()
        if name.startswith("milestone:") and item.status is status
    }


WORKED = {
    "2019-12-31": {
        Status.LATE: {"gt-certification", "concertation-doctrine"},
        Status.BLOCKED: set(),
        Status.AT_RISK: {"publication-doctrine", "articulation-ens-dmp", "integration-messagerie-ens"},
    },
    "2020-06-18": {
        Status.LATE: {
            "extension-rpps",
            "messagerie-usagers",
            "mesure-convergence",
            "convergence-industriels",
            "pilotes-certification",
        },
        Status.BLOCKED: {"integration-messagerie-ens", "conventions-convergence", "mssante-medico-social"},
        Status.AT_RISK: {"obligation-ins"},
    },
    "2021-06-30": {
        Status.LATE: set(),
        Status.BLOCKED: set(),
        Status.AT_RISK: set(),
        Status.UNKNOWN: {"ouverture-ens", "ouverture-hdh", "apcv-cible"},
    },
    "2023-05-17": {Status.LATE: {"ouverture-bsp"}, Status.BLOCKED: set(), Status.AT_RISK: set()},
}


@pytest.mark.parametrize(("day", "status"), [(day, status) for day, found in WORKED.items() for status in found])
def test_the_verdicts_are_those_of_the_worked_examples_and_no_others(
    roadmap: Snapshot, day: str, status: Status
) -> None:
    assert having(roadmap, day, status) == WORKED[day][status]


def test_ens_waits_at_one_step_and_its_opening_keeps_a_year(roadmap: Snapshot) -> None:
    found = told(roadmap, "2020-06-18")
    ens, opening = found["service:ens"], found["milestone:ouverture-ens"]
    assert ens.status is Status.BLOCKED
    assert roadmap.ids[ens.lead or 0] == "milestone:integration-messagerie-ens"
    assert roadmap.ids[ens.holder or 0] == "milestone:messagerie-usagers"
    assert iso_of(ens.expected_end) == "2020-12-31"
    assert (opening.status, opening.margin) == (Status.ON_TRACK, 366)


def test_a_year_more_on_the_messaging_puts_the_opening_of_ens_at_risk(roadmap: Snapshot) -> None:
    later = told(roadmap, "2020-06-18", delays={"milestone:messagerie-usagers": 12})
    assert later["milestone:ouverture-ens"].status is Status.AT_RISK
    assert later["milestone:messagerie-usagers"].status is Status.LATE


def test_done_today_frees_what_waited(roadmap: Snapshot) -> None:
    freed = told(roadmap, "2020-06-18", done=frozenset({"milestone:messagerie-usagers"}))
    assert freed["milestone:integration-messagerie-ens"].status is Status.READY
    assert freed["service:mssante-usager"].status is Status.IN_OPERATION


def test_what_is_in_operation_waits_for_nothing_and_its_late_steps_are_work(roadmap: Snapshot) -> None:
    for day in ("2019-12-31", "2020-06-18"):
        found = told(roadmap, day)
        for name in ("service:dmp", "service:mssante", "referential:rpps", "service:pro-sante-connect"):
            assert found[name].status is Status.IN_OPERATION, name
    assert found["referential:rpps"].work is Status.LATE
    assert found["service:mssante"].work is Status.BLOCKED


def test_suspended_and_resumed_in_one_line_is_under_way_without_a_date(roadmap: Snapshot) -> None:
    item = told(roadmap, "2020-06-18")["milestone:experimentation-apcv"]
    assert (item.own, iso_of(item.due_end)) == (Status.IN_PROGRESS, None)


def test_ens_is_open_in_2023(roadmap: Snapshot) -> None:
    assert told(roadmap, "2023-05-17")["service:ens"].status is Status.IN_OPERATION


def test_the_verdict_on_ens_rests_on_an_inference_and_is_gone_without(roadmap: Snapshot) -> None:
    assert told(roadmap, "2020-06-18")["service:ens"].is_inferred
    stated = told(roadmap, "2020-06-18", with_inferred=False)
    assert stated["service:ens"].status is not Status.BLOCKED
    assert not any(item.is_inferred for item in stated.values())
