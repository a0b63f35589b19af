"""An answer as a picture: the nodes of its rows and of its question, and the relations that it asked for among them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import streamlit as st

from app_pages import context as contexts
from app_pages import panel, prose
from app_pages.component import graph_view
from app_pages.context import Context
from app_pages.loaded import edge_of, is_known, is_node
from app_pages.prose import element
from graph.drawing import LABELS
from graph.picture import Picture, draw
from graph.schema import NEEDED_RELATIONS, RELATIONS
from graph.snapshot import RELATION_NAMES, Snapshot
from graph.store import Rows
from queries.catalog import Question

_MOST = 150
"""Nodes of a picture that is still read."""

_HEIGHT = 520
_KEY = "catalogue.picture"


def pictured(context: Context, question: Question, given: Mapping[str, str], found: Rows) -> None:
    """Draw it, with the panel of what is selected beside it; in words where it would be no picture."""
    asked = tuple(text for text in given.values() if is_node(context.snapshot, text))
    cells = (value for row in found.rows for value in row if isinstance(value, str))
    nodes = tuple(dict.fromkeys([*asked, *(value for value in cells if is_node(context.snapshot, value))]))
    if not nodes or len(nodes) > _MOST:
        said = context.text("catalogue.no_picture", count=len(nodes), most=_MOST)
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


def relations_of(question: Question) -> tuple[str, ...]:
    """The relations that a question's text names, in the schema's order; without any, those with a needed end."""
    named = tuple(name for name in RELATIONS if re.search(rf"\b{name}\b", question.text))
    return named or NEEDED_RELATIONS


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
    places = [_snapshot.index(node) for node in nodes]
    inside = np.zeros(len(_snapshot), dtype=bool)
    inside[places] = True
    asked = np.array([name in relations for name in RELATION_NAMES])[_snapshot.relation]
    edges = np.flatnonzero(asked & inside[_snapshot.source] & inside[_snapshot.target])
    return draw(_snapshot.part(places, edges.tolist()), lang=lang, theme=theme, focus=focus)
