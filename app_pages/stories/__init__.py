"""The page of stories: the reader's own, made of views from other pages, and those that come with the data."""

from __future__ import annotations

import streamlit as st

from app_pages import browser, frame, prose
from app_pages import context as contexts
from app_pages.context import Context
from app_pages.prose import action, element
from app_pages.stories import editor, files, kept, presenting, reading
from views.stories.shipped import shipped
from views.stories.story import Story
from views.view import PAGES

_CHOICE = "stories.choice"
_OWN = "own"


def render(context: Context) -> None:
    """Show the page."""
    browser.undo_of_story(is_on=True)
    story = kept.present() if context.view.story is None else shipped()[context.view.story]
    if context.view.is_presented and story.steps:
        presenting.present(context, story)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.text("page.stories"), anchor=False)
        with st.container(width="content", horizontal=True, gap="small"):
            _present(context, story)
            files.takeaway(context, story)
            frame.language_switch(context)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _choice(context)
        if context.view.story is None:
            files.opening(context)
        else:
            _copy(context, story)
    files.making(context, story)
    if not story.steps:
        _empty(context)
    elif context.view.story is None:
        editor.edit(context, story)
    else:
        reading.read(context, story)


def _present(context: Context, story: Story) -> None:
    st.button(
        context.text("story.present"),
        icon=":material/slideshow:",
        type="primary",
        disabled=not story.steps,
        on_click=contexts.change,
        kwargs={"is_presented": True},
        key="story.present",
    )


def _choice(context: Context) -> None:
    """Which story is shown: the reader's own first."""
    st.session_state[_CHOICE] = context.view.story or _OWN
    names = {_OWN: context.text("story.own")}
    names |= {code: story.title.said(context.lang)[0] for code, story in shipped().items()}

    def choose() -> None:
        chosen = st.session_state[_CHOICE]
        contexts.change(story=None if chosen == _OWN else chosen, step=1, selected=None)

    st.segmented_control(
        context.text("story.choice"),
        tuple(names),
        key=_CHOICE,
        required=True,
        format_func=names.__getitem__,
        label_visibility="collapsed",
        on_change=choose,
    )


def _copy(context: Context, story: Story) -> None:
    def copy() -> None:
        kept.change(story)
        contexts.change(story=None, step=1)

    st.button(
        context.text("story.copy"),
        icon=":material/content_copy:",
        type="tertiary",
        help=context.text("story.copy.help"),
        on_click=copy,
        key="story.copy",
    )


def _empty(context: Context) -> None:
    st.space("medium")
    with st.container(horizontal_alignment="center"), st.container(width=640):
        pages = [action(page, context.text(f"page.{page}"), style="chip") for page in PAGES]
        prose.show(
            element("h1", context.text("story.empty")),
            element("p", context.text("story.empty.hint", add=context.text("story.add")), style="lead"),
            element("p", *pages, style="lead"),
            element("p", context.text("story.empty.kept"), style="lead quiet"),
            key="story.empty",
            on_action=lambda code: st.switch_page(context.pages[code]),
        )
        if kept.can_undo():
            st.button(
                context.text("story.undo"),
                icon=":material/undo:",
                type="tertiary",
                on_click=kept.undo,
                key="story.undo",
            )
