"""Laws of slips on random statements, against a plain reading of the rule."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.promises import slips
from graph.model import Statement, Subgraph
from graph.schema import STATUSES
from graph.snapshot import Snapshot
from tests.told_graph import told_by

FIRST = date(2019, 1, 1)
_DAYS = st.integers(0, 60)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """Statements on two milestones, in the order of their days."""
    said = []
    for day in sorted(draw(st.lists(_DAYS, max_size=7))):
        name, status = draw(st.sampled_from("ab")), draw(st.sampled_from(STATUSES))
        due = sorted(draw(st.lists(_DAYS, min_size=2, max_size=2))) if draw(st.booleans()) else []
        said.append(" ".join([name, _iso(day), status, *map(_iso, due)]))
    return said


def _iso(day: int) -> str:
    return (FIRST + timedelta(days=day)).isoformat()


@given(lines())
def test_a_slip_is_what_the_rule_says(said: list[str]) -> None:
    graph = told_by(*said)
    expected = {node.id: days for node in graph.nodes if (days := plainly(graph, node.id)) is not None}
    assert {slip.node.id: slip.days for slip in slips(Snapshot.from_subgraph(graph))} == expected


@given(lines(), _DAYS)
def test_what_is_known_as_of_a_day_is_what_a_graph_without_the_rest_tells(said: list[str], day: int) -> None:
    whole = Snapshot.from_subgraph(told_by(*said))
    known = Snapshot.from_subgraph(told_by(*(line for line in said if line.split()[1] <= _iso(day))))
    assert _told(whole, _iso(day)) == _told(known, None)


@given(lines(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(said: list[str], chance: random.Random) -> None:
    graph = told_by(*said)
    statements = list(graph.statements)
    chance.shuffle(statements)
    shuffled = Subgraph(graph.documents, graph.nodes, (), tuple(statements)).canonical()
    assert slips(Snapshot.from_subgraph(shuffled)) == slips(Snapshot.from_subgraph(graph))


def _told(snapshot: Snapshot, as_of: str | None) -> list[tuple[str, int]]:
    return [(slip.node.id, slip.days) for slip in slips(snapshot, as_of=as_of)]


def plainly(graph: Subgraph, name: str) -> int | None:
    """The days of a milestone's slip, by the domain's sentence, from the newest statement backwards."""
    promises: list[Statement] = []
    for statement in sorted(graph.statements, key=lambda s: (s.stated_on, s.seq), reverse=True):
        if statement.milestone != name:
            continue
        if statement.status in {"suspended", "abandoned"}:
            break
        is_over = statement.status == "in_progress" and (statement.due_end or "") < statement.stated_on
        if statement.due_end and statement.status in {"planned", "in_progress", "postponed"} and not is_over:
            promises.insert(0, statement)
    if not promises:
        return None
    last = promises[-1]
    for old in promises:
        if old.document != last.document and str(last.due_start) > str(old.due_end):
            return (date.fromisoformat(str(last.due_end)) - date.fromisoformat(str(old.due_end))).days
    return None
