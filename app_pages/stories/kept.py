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
_TEXT: Final = "socle.story.text"
_PAST: Final = "socle.story.past"
_SHAPE: Final = "socle.story.shape"
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
    _hold(story)


def undo() -> None:
    """Have the story back as it was before the last change. For callbacks."""
    past = st.session_state.get(_PAST, [])
    if past:
        _hold(past[-1])
        st.session_state[_PAST] = past[:-1]
        st.session_state[_SHAPE] = shape() + 1


def can_undo() -> bool:
    """Whether there was a change."""
    return bool(st.session_state.get(_PAST))


def shape() -> int:
    """Grows whenever steps come, go or change places: fields of a page are another step's then."""
    return int(st.session_state.get(_SHAPE, 0))


def keep() -> None:
    """Have the browser keep the story, once it has given what it, or another window, kept before."""
    _component()(key=_KEY, data={"story": st.session_state.get(_TEXT)}, on_kept_change=_joined)


def _hold(story: Story) -> None:
    """Make this the session's story, and write it once for all runs until the next."""
    st.session_state[_STORY], st.session_state[_TEXT] = story, write(story)


def _joined() -> None:
    """Take in what was kept: its steps, then those that this session has besides."""
    text = st.session_state[_KEY].get("kept")
    if not isinstance(text, str):
        return
    try:
        before = read(text.encode("utf-8", "replace"), "story")
    except InvalidStoryError:  # of an older or a newer Socle: nobody can mend it here
        return
    own = present()
    if own == Story():  # the first that this session hears: no change of the reader's, to be taken back
        _hold(before)
        st.session_state[_SHAPE] = shape() + 1
        return
    steps = (*before.steps, *(step for step in own.steps if step not in before.steps))[:MOST_STEPS]
    change(Story(own.title if own.title.by_language else before.title, steps))


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    script = (Path(__file__).parent / "keeper.js").read_text("utf-8")
    return st.components.v2.component("socle_keeper", js=script)
