"""The other end of what is asked: where a way leads, or what shares with the start; chosen, exchanged, let go."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app_pages import context as contexts
from app_pages import prose
from app_pages.context import Context
from app_pages.evidence import DATA_LANGUAGE
from app_pages.prose import Piece, action, element
from app_pages.search_box import search_box
from views.known import is_node
from views.view import LENGTHS, SHORTEST, Scope

_DROP, _TURN = "drop:", "turn:"
_MOST = 6
"""Nodes whose common ground is asked for: beyond, there is hardly any."""


def ends(context: Context) -> None:
    """The row that says what is asked about, for a way and for what is shared; nothing for the rest."""
    view = context.view
    if view.scope not in {Scope.PATH, Scope.SHARED}:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="content"):
            prose.show(element("div", *_said(context)), key="explore.ends", on_action=_act(context))
        if len(view.others) < (1 if view.scope is Scope.PATH else _MOST - 1):
            with st.container(width=380):
                search_box(context, key="explore.other", on_pick=_pick(context), purpose=f"other.{view.scope}")
        if view.scope is Scope.PATH and view.others:
            _length(context)


def _said(context: Context) -> list[Piece]:
    view = context.view
    labels = [context.snapshot.node(context.snapshot.index(node_id)).label for node_id in view.starts]
    if view.scope is Scope.PATH:
        start = element("strong", labels[0], lang=DATA_LANGUAGE)
        if not view.others:
            return [context.text("ends.from"), " ", start, " ", context.text("ends.to")]
        end = _dropping(context, view.others[0], labels[-1])
        turn = action(_TURN, context.text("ends.turn"), style="chip")
        return [context.text("ends.from"), " ", start, " ", context.text("ends.to"), " ", end, " ", turn]
    pieces: list[Piece] = [context.text("ends.shared"), " ", element("strong", labels[0], lang=DATA_LANGUAGE)]
    for node_id, label in zip(view.starts[1:], labels[1:], strict=True):
        pieces += [" · ", _dropping(context, node_id, label)]
    return pieces


def _dropping(context: Context, node_id: str, label: str) -> Piece:
    said = context.text("ends.drop", name=label)
    return element(
        "span",
        element("strong", label, lang=DATA_LANGUAGE),
        element("button", "×", style="drop", type="button", value=_DROP + node_id, **{"aria-label": said}),
    )


def _act(context: Context) -> Callable[[str], None]:
    def act(code: str) -> None:
        view = context.view
        if code == _TURN and view.others and view.node:
            contexts.change(node=view.others[0], others=(view.node,), selected=None)
        elif code.startswith(_DROP):
            gone = code.removeprefix(_DROP)
            contexts.change(others=tuple(other for other in view.others if other != gone), selected=None)

    return act


def _pick(context: Context) -> Callable[[str], None]:
    def pick(node_id: str) -> None:
        if is_node(context.snapshot, node_id) and node_id != context.view.node:
            contexts.change(others=tuple(dict.fromkeys((*context.view.others, node_id))), selected=None)
        st.rerun()

    return pick


def _length(context: Context) -> None:
    key = "explore.length"
    st.session_state[key] = context.view.length
    st.segmented_control(
        context.text("explore.length"),
        LENGTHS,
        key=key,
        required=True,
        format_func=lambda length: _length_words(context, length),
        label_visibility="collapsed",
        on_change=lambda: contexts.change(length=st.session_state[key]),
    )


def _length_words(context: Context, length: int) -> str:
    if length == SHORTEST:
        return context.text("explore.length.shortest")
    return context.text("explore.length.links", count=length) if length == LENGTHS[1] else str(length)
