"""The page of the picture: search first, then what stands around a thing, and beside it what the documents say."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app_pages import context as contexts
from app_pages import drawing, evidence, explore_controls, frame, panel, prose
from app_pages.address import DEPTHS, MAX_NODES, PAGE_OF_NODES
from app_pages.context import Context
from app_pages.drawing import Drawn
from app_pages.loaded import edge_of, is_node
from app_pages.prose import element
from app_pages.search_box import search_box
from graph.model import Node
from graph.schema import RELATIONS

_HEIGHT = 570  # pixels: search, controls and the whole picture fit a screen of 768


def render(context: Context) -> None:
    """Show the page."""
    drawing.act(context)
    context = contexts.again(context)
    with st.container(horizontal=True, vertical_alignment="top"):
        with st.container():
            search_box(context, key="explore.search", on_pick=_start_from, has_examples=context.start is None)
        with st.container(width="content"):
            frame.language_switch(context)
    start = context.start
    if start is None:
        _empty(context)
        return
    explore_controls.controls(context)
    drawn = drawing.draw_view(context)
    if len(drawn.found.subgraph.nodes) == 1:
        _alone(context, start)
    picture, words = st.columns([2, 1], gap="medium")
    with picture:
        drawing.show(context, drawn, height=_HEIGHT)
        _shown(context, drawn)
    with words, st.container(height=_HEIGHT, border=True, key="explore.panel"):
        prose.show(_panel(context, start), key="explore.panel.words", on_action=partial(_act, context))
    with st.expander(context.text("explore.table")):
        prose.show(_table(context, drawn), key="explore.table.words", on_action=partial(_act, context))


def _start_from(node_id: str) -> None:
    contexts.start_from(node_id)
    st.rerun()


def _act(context: Context, code: str) -> None:
    what, _, wanted = code.partition(":")
    if not is_node(context.snapshot, wanted):
        return
    if what == "select":
        contexts.change(selected=wanted)
    elif what == "center":
        contexts.start_from(wanted)
    elif what == "unfold":
        contexts.unfold(wanted)


def _empty(context: Context) -> None:
    st.space("large")
    with st.container(horizontal_alignment="center"), st.container(width=640):
        prose.show(
            element("h1", context.text("explore.empty")),
            element("p", context.text("explore.empty.hint"), style="lead"),
            key="explore.empty",
        )


def _panel(context: Context, start: Node) -> prose.Element:
    selected = context.view.selected or start.id
    if is_node(context.snapshot, selected):
        return panel.of_node(context, context.snapshot.node(context.snapshot.index(selected)))
    edge = edge_of(context.snapshot, selected)
    return panel.of_node(context, start) if edge is None else panel.of_edge(context, edge)


def _shown(context: Context, drawn: Drawn) -> None:
    hidden = drawn.found.hidden
    nodes = drawn.found.subgraph.nodes
    said = [context.text("explore.shown", count=len(nodes))]
    said += [
        context.text(f"explore.hidden.{why}", count=count)
        for why, count in (("limit", hidden.by_limit), ("kind", hidden.by_kind), ("depth", hidden.by_depth))
        if count
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(" ".join(said), width="content")
        if hidden.by_limit and context.view.limit < MAX_NODES:
            more = min(context.view.limit + PAGE_OF_NODES, MAX_NODES)
            st.button(context.text("explore.more"), type="tertiary", on_click=contexts.change, kwargs={"limit": more})
        if hidden.by_depth and context.view.depth < DEPTHS[-1]:
            deeper = context.view.depth + 1
            st.button(
                context.text("explore.further"), type="tertiary", on_click=contexts.change, kwargs={"depth": deeper}
            )


def _alone(context: Context, start: Node) -> None:
    everything = {"relations": tuple(RELATIONS), "kinds": explore_controls.ALL_KINDS, "with_inferred": True}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(context.text("explore.alone", name=start.label), width="content")
        st.button(context.text("explore.alone.all"), on_click=contexts.change, kwargs=everything)


def _table(context: Context, drawn: Drawn) -> prose.Element:
    labels = {node.id: node.label for node in drawn.found.subgraph.nodes}
    titles = {document.id: document.title for document in drawn.found.subgraph.documents}
    header = [
        context.text(f"explore.table.{column}") for column in ("source", "relation", "target", "basis", "documents")
    ]
    rows = [
        (
            prose.action(panel.SELECT + edge.source, labels[edge.source], lang=evidence.DATA_LANGUAGE),
            panel.phrase_of(context, edge, is_source=True),
            prose.action(panel.SELECT + edge.target, labels[edge.target], lang=evidence.DATA_LANGUAGE),
            context.text(f"basis.{edge.basis}") if edge.basis else None,
            element("span", " · ".join(titles[d] for d in edge.documents), lang=evidence.DATA_LANGUAGE),
        )
        for edge in drawn.found.subgraph.edges
    ]
    return prose.table(header, rows)
