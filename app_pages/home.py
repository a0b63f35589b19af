"""The first page: one sentence, a search, what there is, and the doors to it."""

from __future__ import annotations

import streamlit as st

import texts
from app_pages import context as contexts
from app_pages import frame, prose
from app_pages.context import Context
from app_pages.prose import action, element
from app_pages.search_box import search_box
from views.view import Scope

_BIG_SEARCH = """<style>
.st-key-home-search-text [data-testid="stTextInputRootElement"] { height: 3.4rem; }
.st-key-home-search-text input { font-size: 1.25rem; }
</style>"""
_WIDTH = 880  # pixels: a line of the sentence stays under 90 characters


def render(context: Context) -> None:
    """Show the page."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        frame.language_switch(context)
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        st.title(context.text("app.name"), anchor=False)
        prose.show(element("p", context.text("home.sentence"), style="tagline"), key="home.sentence")

        def explore_from(node_id: str) -> None:
            contexts.start_at(context, node_id, scope=Scope.AROUND, others=())
            st.switch_page(context.pages["explore"])

        st.html(_BIG_SEARCH)
        search_box(context, key="home.search", on_pick=explore_from, has_examples=True)
        _numbers(context)
        _doors(context)
        _version(context)


def _numbers(context: Context) -> None:
    nodes = context.snapshot.count_nodes()
    counted = {
        "services": nodes.get("Service", 0),
        "actions": nodes.get("Action", 0),
        "organizations": nodes.get("Organization", 0),
        "relations": sum(context.snapshot.count_edges().values()),  # a load lets none in without a source
    }
    for column, (name, count) in zip(st.columns(len(counted)), counted.items(), strict=True):
        column.metric(context.text(f"home.number.{name}"), texts.number(context.lang, count), border=True)


def _doors(context: Context) -> None:
    doors = (
        action(
            code,
            element("strong", f"{context.text(f'page.{code}')} →"),
            element("span", context.text(f"home.door.{code}")),
            style="door",
        )
        for code in context.pages
        if code != "home"
    )
    prose.show(
        element("div", *doors, style="doors"),
        key="home.doors",
        on_action=lambda code: st.switch_page(context.pages[code]),
    )


def _version(context: Context) -> None:
    version = context.loaded.version
    day = texts.day(context.lang, version.loaded_at)
    said = context.text("home.version", number=version.number, day=day, source=version.source.name)
    prose.show(element("p", said, style="quiet"), key="home.version")
