"""A search that answers while one types, and what it found, each a click away from its picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app_pages import prose
from app_pages.context import Context
from app_pages.evidence import DATA_LANGUAGE
from app_pages.panel import kind_of
from app_pages.prose import Element, Piece, action, element
from graph import search
from graph.errors import UnknownNodeError
from graph.model import Node
from graph.snapshot import Snapshot
from views.known import is_node

EXAMPLES = ("ENS", "INS", "DMP")
"""What an empty page proposes, as far as the graph knows them."""

SHOWN = 8
_LONGEST = 80  # characters; no name is longer
_MOST = 200  # counted to say how many there are; nobody reads beyond

_PICK, _TYPE = "pick:", "type:"


@st.fragment
def search_box(
    context: Context, *, key: str, on_pick: Callable[[str], None], has_examples: bool = False, purpose: str = "search"
) -> None:
    """The field, and below it the answer; ``on_pick`` is called with the id of the node that was chosen.

    ``purpose`` names the texts that say what is searched for: ``<purpose>.label`` and ``<purpose>.placeholder``.
    """
    typed = f"{key}.text"

    def act(code: str) -> None:
        if code.startswith(_TYPE):
            st.session_state[typed] = code.removeprefix(_TYPE)
            return
        st.session_state[typed] = ""
        wanted = code.removeprefix(_PICK)
        if is_node(context.snapshot, wanted):
            on_pick(wanted)

    text = st.text_input(
        context.text(f"{purpose}.label"),
        key=typed,
        type="search",
        live=True,
        autocomplete="off",
        icon=":material/search:",
        placeholder=context.text(f"{purpose}.placeholder"),
        label_visibility="collapsed",
    )
    wanted = (text or "").strip()[:_LONGEST]
    if wanted:
        prose.show(*_answer(context, wanted), key=f"{key}.found", on_action=act)
    elif has_examples:
        prose.show(_examples(context), key=f"{key}.examples", on_action=act)


def _answer(context: Context, wanted: str) -> Sequence[Piece]:
    found = search.search(context.snapshot, wanted, _MOST)
    if not found:
        return (
            element("p", context.text("search.none", text=wanted)),
            _near(context, wanted),
            element("p", context.text("search.none.hint"), style="quiet"),
        )
    count = (
        context.text("search.results", count=len(found))
        if len(found) <= SHOWN
        else context.text("search.results.first", shown=SHOWN)
    )
    rows = (element("li", _result(context, node, wanted)) for node in found[:SHOWN])
    return element("p", count, style="quiet"), element("ul", *rows, style="results")


def _result(context: Context, node: Node, wanted: str) -> Element:
    folded = search.fold(wanted)
    called = next((alias for alias in node.aliases if folded in search.fold(alias)), None)
    is_plain = folded in search.fold(node.name) or folded in search.fold(node.acronym or "")
    also = None if is_plain or called is None else context.text("search.also", alias=called)
    second = " · ".join(words for words in (node.name if node.acronym else None, also) if words)
    return action(
        _PICK + node.id,
        element("strong", node.label, lang=DATA_LANGUAGE),
        element("span", second, style="quiet", lang=DATA_LANGUAGE) if second else None,
        element("span", kind_of(context, node), style="kind"),
        style="result",
    )


def _near(context: Context, wanted: str) -> Element | None:
    try:
        search.resolve(context.snapshot, wanted)
    except UnknownNodeError as error:
        if error.suggestions:
            chips = (action(_TYPE + label, label, style="chip", lang=DATA_LANGUAGE) for label in error.suggestions)
            return element("p", context.text("search.none.near"), " ", *chips)
    return None


def _examples(context: Context) -> Element | None:
    known = [(label, node) for label in EXAMPLES if (node := _known(context.snapshot, label))]
    if not known:
        return None
    chips = (action(_PICK + node.id, label, style="chip", lang=DATA_LANGUAGE) for label, node in known)
    return element("p", element("span", context.text("search.examples"), style="quiet"), " ", *chips)


def _known(snapshot: Snapshot, label: str) -> Node | None:
    try:
        return search.resolve(snapshot, label)
    except UnknownNodeError:
        return None
