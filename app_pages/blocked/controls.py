"""What is asked of the page, above it: the day, the question, what is listed, who answers for it; and its counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages.blocked.recipes import Recipe, changes_of, recipe_of
from app_pages.context import Context
from app_pages.loaded import labels
from app_pages.prose import Element, Piece, element
from graph.analysis.blocking import EFFECTIVE, Judged, Status, newest_day, stated_days
from views.listed import shown_items, statuses
from views.view import FIRST_DAY, LAST_DAY, Board, Unit

_DAY, _PICKER, _RECIPE, _UNIT, _INFERRED = (
    f"blocked.{name}" for name in ("day", "picker", "recipe", "unit", "inferred")
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
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="DD/MM/YYYY",
            width=150,
            on_change=lambda: contexts.change(as_of=st.session_state[_PICKER].isoformat()),
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _recipes(context)
        if context.view.board in {Board.ITEMS, Board.ASK}:
            _unit(context)
        _filters(context)


def told(context: Context, judged: Judged) -> Element:
    """How many items have each status, each count a filter; what nobody speaks of first, as it limits all the rest."""
    found = shown_items(context.view, judged)
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


def _recipes(context: Context) -> None:
    st.session_state[_RECIPE] = recipe_of(context.view)

    def ask() -> None:
        contexts.change(**changes_of(st.session_state[_RECIPE] or Recipe.STUCK))

    st.pills(
        context.text("blocked.recipe"),
        tuple(Recipe),
        key=_RECIPE,
        format_func=lambda recipe: context.text(f"recipe.{recipe}"),
        label_visibility="collapsed",
        on_change=ask,
    )


def _unit(context: Context) -> None:
    st.session_state[_UNIT] = context.view.unit
    st.segmented_control(
        context.text("blocked.unit"),
        tuple(Unit),
        key=_UNIT,
        required=True,
        format_func=lambda unit: context.text(f"blocked.unit.{unit}"),
        label_visibility="collapsed",
        on_change=lambda: contexts.change(unit=st.session_state[_UNIT], selected=None),
    )


def _filters(context: Context) -> None:
    view = context.view
    count = bool(view.organizations) + bool(view.wholes) + (not view.with_inferred)
    label = context.text("explore.filters.active", number=count) if count else context.text("explore.filters")
    with st.popover(label, icon=":material/filter_list:", type="tertiary"):
        _among(context, "organizations", "explore.filters.organizations", "Organization")
        _among(context, "wholes", "blocked.wholes", "Orientation", "Service", "Programme", "Referential")
        st.session_state[_INFERRED] = view.with_inferred
        st.toggle(
            context.text("explore.filters.inferred"),
            key=_INFERRED,
            help=context.text("blocked.inferred.help"),
            on_change=lambda: contexts.change(with_inferred=st.session_state[_INFERRED]),
        )
        if count:
            none = {"organizations": (), "wholes": (), "with_inferred": True}
            st.button(context.text("explore.reset"), type="tertiary", on_click=contexts.change, kwargs=none)


def _among(context: Context, field: str, label: str, *kinds: str) -> None:
    """Any of the nodes of some kinds."""
    names, key = labels(context.snapshot, *kinds), f"blocked.{field}"
    st.session_state[key] = [*getattr(context.view, field)]
    st.multiselect(
        context.text(label),
        names,
        key=key,
        format_func=names.__getitem__,
        placeholder=context.text("explore.filters.any"),
        on_change=lambda: contexts.change(**{field: tuple(st.session_state[key])}),
    )
