"""The first row of the page: search, steps back and forth, the last views, what can be taken away, the language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from app_pages import context as contexts
from app_pages import frame, history, prose
from app_pages.context import Context
from app_pages.evidence import DATA_LANGUAGE
from app_pages.opener import opener
from app_pages.prose import Element, action, element
from app_pages.search_box import search_box
from views import saved
from views.known import is_node
from views.view import WITHOUT_START, View

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_BAD_FILE = "explore.saved.bad"


def top(context: Context) -> DeltaGenerator:
    """Draw the row; return the place in it for what needs the answer."""
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        with st.container():
            search_box(context, key="explore.search", on_pick=_starting(context), has_examples=context.view.needs_start)
        with st.container(width="content", horizontal=True, gap="small"):
            _step(context, "undo", can=history.can_go_back())
            _step(context, "redo", can=history.can_go_forth())
        _recent(context)
        slot = st.container(width="content", horizontal=True, gap="small")
        with st.container(width="content"):
            frame.language_switch(context)
    return slot


def _starting(context: Context) -> Callable[[str], None]:
    def start(node_id: str) -> None:
        contexts.start_at(context, node_id)
        st.rerun()

    return start


def _step(context: Context, name: str, *, can: bool) -> None:
    st.button(
        context.text(f"explore.{name}"),
        icon=f":material/{name}:",
        type="tertiary",
        disabled=not can,
        help=context.text(f"explore.{name}.help"),
        on_click=contexts.undo if name == "undo" else contexts.redo,
        key=name,
    )


def _recent(context: Context) -> None:
    with st.popover(context.text("explore.recent"), icon=":material/history:", type="tertiary"):
        if st.session_state.pop(_BAD_FILE, False):
            st.error(context.text("explore.saved.bad"))
        views = history.recent()
        rows = [element("li", _view(context, place, view)) for place, view in enumerate(views)]
        if not rows:
            prose.show(element("p", context.text("explore.recent.none"), style="quiet"), key="explore.recent.none")
        else:
            prose.show(element("ul", *rows, style="results"), key="explore.recent", on_action=_opening(views))
        opener(
            context.text("explore.saved.open"),
            key="explore.saved",
            largest=saved.LARGEST,
            accept=".json,application/json",
            on_file=_open,
        )


def _open(data: bytes) -> None:
    held = saved.read(data)
    if held is None:
        st.session_state[_BAD_FILE] = True
    else:
        contexts.open_saved(held)


def _opening(views: Sequence[View]) -> Callable[[str], None]:
    def act(code: str) -> None:
        contexts.show(views[int(code)])

    return act


def _view(context: Context, place: int, view: View) -> Element:
    names = [_label(context, node_id) for node_id in view.starts[:3] if is_node(context.snapshot, node_id)]
    scope = context.text(f"scope.{view.scope}")
    if view.scope in WITHOUT_START or not names:
        return action(str(place), element("strong", scope), style="result")
    words = element("strong", " · ".join(names), lang=DATA_LANGUAGE)
    return action(str(place), words, element("span", scope, style="kind"), style="result")


def _label(context: Context, node_id: str) -> str:
    return context.snapshot.node(context.snapshot.index(node_id)).label
