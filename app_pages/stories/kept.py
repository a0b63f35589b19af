"""The reader's own story: one a session, kept by the browser so that a reload or a closed tab does not lose it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

from graph.errors import InvalidStoryError
from views.stories.story import Story
from views.stories.story_file import read, write
from views.view import MOST_STEPS

_STORY: Final = "socle.story"
_PAST: Final = "socle.story.past"
_SHAPE: Final = "socle.story.shape"
_HEARD: Final = "socle.story.heard"
_MOST_PAST: Final = 50
_KEY: Final = "stories.keeper"


def present() -> Story:
    """The story as it stands."""
    story: Story = st.session_state.get(_STORY, Story())
    return story


def change(story: Story) -> None:
    """Make this the reader's story; the one before can be had back. For callbacks."""
    before = present()
    if story == before:
        return
    st.session_state[_PAST] = [*st.session_state.get(_PAST, ()), before][-_MOST_PAST:]
    if [step.view for step in story.steps] != [step.view for step in before.steps]:
        st.session_state[_SHAPE] = shape() + 1
    st.session_state[_STORY] = story


def undo() -> None:
    """Have the story back as it was before the last change. For callbacks."""
    past = st.session_state.get(_PAST, [])
    if past:
        st.session_state[_STORY] = past[-1]
        st.session_state[_PAST] = past[:-1]
        st.session_state[_SHAPE] = shape() + 1


def can_undo() -> bool:
    """Whether there was a change."""
    return bool(st.session_state.get(_PAST))


def shape() -> int:
    """Grows whenever steps come, go or change places: fields of a page are another step's then."""
    return int(st.session_state.get(_SHAPE, 0))


def keep() -> None:
    """Have the browser keep the story, once it has given back the one it kept from before."""
    held = write(st.session_state[_STORY]) if _STORY in st.session_state else None
    data = {"story": held, "isHeard": st.session_state.get(_HEARD, False)}
    _component()(key=_KEY, data=data, on_story_change=_returned, on_other_change=_joined)


def _returned() -> None:
    """Take what the browser kept; steps that were added before it answered come after it."""
    text = st.session_state[_KEY].get("story")
    if not isinstance(text, str) or st.session_state.get(_HEARD):
        return
    st.session_state[_HEARD] = True
    try:
        before = read(text.encode("utf-8", "replace"), "story") if text else Story()
    except InvalidStoryError:  # of an older or a newer Socle: nobody can mend it here
        return
    if before.steps or before.title.by_language:
        since = present()
        title = since.title if since.title.by_language else before.title
        st.session_state[_STORY] = Story(title, (*before.steps, *since.steps)[:MOST_STEPS])
        st.session_state[_SHAPE] = shape() + 1


def _joined() -> None:
    """Take in what another window of this browser has kept since: its steps, then those that this one has besides."""
    text = st.session_state[_KEY].get("other")
    if not isinstance(text, str):
        return
    try:
        other = read(text.encode("utf-8", "replace"), "story")
    except InvalidStoryError:
        return
    own = present()
    steps = (*other.steps, *(step for step in own.steps if step not in other.steps))[:MOST_STEPS]
    change(Story(own.title if own.title.by_language else other.title, steps))


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    script = (Path(__file__).parent / "keeper.js").read_text("utf-8")
    return st.components.v2.component("socle_keeper", js=script)
