"""Why the chosen item has its status: the sentence, the chain with its evidence, the dates, and whom to call."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from app_pages import context as contexts
from app_pages import evidence, timeline
from app_pages.blocked import league, what_if
from app_pages.context import Context
from app_pages.panel import kind_of
from app_pages.prose import Element, action, element
from graph.analysis.blocking import Item, Judged
from graph.analysis.told import Told, told
from graph.model import Node
from graph.telling.because import period, sentence
from graph.telling.question import question
from views.known import is_node
from views.view import Colouring, Scope

SELECT, EXPLORE = "select:", "explore:"


def head(context: Context, judged: Judged, item: Item) -> Element:
    """What the item is, the sentence, and whom to call."""
    node = context.snapshot.node(item.place)
    asks = question(context.snapshot, judged.found, item, context.lang)
    said = sentence(context.snapshot, judged.found, item, context.lang) or asks
    calm = context.text("blocked.calm", status=context.text(f"verdict.{item.status.code}").lower())
    return element(
        "div",
        element("div", kind_of(context, node), " · ", context.text(f"verdict.{item.status.code}"), style="kind"),
        element("h1", node.label, lang=evidence.DATA_LANGUAGE),
        element("p", said or calm, style="lead"),
        _calls(context, judged, item),
    )


def rest(context: Context, judged: Judged, item: Item) -> Element:
    """What proves it: expected dates, the chain with its evidence, what was said when."""
    node = context.snapshot.node(item.place)
    return element(
        "div",
        league.calculation(context, judged, item),
        _counts(context, item),
        _expected(context, item),
        _chain(context, judged, item),
        _dates(context, judged, item),
        what_if.offers(context, judged, item),
        element("p", action(EXPLORE + node.id, context.text("blocked.explore"), style="chip"), style="lead"),
    )


def act(context: Context) -> Callable[[str], None]:
    """What a click among the words does."""

    def acted(code: str) -> None:
        what, _, wanted = code.partition(":")
        if f"{what}:" == what_if.SUPPOSE:
            what_if.act(code)
            return
        if not is_node(context.snapshot, wanted):
            return
        if f"{what}:" == EXPLORE:
            contexts.start_at(context, wanted, scope=Scope.AROUND, others=(), colouring=Colouring.STATE)
            st.switch_page(context.pages["explore"])
        else:
            contexts.change(selected=wanted)

    return acted


def _calls(context: Context, judged: Judged, item: Item) -> Element | None:
    names = [context.snapshot.node(context.snapshot.index(name)) for name in judged.calls(item)]
    if not names:
        return None
    said = ", ".join(node.label for node in names)
    return element("p", element("strong", context.text("blocked.call", names=said)), style="lead")


def _counts(context: Context, item: Item) -> Element | None:
    if not item.counts:
        return None
    said = ", ".join(
        context.text(f"verdict.{status.code}.count", count=count) for status, count in sorted(item.counts.items())
    )
    return element("p", context.text("blocked.milestones", counts=said), style="quiet")


def _expected(context: Context, item: Item) -> Element | None:
    said = period(item.expected_start, item.expected_end, context.lang)
    if not said:
        return None
    words = [context.text("blocked.expected", period=said)]
    if item.margin is not None:
        key = "because.overlap" if item.margin < 0 else "because.margin"
        words.append(context.text(key, count=abs(item.margin)))
    return element("p", " · ".join(words), style="quiet")


def _chain(context: Context, judged: Judged, item: Item) -> Element | None:
    """Each link of the chain with the evidence of the edge that says so."""
    if not item.chain:
        return None
    unmet, snapshot = judged.found.waiting, context.snapshot
    rows = []
    for row in item.chain:
        edge = snapshot.edge(int(unmet.because[row]))
        waits, needed = snapshot.node(int(unmet.waits[row])), snapshot.node(int(unmet.needed[row]))
        rows.append(
            element(
                "li",
                _named(waits),
                " ",
                element("span", context.text("blocked.waits"), style="phrase"),
                _named(needed),
                evidence.tag(context, edge.basis),
                " ",
                what_if.cut(context, edge),
                evidence.folded(context, edge),
            )
        )
    return element("div", element("h2", context.text("blocked.chain")), element("ul", *rows, style="relations"))


def _dates(context: Context, judged: Judged, item: Item) -> Element | None:
    """What was said of the step that decides and of the end of its chain."""
    unmet, snapshot = judged.found.waiting, context.snapshot
    places = [item.place if item.lead is None else item.lead]
    places += [int(unmet.needed[row]) for row in item.chain]
    found: list[Told] = []
    for place in dict.fromkeys(places):
        if snapshot.kinds[place] == "Milestone":
            found += told(snapshot, snapshot.ids[place], as_of=judged.asked.as_of)
    if not found:
        return None
    nobody = Node("", "Milestone", "")
    rows = timeline.dates(context, nobody, found, _named)
    return element("div", element("h2", context.text("panel.dates")), element("ul", *rows, style="relations"))


def _named(node: Node) -> Element:
    return action(SELECT + node.id, node.label, lang=evidence.DATA_LANGUAGE)
