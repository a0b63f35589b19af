"""The page of the picture: search first, then what was asked of a thing, and beside it what the documents say."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app_pages import context as contexts
from app_pages import glossary, panel, prose
from app_pages.context import Context
from app_pages.explore import drawing, summary, twin
from app_pages.explore.banner import banner
from app_pages.explore.controls import controls
from app_pages.explore.ends import ends
from app_pages.explore.sizes import HEIGHT, style
from app_pages.explore.takeaway import takeaway
from app_pages.explore.top import top
from app_pages.prose import action, element
from app_pages.stories.adding import adding
from graph.schema import KINDS, RELATIONS
from views.drawn import Drawn
from views.hidden import counted
from views.known import edge_of, is_known, is_node
from views.view import Reading, Scope


def render(context: Context) -> None:
    """Show the page."""
    drawing.act(context)
    context = contexts.again(context)
    st.html(style(context.view))
    slot = top(context)
    if context.view.needs_start:
        _empty(context)
        return
    controls(context)
    ends(context)
    if context.view.is_waiting:
        _waiting(context)
        return
    with st.spinner(context.text("explore.drawing")):
        drawn = drawing.draw_view(context)
    with slot:
        adding(context, "explore")
        takeaway(context, drawn)
    banner(context, drawn.shown)
    answer, beside = st.columns([2, 1], gap="medium")
    with answer:
        if len(drawn.shown.subgraph.nodes) <= 1:
            _alone(context)
        if context.view.reading is Reading.TABLE:
            twin.show(context, drawn.shown, height=HEIGHT, on_action=partial(_act, context))
        else:
            drawing.show(context, drawn, height=HEIGHT, said=counted(drawn.shown, context.lang))
    with beside, st.container(height=HEIGHT, border=True, key="explore.panel"):
        words = _panel(context, drawn)
        prose.show(
            glossary.explained(context, words),
            glossary.section(context, words),
            key="explore.panel.words",
            on_action=partial(_act, context),
        )


def _act(context: Context, code: str) -> None:
    what, _, wanted = code.partition(":")
    view = context.view
    if f"{what}:" == summary.TURN and view.node and view.others:
        contexts.change(node=view.others[0], others=(view.node,), selected=None)
    elif f"{what}:" == panel.BACK:
        contexts.change(selected=None)
    elif f"{what}:" == panel.SELECT and is_known(context.snapshot, wanted):
        contexts.change(selected=wanted)
    elif is_node(context.snapshot, wanted):
        _ask(context, f"{what}:", wanted)


def _ask(context: Context, what: str, node_id: str) -> None:
    """Do what an action on a node asks for."""
    start = context.view.node
    if what == panel.CENTER:
        contexts.start_at(context, node_id, scope=Scope.AROUND, others=())
    elif what == panel.VERDICT:
        contexts.change(selected=node_id)
        st.switch_page(context.pages["blocked"])
    elif what == panel.UNFOLD:
        contexts.fold(node_id)
    elif what == panel.IMPACT:
        contexts.ask(Scope.IMPACT, node_id)
    elif what == panel.WAY and start is not None:
        contexts.ask(Scope.PATH, start, node_id)
    elif what == panel.SHARED and start is not None:
        contexts.ask(Scope.SHARED, start, node_id)


def _empty(context: Context) -> None:
    st.space("large")
    with st.container(horizontal_alignment="center"), st.container(width=640):
        prose.show(
            element("h1", context.text("explore.empty")),
            element("p", context.text("explore.empty.hint"), style="lead"),
            element(
                "p",
                action(Scope.WHOLE, context.text("explore.empty.whole"), style="chip"),
                action(Scope.CYCLES, context.text("explore.empty.cycles"), style="chip"),
                style="lead",
            ),
            key="explore.empty",
            on_action=lambda scope: contexts.ask(Scope(scope), None),
        )


def _waiting(context: Context) -> None:
    with st.container(horizontal_alignment="center"), st.container(width=640):
        prose.show(
            element("h1", context.text(f"waiting.{context.view.scope}")),
            element("p", context.text(f"waiting.{context.view.scope}.hint"), style="lead"),
            key="explore.waiting",
        )


def _panel(context: Context, drawn: Drawn) -> prose.Element:
    snapshot, selected = context.snapshot, context.view.selected
    edge = edge_of(snapshot, selected) if selected else None
    if edge is not None:
        return panel.of_edge(context, edge)
    if selected is None:
        answer = summary.summary(context, drawn.shown)
        if answer is not None:
            return answer
    return panel.of_node(context, snapshot.node(snapshot.index(selected or context.view.starts[0])))


def _alone(context: Context) -> None:
    start = context.start
    if context.view.scope is not Scope.AROUND or start is None:
        return
    everything = {"relations": tuple(RELATIONS), "kinds": tuple(KINDS), "with_inferred": True}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(context.text("explore.alone", name=start.label), width="content")
        st.button(context.text("explore.alone.all"), on_click=contexts.change, kwargs=everything)
