"""What a page is given for one run: language, view and graph, read once at its start and written once at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import streamlit as st

import texts
from app_pages.address import Read, View, decode, encode
from app_pages.loaded import Loaded, is_known, newest
from graph.model import Node
from graph.snapshot import Snapshot

_VIEW: Final = "socle.view"
_LANG: Final = "socle.lang"
_WRITTEN: Final = "socle.written"
_LOADED: Final = "socle.loaded"
_UNDO: Final = "socle.undo"
_IGNORED: Final = "socle.ignored"


@dataclass(frozen=True, slots=True)
class Context:
    """One run's language (``fr`` or ``en``), theme (``light`` or ``dark``), view and graph.

    ``pages`` holds the pages by code, to link to; ``newer`` is when another version was loaded since, None where none
    was; ``is_address_odd`` tells that a part of the link was not understood.
    """

    lang: str
    theme: str
    view: View
    loaded: Loaded
    pages: Mapping[str, st.Page]
    newer: str | None = None
    is_address_odd: bool = False

    @property
    def snapshot(self) -> Snapshot:
        """The graph that is shown."""
        return self.loaded.snapshot

    @property
    def start(self) -> Node | None:
        """The node that the view starts from; None before one was chosen."""
        return None if self.view.node is None else self.snapshot.node(self.snapshot.index(self.view.node))

    def text(self, key: str, **values: object) -> str:
        """A text in the page's language; see `texts.translate`."""
        return texts.translate(self.lang, key, **values)


def language() -> str:
    """The page's language: what the link or the reader chose, else the browser's, else English."""
    said = st.query_params.get("lang")
    if said in texts.LANGUAGES and _is_news():
        st.session_state[_LANG] = said
    if _LANG not in st.session_state:
        locale = (st.context.locale or "").lower()
        st.session_state[_LANG] = next((lang for lang in texts.LANGUAGES if locale.startswith(lang)), "en")
    return str(st.session_state[_LANG])


def read(pages: Mapping[str, st.Page]) -> Context:
    """The context of this run, from the address where the reader changed it, else from the session.

    Raises what `loaded.newest` raises.
    """
    lang = language()
    current = newest()
    loaded: Loaded = st.session_state.setdefault(_LOADED, current)
    if loaded.version.fingerprint == current.version.fingerprint:
        loaded = st.session_state[_LOADED] = current
    if _is_news():
        said = _decoded({name: st.query_params.get_all(name) for name in st.query_params}, loaded.snapshot)
        st.session_state[_VIEW] = said.view
        st.session_state[_IGNORED] = bool(said.ignored)
    theme = st.context.theme.type or "light"
    is_newer = loaded is not current
    return Context(
        lang=lang,
        theme=theme,
        view=st.session_state.setdefault(_VIEW, View()),
        loaded=loaded,
        pages=pages,
        newer=current.version.loaded_at if is_newer else None,
        is_address_odd=st.session_state.pop(_IGNORED, False),
    )


def again(context: Context) -> Context:
    """The context with the view as callbacks and clicks have left it."""
    return replace(context, view=st.session_state[_VIEW])


def write(context: Context) -> bool:
    """Make the address say what the page shows; False where it was too long to say all of it."""
    address = encode(st.session_state.get(_VIEW, context.view), context.lang)
    if st.query_params.to_dict() != dict(address.parameters):
        st.query_params.from_dict(dict(address.parameters))
    st.session_state[_WRITTEN] = dict(address.parameters)
    return address.is_whole


def change(**fields: Any) -> None:  # noqa: ANN401 - the fields of View, checked by it
    """Change the session's view; the next run shows it. For callbacks."""
    st.session_state[_VIEW] = replace(st.session_state.get(_VIEW, View()), **fields)
    st.session_state.pop(_UNDO, None)


def start_from(node_id: str) -> None:
    """Begin anew at a node, filters kept. For callbacks."""
    change(node=node_id, selected=None, expanded=(), limit=View().limit)


def unfold(node_id: str) -> None:
    """Show what stands around one more node, and select it. For callbacks."""
    view: View = st.session_state.get(_VIEW, View())
    change(expanded=tuple(dict.fromkeys((*view.expanded, node_id))), selected=node_id)


def reset() -> None:
    """Take all filters off, in a way that `undo` takes back. For callbacks."""
    before: View = st.session_state.get(_VIEW, View())
    st.session_state[_VIEW] = before.without_filters()
    st.session_state[_UNDO] = before


def undo() -> None:
    """Put back what `reset` took off. For callbacks."""
    st.session_state[_VIEW] = st.session_state.pop(_UNDO)


def can_undo() -> bool:
    """Whether the last thing done was a reset."""
    return _UNDO in st.session_state


def choose_language(lang: str) -> None:
    """Show the pages in that language from the next run on. For callbacks."""
    st.session_state[_LANG] = lang


def show_newest() -> None:
    """Show the version that is loaded now; what it no longer holds leaves the view. For callbacks."""
    loaded = st.session_state[_LOADED] = newest()
    address = encode(st.session_state.get(_VIEW, View()), texts.LANGUAGES[0])
    said = _decoded({name: [value] for name, value in address.parameters.items()}, loaded.snapshot)
    st.session_state[_VIEW] = said.view


def _is_news() -> bool:
    """Whether the address says something that this session has not written: a link, or the browser's back button.

    A change of page empties the address, which says nothing.
    """
    said = st.query_params.to_dict()
    return bool(said) and said != st.session_state.get(_WRITTEN)


def _decoded(parameters: Mapping[str, list[str]], snapshot: Snapshot) -> Read:
    return decode(parameters, partial(is_known, snapshot), texts.LANGUAGES)
