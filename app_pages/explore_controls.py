"""What the picture lets through, one row above it: direction, distance, layout, filters, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from app_pages import context as contexts
from app_pages.address import DEPTHS
from app_pages.context import Context
from graph.layout import Orientation
from graph.model import Direction
from graph.schema import KINDS, RELATIONS

ALL_KINDS = tuple(KINDS)

_DIRECTIONS = (Direction.DEPENDENTS, Direction.BOTH, Direction.DEPENDENCIES)
"""As they stand in a picture that reads from left to right."""


def controls(context: Context) -> None:
    """The row of controls; each changes the session's view."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _choice(context, "direction", _DIRECTIONS, lambda code: context.text(f"explore.direction.{code}"))
        _choice(context, "depth", DEPTHS, lambda depth: _links(context, depth))
        _choice(context, "orientation", tuple(Orientation), lambda code: context.text(f"explore.orientation.{code}"))
        _filters(context)
        if contexts.can_undo():
            st.button(
                context.text("explore.undo"),
                icon=":material/undo:",
                type="tertiary",
                on_click=contexts.undo,
                key="undo",
            )
        elif context.view != context.view.without_filters():
            st.button(
                context.text("explore.reset"),
                icon=":material/restart_alt:",
                type="tertiary",
                on_click=contexts.reset,
                key="reset",
            )


def _choice(context: Context, field: str, options: tuple[Any, ...], name: Callable[[Any], str]) -> None:
    """One of a few, all in sight."""
    key = _follow(field, getattr(context.view, field))
    st.segmented_control(
        context.text(f"explore.{field}"),
        options,
        key=key,
        required=True,
        format_func=name,
        label_visibility="collapsed",
        on_change=lambda: contexts.change(**{field: st.session_state[key]}),
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
        key = _follow("with_inferred", context.view.with_inferred)
        st.toggle(
            context.text("explore.filters.inferred"),
            key=key,
            help=context.text("explore.filters.inferred.help"),
            on_change=lambda: contexts.change(with_inferred=st.session_state[key]),
        )


def _several(context: Context, field: str, names: Iterable[str], name: Callable[[str], str]) -> None:
    """Any of a closed list, kept in the list's order."""
    options = tuple(names)
    key = _follow(field, [*getattr(context.view, field)])

    def keep() -> None:
        chosen = st.session_state[key]
        contexts.change(**{field: tuple(option for option in options if option in chosen)})

    st.pills(
        context.text(f"explore.filters.{field}"),
        options,
        key=key,
        selection_mode="multi",
        format_func=name,
        on_change=keep,
    )


def _follow(field: str, value: object) -> str:
    """The key of the widget of a field, which shows what the view says whatever it showed before."""
    key = f"explore.{field}"
    st.session_state[key] = value
    return key
