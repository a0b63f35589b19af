"""What a step shows, as a picture on a page; found once for all who look at it."""

from __future__ import annotations

import hashlib
from functools import partial

import streamlit as st

from app_pages.component import graph_view
from app_pages.context import Context
from app_pages.loaded import opened
from graph.drawing import LABELS
from graph.picture import Marks, Picture, draw
from graph.snapshot import Snapshot
from queries.runner import run
from views.known import is_known
from views.sights import Ask
from views.stories import deck
from views.stories.deck import Seen, Staged
from views.stories.story import Step

_SELECTED = "{key}.selected"


def _ask() -> Ask:
    """Answers named questions for steps that hold one."""
    return partial(run, opened().store)


def staged(context: Context, step: Step) -> Staged:
    """What the step shows of the graph that is shown."""
    shown = _seen(context.snapshot.version, code_of(step), context.snapshot, step)
    return deck.with_words(step, shown)


def code_of(step: Step) -> str:
    """What tells the picture of a step from others': letters and digits of its page and view, whatever its words."""
    return hashlib.blake2s(repr((step.page, sorted(step.view.items()))).encode("utf-8", "surrogatepass")).hexdigest()


def selected(context: Context, key: str) -> str | None:
    """The id of what was clicked last in the picture of that key; None where nothing was, or it was let go."""
    event = st.session_state.get(key, {}).get("event")
    held = _SELECTED.format(key=key)
    if event and event["kind"] == "select" and is_known(context.snapshot, str(event["id"])):
        st.session_state[held] = str(event["id"])
    elif event and event["kind"] == "clear":
        st.session_state.pop(held, None)
    return st.session_state.get(held)


def picture(
    context: Context, shown: Staged, *, selected: str | None, height: int, key: str, is_large: bool = False
) -> None:
    """Draw what a step shows."""
    graph_view(
        _drawn(context.snapshot.version, code_of(shown.step), context.lang, context.theme, shown),
        selected=selected,
        start=next(iter(shown.sight.focus), None),
        labels={name: context.text(f"picture.{name}") for name in LABELS},
        height=height,
        is_large=is_large,
        key=key,
    )


@st.cache_resource(show_spinner=False, max_entries=24)
def _seen(version: str, code: str, _snapshot: Snapshot, _step: Step) -> Seen:  # noqa: ARG001 - the cache's key
    return deck.seen(_step.page, _step.view, _snapshot, _ask())


@st.cache_resource(show_spinner=False, max_entries=24)
def _drawn(version: str, key: str, lang: str, theme: str, _shown: Staged) -> Picture:  # noqa: ARG001 - as above
    sight = _shown.sight
    return draw(
        sight.part,
        lang=lang,
        theme=theme,
        orientation=sight.orientation,
        focus=sight.focus,
        layout=sight.layout,
        marks=Marks(sight.states, sight.chain, sight.built),
    )
