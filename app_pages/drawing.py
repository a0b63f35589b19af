"""The view as a picture: what stands around the start, drawn once for all who look at it, and what a click does."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from app_pages import context as contexts
from app_pages.address import View
from app_pages.component import LABELS, graph_view
from app_pages.context import Context
from app_pages.loaded import is_known, is_node, without_inferred
from graph.analysis.neighbourhood import neighbourhood
from graph.model import Neighbourhood
from graph.picture import Picture, draw
from graph.snapshot import Snapshot

_KEY = "explore.picture"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was found around the start, and its picture."""

    found: Neighbourhood
    picture: Picture


def draw_view(context: Context) -> Drawn:
    """The picture of the context's view; the selection is no part of it."""
    view = replace(context.view, selected=None)
    snapshot = context.snapshot if view.with_inferred else without_inferred(context.loaded)
    return _drawn(repr(view), context.loaded.version.fingerprint, context.lang, context.theme, view, snapshot)


def act(context: Context) -> None:
    """Do what a click in the picture asked for: select, unfold or let go."""
    event = st.session_state.get(_KEY, {}).get("event")
    if not event:
        return
    kind, wanted = str(event["kind"]), str(event["id"])
    if kind == "select" and is_known(context.snapshot, wanted):
        contexts.change(selected=wanted)
    elif kind == "expand" and is_node(context.snapshot, wanted):
        contexts.unfold(wanted)
    elif kind == "clear":
        contexts.change(selected=None)


def show(context: Context, drawn: Drawn, *, height: int) -> None:
    """Put the picture on the page."""
    graph_view(
        drawn.picture,
        selected=context.view.selected,
        labels={name: context.text(f"picture.{name}") for name in LABELS},
        height=height,
        key=_KEY,
    )


@st.cache_resource(show_spinner=False, max_entries=64)
def _drawn(key: str, version: str, lang: str, theme: str, _view: View, _snapshot: Snapshot) -> Drawn:  # noqa: ARG001
    found = neighbourhood(
        _snapshot,
        [_view.node or "", *_view.expanded],
        _view.direction,
        _view.depth,
        kinds=_view.kinds,
        relations=_view.relations,
        limit=_view.limit,
    )
    focus = [_view.node or "", *_view.expanded]
    return Drawn(found, draw(found.subgraph, lang=lang, theme=theme, orientation=_view.orientation, focus=focus))
