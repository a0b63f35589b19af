"""Readiness: what must be done before the chosen item on a day, by when it is expected, and by whom."""

from __future__ import annotations

import datetime as dt

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages import evidence
from app_pages.blocked.items import names
from app_pages.context import Context
from app_pages.prose import Element, action, element
from graph.analysis.blocking import NOTHING, Item, Judged, iso_of
from graph.analysis.blocking.days import day_of
from graph.export.because import period

_KEY = "blocked.until"


def until(context: Context, judged: Judged, item: Item) -> str:
    """The day by which the item is to be ready: the chosen one, else its due date, else the next new year (ISO)."""
    if context.view.until is not None:
        return context.view.until
    due = iso_of(item.due_end) if item.due_end != NOTHING else None
    return due if due and due > judged.asked.as_of else f"{int(judged.asked.as_of[:4]) + 1}-01-01"


def controls(context: Context, judged: Judged, item: Item) -> None:
    """The day to choose."""
    st.session_state[_KEY] = dt.date.fromisoformat(until(context, judged, item))
    st.date_input(
        context.text("before.on"),
        key=_KEY,
        min_value=dt.date.fromisoformat(judged.asked.as_of),
        max_value=dt.date(2100, 1, 1),
        format="DD/MM/YYYY",
        width=200,
        on_change=lambda: contexts.change(until=st.session_state[_KEY].isoformat()),
    )


def told(context: Context, judged: Judged, item: Item, select: str) -> Element:
    """Whether it will be ready, and the checklist; ``select`` begins the code of an action on a node."""
    day = until(context, judged, item)
    wanted, starts = day_of(day), judged.openings(item.place)
    found = judged.first(starts)
    values = {"day": texts.day(context.lang, day), "name": judged.name(item.place)}
    answers = [judged.in_time(start, wanted) for start in starts]
    answer = False if False in answers else None if None in answers else True
    path = {place for start in starts for place in judged.critical(start)}
    rows = (_step(context, judged, place, wanted, select, is_critical=place in path) for place in found)
    return element(
        "div",
        element("p", context.text(f"before.{_CODES[answer]}", **values), style="lead"),
        element("h2", context.text("before.first", count=len(found)))
        if found
        else element("p", context.text("before.nothing"), style="quiet"),
        element("ol", *rows, style="relations checklist"),
    )


_CODES = {True: "in_time", False: "too_late", None: "unknown"}
_SIGNS = {True: "✓", False: "✗", None: "?"}


def _step(context: Context, judged: Judged, place: int, wanted: int, select: str, *, is_critical: bool) -> Element:
    node, answer = context.snapshot.node(place), judged.in_time(place, wanted)
    expected = period(int(judged.found.earliest.value[place]), int(judged.found.latest.value[place]), context.lang)
    calls = names(context, judged.calls_of(place))
    status = context.text(f"verdict.{judged.shown_status(place).code}")
    mark = element(
        "span", _SIGNS[answer], style=f"mark {_CODES[answer]}", title=context.text(f"before.{_CODES[answer]}.mark")
    )
    said = (status, context.text("blocked.expected", period=expected) if expected else None)
    return element(
        "li",
        mark,
        " ",
        action(select + node.id, node.label, lang=evidence.DATA_LANGUAGE),
        element("span", context.text("before.critical"), style="tag flag") if is_critical else None,
        element("div", " · ".join(filter(None, said)), style="quiet"),
        element("div", context.text("blocked.call", names=calls), style="quiet") if calls else None,
    )
