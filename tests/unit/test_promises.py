"""Promises, slips and what is new are read from statements by the rules of the domain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.changes import Turn, changed
from graph.analysis.promises import in_force, slips, standing
from graph.model import Basis
from graph.snapshot import Snapshot
from tests.told_graph import told_by


def found(*lines: str, as_of: str | None = None, role: str = "step") -> list[tuple[str, int]]:
    """Milestone and days of every slip."""
    snapshot = Snapshot.from_subgraph(told_by(*lines, role=role))
    return [(slip.node.id.removeprefix("milestone:"), slip.days) for slip in slips(snapshot, as_of=as_of)]


APRIL = "a 2019-04-25 planned 2019-10-01 2019-10-31"
DECEMBER = "a 2019-12-31 planned 2020-01-01 2020-01-31"


def test_a_promise_wholly_after_an_earlier_documents_is_a_slip_of_the_difference_of_their_ends() -> None:
    assert found(APRIL, DECEMBER) == [("a", 92)]


@pytest.mark.parametrize(
    "later",
    [
        "a 2019-12-31 planned 2019-10-31 2020-01-31",  # the periods touch
        "a 2019-12-31 planned 2019-10-15 2019-10-20",  # a finer word over the same days
        "a 2019-12-31 planned 2019-05-01 2019-05-31",  # earlier
        "a 2019-12-31 done 2020-01-01",  # no promise
        "a 2019-12-31 postponed",  # without a date
        "a 2019-12-31 suspended",
        "a 2019-04-25 planned 2020-01-01 2020-01-31",  # the same document: a contradiction
    ],
)
def test_what_is_no_slip(later: str) -> None:
    assert found(APRIL, later) == []


def test_postponed_without_an_older_date_is_no_slip_and_with_one_it_is() -> None:
    assert found("a 2020-06-18 postponed 2021-01-01") == []
    assert found(APRIL, "a 2020-06-18 postponed 2021-01-01") == [("a", 428)]


def test_a_slip_is_counted_from_the_first_promise_that_it_comes_after() -> None:
    assert found(APRIL, DECEMBER, "a 2020-06-18 planned 2020-09-01 2020-09-30") == [("a", 335)]


def test_a_stop_voids_the_promises_made_before_it() -> None:
    assert found(APRIL, "a 2019-06-01 suspended", DECEMBER) == []
    assert found(APRIL, "a 2019-06-01 suspended", "a 2019-06-02 resumed", DECEMBER) == []


def test_an_event_has_no_verdict() -> None:
    assert found(APRIL, DECEMBER, role="event") == []


def test_as_of_a_day_only_what_had_been_said_counts() -> None:
    assert found(APRIL, DECEMBER, as_of="2019-12-30") == []
    assert found(APRIL, DECEMBER, as_of="2019-12-31") == [("a", 92)]


def test_slips_are_listed_longest_first_then_by_id() -> None:
    lines = [APRIL, DECEMBER, *(line.replace("a ", "b ", 1) for line in (APRIL, DECEMBER))]
    longer = [APRIL.replace("a ", "z ", 1), "z 2019-12-31 planned 2020-02-01 2020-02-29"]
    assert found(*lines, *longer) == [("z", 121), ("a", 92), ("b", 92)]


def test_a_slip_is_inferred_where_a_statement_or_the_milestone_in_its_document_is() -> None:
    stated = told_by(APRIL, DECEMBER)
    assert slips(Snapshot.from_subgraph(stated))[0].basis is Basis.EXPLICIT
    assert slips(Snapshot.from_subgraph(told_by(APRIL, f"{DECEMBER} inferred")))[0].basis is Basis.INFERRED
    [node] = stated.nodes
    said = tuple(replace(each, basis=Basis.INFERRED, note="note") for each in node.evidence)
    assert (
        slips(Snapshot.from_subgraph(replace(stated, nodes=(replace(node, evidence=said),))))[0].basis is Basis.INFERRED
    )


def test_under_way_since_a_period_that_is_over_tells_a_beginning() -> None:
    begun, going = told_by(
        "a 2019-12-31 in_progress 2019-10-01 2019-10-31", "b 2019-12-31 in_progress 2020-01-01 2020-01-31"
    ).statements
    assert in_force([begun]) is None
    assert in_force([going]) is going


def test_after_resumed_there_is_no_due_date_until_one_is_said_again() -> None:
    graph = told_by(
        APRIL, "a 2020-06-18 suspended", "a 2020-06-18 resumed 2020-06-15", "a 2020-07-01 planned 2021-04-01"
    )
    assert standing(graph.statements[:3]) == ()
    assert standing(graph.statements) == graph.statements[3:]


@pytest.mark.parametrize(
    ("later", "turn"),
    [
        ("a 2019-12-31 planned 2020-01-01 2020-01-31", Turn.MOVED),
        ("a 2019-12-31 planned 2019-05-01 2019-05-31", Turn.MOVED),
        ("a 2019-12-31 planned 2019-10-15 2019-12-31", Turn.AGAIN),
        ("a 2019-12-31 in_progress", Turn.AGAIN),
        ("a 2019-12-31 done", Turn.FINISHED),
        ("a 2019-12-31 suspended", Turn.STOPPED),
        ("a 2019-12-31 abandoned", Turn.STOPPED),
        ("a 2019-12-31 resumed", Turn.RESUMED),
        ("b 2019-12-31 planned 2020-01-01", Turn.NEW),
        ("b 2019-12-31 done", Turn.FINISHED),
    ],
)
def test_what_became_of_a_milestone_since_a_day(later: str, turn: Turn) -> None:
    changes = changed(Snapshot.from_subgraph(told_by(APRIL, later)), "2019-04-25")
    assert [change.turn for change in changes.milestones] == [turn]
    assert changes.documents == ("doc:2019-12-31",)


def test_done_and_said_to_be_done_again_is_said_again() -> None:
    graph = told_by("a 2019-04-25 done", "a 2019-12-31 done")
    assert [change.turn for change in changed(Snapshot.from_subgraph(graph), "2019-04-25").milestones] == [Turn.AGAIN]


def test_nothing_is_new_since_the_newest_document() -> None:
    changes = changed(Snapshot.from_subgraph(told_by(APRIL, DECEMBER)), "2019-12-31")
    assert (changes.documents, changes.milestones, changes.figures) == ((), (), ())
