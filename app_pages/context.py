"""What a page is given for one run: language, view and graph, read once at its start and written once at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import texts
from app_pages import history
from app_pages.loaded import Loaded, lost, newest
from graph.model import Node
from graph.snapshot import Snapshot
from views.address import Read, decode, decode_file, encode, parameters
from views.known import known
from views.view import FIRST_RELATIONS, FIRST_RELATIONS_OF, WHOLE_LOOK, Scope, View

_VIEW: Final = "socle.view"
_LANG: Final = "socle.lang"
_WRITTEN: Final = "socle.written"
_OUTDATED: Final = "socle.outdated"
_LOADED: Final = "socle.loaded"
_IGNORED: Final = "socle.ignored"

_MOST_OUTDATED: Final = 8
"""Addresses that clicks may still name after others were written: one for each click that overtakes an answer."""


@dataclass(frozen=True, slots=True)
class Context:
    """One run's language (``fr`` or ``en``), theme (``light`` or ``dark``), view and graph.

    ``pages`` holds the pages by code, to link to; ``newer`` is when another version was loaded since, None where none
    was; ``is_address_odd`` tells that a part of the link was not understood, ``is_lost`` that the store's server
    does not answer and what was read last is shown.
    """

    lang: str
    theme: str
    view: View
    loaded: Loaded
    pages: Mapping[str, st.Page]
    newer: str | None = None
    is_address_odd: bool = False
    is_lost: bool = False

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
        said = {name: st.query_params.get_all(name) for name in st.query_params}
        _take(decode(said, known(loaded.snapshot), texts.LANGUAGES))
        st.session_state[_WRITTEN] = st.query_params.to_dict()  # now, as this run may be overtaken before it writes
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
        is_lost=lost() is not None,
    )


def again(context: Context) -> Context:
    """The context with the view as callbacks and clicks have left it."""
    return replace(context, view=st.session_state[_VIEW])


def write(context: Context) -> bool:
    """Make the address say what the page shows; False where it was too long to say all of it."""
    address = encode(st.session_state.get(_VIEW, context.view), context.lang)
    said = st.query_params.to_dict()
    if said != dict(address.parameters):
        passed = [*st.session_state.get(_OUTDATED, ()), said, st.session_state.get(_WRITTEN)]
        st.session_state[_OUTDATED] = passed[-_MOST_OUTDATED:]
        st.query_params.from_dict(dict(address.parameters))
    st.session_state[_WRITTEN] = dict(address.parameters)
    return address.is_whole


def present() -> View:
    """The session's view, as the last callback left it."""
    view: View = st.session_state.get(_VIEW, View())
    return view


def change(**fields: Any) -> None:  # noqa: ANN401 - the fields of View, checked by it
    """Change the session's view; the next run shows it. For callbacks."""
    show(replace(present(), **fields))


def show(view: View) -> None:
    """Make this the session's view. For callbacks."""
    history.note(present(), view)
    st.session_state[_VIEW] = view


def start_from(node_id: str, **fields: Any) -> None:  # noqa: ANN401 - as above
    """Begin anew at a node, filters kept. For callbacks."""
    change(node=node_id, **{"selected": None, "expanded": (), "tidied": 0, "limit": View().limit} | fields)


def start_at(context: Context, node_id: str, **fields: Any) -> None:  # noqa: ANN401 - as above
    """The same, with the relations that say most of the node's kind unless others were chosen. For callbacks."""
    kind = context.snapshot.kinds[context.snapshot.index(node_id)]
    if context.view.relations in {FIRST_RELATIONS, *FIRST_RELATIONS_OF.values()}:
        fields = {"relations": FIRST_RELATIONS_OF.get(kind, FIRST_RELATIONS)} | fields
    start_from(node_id, **fields)


def ask(scope: Scope, node_id: str | None, *others: str) -> None:
    """Ask something else, of a node where one is given; what ``others`` lack is chosen on the page. For callbacks."""
    view = present()
    look = _look(view, scope)
    start = node_id or view.node
    change(scope=scope, node=start, others=others, selected=None, expanded=(), tidied=0, limit=View().limit, **look)


def _look(view: View, scope: Scope) -> dict[str, Any]:
    """How another question is looked at: the whole as a house, unless the reader filters already; and back again."""
    first = View()
    plain = {name: getattr(first, name) for name in WHOLE_LOOK}
    now = {name: getattr(view, name) for name in WHOLE_LOOK}
    if scope is Scope.WHOLE and now == plain:
        return dict(WHOLE_LOOK)
    return plain if view.scope is Scope.WHOLE and scope is not Scope.WHOLE and now == WHOLE_LOOK else {}


def fold(node_id: str) -> None:
    """Show what stands around one more node, or no more where it was shown; the node is selected. For callbacks."""
    view = present()
    if node_id in view.expanded:
        place = view.expanded.index(node_id)
        kept = tuple(opened for opened in view.expanded if opened != node_id)
        change(expanded=kept, tidied=view.tidied - (place < view.tidied), selected=node_id)
    elif node_id != view.node:
        change(expanded=(*view.expanded, node_id), selected=node_id)


def tidy() -> None:
    """Lay out all that is expanded at once. For callbacks."""
    change(tidied=len(present().expanded))


def reset() -> None:
    """Take all filters off. For callbacks."""
    show(present().without_filters())


def undo() -> None:
    """Take the last step back. For callbacks."""
    st.session_state[_VIEW] = history.back(present())


def redo() -> None:
    """Take again the step that was taken back. For callbacks."""
    st.session_state[_VIEW] = history.forth(present())


def open_saved(said: Mapping[str, str]) -> None:
    """Show a saved view; what is not understood is told as for a link. For callbacks."""
    loaded: Loaded = st.session_state[_LOADED]
    _take(decode_file({name: [value] for name, value in said.items()}, known(loaded.snapshot), texts.LANGUAGES))


def choose_language(lang: str) -> None:
    """Show the pages in that language from the next run on. For callbacks."""
    st.session_state[_LANG] = lang


def show_newest() -> None:
    """Show the version that is loaded now; what it no longer holds leaves the view. For callbacks."""
    loaded = st.session_state[_LOADED] = newest()
    said = parameters(present(), texts.LANGUAGES[0])
    view = decode_file({name: [value] for name, value in said.items()}, known(loaded.snapshot), texts.LANGUAGES).view
    st.session_state[_VIEW] = view


def _take(said: Read) -> None:
    if _VIEW in st.session_state:
        show(said.view)
    else:
        history.note(said.view, said.view)
        st.session_state[_VIEW] = said.view
    st.session_state[_IGNORED] = bool(said.ignored)


def _is_news() -> bool:
    """Whether the address says something that this session has not written: a link, or the browser's back button.

    A change of page empties the address, which says nothing. A click that overtakes the answer to the one before it
    comes with an outdated address, which says nothing either.
    """
    said = st.query_params.to_dict()
    if not said or said == st.session_state.get(_WRITTEN):
        return False
    run = get_script_run_ctx()
    is_step = run is not None and run.is_history_navigation
    return is_step or said not in st.session_state.get(_OUTDATED, ())
