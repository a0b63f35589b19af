"""The page of blocked work: as of a day, what is stuck, why, whom to call, and what to unblock first."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app_pages import context as contexts
from app_pages import frame, glossary, prose
from app_pages.blocked import board, controls, reason, takeaway, what_if
from app_pages.context import Context
from app_pages.judged import as_said, judged
from app_pages.loaded import is_known
from app_pages.prose import element
from app_pages.view import Board

HEIGHT = 620  # pixels: list and reason, where the page is not yet styled
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
    st.html(_STYLE)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.text("page.blocked"), anchor=False)
        with st.container(width="content", horizontal=True):
            slot = st.container(width="content")
            frame.language_switch(context)
    controls.controls(context)
    found = judged(context)
    with slot:
        takeaway.takeaway(context, found)
    prose.show(controls.told(context, found), key="blocked.counts", on_action=controls.toggle)
    supposed = what_if.told(context, as_said(context), found)
    if supposed is not None:
        prose.show(supposed, key="blocked.supposed", on_action=what_if.act)
    listed, beside = st.columns([1.1, 1], gap="medium")
    with listed, st.container(height=HEIGHT, border=True, key="blocked.list"):
        rows = board.roots(context, found) if context.view.board is Board.ROOTS else board.items(context, found)
        prose.show(rows, key="blocked.rows", on_action=_select(context))
    with beside, st.container(height=HEIGHT, border=True, key="blocked.reason"):
        chosen = board.chosen(context, found)
        if chosen is None:
            prose.show(element("p", context.text("blocked.choose"), style="quiet"), key="blocked.choose")
            return
        head, rest = reason.head(context, found, chosen), reason.rest(context, found, chosen)
        prose.show(glossary.explained(context, head), key="blocked.words")
        reason.picture(context, found, chosen)
        prose.show(
            glossary.explained(context, rest),
            glossary.section(context, element("div", head, rest)),
            key="blocked.proof",
            on_action=reason.act(context),
        )


def _select(context: Context) -> Callable[[str], None]:
    def select(node_id: str) -> None:
        if is_known(context.snapshot, node_id):
            contexts.change(selected=node_id)

    return select
