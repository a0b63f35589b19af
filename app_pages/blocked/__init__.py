"""The page of blocked work: as of a day, what is stuck, why, whom to call, and what to unblock first."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app_pages import context as contexts
from app_pages import frame, glossary, prose
from app_pages.blocked import after, before, boards, controls, drawing, reason, takeaway, what_if
from app_pages.context import Context
from app_pages.judged import as_said, judged
from app_pages.prose import element
from app_pages.stories.adding import adding
from graph.analysis.blocking import Item, Judged
from views import listed
from views.known import is_node
from views.view import Proof

HEIGHT = 620  # pixels: list and reason, where the page is not yet styled
_PROOF = "blocked.proof"
_STYLE = """<style>
:has(> .st-key-blocked-list), .st-key-blocked-list, :has(> .st-key-blocked-reason), .st-key-blocked-reason {
  flex: 0 0 auto !important; height: max(400px, calc(100vh - 21rem)) !important;
}
@media (max-width: 640px) {
  .st-key-blocked-list, :has(> .st-key-blocked-list) { height: auto !important; }
  .st-key-blocked-reason, :has(> .st-key-blocked-reason) { height: auto !important; }
}
</style>"""


def render(context: Context) -> None:
    """Show the page."""
    drawing.act(context)
    context = contexts.again(context)
    st.html(_STYLE)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.text("page.blocked"), anchor=False)
        with st.container(width="content", horizontal=True):
            slot = st.container(width="content", horizontal=True, gap="small")
            frame.language_switch(context)
    controls.controls(context)
    found = judged(context)
    chosen = listed.chosen(context.view, found)
    with slot:
        adding(context, "blocked")
        takeaway.takeaway(context, found, None if context.view.proof is Proof.AFTER else chosen)
    prose.show(controls.told(context, found), key="blocked.counts", on_action=controls.toggle)
    supposed = what_if.told(context, as_said(context), found)
    if supposed is not None:
        prose.show(supposed, key="blocked.supposed", on_action=what_if.act)
    rows, beside = st.columns([1.1, 1], gap="medium")
    with rows, st.container(height=HEIGHT, border=True, key="blocked.list"):
        prose.show(boards.board(context, found, chosen), key="blocked.rows", on_action=_select(context))
    with beside, st.container(height=HEIGHT, border=True, key="blocked.reason"):
        if chosen is None:
            prose.show(element("p", context.text("blocked.choose"), style="quiet"), key="blocked.choose")
            return
        head = reason.head(context, found, chosen)
        prose.show(glossary.explained(context, head), key="blocked.words")
        _proofs(context)
        _proof(context, found, chosen, head)


def _proof(context: Context, found: Judged, chosen: Item, head: prose.Element) -> None:
    """What is told of the chosen item below its sentence."""
    proof = context.view.proof
    if proof is Proof.BEFORE:
        before.controls(context, found, chosen)
        drawing.show(context, found, chosen, listed.scene_of(context.view, found, chosen))
        said = before.told(context, found, chosen, reason.SELECT)
    elif proof is Proof.AFTER:
        after.controls(context)
        said = after.told(context, found, chosen)
    else:
        drawing.show(context, found, chosen, listed.scene_of(context.view, found, chosen))
        said = reason.rest(context, found, chosen)
    prose.show(
        glossary.explained(context, said),
        glossary.section(context, element("div", head, said)),
        key="blocked.proof.words",
        on_action=reason.act(context),
    )


def _proofs(context: Context) -> None:
    st.session_state[_PROOF] = context.view.proof
    st.segmented_control(
        context.text("blocked.proof"),
        tuple(Proof),
        key=_PROOF,
        required=True,
        format_func=lambda proof: context.text(f"proof.{proof}"),
        label_visibility="collapsed",
        on_change=lambda: contexts.change(proof=st.session_state[_PROOF]),
    )


def _select(context: Context) -> Callable[[str], None]:
    def select(node_id: str) -> None:
        if is_node(context.snapshot, node_id):
            contexts.change(selected=node_id)

    return select
