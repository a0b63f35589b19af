"""A story told to a room: one step over the whole window, in large type, turned by clicks, keys or a clicker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

from app_pages import context as contexts
from app_pages import panel, prose
from app_pages.context import Context
from app_pages.prose import element
from app_pages.stories import staging, steps
from app_pages.stories.reading import said
from views.known import edge_of, is_node
from views.opened import opened_step
from views.stories.story import Step, Story

_KEYS: Final = "story.keys"
_NOTES: Final = "story.has_notes"
_LEAST: Final = 320  # pixels of the picture where the style sheet does not reach
_LETTERS: Final = 95  # of a line of the room's type, on a window of 1,024 pixels
_BARS: Final = 8.5  # rem: the row of buttons, the title, the margins
_LINE: Final = 1.6  # rem


def present(context: Context, story: Story) -> None:
    """Show the step of the view, and what turns to the others."""
    place = steps.at(context, story)
    step = story.steps[place]
    notes = step.notes.said(context.lang)[0] if st.session_state.get(_NOTES) else ""
    st.html(_style(step.text.said(context.lang)[0], notes))
    _listen(story, place)
    _bar(context, story, place)
    prose.show(
        element("div", said(context, step.title, "h1"), said(context, step.text, "p", style="lead")),
        key="story.said",
    )
    if notes:
        prose.show(said(context, step.notes, "p", style="notice"), key="story.notes.shown")
    _picture(context, step)


def _style(text: str, notes: str) -> str:
    """The style sheet of a step, with nothing in it but our own numbers: the picture takes what the words leave."""
    lines = sum(-(-len(line) // _LETTERS) for line in (*text.splitlines(), *notes.splitlines()))
    above = _BARS + _LINE * lines + (2.5 if notes else 0)
    return f"""<style>
html {{ font-size: 120%; }}
header[data-testid="stHeader"] {{ display: none; }}
.stMainBlockContainer {{ padding-top: 1rem !important; padding-bottom: 0.5rem !important; }}
[class*="st-key-story-shown"], [class*="st-key-story-shown"] > div,
[class*="st-key-story-shown"] .stBidiComponent > div:last-child,
:has(> .st-key-story-beside), .st-key-story-beside {{
  flex: 0 0 auto !important; height: max({_LEAST}px, calc(100vh - {above}rem)) !important;
}}
</style>"""


def _bar(context: Context, story: Story, place: int) -> None:
    last = len(story.steps) - 1
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _turn(context, "previous", "arrow_back", place - 1, is_dead=place == 0)
        with st.container(width="content"):
            prose.show(element("p", context.text("offline.step", at=place + 1, of=last + 1)), key="story.where")
        _turn(context, "next", "arrow_forward", place + 1, is_dead=place == last)
        title, lang = story.title.said(context.lang)
        with st.container():
            prose.show(element("p", title, style="quiet", lang=lang), key="story.of")
        if story.steps[place].notes.said(context.lang)[0]:
            st.button(context.text("story.notes"), type="tertiary", on_click=_turn_notes, key="story.notes.button")
        st.button(
            context.text("story.leave_room"),
            icon=":material/close:",
            type="tertiary",
            help=context.text("story.leave_room.help"),
            on_click=contexts.change,
            kwargs={"is_presented": False},
            key="story.leave_room",
        )


def _turn(context: Context, name: str, icon: str, to: int, *, is_dead: bool) -> None:
    st.button(
        context.text(f"offline.{name}"),
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=is_dead,
        on_click=steps.go(to),
        key=f"story.{name}",
    )


def _picture(context: Context, step: Step) -> None:
    """The picture; beside it what the documents say of what was clicked, once something was."""
    shown = staging.staged(context, step)
    if not shown.is_found:
        prose.show(element("p", context.text("story.step.none"), style="notice"), key="story.none")
        return
    key = f"story.shown.{staging.code_of(step)}"
    selected = staging.selected(context, key)
    words = _words(replace(context, view=opened_step(step.page, step.view, context.snapshot).view), selected)
    drawn, beside = st.columns([2, 1], gap="medium") if words else (st.container(), None)
    with drawn:
        staging.picture(context, shown, selected=selected, height=_LEAST, key=key, is_large=True)
    if words and beside:
        with beside, st.container(height=_LEAST, border=True, key="story.beside"):
            prose.show(words, key="story.beside.words")


def _words(context: Context, selected: str | None) -> prose.Element | None:
    """What the documents say of what was selected, on the day of the step's view."""
    edge = edge_of(context.snapshot, selected) if selected else None
    if edge is not None:
        return panel.of_edge(context, edge)
    if selected is not None and is_node(context.snapshot, selected):
        return panel.of_node(context, context.snapshot.node(context.snapshot.index(selected)), with_actions=False)
    return None


def _listen(story: Story, place: int) -> None:
    """Heed the keys of a presenter: page keys and arrows turn, N shows notes, Escape leaves."""
    last = len(story.steps) - 1

    def act() -> None:
        pressed = st.session_state[_KEYS].get("key")
        by = {"next": 1, "previous": -1}.get(pressed, 0)
        if by and 0 <= place + by <= last:
            steps.go(place + by)()
        elif pressed in {"first", "last"}:
            steps.go(0 if pressed == "first" else last)()
        elif pressed == "notes":
            _turn_notes()
        elif pressed == "leave":
            contexts.change(is_presented=False)

    _component()(key=_KEYS, data={}, on_key_change=act)


def _turn_notes() -> None:
    st.session_state[_NOTES] = not st.session_state.get(_NOTES)


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    script = (Path(__file__).parent / "presenter.js").read_text("utf-8")
    return st.components.v2.component("socle_presenter", js=script)
