"""The one place where an error becomes words and a way out; a reader never sees a traceback."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

import streamlit as st

from app_pages import browser, frame
from app_pages import context as contexts
from app_pages.context import Context
from graph.errors import EmptyStoreError, InvalidGraphError, SocleError, StoreDamagedError
from texts import has_text, translate

_LOG = logging.getLogger(__name__)

_COMMANDS = {
    InvalidGraphError: "python cli.py load --dry-run",
    EmptyStoreError: "python cli.py load",
    StoreDamagedError: "python cli.py load",
}


def guarded(render: Callable[[Context], None], pages: Mapping[str, st.Page]) -> None:
    """Read the context, show the page in its frame, write the address; tell in words what went wrong instead."""
    lang = "en"
    try:
        lang = contexts.language()
        with st.spinner(translate(lang, "loading"), show_time=True):  # a server's whole graph, at the first page
            context = contexts.read(pages)
        browser.undo_of_story(is_on=False)  # unless the page says so
        frame.above(context)
        render(context)
        frame.below(context, is_address_whole=contexts.write(context))
    except SocleError as error:
        _tell(lang, key_of(lang, error), pages, _COMMANDS.get(type(error)))
    except Exception:  # noqa: BLE001 - the boundary of a page
        _LOG.exception("A page failed")
        _tell(lang, "error.unexpected", pages)


def key_of(lang: str, error: SocleError) -> str:
    """The text for an error: its own, else that of what it is a kind of."""
    keys = (f"error.{kind.__name__}" for kind in type(error).__mro__)
    return next((key for key in keys if has_text(lang, key)), "error.unexpected")


def _tell(lang: str, key: str, pages: Mapping[str, st.Page], command: str | None = None) -> None:
    st.subheader(translate(lang, "error.title"))
    st.error(translate(lang, key), icon=":material/error:")
    if command:
        st.caption(translate(lang, "error.command"))
        st.code(command, language="bash")
    st.page_link(pages["home"], label=translate(lang, "error.home"))
    browser.set_page_language(lang)
