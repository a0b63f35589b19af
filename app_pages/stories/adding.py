"""The button on other pages that makes their present view a step of the reader's story."""

from __future__ import annotations

import streamlit as st

import texts
from app_pages.context import Context
from app_pages.stories import kept
from views.address import parameters
from views.sights import words_of
from views.stories.story import LONGEST, LONGEST_TITLE, Step, Words
from views.view import MOST_STEPS


def adding(context: Context, page: str) -> None:
    """Show it; ``page`` is the code of the page that it stands on."""
    count = len(kept.present().steps)
    st.button(
        context.text("story.add"),
        icon=":material/playlist_add:",
        type="tertiary",
        help=context.text("story.add.help", steps=count),
        disabled=count >= MOST_STEPS,
        on_click=_add,
        args=(context, page),
        key="story.add",
    )


def step_of(context: Context, page: str) -> Step:
    """The page's present view as a step, with words in every language of the app to begin with."""
    view = context.view.untold()
    said = parameters(view, context.lang)
    held = {name: value for name, value in said.items() if name != "lang"}
    title, text = Words(), Words()
    for lang in texts.LANGUAGES:
        one, other = words_of(page, view, context.snapshot, lang)
        title, text = title.written(lang, _cut(one, LONGEST_TITLE)), text.written(lang, _cut(other, LONGEST))
    return Step(page, held, title, text)


def _cut(words: str, most: int) -> str:
    """The words, as far as a story has room for them."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _add(context: Context, page: str) -> None:
    kept.change(kept.present().with_step(step_of(context, page)))
    st.toast(context.text("story.added"), icon=":material/playlist_add_check:")
