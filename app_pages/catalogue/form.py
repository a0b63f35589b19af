"""The form of a question, made from its header: one field a parameter; nothing to submit, the answer follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages import prose
from app_pages.context import Context
from app_pages.evidence import DATA_LANGUAGE
from app_pages.prose import element
from app_pages.search_box import search_box
from graph.analysis.blocking import stated_days
from queries.catalog import NEWEST, NODE_KINDS, Param, Question
from views.known import is_node

_MOST = 100
"""Of a number without a bound: a longer table is not read on a page."""

_WIDTH = 340  # pixels of a field


def form(context: Context, question: Question) -> Mapping[str, str] | None:
    """Draw the fields and return what is given, by parameter; None while something is missing."""
    given = _known(context, question)
    fields = [param for param in question.params if param.type != "node"]
    for param in question.params:
        if param.type == "node":
            _node(context, param, given.get(param.name))
    if fields:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            for param in fields:
                with st.container(width=_WIDTH):
                    _field(context, question, param, given)
    is_whole = all(param.default is not None or param.name in given for param in question.params)
    if not is_whole:
        prose.show(element("p", context.text("catalogue.missing"), style="quiet"), key="catalogue.missing")
    return given if is_whole else None


def _known(context: Context, question: Question) -> dict[str, str]:
    """What the view gives, without what the question or the graph does not know."""
    types = {param.name: param for param in question.params}
    return {
        name: text
        for name, text in context.view.given
        if name in types and (types[name].type not in NODE_KINDS or is_node(context.snapshot, text))
    }


def _give(name: str, text: str | None) -> None:
    """Keep a value in the view, in place of the one before; None takes it away."""
    kept = [pair for pair in contexts.present().given if pair[0] != name]
    contexts.change(given=tuple(kept if text is None else [*kept, (name, text)]), selected=None)


def _node(context: Context, param: Param, node_id: str | None) -> None:
    """A node: searched for, then named with a way to choose another."""
    if node_id is None:
        search_box(context, key=f"catalogue.{param.name}.search", on_pick=_picking(param.name), purpose=_label(param))
        return
    node = context.snapshot.node(context.snapshot.index(node_id))
    again = element(
        "button", "×", style="drop", type="button", value=param.name, aria_label=context.text("catalogue.again")
    )
    words = context.text("catalogue.given", name=context.text(f"{_label(param)}.label"))
    name = element("strong", node.label, lang=DATA_LANGUAGE)
    key = f"catalogue.{param.name}"
    prose.show(
        element("p", element("span", words, style="quiet"), " ", name, again),
        key=key,
        on_action=lambda gone: _give(gone, None),
    )


def _picking(name: str) -> Callable[[str], None]:
    def pick(node_id: str) -> None:
        _give(name, node_id)
        st.rerun()

    return pick


def _field(context: Context, question: Question, param: Param, given: Mapping[str, str]) -> None:
    key = f"catalogue.{question.name}.{param.name}"
    value = given.get(param.name, param.default)
    if param.type == "integer":
        most = int(param.most) if param.most else _MOST
        st.session_state[key] = min(most, max(1, int(value))) if value and value.isdecimal() else 1
        st.number_input(
            context.text(f"{_label(param)}.label"),
            1,
            most,
            key=key,
            on_change=lambda: _give(param.name, str(st.session_state[key])),
        )
        return
    if param.type == "text":
        st.session_state[key] = value or ""
        st.text_input(context.text(f"{_label(param)}.label"), key=key, on_change=partial(_take, param.name, key))
        return
    names = _names(context, param, value)
    st.session_state[key] = value if value in names else None
    st.selectbox(
        context.text(f"{_label(param)}.label"),
        names,
        key=key,
        index=None,
        format_func=names.__getitem__,
        placeholder=context.text("catalogue.choose"),
        on_change=partial(_take, param.name, key),
    )


def _take(name: str, key: str) -> None:
    _give(name, st.session_state[key] or None)


def _day(value: str | None) -> Iterator[str]:
    """The given day, where it is one: a link may ask of any."""
    with suppress(ValueError):
        yield date.fromisoformat(value or "").isoformat()


def _names(context: Context, param: Param, value: str | None) -> dict[str, str]:
    """What can be chosen, by id: documents, or the nodes of the parameter's kind, newest or first by name."""
    if param.type == "day":
        days = dict.fromkeys((*reversed(stated_days(context.snapshot)), *_day(value)))
        return {NEWEST: context.text("param.day.newest"), **{day: texts.day(context.lang, day) for day in days}}
    if param.type == "document":
        return {name: document.title for name, document in context.snapshot.documents.items()}
    kind = NODE_KINDS[param.type]
    snapshot = context.snapshot
    nodes = [snapshot.node(place) for place, found in enumerate(snapshot.kinds) if found == kind]
    return {node.id: node.label for node in sorted(nodes, key=lambda node: (node.label.casefold(), node.id))}


def _label(param: Param) -> str:
    """The part of the texts' ids that says what a parameter is."""
    return f"param.{param.name}" if has_own_label(param) else f"param.{param.type}"


def has_own_label(param: Param) -> bool:
    """Whether a parameter is named by itself rather than by what it holds."""
    return param.name not in {"id", "document"}
