"""What the browser is told and tells: the page's language, keys that work on the whole page, the list of all keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import streamlit as st

from app_pages import context as contexts
from app_pages import history, prose
from app_pages.context import Context
from app_pages.prose import Element, element
from app_pages.stories import kept

_KEY = "page.keys"
_UNDO = "page.keys.of_story"

PAGE_KEYS = ("Ctrl+K", "Ctrl+Z", "Ctrl+Shift+Z", "?")
"""Keys of the page; their texts are ``keys.<name>`` with the name as `_name` makes it."""

PICTURE_KEYS = ("arrows", "L", "Enter", "E", "P", "T", "+ −", "F", "Escape")
"""Keys of the picture, once it is entered by Tab or by a click."""


def listen(context: Context) -> None:
    """Heed the page's keys, and do what was pressed since the last run."""
    _component()(key=_KEY, data={"lang": context.lang}, on_key_change=partial(_act, context))
    if st.session_state.pop("page.keys.wanted", False):
        st.dialog(context.text("keys.title"))(_listed)(context)


def undo_of_story(*, is_on: bool) -> None:
    """Whether the keys that take a step back are the story's on this page, and not the view's."""
    st.session_state[_UNDO] = is_on


def set_page_language(lang: str) -> None:
    """Tell the browser and screen readers what language the page is in; Streamlit says English whatever it is."""
    _component()(key="page.language", data={"lang": lang}, on_key_change=_nothing)


def _act(context: Context) -> None:
    """Take a step, have the next run open the list of keys, or go to the page that searches."""
    pressed = st.session_state[_KEY].get("key")
    if st.session_state.get(_UNDO) and pressed in {"undo", "redo"}:
        if pressed == "undo" and not contexts.present().is_presented:
            kept.undo()
    elif pressed == "undo" and history.can_go_back():
        contexts.undo()
    elif pressed == "redo" and history.can_go_forth():
        contexts.redo()
    elif pressed == "help":
        st.session_state["page.keys.wanted"] = True
    elif pressed == "search":
        st.switch_page(context.pages["explore"])


def _listed(context: Context) -> None:
    prose.show(
        element("h2", context.text("keys.page")),
        _table(context, PAGE_KEYS),
        element("h2", context.text("keys.picture")),
        _table(context, PICTURE_KEYS),
        key="page.keys.list",
    )


def _table(context: Context, keys: tuple[str, ...]) -> Element:
    rows = []
    for key in keys:
        name = _name(key)
        rows += [element("dt", context.text(f"key.{name}")), element("dd", context.text(f"keys.{name}"))]
    return element("dl", *rows)


def _name(key: str) -> str:
    """The part of a text's id that stands for a key."""
    return {"?": "help", "+ −": "zoom"}.get(key, key.lower().replace("+", "_"))


def _nothing() -> None:
    """Heed no key: a page that failed has nothing to take back."""


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    script = (Path(__file__).parent / "browser.js").read_text("utf-8")
    return st.components.v2.component("socle_page", js=script)
