"""The answer to a question: rows with names that lead on, the same as a picture, and what one takes away."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from functools import partial

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages import prose, separator
from app_pages.boundary import key_of
from app_pages.catalogue.pictured import pictured
from app_pages.context import Context
from app_pages.evidence import DATA_LANGUAGE
from app_pages.loaded import opened
from app_pages.prose import Piece, action, copying, element
from app_pages.stories.adding import adding
from app_pages.stories.offering import pictures
from graph.errors import QueryError, ServerError
from graph.export import sheet
from graph.store import Rows, Value
from queries.catalog import Question
from queries.runner import run
from texts import has_text
from views.answered import MOST_NODES, nodes_of
from views.known import is_node
from views.view import Reading, Scope

_MOST_ROWS = 500
"""Rows that a page shows; the file holds all."""

_WORDS = {
    **{name: f"{name}.{{}}" for name in ("kind", "category", "basis", "relation")},
    "status": "verdict.{}",
}
"""How the words of a column are put, by its name."""

_DAYS = frozenset({"said", "due"})
"""Columns that hold days."""


def answer(context: Context, question: Question, given: Mapping[str, str]) -> None:
    """Ask, and show what comes."""
    try:
        with st.spinner(context.text("catalogue.asking")):
            found = run(opened().store, question.name, given)
    except ServerError as error:
        prose.show(element("p", context.text(key_of(context.lang, error)), style="notice"), key="catalogue.lost")
        st.button(context.text("catalogue.again"), icon=":material/refresh:")  # the run that it starts asks again
        return
    except QueryError as error:
        prose.show(
            element("p", context.text("catalogue.refused"), style="notice"),
            element("p", str(error), style="quiet code", lang="en"),
            key="catalogue.refused",
        )
        return
    if not found.rows:
        prose.show(element("p", context.text("catalogue.none"), style="notice"), key="catalogue.none")
        _takeaway(context, question, given, found)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container():
            prose.show(element("p", context.text("catalogue.rows", count=len(found.rows))), key="catalogue.count")
        _reading(context)
        adding(context, "catalogue")
        _takeaway(context, question, given, found)
    if context.view.answered is Reading.PICTURE:
        pictured(context, question, given, found)
    else:
        prose.show(_table(context, found), key="catalogue.rows", on_action=partial(open_in_explore, context))


def open_in_explore(context: Context, node_id: str) -> None:
    """Begin at a node, on the page of the picture."""
    if is_node(context.snapshot, node_id):
        contexts.start_at(context, node_id, scope=Scope.AROUND, others=())
        st.switch_page(context.pages["explore"])


def _table(context: Context, found: Rows) -> prose.Element:
    numbers = [place for place in range(len(found.columns)) if isinstance(found.rows[0][place], int)]
    rows = [
        [_cell(context, name, value) for name, value in zip(found.columns, row, strict=True)]
        for row in found.rows[:_MOST_ROWS]
    ]
    table = prose.table([context.text(f"column.{name}") for name in found.columns], rows, numbers=numbers)
    left = len(found.rows) - _MOST_ROWS
    more = element("p", context.text("catalogue.more", count=left), style="quiet") if left > 0 else None
    return element("section", table, more)


def _cell(context: Context, column: str, value: Value) -> Piece:
    if value is None:
        return None
    if isinstance(value, str) and is_node(context.snapshot, value):
        label = context.snapshot.node(context.snapshot.index(value)).label
        return action(value, label, lang=DATA_LANGUAGE)
    return element("span", words(context, column, value), lang=None if column in {*_WORDS, *_DAYS} else DATA_LANGUAGE)


def words(context: Context, column: str, value: Value) -> str:
    """A value as a reader of the page's language has it."""
    if isinstance(value, str) and value in context.snapshot.documents:
        return context.snapshot.documents[value].title
    if isinstance(value, str) and is_node(context.snapshot, value):
        return context.snapshot.node(context.snapshot.index(value)).label
    if column in _DAYS:
        return texts.day(context.lang, str(value))
    for key in (_WORDS.get(column, ""), "relation.{}" if column == "role" else "", f"{column}.{{}}.out"):
        if key and has_text(context.lang, key.format(value)):
            return context.text(key.format(value))
    return str(value)


def _reading(context: Context) -> None:
    key = "catalogue.reading"
    st.session_state[key] = context.view.answered
    st.segmented_control(
        context.text("explore.reading"),
        (Reading.TABLE, Reading.PICTURE),
        key=key,
        required=True,
        format_func=lambda code: context.text(f"reading.{code}"),
        label_visibility="collapsed",
        on_change=lambda: contexts.change(answered=st.session_state[key]),
    )


def _takeaway(context: Context, question: Question, given: Mapping[str, str], found: Rows) -> None:
    line = shlex.join(["python", "cli.py", "query", question.name, *(f"{name}={text}" for name, text in given.items())])
    with st.popover(context.text("takeaway"), icon=":material/ios_share:", type="tertiary"):
        prose.show(
            element("h2", context.text("catalogue.link")),
            copying(None, context.text("takeaway.link.copy"), context.text("copied")),
            element("h2", context.text("takeaway.command")),
            element("p", element("code", line)),
            copying(line, context.text("takeaway.command.copy"), context.text("copied")),
            key="catalogue.takeaway",
        )
        st.download_button(
            context.text("catalogue.csv"),
            data=partial(_sheet, context, found),
            file_name=f"socle-{question.name}.csv",
            mime="text/csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key="catalogue.csv",
        )
        separator.choice(context, key="catalogue.semicolons")
        if 0 < len(nodes_of(context.snapshot, given, found)) <= MOST_NODES:
            pictures(context, "catalogue", name=context.text(f"question.{question.name}"))


def _sheet(context: Context, found: Rows) -> bytes:
    """The rows as they are: ids, codes and numbers, under the page's words for the columns."""
    rows = [[" | ".join(map(str, value)) if isinstance(value, list) else value for value in row] for row in found.rows]
    return sheet.write([context.text(f"column.{name}") for name in found.columns], rows, separator=separator.chosen())
