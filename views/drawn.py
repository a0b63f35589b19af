"""A view as an answer, where it stands, a picture of it, what its legend switches, and how a picture grows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from graph.analysis.asked import Asked
from graph.analysis.blocking import EFFECTIVE, Judged
from graph.analysis.filters import Reason
from graph.analysis.shown import Shown, shown
from graph.layout import Layout, grown, layered
from graph.model import Basis, Subgraph
from graph.picture import CONTEXT, Built, Marks, Picture, Switches, draw
from graph.schema import KINDS, NEEDED_RELATIONS, RELATIONS
from graph.snapshot import Snapshot
from views.asking import asked, filters
from views.housing import built
from views.verdicts import day_of
from views.view import Arrangement, Colouring, Scope, View

STATE_CODES = tuple(status.code for status in EFFECTIVE)
CONTEXTS = tuple(name for name in RELATIONS if name not in NEEDED_RELATIONS)
"""The relations that the legend shows and hides as one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What was found, where it stands, and the house where it stands in one."""

    shown: Shown
    layout: Layout
    built: Built | None


@dataclass(frozen=True, slots=True)
class Drawn(Placed):
    """The same with its picture."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class Ground:
    """What pictures of views are made of: the graph, the words' language, the theme, the verdicts where they colour."""

    snapshot: Snapshot
    lang: str
    theme: str
    judged: Judged | None = None


def draw_view(view: View, ground: Ground, *, recall: Callable[[View], Placed] | None = None) -> Drawn:
    """The picture of a view that has all its ends; what is selected, and how it is read, is no part of it."""
    placed = place_view(view, ground.snapshot, ground.judged, recall=recall)
    part = placed.shown
    picture = draw(
        part.subgraph,
        lang=ground.lang,
        theme=ground.theme,
        orientation=view.orientation,
        focus=view.starts,
        layout=placed.layout,
        switches=_switches(view, part, asked(view)),
        marks=Marks(states(part.subgraph, ground.judged), built=placed.built),
    )
    return Drawn(part, placed.layout, placed.built, picture)


def place_view(
    view: View, snapshot: Snapshot, judged: Judged | None, *, recall: Callable[[View], Placed] | None = None
) -> Placed:
    """What a view that has all its ends shows, and where; ``judged`` are the verdicts where they colour and filter.

    What grew by a node stands as what was there before it did; ``recall`` gives that where it is kept.
    """
    before = None
    is_house = view.arrangement is Arrangement.HOUSE
    if view.scope is Scope.AROUND and len(view.expanded) > view.tidied and not is_house:
        earlier = replace(view, expanded=view.expanded[:-1])
        before = recall(earlier) if recall else place_view(earlier, snapshot, judged)
    part = shown(snapshot, asked(view), filters(view, judged), first=before.layout.places if before else ())
    house = built(part.subgraph, day_of(view, snapshot)) if is_house else None
    return Placed(part, house.house.layout if house else _layout(view, part.subgraph, before), house)


def _layout(view: View, part: Subgraph, before: Placed | None) -> Layout:
    if before is None:
        return layered(part, orientation=view.orientation)
    return grown(before.layout, part, opener=view.expanded[-1], orientation=view.orientation)


def states(part: Subgraph, judged: Judged | None) -> dict[str, str] | None:
    """The statuses' codes of the nodes of a part, by id; None without verdicts."""
    return None if judged is None else judged.states(judged.snapshot.index(node.id) for node in part.nodes)


def _switches(view: View, part: Shown, question: Asked) -> Switches:
    every: list[str] = []
    hidden: list[str] = []
    if Reason.KIND in question.reasons:
        every += KINDS
        hidden += (kind for kind in part.kinds if kind not in view.kinds)
    if view.scope is Scope.AROUND:
        every += (*NEEDED_RELATIONS, CONTEXT)
        hidden += (name for name in NEEDED_RELATIONS if name not in view.relations)
        hidden += [CONTEXT] if not set(CONTEXTS) & set(view.relations) else []
    if view.colouring is Colouring.STATE and Reason.STATE in question.reasons:
        every += STATE_CODES
        hidden += view.hidden_states
    every.append(Basis.INFERRED)
    hidden += [] if view.with_inferred else [Basis.INFERRED]
    return Switches(every, hidden)
