"""The reader's own story, to be written: title, steps in their order, the words of each, its picture as it will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import streamlit as st

from app_pages import prose
from app_pages.context import Context
from app_pages.stories import kept, steps
from app_pages.stories.reading import preview
from views.stories.story import LONGEST, LONGEST_TITLE, Step, Story, Words

_HEIGHT = 100  # pixels of a field of several lines


def edit(context: Context, story: Story) -> None:
    """Show the title and the list, and the chosen step's fields beside it."""
    place = steps.at(context, story)
    listed, beside = st.columns([1, 2.6], gap="large")
    with listed:
        _field(context, "story.title", story.title, LONGEST_TITLE, lambda said: replace(kept.present(), title=said))
        prose.show(steps.listed(context, story), key="story.steps", on_action=steps.chosen)
    with beside:
        _orders(context, story, place)
        _words(context, story.steps[place], place)
        preview(context, story.steps[place], place)


def _words(context: Context, step: Step, place: int) -> None:
    """The fields of a step."""

    def with_words(name: Literal["title", "text", "notes"]) -> Callable[[Words], Story]:
        def changed(said: Words) -> Story:
            story = kept.present()
            return story.with_changed(place, story.steps[place].with_words(name, said))

        return changed

    _field(context, "story.step.title", step.title, LONGEST_TITLE, with_words("title"))
    text, notes = st.columns(2, gap="medium")
    with text:
        _field(context, "story.step.text", step.text, LONGEST, with_words("text"), height=_HEIGHT)
    with notes:
        _field(context, "story.step.notes", step.notes, LONGEST, with_words("notes"), height=_HEIGHT)


def _field(
    context: Context,
    name: str,
    words: Words,
    longest: int,
    changed: Callable[[Words], Story],
    *,
    height: int | None = None,
) -> None:
    """A field for words in the page's language; those in another one stand in it as a hint."""
    key = f"{name}.{kept.shape()}.{context.view.step}.{context.lang}"
    lang = context.lang

    def write() -> None:
        kept.change(changed(words.written(lang, str(st.session_state[key]).strip())))

    hint = context.text("story.field.hint")
    own, other = words.own(lang), words.said(lang)[0]
    st.session_state[key] = own
    label, placeholder = context.text(name), "" if own else other or hint
    if height is None:
        st.text_input(label, key=key, max_chars=longest, placeholder=placeholder, on_change=write)
    else:
        st.text_area(label, key=key, max_chars=longest, placeholder=placeholder, on_change=write, height=height)


def _orders(context: Context, story: Story, place: int) -> None:
    """What can be done with the step as a whole."""

    def move(by: int) -> None:
        kept.change(kept.present().moved(place, by))
        steps.go(place + by)()

    def remove() -> None:
        kept.change(kept.present().without_step(place))
        steps.go(max(0, place - 1 if place == len(story.steps) - 1 else place))()
        st.toast(context.text("story.removed"), icon=":material/delete:")

    def clear() -> None:
        kept.change(Story())
        steps.go(0)()

    last = len(story.steps) - 1
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _order(context, "earlier", "arrow_upward", lambda: move(-1), is_dead=place == 0)
        _order(context, "later", "arrow_downward", lambda: move(1), is_dead=place == last)
        _order(context, "remove", "delete", remove)
        _order(context, "undo", "undo", kept.undo, is_dead=not kept.can_undo())
        _order(context, "clear", "clear_all", clear)


def _order(context: Context, name: str, icon: str, act: Callable[[], None], *, is_dead: bool = False) -> None:
    st.button(
        context.text(f"story.{name}"),
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=is_dead,
        on_click=act,
        key=f"story.{name}",
    )
