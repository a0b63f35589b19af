"""Every catalogue question gives the rows that the same question gets from the Snapshot."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from graph.analysis.blocking import Asked, Status, iso_of, verdicts
from graph.connect import open_store
from graph.errors import QueryError, UnknownNodeError, UnknownQueryError
from graph.model import Basis, Edge, Subgraph
from graph.snapshot import Snapshot
from graph.store import GraphStore, Source, Value
from queries.catalog import NODE_KINDS, catalog
from queries.runner import run
from tests.strategies import graphs
from tests.told_graph import told_by
from tests.waiting_graphs import TOLD, day, tangles, waiting_graphs

Rows: TypeAlias = set[tuple[Value, ...]]
DEEP = 4


def kept(snapshot: Snapshot, *kinds: str) -> list[Edge]:
    return [edge for edge in snapshot.edges if edge.kind in kinds]


def walked(snapshot: Snapshot, start: str, *, backwards: bool) -> Rows:
    oracle: nx.DiGraph[str] = nx.DiGraph((e.source, e.target) for e in kept(snapshot, "DEPENDS_ON"))
    oracle.add_node(start)
    far = nx.single_source_shortest_path_length(oracle.reverse() if backwards else oracle, start, cutoff=DEEP)
    nodes = {node.id: node for node in snapshot.nodes}
    return {(i, nodes[i].kind, nodes[i].name, distance) for i, distance in dict(far).items() if i != start}


def most_relied_on(snapshot: Snapshot) -> Rows:
    many = Counter(target for _, target in {(e.source, e.target) for e in kept(snapshot, "DEPENDS_ON")})
    return {(n.id, n.kind, n.name, many[n.id]) for n in snapshot.nodes if n.id in many}


def who_answers(snapshot: Snapshot, node: str) -> Rows:
    names = {n.id: n.name for n in snapshot.nodes}
    asked = kept(snapshot, "STEERS", "OPERATES")
    return {(e.source, names[e.source], e.kind, e.properties.get("led_by")) for e in asked if e.target == node}


def touched_by(snapshot: Snapshot, node: str) -> Rows:
    nodes = {n.id: n for n in snapshot.nodes}
    asked = kept(snapshot, "STEERS", "OPERATES", "FUNDS", "CONTRIBUTES_TO")
    return {(e.target, nodes[e.target].kind, nodes[e.target].name, e.kind) for e in asked if e.source == node}


def actions_of_an_edition(snapshot: Snapshot, node: str) -> Rows:
    asked = kept(snapshot, "LISTED_IN")
    return {(e.source, e.properties.get("number"), e.properties.get("title")) for e in asked if e.target == node}


def relations_of_a_document(snapshot: Snapshot, document: str) -> Rows:
    asked = kept(snapshot, "DEPENDS_ON", "DELIVERS")
    return {(e.source, e.kind, e.nature, e.target, e.basis) for e in asked if document in e.documents}


def inferred(snapshot: Snapshot) -> Rows:
    asked = kept(snapshot, "DEPENDS_ON", "DELIVERS")
    return {(e.source, e.kind, e.nature, e.target) for e in asked if e.basis is Basis.INFERRED}


def needing(snapshot: Snapshot) -> nx.DiGraph[str]:
    oracle: nx.DiGraph[str] = nx.DiGraph((e.source, e.target) for e in kept(snapshot, "DEPENDS_ON"))
    oracle.add_nodes_from(snapshot.ids)
    return oracle


def shared(snapshot: Snapshot, one: str, other: str) -> Rows:
    oracle = needing(snapshot)
    nodes = {node.id: node for node in snapshot.nodes}

    def far(start: str) -> dict[str, int]:
        """Links to everything within DEEP of what the start depends on; to itself only through a circle."""
        found: dict[str, int] = {}
        for first in oracle.successors(start):
            for end, length in nx.single_source_shortest_path_length(oracle, first, cutoff=DEEP - 1).items():
                found[end] = min(found.get(end, DEEP), length + 1)
        return found

    a, b = far(one), far(other)
    return {(i, nodes[i].kind, nodes[i].name, a[i], b[i]) for i in a if i in b}


def paths(snapshot: Snapshot, one: str, other: str) -> Rows:
    if one == other:
        return set()
    ways = nx.all_simple_paths(needing(snapshot), one, other, cutoff=3)
    return {(len(way) - 1, *[*way[1:-1], None, None][:2]) for way in ways}


def most_demanding(snapshot: Snapshot) -> Rows:
    many = Counter(source for source, _ in {(e.source, e.target) for e in kept(snapshot, "DEPENDS_ON")})
    return {(n.id, n.kind, n.name, many[n.id]) for n in snapshot.nodes if n.id in many}


def blocking(snapshot: Snapshot, node: str) -> Rows:
    nodes = {n.id: n for n in snapshot.nodes}
    asked = [e for e in kept(snapshot, "DEPENDS_ON") if e.source == node and e.blocking]
    return {(e.target, nodes[e.target].kind, nodes[e.target].name, e.nature, e.basis) for e in asked}


def who_funds(snapshot: Snapshot, node: str) -> Rows:
    names = {n.id: n.name for n in snapshot.nodes}
    return {(e.source, names[e.source], e.kind) for e in kept(snapshot, "FUNDS", "CONTRIBUTES_TO") if e.target == node}


def without_operator(snapshot: Snapshot) -> Rows:
    operated = {e.target for e in kept(snapshot, "OPERATES")}
    return {(n.id, n.name, n.category) for n in snapshot.nodes if n.kind == "Service" and n.id not in operated}


def busiest(snapshot: Snapshot) -> Rows:
    many = Counter(source for source, _ in {(e.source, e.target) for e in kept(snapshot, "STEERS", "OPERATES")})
    return {(n.id, n.name, many[n.id]) for n in snapshot.nodes if n.id in many}


def deliveries(snapshot: Snapshot, edition: str) -> Rows:
    nodes = {n.id: n for n in snapshot.nodes}
    listed = {e.source: e.properties.get("number") for e in kept(snapshot, "LISTED_IN") if e.target == edition}
    return {
        (e.source, listed[e.source], e.target, nodes[e.target].kind, nodes[e.target].name)
        for e in kept(snapshot, "DELIVERS")
        if e.source in listed and nodes[e.source].kind == "Action"
    }


def renumbered(snapshot: Snapshot) -> Rows:
    nodes = {n.id: n for n in snapshot.nodes}
    listed = [(e.source, e.target, e.properties.get("number")) for e in kept(snapshot, "LISTED_IN")]
    return {
        (action, nodes[action].name, edition, number, later, later_number)
        for action, edition, number in listed
        for other, later, later_number in listed
        if action == other
        and edition < later
        and None not in {number, later_number}
        and number != later_number
        and nodes[action].kind == "Action"
    }


def orphans(snapshot: Snapshot) -> Rows:
    joined = {end for e in snapshot.edges for end in (e.source, e.target)}
    return {(n.id, n.kind, n.name) for n in snapshot.nodes if n.id not in joined}


def single_source(snapshot: Snapshot) -> Rows:
    asked = [e for e in kept(snapshot, "DEPENDS_ON", "DELIVERS") if len(e.documents) == 1]
    return {(e.source, e.kind, e.nature, e.target, e.documents[0]) for e in asked}


def only_by_document(snapshot: Snapshot, document: str) -> Rows:
    asked = [e for e in kept(snapshot, "DEPENDS_ON", "DELIVERS") if e.documents == (document,)]
    return {(e.source, e.kind, e.nature, e.target, e.basis) for e in asked}


def by_brief(snapshot: Snapshot) -> Rows:
    asked = kept(snapshot, "DEPENDS_ON", "DELIVERS")
    return {(e.source, e.kind, e.nature, e.target) for e in asked if e.basis is Basis.BRIEF}


def own_status(snapshot: Snapshot, on: str) -> Rows:
    judged = verdicts(snapshot, Asked(on))
    own, told = judged.own, judged.said
    return {
        (
            snapshot.ids[place],
            snapshot.node(place).name,
            Status(int(own.status[place])).code,
            str(iso_of(int(told.stated[own.newest[place]]))),
            iso_of(int(told.due_end[own.force[place]])) if own.force[place] >= 0 else None,
        )
        for place in np.flatnonzero(judged.framed.is_milestone & (own.newest >= 0)).tolist()
    }


def late_prerequisites(snapshot: Snapshot, start: str, on: str) -> Rows:
    judged = verdicts(snapshot, Asked(on))
    own, steps = judged.own, judged.framed.is_milestone
    parts: dict[str, list[str]] = {}
    for edge in kept(snapshot, "MILESTONE_OF"):
        parts.setdefault(edge.target, []).append(edge.source)
    found: dict[tuple[str, str], int] = {}
    for begin in (start, *parts.get(start, ())):
        for end, distance in _walks(snapshot, begin).items():
            for late in (end, *parts.get(end, ())):
                place = snapshot.index(late)
                if steps[place] and own.status[place] in {Status.LATE, Status.SUSPENDED}:
                    found[late, end] = min(distance, found.get((late, end), DEEP))
    return {
        (late, snapshot.node(place).name, Status(int(own.status[place])).code, end, distance)
        for (late, end), distance in found.items()
        for place in [snapshot.index(late)]
    }


def _walks(snapshot: Snapshot, start: str) -> dict[str, int]:
    """What walks of up to `DEEP` links end at, with the shortest; the start itself where a circle leads back to it."""
    needs: dict[str, set[str]] = {}
    for edge in kept(snapshot, "DEPENDS_ON"):
        needs.setdefault(edge.source, set()).add(edge.target)
    found: dict[str, int] = {}
    ring = {start}
    for distance in range(1, DEEP + 1):
        ring = {end for node in ring for end in needs.get(node, ())}
        for end in ring:
            found.setdefault(end, distance)
    return found


ORACLES: dict[str, tuple[dict[str, str], Callable[[Snapshot, str], Rows]]] = {
    "dependencies": ({"depth": str(DEEP)}, lambda s, given: walked(s, given, backwards=False)),
    "dependents": ({"depth": str(DEEP)}, lambda s, given: walked(s, given, backwards=True)),
    "most-relied-on": ({"limit": "1000"}, lambda s, _: most_relied_on(s)),
    "who-answers": ({}, who_answers),
    "touched-by": ({}, touched_by),
    "actions-of-an-edition": ({}, actions_of_an_edition),
    "relations-of-a-document": ({}, relations_of_a_document),
    "inferred": ({}, lambda s, _: inferred(s)),
    "most-demanding": ({"limit": "1000"}, lambda s, _: most_demanding(s)),
    "blocking": ({}, blocking),
    "who-funds": ({}, who_funds),
    "services-without-operator": ({}, lambda s, _: without_operator(s)),
    "busiest-organizations": ({"limit": "1000"}, lambda s, _: busiest(s)),
    "deliveries-of-an-edition": ({}, deliveries),
    "actions-that-changed-number": ({}, lambda s, _: renumbered(s)),
    "orphans": ({}, lambda s, _: orphans(s)),
    "single-source": ({}, lambda s, _: single_source(s)),
    "only-by-document": ({}, only_by_document),
    "said-by-the-project": ({}, lambda s, _: by_brief(s)),
}
DATED = ("own-status", "late-prerequisites")
"""Questions about a day."""

PAIRS: dict[str, Callable[[Snapshot, str, str], Rows]] = {"shared-dependencies": shared, "paths": paths}
"""Questions about two nodes, ``id`` and ``other``."""


def check(store: GraphStore, asked: str) -> None:
    """Ask a question about everything it can be asked about, on both sides; of pairs of nodes a sample."""
    snapshot = store.snapshot()
    if asked in PAIRS:
        for one, other in sample(snapshot):
            rows = run(store, asked, {"id": one, "other": other}).rows
            assert len(set(rows)) == len(rows)
            assert set(rows) == PAIRS[asked](snapshot, one, other)
        return
    if asked == "own-status":
        for on in days(snapshot):
            rows = run(store, asked, {"day": on}).rows
            assert len(set(rows)) == len(rows)
            assert set(rows) == own_status(snapshot, on), on
        return
    options, oracle = ORACLES[asked]
    (param,) = [p for p in next(q for q in catalog() if q.name == asked).params if p.default is None] or (None,)
    documents = [document.id for document in snapshot.subgraph().documents]
    kind = None if param is None else NODE_KINDS.get(param.type)
    nodes = [node.id for node in snapshot.nodes if kind in {None, node.kind}]
    for about in [""] if param is None else nodes if param.type in NODE_KINDS else documents:
        given_values = dict(options) if param is None else {**options, param.name: about}
        rows = run(store, asked, given_values).rows
        assert len(set(rows)) == len(rows)
        assert set(rows) == oracle(snapshot, about)


def days(snapshot: Snapshot) -> list[str]:
    """The days on which something is said, the day after each promise ends, and when the first words fall silent."""
    said = snapshot.tables.statements
    ends = [date.fromisoformat(end) + timedelta(days=1) for end in said.column("due_end").to_pylist() if end]
    spoken = [date.fromisoformat(each) for each in said.column("stated_on").to_pylist()]
    silent = [each + timedelta(days=offset) for each in spoken for offset in (183, 184)]
    every = sorted({*spoken, *ends, *silent})
    return [each.isoformat() for each in every[:: max(1, len(every) // 12)]]


def sample(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Pairs of which most have an answer: what relies on most with what is relied on most, each way, and itself."""
    many = Counter(end for e in kept(snapshot, "DEPENDS_ON") for end in (e.source, e.target))
    busy = [node for node, _ in sorted(many.items(), key=lambda item: (-item[1], item[0]))[:9]] or list(
        snapshot.ids[:2]
    )
    return [(one, other) for one in busy for other in busy]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(os.fspath(tmp_path / "store"))
    yield opened
    opened.close()


def test_every_question_has_its_oracle() -> None:
    assert {*ORACLES, *PAIRS, *DATED} == {question.name for question in catalog()}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=graphs(max_nodes=10, max_edges=20))
def test_the_catalogue_answers_as_the_snapshot_does_on_random_graphs(store: GraphStore, graph: Subgraph) -> None:
    store.replace(graph, Source("random"))
    for asked in (*ORACLES, *PAIRS):
        check(store, asked)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=waiting_graphs() | tangles())
def test_own_status_is_that_of_the_analysis(store: GraphStore, graph: Subgraph) -> None:
    store.replace(graph, Source("random"))
    check(store, "own-status")


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=tangles())
def test_late_prerequisites_are_those_of_the_analysis(store: GraphStore, graph: Subgraph) -> None:
    store.replace(graph, Source("random"))
    for about in store.snapshot().ids:
        rows = run(store, "late-prerequisites", {"id": about, "day": day(TOLD), "depth": str(DEEP)}).rows
        assert set(rows) == late_prerequisites(store.snapshot(), about, day(TOLD))


CASES = """
after 2020-01-10 planned 2020-03-01 2020-03-31
after 2020-06-18 planned 2020-04-01 2020-05-31
again 2020-01-10 suspended
again 2020-01-10 resumed
begun 2020-06-18 in_progress 2019-10-01 2019-10-31
begun-late 2020-01-10 planned 2020-02-01 2020-02-29
begun-late 2020-06-18 in_progress 2019-10-01 2019-10-31
moved 2020-01-10 planned 2020-02-01 2020-02-29
moved 2020-06-18 postponed 2020-09-01 2020-09-30
stopped 2020-01-10 planned 2020-02-01 2020-02-29
stopped 2020-03-10 suspended
stopped 2020-06-18 planned 2020-09-01 2020-09-30
turned 2020-06-18 planned 2020-09-01 2020-09-30
turned 2020-06-18 done
undone 2020-06-18 done
undone 2020-06-18 planned 2020-09-01 2020-09-30
"""
"""Statements that one after another, on one day, or after a stop say something else than alone."""


def test_each_rule_of_own_status_holds_where_it_alone_decides(store: GraphStore) -> None:
    store.replace(told_by(*CASES.strip().splitlines()), Source("drawn"))
    check(store, "own-status")
    rows = run(store, "own-status", {"day": "2020-06-18"}).rows
    statuses = {str(row[0]).removeprefix("milestone:"): row[2] for row in rows}
    assert statuses == {
        "after": "late",
        "again": "in_progress",
        "begun": "in_progress",
        "begun-late": "late",
        "moved": "late",
        "stopped": "planned",
        "turned": "done",
        "undone": "planned",
    }


@pytest.mark.parametrize("on", ["2019-12-31", "2020-06-18", "2021-06-30", "2023-05-17"])
def test_what_ens_waits_for_that_is_late_is_what_the_analysis_says(on: str, filled_store: Path) -> None:
    opened = open_store(os.fspath(filled_store))
    rows = run(opened, "late-prerequisites", {"id": "ENS", "day": on, "depth": str(DEEP)}).rows
    assert set(rows) == late_prerequisites(opened.snapshot(), "service:ens", on)
    assert ("milestone:messagerie-usagers" in {row[0] for row in rows}) == (on == "2020-06-18")
    opened.close()


@pytest.mark.parametrize("asked", sorted((*ORACLES, *PAIRS, "own-status")))
def test_the_catalogue_answers_as_the_snapshot_does_on_the_shipped_roadmap(asked: str, filled_store: Path) -> None:
    opened = open_store(os.fspath(filled_store))
    check(opened, asked)
    opened.close()


@pytest.mark.parametrize(
    ("asked", "values", "error", "said"),
    [
        ("dependents", {}, QueryError, "needs id"),
        ("dependents", {"id": "INSS"}, UnknownNodeError, "No node 'INSS'"),
        ("dependents", {"id": "service:ens", "deep": "1"}, QueryError, "no parameter 'deep'"),
        *(
            ("most-relied-on", {"limit": limit}, QueryError, "is a whole number")
            for limit in ("", "ten", "1.0", "--1", "\u0663", "9" * 5000)
        ),
        ("most-relied-on", {"limit": "-1"}, QueryError, "refused"),
        ("actions-of-an-edition", {"id": "service:ens"}, QueryError, "id is an edition, and 'ENS' is none"),
        ("relations-of-a-document", {"document": "doc:none"}, QueryError, "No document 'doc:none'"),
        ("relations-of-a-document", {"document": "\udcff"}, QueryError, "No document"),
        ("own-status", {"day": "18 juin 2020"}, QueryError, "day is a day such as 2020-06-18, or newest, not '18 juin"),
        ("dependent", {}, UnknownQueryError, "Did you mean dependents"),
    ],
)
def test_a_question_asked_wrongly_is_refused_in_our_words(
    asked: str, values: dict[str, str], error: type[Exception], said: str, filled_store: Path
) -> None:
    opened = open_store(os.fspath(filled_store))
    with pytest.raises(error, match=said):
        run(opened, asked, values)
    opened.close()
