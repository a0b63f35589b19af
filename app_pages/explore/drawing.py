"""The view as an answer and a picture of it, made once for all who look at it, and what a click in it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import streamlit as st

from app_pages import context as contexts
from app_pages import history
from app_pages.component import graph_view
from app_pages.context import Context
from app_pages.judged import as_said
from app_pages.loaded import is_known, is_node
from app_pages.view import MAX_NODES, PAGE_OF_NODES, SHORTEST, Colouring, Scope, View
from graph.analysis.asked import Around, Asked, Cycles, Impact, Shared, Ways
from graph.analysis.blocking import EFFECTIVE, Judged
from graph.analysis.filters import Filters, Reason
from graph.analysis.shown import Shown, shown
from graph.drawing import LABELS
from graph.layout import Layout, grown, layered
from graph.model import Basis, Subgraph
from graph.picture import CONTEXT, Marks, Picture, Switches, draw
from graph.schema import KINDS, NEEDED_RELATIONS, RELATIONS
from graph.snapshot import Snapshot

_KEY = "explore.picture"
_STATES = tuple(status.code for status in EFFECTIVE)
_CONTEXTS = tuple(name for name in RELATIONS if name not in NEEDED_RELATIONS)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was found, where it stands, and its picture."""

    shown: Shown
    layout: Layout
    picture: Picture


def asked(view: View) -> Asked:
    """What a view asks of the graph; it must have its start, and its other end where it needs one."""
    if view.scope is Scope.CYCLES:
        return Cycles()
    start = view.starts[0]
    if view.scope is Scope.IMPACT:
        return Impact(start)
    if view.scope is Scope.PATH:
        return Ways(start, view.others[0], None if view.length == SHORTEST else view.length)
    return Shared(view.starts) if view.scope is Scope.SHARED else Around(view.starts)


def filters(view: View, judged: Judged | None = None) -> Filters:
    """What a view lets through; every expanded node lets a page of nodes more in, a way or common ground is whole.

    Statuses are hidden where the day's verdicts are given.
    """
    is_whole = view.scope in {Scope.PATH, Scope.SHARED, Scope.CYCLES}
    return Filters(
        direction=view.direction,
        depth=view.depth if view.scope is Scope.AROUND else None,
        kinds=None if set(view.kinds) == set(KINDS) else view.kinds,
        relations=view.relations,
        organizations=view.organizations,
        documents=view.documents,
        without=_without(view, judged),
        with_inferred=view.with_inferred,
        limit=MAX_NODES if is_whole else min(MAX_NODES, view.limit + PAGE_OF_NODES * len(view.expanded)),
    )


def draw_view(context: Context) -> Drawn:
    """The picture of the context's view; what is selected, and how it is read, is no part of it."""
    view = history.step(context.view)
    judged = as_said(context) if view.colouring is Colouring.STATE else None
    version = context.loaded.version.fingerprint
    return _drawn(repr(view), version, context.lang, context.theme, view, context.snapshot, judged)


def act(context: Context) -> None:
    """Do what a click or a key in the picture asked for."""
    event = st.session_state.get(_KEY, {}).get("event")
    if not event:
        return
    kind, wanted = str(event["kind"]), str(event["id"])
    if kind == "select" and is_known(context.snapshot, wanted):
        contexts.change(selected=wanted)
    elif kind == "expand" and context.view.scope is Scope.AROUND and is_node(context.snapshot, wanted):
        contexts.fold(wanted)
    elif kind == "clear":
        contexts.change(selected=None)
    elif kind == "tidy":
        contexts.tidy()
    elif kind == "switch":
        switch(context.view, wanted)


def switch(view: View, code: str) -> None:
    """Show or hide what a line of the legend stands for."""
    if code in KINDS:
        contexts.change(kinds=_toggled(KINDS, view.kinds, [code]))
    elif code in RELATIONS:
        contexts.change(relations=_toggled(RELATIONS, view.relations, [code]))
    elif code == CONTEXT:
        contexts.change(relations=_toggled(RELATIONS, view.relations, _CONTEXTS))
    elif code in _STATES:
        contexts.change(hidden_states=_toggled(_STATES, view.hidden_states, [code]))
    elif code == Basis.INFERRED:
        contexts.change(with_inferred=not view.with_inferred)


def show(context: Context, drawn: Drawn, *, height: int, said: str) -> None:
    """Put the picture on the page; ``said`` tells in words how much it shows."""
    graph_view(
        drawn.picture,
        selected=context.view.selected,
        start=next(iter(context.view.starts), None),
        labels={name: context.text(f"picture.{name}") for name in LABELS},
        said=said,
        is_large=context.view.is_large,
        height=height,
        key=_KEY,
    )


@st.cache_resource(show_spinner=False, max_entries=64)
def _drawn(
    key: str,  # noqa: ARG001 - the cache's key
    version: str,
    lang: str,
    theme: str,
    _view: View,
    _snapshot: Snapshot,
    _judged: Judged | None,
) -> Drawn:
    grows = _view.scope is Scope.AROUND and len(_view.expanded) > _view.tidied
    earlier = replace(_view, expanded=_view.expanded[:-1])
    before = _drawn(repr(earlier), version, lang, theme, earlier, _snapshot, _judged) if grows else None
    question = asked(_view)
    part = shown(_snapshot, question, filters(_view, _judged), first=before.layout.places if before else ())
    layout = (
        grown(before.layout, part.subgraph, opener=_view.expanded[-1], orientation=_view.orientation)
        if before
        else layered(part.subgraph, orientation=_view.orientation)
    )
    picture = draw(
        part.subgraph,
        lang=lang,
        theme=theme,
        orientation=_view.orientation,
        focus=_view.starts,
        layout=layout,
        switches=_switches(_view, part, question),
        marks=Marks(_states(part.subgraph, _snapshot, _judged)),
    )
    return Drawn(part, layout, picture)


def _states(part: Subgraph, snapshot: Snapshot, judged: Judged | None) -> dict[str, str] | None:
    return None if judged is None else judged.states(snapshot.index(node.id) for node in part.nodes)


def _without(view: View, judged: Judged | None) -> frozenset[int]:
    """The nodes of hidden statuses."""
    if judged is None or not view.hidden_states:
        return frozenset()
    snapshot = judged.snapshot
    hidden = judged.states(range(len(snapshot)))
    return frozenset(snapshot.index(node) for node, state in hidden.items() if state in view.hidden_states)


def _switches(view: View, part: Shown, question: Asked) -> Switches:
    every: list[str] = []
    hidden: list[str] = []
    if Reason.KIND in question.reasons:
        every += KINDS
        hidden += (kind for kind in part.kinds if kind not in view.kinds)
    if view.scope is Scope.AROUND:
        every += (*NEEDED_RELATIONS, CONTEXT)
        hidden += (name for name in NEEDED_RELATIONS if name not in view.relations)
        hidden += [CONTEXT] if not set(_CONTEXTS) & set(view.relations) else []
    if view.colouring is Colouring.STATE and Reason.STATE in question.reasons:
        every += _STATES
        hidden += view.hidden_states
    every.append(Basis.INFERRED)
    hidden += [] if view.with_inferred else [Basis.INFERRED]
    return Switches(every, hidden)


def _toggled(order: Iterable[str], chosen: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """The chosen names without those of the codes, or with all of them where none was chosen; in order."""
    before, switched = set(chosen), set(codes)
    after = before - switched if before & switched else before | switched
    return tuple(name for name in order if name in after)
