"""What is asked of the page, above it: the day, what is listed, who answers for it; and the counts that filter."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages.blocked.board import shown_items, statuses
from app_pages.context import Context
from app_pages.loaded import organizations
from app_pages.prose import Element, Piece, element
from app_pages.view import Board, Unit
from graph.analysis.blocking import EFFECTIVE, Judged, Status, newest_day, stated_days

_DAY, _PICKER, _UNIT, _BOARD, _WHO, _INFERRED = (
    f"blocked.{name}" for name in ("day", "picker", "unit", "board", "who", "inferred")
)


def controls(context: Context) -> None:
    """The rows of controls."""
    days = stated_days(context.snapshot)
    as_of = context.view.as_of or newest_day(context.snapshot)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.session_state[_DAY] = as_of if as_of in days else None
        st.segmented_control(
            context.text("blocked.as_of"),
            days,
            key=_DAY,
            format_func=lambda day: texts.day(context.lang, day),
            on_change=lambda: contexts.change(as_of=st.session_state[_DAY] or as_of),
        )
        st.session_state[_PICKER] = dt.date.fromisoformat(as_of)
        st.date_input(
            context.text("blocked.other_day"),
            key=_PICKER,
            min_value=dt.date.fromisoformat(min(days)) if days else None,
            max_value=dt.date(2100, 1, 1),
            format="DD/MM/YYYY",
            width=150,
            on_change=lambda: contexts.change(as_of=st.session_state[_PICKER].isoformat()),
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _choice(context, _BOARD, "board", tuple(Board))
        if context.view.board is Board.ITEMS:
            _choice(context, _UNIT, "unit", tuple(Unit))
        _filters(context)


def told(context: Context, judged: Judged) -> Element:
    """How many items have each status, each count a filter; what nobody speaks of first, as it limits all the rest."""
    found = shown_items(context, judged)
    counts = Counter(item.status for item in found)
    day = texts.day(context.lang, judged.asked.as_of)
    chips: list[Piece] = [_chip(context, status, counts[status]) for status in EFFECTIVE if counts[status]]
    said = context.text("blocked.told", day=day, count=counts[Status.SILENT])
    rest = element("p", *chips, style="banner") if context.view.board is Board.ITEMS else None
    return element("div", element("p", said, style="banner"), rest)


def toggle(code: str) -> None:
    """Show a status, or hide it where it is shown."""
    present = statuses(contexts.present())
    chosen = {status.code for status in present} ^ {code}
    contexts.change(statuses=tuple(status.code for status in EFFECTIVE if status.code in chosen), selected=None)


def _chip(context: Context, status: Status, count: int) -> Element:
    is_shown = status in statuses(context.view)
    words = context.text(f"verdict.{status.code}.count", count=count)
    return element(
        "button",
        words,
        style=f"chip verdict {status.code}{' chosen' if is_shown else ''}",
        type="button",
        value=status.code,
        aria_pressed="true" if is_shown else "false",
    )


def _choice(context: Context, key: str, field: str, options: tuple[Board | Unit, ...]) -> None:
    st.session_state[key] = getattr(context.view, field)
    st.segmented_control(
        context.text(f"blocked.{field}"),
        options,
        key=key,
        required=True,
        format_func=lambda option: context.text(f"blocked.{field}.{option}"),
        label_visibility="collapsed",
        on_change=lambda: contexts.change(**{field: st.session_state[key]}, selected=None),
    )


def _filters(context: Context) -> None:
    view = context.view
    count = bool(view.organizations) + (not view.with_inferred)
    label = context.text("explore.filters.active", number=count) if count else context.text("explore.filters")
    with st.popover(label, icon=":material/filter_list:", type="tertiary"):
        names = organizations(context.snapshot)
        st.session_state[_WHO] = [*view.organizations]
        st.multiselect(
            context.text("explore.filters.organizations"),
            names,
            key=_WHO,
            format_func=names.__getitem__,
            placeholder=context.text("explore.filters.any"),
            on_change=lambda: contexts.change(organizations=tuple(st.session_state[_WHO])),
        )
        st.session_state[_INFERRED] = view.with_inferred
        st.toggle(
            context.text("explore.filters.inferred"),
            key=_INFERRED,
            help=context.text("blocked.inferred.help"),
            on_change=lambda: contexts.change(with_inferred=st.session_state[_INFERRED]),
        )
