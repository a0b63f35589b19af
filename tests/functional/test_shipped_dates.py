"""What the shipped roadmap says of dates and figures: the domain's worked examples first, then the known traps."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.analysis.changes import changed
from graph.analysis.promises import in_force, slips
from graph.analysis.told import measured, told
from graph.model import Basis, Observation, Statement
from graph.snapshot import Snapshot
from loaders import pipeline


@pytest.fixture(scope="module")
def roadmap() -> Snapshot:
    return Snapshot.from_subgraph(pipeline.read(pipeline.ROADMAP))


SLIPS = {
    "2019-12-31": {"gt-certification": 92, "concertation-doctrine": 19},
    "2020-06-18": {
        "extension-rpps": 184,
        "messagerie-usagers": 153,
        "convergence-industriels": 137,
        "pilotes-certification": 31,
    },
    "2023-05-17": {"ouverture-bsp": 925},
}


@pytest.mark.parametrize("day", SLIPS)
def test_the_slips_are_those_of_the_worked_examples_and_no_others(day: str, roadmap: Snapshot) -> None:
    expected = {name: days for known in SLIPS if known <= day for name, days in SLIPS[known].items()}
    assert {slip.node.id.removeprefix("milestone:"): slip.days for slip in slips(roadmap, as_of=day)} == expected


def test_a_slip_that_rests_on_one_thing_under_two_names_is_inferred(roadmap: Snapshot) -> None:
    basis = {slip.node.id.removeprefix("milestone:"): slip.basis for slip in slips(roadmap)}
    assert basis.pop("concertation-doctrine") is Basis.EXPLICIT
    assert set(basis.values()) == {Basis.INFERRED}


@pytest.mark.parametrize(
    "false_friend", ["obligation-ins", "ouverture-ens", "infirmiers-rpps", "tests-authentification"]
)
def test_the_false_friends_are_no_slips(false_friend: str, roadmap: Snapshot) -> None:
    assert len(said(roadmap, false_friend)) > 1
    assert f"milestone:{false_friend}" not in {slip.node.id for slip in slips(roadmap)}


def test_it_is_all_there(roadmap: Snapshot) -> None:
    statements = Counter(s.document for name in roadmap.ids for s in roadmap.statements_of(name))
    assert set(statements) == set(roadmap.documents) - {"doc:brief"}
    assert sum(statements.values()) > 200
    assert sum(len(roadmap.observations_of(name)) for name in roadmap.ids) > 110


def test_every_milestone_is_a_part_of_something_and_every_indicator_measures_something(roadmap: Snapshot) -> None:
    for kind, relation in (("Milestone", "MILESTONE_OF"), ("Indicator", "MEASURES")):
        names = {node.id for node in roadmap.nodes if node.kind == kind}
        assert names == {edge.source for edge in roadmap.edges if edge.kind == relation}


def said(roadmap: Snapshot, name: str) -> tuple[Statement, ...]:
    return roadmap.statements_of(f"milestone:{name}")


def values(roadmap: Snapshot, name: str) -> tuple[Observation, ...]:
    return roadmap.observations_of(f"indicator:{name}")


def facts(roadmap: Snapshot) -> list[Statement | Observation]:
    found: list[Statement | Observation] = []
    for name in roadmap.ids:
        found += [*roadmap.statements_of(name), *roadmap.observations_of(name)]
    return found


def test_the_law_of_july_2020_is_kept_as_it_stands_and_flagged(roadmap: Snapshot) -> None:
    [law] = said(roadmap, "opposabilite-loi")
    assert (law.due_text, law.due_start, law.due_end, law.flag) == ("Juillet 2020", None, None, "impossible_date")


def test_a_suspension_and_its_end_in_one_line_leave_no_due_date(roadmap: Snapshot) -> None:
    statements = said(roadmap, "experimentation-apcv")
    assert [statement.status for statement in statements] == ["in_progress", "suspended", "resumed"]
    assert in_force(statements) is None
    assert in_force(said(roadmap, "extension-apcv")) is not None


def test_a_paragraph_that_is_printed_twice_is_one_statement_with_two_lines(roadmap: Snapshot) -> None:
    [identities] = said(roadmap, "generalisation-identites")
    assert [evidence.lines for evidence in identities.evidence] == ["4,9"]


def test_a_target_that_is_worded_twice_in_one_article_is_flagged(roadmap: Snapshot) -> None:
    months, day, opened = said(roadmap, "ouverture-ens")
    assert (months.due_end, day.due_end) == ("2021-12-18", "2022-01-01")
    assert {months.flag, day.flag} == {"contradiction"}
    assert (opened.status, opened.evidence[0].basis) == ("done", Basis.INFERRED)


def test_a_meeting_on_a_sunday_and_the_projectathons_of_a_heading_are_flagged(roadmap: Snapshot) -> None:
    assert said(roadmap, "reunion-psc-2019-10")[0].flag == "misprint"
    assert said(roadmap, "projectathons-2019-04")[0].flag == "contradiction"
    assert said(roadmap, "projectathon-vsm")[0].flag is None


@pytest.mark.parametrize("thing", ["dmp", "mssante", "rpps", "finess", "pro-sante-connect"])
def test_what_is_shown_in_use_is_open_by_the_end_of_2019(thing: str, roadmap: Snapshot) -> None:
    node = next(name for name in roadmap.ids if name in {f"service:{thing}", f"referential:{thing}"})
    openings = [each for each in told(roadmap, node, as_of="2019-12-31") if each.node.properties["role"] == "opening"]
    assert [each.statements[-1].status for each in openings if each.of == (node,)] == ["done"]


def test_no_version_date_of_a_terminology_is_a_statement(roadmap: Snapshot) -> None:
    for name in ("adicap", "atc", "cim-10", "bdpm", "meddra"):
        assert told(roadmap, f"referential:{name}") == ()


def test_every_inference_has_its_reason(roadmap: Snapshot) -> None:
    inferred = [item for fact in facts(roadmap) for item in fact.evidence if item.basis is Basis.INFERRED]
    assert len(inferred) > 50
    assert all(item.note for item in inferred)


def test_laboratories_that_send_and_that_are_connected_are_two_indicators(roadmap: Snapshot) -> None:
    assert [value.value for value in values(roadmap, "laboratoires-emetteurs-mssante")] == [163]
    assert [value.value for value in values(roadmap, "laboratoires-connectes-mssante")] == [199]


def test_a_point_between_thousands_is_no_fraction(roadmap: Snapshot) -> None:
    assert [value.value for value in values(roadmap, "etablissements-mssante")] == [1244, 1429]


def test_the_incidents_of_may_are_flagged_and_those_of_2019_are_not(roadmap: Snapshot) -> None:
    flags = {value.value: value.flag for value in values(roadmap, "incidents")}
    assert flags == {392: None, 121: "contradiction"}


def test_a_node_shows_its_own_figures_and_those_of_what_it_delivers(roadmap: Snapshot) -> None:
    own = {each.node.id for each in measured(roadmap, "service:dmp")}
    assert own
    assert own <= {each.node.id for each in measured(roadmap, "action:dmp")}


def test_what_falls_due_first_comes_first_and_what_has_no_date_last(roadmap: Snapshot) -> None:
    promises = [in_force(each.statements) for each in told(roadmap, "service:ens")]
    due = [promise.due_end if promise else "9" for promise in promises]
    assert due == sorted(map(str, due))
    assert len(set(due)) > 4


def test_every_flagged_contradiction_is_listed_with_advice(roadmap: Snapshot) -> None:
    flagged = {fact.key[0] for fact in facts(roadmap) if fact.flag}
    listed = {item for contradiction in roadmap.contradictions for item in contradiction.items}
    assert flagged <= listed


def test_what_the_newest_document_says_is_found_since_the_one_before(roadmap: Snapshot) -> None:
    changes = changed(roadmap, "2020-06-18")
    assert changes.documents == ("doc:article-2023-05",)
    turns = {change.node.id.removeprefix("milestone:"): change.turn.value for change in changes.milestones}
    assert turns["ouverture-bsp"] == "moved"
    assert turns["ouverture-ens"] == "finished"
    assert turns["acces-images"] == "new"
    assert "extension-rpps" not in turns
