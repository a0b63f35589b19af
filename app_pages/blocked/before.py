"""Readiness: what must be done before the chosen item on a day, by when it is expected, and by whom."""

from __future__ import annotations

import datetime as dt

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages import evidence
from app_pages.context import Context
from app_pages.prose import Element, action, element
from graph.analysis.blocking import NOTHING, Item, Judged, Status, iso_of
from graph.analysis.blocking.days import day_of
from graph.telling.because import period
from views.view import LAST_DAY

_KEY = "blocked.until"


def until(context: Context, judged: Judged, item: Item) -> str:
    """The day by which the item is to be ready: the chosen one, else its due date, else the next new year (ISO).

    None is before the day that is judged.
    """
    as_of = judged.asked.as_of
    due = iso_of(item.due_end) if item.due_end != NOTHING else None
    wanted = context.view.until or (due if due and due > as_of else f"{int(as_of[:4]) + 1}-01-01")
    return min(max(wanted, as_of), LAST_DAY.isoformat())


def controls(context: Context, judged: Judged, item: Item) -> None:
    """The day to choose."""
    st.session_state[_KEY] = dt.date.fromisoformat(until(context, judged, item))
    st.date_input(
        context.text("before.on"),
        key=_KEY,
        min_value=dt.date.fromisoformat(judged.asked.as_of),
        max_value=LAST_DAY,
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
    answer = judged.ready_by(item.place, wanted)
    path = {place for start in starts for place in judged.critical(start)}
    rows = (_step(context, judged, place, wanted, select, is_critical=place in path) for place in found)
    return element(
        "div",
        element("p", context.text(_said(judged, item, answer), **values), style="lead"),
        element("h2", context.text("before.first", count=len(found)))
        if found
        else element("p", context.text("before.nothing"), style="quiet"),
        element("ol", *rows, style="relations checklist"),
    )


def _said(judged: Judged, item: Item, answer: bool | None) -> str:  # noqa: FBT001 - the answer is the question
    """The id of the sentence on whether it will be ready."""
    status = judged.shown_status(item.place)
    return f"before.{status.code}" if status in {Status.IN_OPERATION, Status.DONE} else f"before.{_CODES[answer]}"


_CODES = {True: "in_time", False: "too_late", None: "unknown"}
_SIGNS = {True: "✓", False: "✗", None: "?"}


def _step(context: Context, judged: Judged, place: int, wanted: int, select: str, *, is_critical: bool) -> Element:
    node, answer = context.snapshot.node(place), judged.in_time(place, wanted)
    expected = period(int(judged.found.earliest.value[place]), int(judged.found.latest.value[place]), context.lang)
    calls = ", ".join(map(judged.label, judged.calls_of(place)))
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
