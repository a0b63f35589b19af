"""Random small graphs of milestones that wait for each other and of things that they open, circles included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from graph.model import Basis, Edge, Node, Subgraph
from graph.schema import STATUSES
from tests.drawn_graph import EVIDENCE, edge, node
from tests.told_graph import told_by

FIRST = date(2019, 1, 1)
LAST = 500
"""Days after the first that anything happens on: statements fall silent within them."""

_THINGS = ("service:a", "service:b", "referential:c")


def day(number: int) -> str:
    """The ISO date of so many days after the first."""
    return (FIRST + timedelta(days=number)).isoformat()


@st.composite
def waiting_graphs(draw: st.DrawFn) -> Subgraph:
    """Up to seven milestones with up to three statements each, three things, and edges among them."""
    names = [f"m{number}" for number in range(draw(st.integers(1, 7)))]
    lines = []
    for name in names:
        spoken = sorted(draw(st.lists(st.integers(0, LAST // 2), min_size=1, max_size=3, unique=True)))
        for stated in spoken:
            status = draw(st.sampled_from([*STATUSES, "planned", "planned", "in_progress"]))
            due = sorted(draw(st.lists(st.integers(0, LAST), min_size=2, max_size=2))) if draw(st.booleans()) else []
            lines.append(
                " ".join([name, day(stated), status, *map(day, due), *(["inferred"] if draw(_RARELY) else [])])
            )
    told = told_by(*lines)
    milestones = [_named(draw, each) for each in told.nodes]
    ends = [*_THINGS, *(each.id for each in milestones)]
    edges: dict[tuple[str, str], Edge] = {}
    for each in milestones:
        for thing in draw(st.lists(st.sampled_from(_THINGS), max_size=2, unique=True)):
            edges[each.id, thing] = _based(draw, edge(each.id, "MILESTONE_OF", thing))
    for source, target in draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends)), max_size=12)):
        if source != target and (source, target) not in edges:
            wanted = edge(source, "DEPENDS_ON/requires", target)
            edges[source, target] = _based(draw, replace(wanted, blocking=draw(st.integers(0, 5)) > 0))
    return whole(told, milestones, list(edges.values()))


TOLD = 200
"""The day on which all has been said in a tangle, and little of it has fallen silent."""


@st.composite
def tangles(draw: st.DrawFn) -> Subgraph:
    """Seven milestones that hold each other up on day `TOLD`: few days and few words, so many of them tie."""
    names = [f"m{number}" for number in range(7)]
    lines = []
    for name in names:
        status, stated = draw(st.sampled_from(_TANGLED)), TOLD - draw(st.sampled_from((40, 40, 120)))
        start = TOLD + 20 * draw(st.integers(-4, 4))
        due = (day(start), day(start + draw(st.sampled_from((0, 19, 20))))) if status in {"planned", "late"} else ()
        if status == "late":
            lines.append(" ".join([name, day(20), "planned", day(30), day(40)]))
        lines.append(" ".join([name, day(stated), "planned" if status == "late" else status, *due]))
    told = told_by(*sorted(lines, key=lambda line: line.split()[1]))
    roles = st.sampled_from(("step", "opening"))
    milestones = [replace(each, properties={"role": draw(roles)}) for each in told.nodes]
    ids = [each.id for each in milestones]
    edges = [edge(name, "MILESTONE_OF", draw(st.sampled_from(_THINGS[:2]))) for name in ids]
    ends = st.sampled_from([*ids, *_THINGS])
    for source in ids:
        targets = draw(st.sets(ends, min_size=1, max_size=2)) - {source}
        edges += [replace(edge(source, "DEPENDS_ON/requires", target), blocking=True) for target in sorted(targets)]
    return whole(told, milestones, edges)


_TANGLED = ("planned", "planned", "planned", "late", "suspended", "resumed", "resumed")


def whole(told: Subgraph, milestones: list[Node], edges: list[Edge]) -> Subgraph:
    """Milestones, what was told of them, three things, and edges that a document of the first day states."""
    documents = (replace(told.documents[0], id=EVIDENCE.document, date=day(0), stated_on=day(0)), *told.documents)
    things = [node(name) for name in _THINGS]
    return Subgraph(documents, (*things, *milestones), tuple(edges), told.statements).canonical()


_RARELY = st.integers(0, 7).map(lambda number: number == 0)


def _named(draw: st.DrawFn, milestone: Node) -> Node:
    """The milestone in a role, named by some of its documents by inference alone."""
    evidence = [replace(each, basis=Basis.INFERRED) if draw(_RARELY) else each for each in milestone.evidence]
    role = draw(st.sampled_from(("opening", "step", "event")))
    return replace(milestone, properties={"role": role}, evidence=tuple(evidence))


def _based(draw: st.DrawFn, drawn: Edge) -> Edge:
    if not draw(_RARELY):
        return drawn
    return replace(drawn, evidence=(replace(EVIDENCE, basis=Basis.INFERRED, note="note"),))
