"""What goes in and out of the page of stories: the story's own file, and what it becomes for a meeting."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Final

import streamlit as st

from app_pages import context as contexts
from app_pages import prose
from app_pages.context import Context
from app_pages.opener import opener
from app_pages.prose import element
from app_pages.stories import kept, staging
from graph.errors import InvalidStoryError
from graph.faults import Fault
from views.formats import OF_STORIES, Format
from views.stories import deck
from views.stories.story import Story
from views.stories.story_file import LARGEST, SUFFIX, read, write
from views.titles import file_name

_FORMATS: Final = tuple(form for form in Format if form in OF_STORIES)
_MAKING: Final = "story.making"
_FAULTS: Final = "story.faults"
_MOST_FAULTS: Final = 20


def takeaway(context: Context, story: Story) -> None:
    """The popover: the story's file, and files for a meeting, which are made with their steps told."""
    with st.popover(context.text("takeaway"), icon=":material/ios_share:", type="tertiary", disabled=not story.steps):
        prose.show(element("h2", context.text("story.meeting")), key="story.meeting")
        for form in _FORMATS:
            st.button(
                context.text(f"story.{form}"),
                icon=":material/download:",
                type="tertiary",
                help=context.text(f"story.{form}.help"),
                on_click=_make,
                args=(form,),
                key=f"story.{form}",
            )
        prose.show(element("h2", context.text("story.share")), key="story.share")
        st.download_button(
            context.text("story.file"),
            data=lambda: write(story).encode(),
            file_name=f"{_name(context, story)}.{SUFFIX}",
            mime="application/toml",
            icon=":material/download:",
            type="tertiary",
            help=context.text("story.file.help"),
            on_click="ignore",
            key="story.file",
        )


def opening(context: Context) -> None:
    """The button that opens a story's file, and what is wrong with the last one."""
    opener(
        context.text("story.open_file"),
        key="story.opener",
        largest=LARGEST,
        accept=f".{SUFFIX}",
        on_file=_open,
    )
    faults: tuple[Fault, ...] = st.session_state.pop(_FAULTS, ())
    if faults:
        rows = [element("li", _told(context, fault)) for fault in faults[:_MOST_FAULTS]]
        prose.show(
            element("p", context.text("story.faults", count=len(faults)), style="notice"),
            element("ul", *rows),
            key="story.faults",
        )


def making(context: Context, story: Story) -> None:
    """Make the file that was asked for, step by step; any other click leaves it."""
    form: Format | None = st.session_state.pop(_MAKING, None)
    if form is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        bar = st.progress(0.0, text=context.text("story.making"), width="stretch")
        st.button(context.text("story.leave"), type="tertiary", key="story.leave")  # a run that it starts does not make

    def tell(code: str, share: float) -> None:
        at = min(len(story.steps), 1 + round(share * len(story.steps) / deck.DRAWING))
        said = context.text(f"story.making.{code}", at=at, of=len(story.steps))
        bar.progress(share, text=said)

    shown = deck.stage(story, partial(staging.staged, context), tell=tell)
    made = deck.write(form, story, shown, context.snapshot, lang=context.lang, tell=tell)
    bar.progress(1.0, text=context.text("story.made", name=f"{_name(context, story)}.{form.suffix}"))
    _give(f"{_name(context, story)}.{form.suffix}", form.media_type, made)


def _make(form: Format) -> None:
    st.session_state[_MAKING] = form


def _open(data: bytes) -> None:
    if not data:  # what the opener says of a file that is too large
        data = b" " * (LARGEST + 1)
    try:
        story = read(data, "story")
    except InvalidStoryError as error:
        st.session_state[_FAULTS] = error.faults
        return
    kept.change(story)
    contexts.change(story=None, step=1)


def _told(context: Context, fault: Fault) -> str:
    """A fault in the page's language: where, what stands there, what is wrong."""
    line = context.text("story.fault.line", line=fault.row) if fault.row else None
    where = " = ".join(filter(None, (line, fault.column, fault.value)))
    said = context.text(f"story.fault.{fault.code}")
    return context.text("colon", what=where, said=said) if where else said


def _name(context: Context, story: Story) -> str:
    return file_name(story.title.said(context.lang)[0] or context.text("story.untitled"))


def _give(name: str, media_type: str, data: bytes) -> None:
    """Have the browser save a file."""
    serial = uuid.uuid4().hex
    held = {"name": name, "type": media_type, "data": base64.b64encode(data).decode(), "serial": serial}
    _component()(key="story.giver", data=held)


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    script = (Path(__file__).parent / "giver.js").read_text("utf-8")
    return st.components.v2.component("socle_giver", js=script)
