"""A story that is read, not written: its steps, their words and pictures."""

from __future__ import annotations

import streamlit as st

from app_pages import context as contexts
from app_pages import prose
from app_pages.context import Context
from app_pages.prose import Element, Piece, element
from app_pages.stories import staging, steps
from views.opened import opened_step
from views.stories.story import Step, Story, Words

HEIGHT = 460  # pixels of a step's picture


def read(context: Context, story: Story) -> None:
    """Show the list, and the chosen step beside it."""
    place = steps.at(context, story)
    step = story.steps[place]
    listed, beside = st.columns([1, 2.6], gap="large")
    with listed:
        prose.show(steps.listed(context, story), key="story.steps", on_action=steps.chosen)
    with beside:
        prose.show(*words(context, step), key="story.words")
        preview(context, step, place)


def words(context: Context, step: Step) -> tuple[Piece, ...]:
    """What is said of a step, notes folded."""
    notes = said(context, step.notes, "p")
    folded = element("details", element("summary", context.text("story.notes")), notes) if notes else None
    return (said(context, step.title, "h1"), said(context, step.text, "p", style="lead"), folded)


def said(context: Context, written: Words, tag: str, *, style: str = "") -> Element | None:
    """Words as an element, marked with their language; None where nobody wrote any."""
    text, lang = written.said(context.lang)
    return element(tag, text, style=style, lang=lang) if text else None


def preview(context: Context, step: Step, place: int) -> None:
    """The picture of a step, and the way to the page that it was taken from."""
    shown = staging.staged(context, step)
    if shown.ignored:
        odd = context.text("story.step.odd", names=", ".join(shown.ignored))
        prose.show(element("p", odd, style="notice"), key="story.odd")
    if not shown.is_found:
        prose.show(element("p", context.text("story.step.none"), style="notice"), key="story.none")
    else:
        staging.picture(context, shown, selected=None, height=HEIGHT, key=f"story.picture.{place}")
    if st.button(
        context.text("story.step.open", page=context.text(f"page.{step.page}")),
        icon=":material/open_in_new:",
        type="tertiary",
        key="story.open",
    ):
        contexts.show(opened_step(step.page, step.view, context.snapshot).view)
        st.switch_page(context.pages[step.page])
