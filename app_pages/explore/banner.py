"""One line above the answer: how much of the graph is shown, and each reason for what is not, a click from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages import prose
from app_pages.context import Context
from app_pages.prose import Element, Piece, action, element
from graph.analysis.blocking import newest_day
from graph.analysis.filters import Reason
from graph.analysis.shown import Count, Shown
from graph.model import Direction
from graph.schema import KINDS, RELATIONS
from views.hidden import counted, hidden
from views.view import DEPTHS, MAX_NODES, PAGE_OF_NODES, Colouring, Reading, View

_RESET = "reset"


def banner(context: Context, shown: Shown) -> None:
    """The line, and beside it the choice between picture and table."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container():
            prose.show(element("p", *_said(context, shown), style="banner"), key="explore.banner", on_action=_lift)
        _reading(context)


def lifted(view: View, reason: Reason) -> View | None:
    """The view that shows what a reason hides; None where the page goes no further."""
    if reason is Reason.LIMIT:
        more = min(view.limit + PAGE_OF_NODES, MAX_NODES)
        return replace(view, limit=more) if more > view.limit else None
    if reason is Reason.DEPTH:
        return replace(view, depth=view.depth + 1) if view.depth < DEPTHS[-1] else None
    changes: dict[Reason, dict[str, object]] = {
        Reason.DIRECTION: {"direction": Direction.BOTH},
        Reason.KIND: {"kinds": tuple(KINDS)},
        Reason.RELATION: {"relations": tuple(RELATIONS)},
        Reason.ORGANIZATION: {"organizations": ()},
        Reason.STATE: {"hidden_states": ()},
        Reason.DOCUMENT: {"documents": ()},
        Reason.INFERRED: {"with_inferred": True},
    }
    return replace(view, **changes[reason])  # type: ignore[arg-type]


def _lift(code: str) -> None:
    if code == _RESET:
        contexts.reset()
        return
    view = lifted(contexts.present(), Reason(code))
    if view is not None:
        contexts.show(view)


def _said(context: Context, shown: Shown) -> Iterator[Piece]:
    yield counted(shown, context.lang)
    if context.view.colouring is Colouring.STATE:
        day = context.view.as_of or newest_day(context.snapshot)
        yield element("span", " ", context.text("banner.states", day=texts.day(context.lang, day)))
    left_out = [_hidden(context, reason, count) for reason, count in shown.hidden.items()]
    if shown.elsewhere:
        left_out.append(element("span", context.text("banner.elsewhere", count=shown.elsewhere), style="quiet"))
    if left_out:
        yield from (" ", context.text("banner.hidden"), " ")
        yield from left_out
    if context.view != context.view.without_filters():
        yield from (" ", action(_RESET, context.text("explore.reset")))


def _hidden(context: Context, reason: Reason, count: Count) -> Element:
    said = hidden(reason, count, context.lang)
    if lifted(context.view, reason) is None:
        return element("span", said, style="quiet")
    return action(reason, said, style="chip")


def _reading(context: Context) -> None:
    key = "explore.reading"
    st.session_state[key] = context.view.reading
    st.segmented_control(
        context.text("explore.reading"),
        tuple(Reading),
        key=key,
        required=True,
        format_func=lambda code: context.text(f"reading.{code}"),
        label_visibility="collapsed",
        on_change=lambda: contexts.change(reading=st.session_state[key]),
    )
