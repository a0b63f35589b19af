"""What stands around every page: the choice of language, a lost server, a newer load, an odd link."""

from __future__ import annotations

import streamlit as st

import texts
from app_pages import browser
from app_pages import context as contexts
from app_pages.context import Context
from app_pages.stories import kept

_LANGUAGE_KEY = "frame.language"


def above(context: Context) -> None:
    """The lines that need an answer before the page: a lost server, newer data, an odd link."""
    if context.is_lost:
        day = texts.day(context.lang, context.loaded.version.loaded_at[:10])
        st.warning(context.text("lost.text", day=day), icon=":material/cloud_off:")
    if context.newer is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(context.text("newer.text", day=texts.day(context.lang, context.newer)), width="content")
            st.button(context.text("newer.show"), key="frame.newer", on_click=contexts.show_newest)
    if context.is_address_odd:
        st.caption(context.text("address.ignored"))


def below(context: Context, *, is_address_whole: bool) -> None:
    """What comes after the page, and is not seen."""
    if not is_address_whole:
        st.caption(context.text("address.cut"))
    browser.listen(context)
    kept.keep()


def language_switch(context: Context) -> None:
    """The choice of French or English."""
    st.session_state[_LANGUAGE_KEY] = context.lang
    st.segmented_control(
        context.text("language.label"),
        texts.LANGUAGES,
        key=_LANGUAGE_KEY,
        required=True,
        format_func=lambda lang: str(lang).upper(),
        label_visibility="collapsed",
        on_change=lambda: contexts.choose_language(st.session_state[_LANGUAGE_KEY]),
    )
