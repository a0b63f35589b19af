"""Random small graphs of milestones that wait for each other and of things that they open, circles included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from graph.model import Basis, Edge, Subgraph
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
def waiting_graphs(draw: st.DrawFn, *, is_acyclic: bool = False) -> Subgraph:
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
    milestones = [
        replace(each, properties={"role": draw(st.sampled_from(("opening", "step", "event")))}) for each in told.nodes
    ]
    ends = [*_THINGS, *(each.id for each in milestones)]
    edges: dict[tuple[str, str], Edge] = {}
    for each in milestones:
        for thing in draw(st.lists(st.sampled_from(_THINGS), max_size=2, unique=True)):
            edges[each.id, thing] = _based(draw, edge(each.id, "MILESTONE_OF", thing))
    for source, target in draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends)), max_size=12)):
        if (
            source != target
            and (source, target) not in edges
            and not (is_acyclic and ends.index(source) <= ends.index(target))
        ):
            wanted = edge(source, "DEPENDS_ON/requires", target)
            edges[source, target] = _based(draw, replace(wanted, blocking=draw(st.integers(0, 5)) > 0))
    documents = [replace(told.documents[0], id=EVIDENCE.document, date=day(0), stated_on=day(0)), *told.documents]
    things = [node(name) for name in _THINGS]
    return Subgraph(tuple(documents), (*things, *milestones), tuple(edges.values()), told.statements).canonical()


_RARELY = st.integers(0, 7).map(lambda number: number == 0)


def _based(draw: st.DrawFn, drawn: Edge) -> Edge:
    if not draw(_RARELY):
        return drawn
    return replace(drawn, evidence=(replace(EVIDENCE, basis=Basis.INFERRED, note="note"),))
