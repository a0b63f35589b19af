"""The view as an answer and a picture of it, made once for all who look at it, and what a click in it does."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from app_pages import context as contexts
from app_pages import history
from app_pages.component import graph_view
from app_pages.context import Context
from app_pages.judged import as_said
from graph.analysis.blocking import Judged
from graph.drawing import LABELS
from graph.model import Basis
from graph.picture import CONTEXT
from graph.schema import KINDS, RELATIONS
from graph.snapshot import Snapshot
from views import drawn
from views.drawn import CONTEXTS, STATE_CODES, Drawn, Ground
from views.known import is_known, is_node
from views.view import Colouring, Scope, View

_KEY = "explore.picture"


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
        contexts.change(relations=_toggled(RELATIONS, view.relations, CONTEXTS))
    elif code in STATE_CODES:
        contexts.change(hidden_states=_toggled(STATE_CODES, view.hidden_states, [code]))
    elif code == Basis.INFERRED:
        contexts.change(with_inferred=not view.with_inferred)


def show(context: Context, found: Drawn, *, height: int, said: str) -> None:
    """Put the picture on the page; ``said`` tells in words how much it shows."""
    graph_view(
        found.picture,
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
    def recall(earlier: View) -> Drawn:
        return _drawn(repr(earlier), version, lang, theme, earlier, _snapshot, _judged)

    return drawn.draw_view(_view, Ground(_snapshot, lang, theme, _judged), recall=recall)


def _toggled(order: Iterable[str], chosen: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    """The chosen names without those of the codes, or with all of them where none was chosen; in order."""
    before, switched = set(chosen), set(codes)
    after = before - switched if before & switched else before | switched
    return tuple(name for name in order if name in after)
