"""What is asked and what is let through, in one row above the picture: each control changes the session's view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages.context import Context
from app_pages.loaded import labels
from graph.analysis.blocking import newest_day, stated_days
from graph.model import Direction
from graph.schema import KINDS, RELATIONS
from views.view import DEPTHS, Arrangement, Colouring, Scope

_DIRECTIONS = (Direction.DEPENDENTS, Direction.BOTH, Direction.DEPENDENCIES)
"""As they stand in a picture that reads from left to right."""


def controls(context: Context) -> None:
    """The row of controls."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _choice(context, "scope", tuple(Scope), lambda code: context.text(f"scope.{code}"), _ask)
        if context.view.scope is Scope.AROUND:
            _choice(context, "direction", _DIRECTIONS, lambda code: context.text(f"explore.direction.{code}"))
            _choice(context, "depth", DEPTHS, lambda depth: _links(context, depth))
        _filters(context)
        _display(context)


def _ask(scope: Scope) -> None:
    contexts.ask(scope, None)


def _choice(
    context: Context,
    field: str,
    options: tuple[Any, ...],
    name: Callable[[Any], str],
    then: Callable[[Any], None] | None = None,
    *,
    is_titled: bool = False,
) -> None:
    """One of a few, all in sight."""
    key = _follow(field, getattr(context.view, field))

    def keep() -> None:
        chosen = st.session_state[key]
        if then is None:
            contexts.change(**{field: chosen})
        else:
            then(chosen)

    st.segmented_control(
        context.text(f"explore.{field}"),
        options,
        key=key,
        required=True,
        format_func=name,
        label_visibility="visible" if is_titled else "collapsed",
        on_change=keep,
    )


def _links(context: Context, depth: int) -> str:
    """Say "1 link", then the number alone: the row must fit a narrow screen."""
    return context.text("explore.depth.links", count=depth) if depth == DEPTHS[0] else str(depth)


def _filters(context: Context) -> None:
    count = context.view.filters
    label = context.text("explore.filters.active", number=count) if count else context.text("explore.filters")
    with st.popover(label, icon=":material/filter_list:", type="tertiary"):
        _several(context, "kinds", KINDS, lambda name: context.text(f"kinds.{name}"))
        _several(context, "relations", RELATIONS, lambda name: context.text(f"relation.{name}"))
        _among(context, "organizations", labels(context.snapshot, "Organization"))
        _among(context, "documents", {name: document.title for name, document in context.snapshot.documents.items()})
        _toggle(context, "with_inferred", "explore.filters.inferred")


def _display(context: Context) -> None:
    with st.popover(context.text("explore.display"), icon=":material/tune:", type="tertiary"):
        if len(context.snapshot.tables.statements):
            _colours(context)
        _choice(
            context,
            "arrangement",
            tuple(Arrangement),
            lambda code: context.text(f"explore.arrangement.{code}"),
            is_titled=True,
        )
        _toggle(context, "is_large", "explore.large")


def _colours(context: Context) -> None:
    """What colours tell; statuses are those of a day."""
    _choice(
        context, "colouring", tuple(Colouring), lambda code: context.text(f"explore.colouring.{code}"), is_titled=True
    )
    if context.view.colouring is Colouring.STATE:
        key = _follow("as_of", context.view.as_of or newest_day(context.snapshot))
        days = dict.fromkeys((*stated_days(context.snapshot), st.session_state[key]))
        st.selectbox(
            context.text("blocked.as_of"),
            sorted(days),
            key=key,
            format_func=lambda day: texts.day(context.lang, day),
            on_change=lambda: contexts.change(as_of=st.session_state[key]),
        )


def _toggle(context: Context, field: str, text: str) -> None:
    key = _follow(field, getattr(context.view, field))
    st.toggle(
        context.text(text),
        key=key,
        help=context.text(f"{text}.help"),
        on_change=lambda: contexts.change(**{field: st.session_state[key]}),
    )


def _among(context: Context, field: str, names: dict[str, str]) -> None:
    """Any of a list that is too long to lie open."""
    key = _follow(field, [*getattr(context.view, field)])
    st.multiselect(
        context.text(f"explore.filters.{field}"),
        names,
        key=key,
        format_func=names.__getitem__,
        placeholder=context.text("explore.filters.any"),
        on_change=lambda: contexts.change(**{field: tuple(st.session_state[key])}),
    )


def _several(context: Context, field: str, names: Iterable[str], name: Callable[[str], str]) -> None:
    """Any of a closed list, kept in the list's order."""
    options = tuple(names)
    key = _follow(field, [*getattr(context.view, field)])
    st.pills(
        context.text(f"explore.filters.{field}"),
        options,
        key=key,
        selection_mode="multi",
        format_func=name,
        on_change=partial(_keep, field, key, options),
    )


def _keep(field: str, key: str, options: Sequence[str]) -> None:
    chosen = st.session_state[key]
    contexts.change(**{field: tuple(option for option in options if option in chosen)})


def _follow(field: str, value: object) -> str:
    """The key of the widget of a field, which shows what the view says whatever it showed before."""
    key = f"explore.{field}"
    st.session_state[key] = value
    return key
