"""An answer as a picture: the nodes of its rows and of its question, and the relations that it asked for among them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from app_pages import context as contexts
from app_pages import panel, prose
from app_pages.component import graph_view
from app_pages.context import Context
from app_pages.prose import element
from graph.drawing import LABELS
from graph.picture import Picture, draw
from graph.snapshot import Snapshot
from graph.store import Rows
from queries.catalog import Question
from views.answered import MOST_NODES, nodes_of, part_of, relations_of
from views.known import edge_of, is_known, is_node

_HEIGHT = 520
_KEY = "catalogue.picture"


def pictured(context: Context, question: Question, given: Mapping[str, str], found: Rows) -> None:
    """Draw it, with the panel of what is selected beside it; in words where it would be no picture."""
    asked = tuple(text for text in given.values() if is_node(context.snapshot, text))
    nodes = nodes_of(context.snapshot, given, found)
    if not nodes or len(nodes) > MOST_NODES:
        said = context.text("catalogue.no_picture", count=len(nodes), most=MOST_NODES)
        prose.show(element("p", said, style="notice"), key="catalogue.no_picture")
        return
    _act(context)
    context = contexts.again(context)
    picture = _drawn(
        nodes, asked, relations_of(question), context.lang, context.theme, context.snapshot.version, context.snapshot
    )
    drawn, words = st.columns([2, 1], gap="medium")
    with drawn:
        graph_view(
            picture,
            selected=context.view.selected,
            start=next(iter(asked), None),
            labels={name: context.text(f"picture.{name}") for name in LABELS},
            height=_HEIGHT,
            is_large=context.view.is_large,
            key=_KEY,
        )
    with words, st.container(height=_HEIGHT, border=True, key="catalogue.panel"):
        prose.show(_panel(context), key="catalogue.panel.words", on_action=_select)


def _act(context: Context) -> None:
    event = st.session_state.get(_KEY, {}).get("event")
    if event and event["kind"] == "select" and is_known(context.snapshot, str(event["id"])):
        contexts.change(selected=str(event["id"]))
    elif event and event["kind"] == "clear":
        contexts.change(selected=None)


def _panel(context: Context) -> prose.Element:
    selected = context.view.selected
    edge = edge_of(context.snapshot, selected) if selected else None
    if edge is not None:
        return panel.of_edge(context, edge)
    if selected is not None and is_node(context.snapshot, selected):
        return panel.of_node(context, context.snapshot.node(context.snapshot.index(selected)), with_actions=False)
    return element("p", context.text("catalogue.select"), style="quiet")


def _select(code: str) -> None:
    if code.startswith(panel.SELECT):
        contexts.change(selected=code.removeprefix(panel.SELECT))


@st.cache_resource(show_spinner=False, max_entries=32)
def _drawn(
    nodes: tuple[str, ...],
    focus: tuple[str, ...],
    relations: tuple[str, ...],
    lang: str,
    theme: str,
    version: str,  # noqa: ARG001 - the cache's key
    _snapshot: Snapshot,
) -> Picture:
    return draw(part_of(_snapshot, nodes, relations), lang=lang, theme=theme, focus=focus)
