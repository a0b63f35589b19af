"""Impact over time: which dates move, and which statuses change, if the chosen item slips."""

from __future__ import annotations

import streamlit as st

from app_pages import context as contexts
from app_pages import judged as verdicts
from app_pages.blocked import what_if
from app_pages.context import Context
from app_pages.prose import Element, element
from graph.analysis.blocking import LISTED, Item, Judged, changes
from views.view import MONTHS

_KEY = "blocked.months"


def controls(context: Context) -> None:
    """By how many months."""
    st.session_state[_KEY] = context.view.months
    st.segmented_control(
        context.text("after.months"),
        MONTHS,
        key=_KEY,
        required=True,
        format_func=lambda months: context.text("after.by", count=months),
        on_change=lambda: contexts.change(months=st.session_state[_KEY]),
    )


def told(context: Context, judged: Judged, item: Item) -> Element:
    """The items that change, before and after; the item itself first."""
    after = verdicts.slipped(context, judged, item.place)
    if after is None:
        return element("p", context.text("after.undated"), style="notice")
    found = [(one, other) for one, other in changes(judged, after) if context.snapshot.kinds[one.place] in LISTED]
    found.sort(key=lambda pair: pair[0].place != item.place)
    if not found:
        return element("p", context.text("after.nothing"), style="notice")
    moved = ", ".join(judged.name(place) for place in judged.dated(item.place))
    return element(
        "div",
        element("p", context.text("after.told", count=len(found), names=moved), style="lead"),
        what_if.compared(context, found),
    )
