"""The lists of the page: items by status, what to ask, what to unblock first, what most others wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

import texts
from app_pages import evidence
from app_pages.blocked import items as shown
from app_pages.context import Context
from app_pages.prose import Element, Piece, element
from app_pages.view import Board
from graph.analysis.blocking import EFFECTIVE, Bottleneck, Item, Judged, Root, iso_of
from graph.export.question import question


def board(context: Context, judged: Judged) -> Element:
    """The list that the view asks for."""
    return _BOARDS[context.view.board](context, judged)


def _items(context: Context, judged: Judged) -> Element:
    """The items of the shown statuses, a heading a status."""
    rows = shown.listed(context, judged)
    if not rows:
        return element("p", context.text("blocked.none"), style="notice")
    groups: list[Piece] = []
    for status in EFFECTIVE:
        mine = [item for item in rows if item.status is status]
        if mine:
            count = element("span", f" {len(mine)}", style="count")
            groups.append(element("h2", context.text(f"verdict.{status.code}"), count))
            rows_of = (_row(context, judged, item.place, _where(context, item)) for item in mine)
            groups.append(element("ul", *rows_of, style="choices"))
    return element("div", *groups)


def _asks(context: Context, judged: Judged) -> Element:
    """What the documents leave open, as questions, by whom to ask; what they never date folded below."""
    found, rest = shown.open_items(context, judged), shown.unspoken(context, judged)
    if not found and not rest:
        return element("p", context.text("ask.none"), style="notice")
    groups: list[Piece] = [element("p", context.text("ask.explain"), style="quiet")]
    for call, asked_of in groupby(found, key=lambda item: shown.first_call(judged, item)):
        mine = list(asked_of)
        head = context.text("blocked.call", names=call) if call else context.text("ask.nobody")
        groups.append(element("h2", head, element("span", f" {len(mine)}", style="count")))
        asked = (_row(context, judged, item.place, [_asked(context, judged, item)]) for item in mine)
        groups.append(element("ul", *asked, style="choices"))
    if rest:
        rows = (_row(context, judged, item.place, []) for item in rest)
        summary = element("summary", context.text("ask.unspoken", count=len(rest)))
        groups.append(element("details", summary, element("ul", *rows, style="choices")))
    return element("div", *groups)


def _roots(context: Context, judged: Judged) -> Element:
    """What holds others back, most freeing first: what it frees, how much time is gained, whom to call."""
    found = shown.roots(context, judged)
    if not found:
        return element("p", context.text(f"blocked.{context.view.board}.none"), style="notice")
    explained = element("p", context.text(f"blocked.{context.view.board}.explain"), style="quiet")
    rows = (_row(context, judged, root.place, [*_root(context, judged, root)]) for root in found)
    return element("div", explained, element("ol", *rows, style="choices"))


def _bottlenecks(context: Context, judged: Judged) -> Element:
    found = shown.bottlenecks(context, judged)
    if not found:
        return element("p", context.text("blocked.bottlenecks.none"), style="notice")
    explained = element("p", context.text("blocked.bottlenecks.explain"), style="quiet")
    rows = (_row(context, judged, each.place, [*_bottleneck(context, judged, each)]) for each in found)
    return element("div", explained, element("ol", *rows, style="choices"))


_BOARDS: Mapping[Board, Callable[[Context, Judged], Element]] = {
    Board.ITEMS: _items,
    Board.ASK: _asks,
    Board.ROOTS: _roots,
    Board.QUICK: _roots,
    Board.BOTTLENECKS: _bottlenecks,
}


def _where(context: Context, item: Item) -> list[Piece]:
    """The step that decides, and when it is due."""
    step = None if item.lead in {None, item.place} else context.snapshot.node(item.lead or 0).name
    due = iso_of(item.due_end)
    said = filter(None, (step, context.text("blocked.due", day=texts.day(context.lang, due)) if due else None))
    return [element("div", " · ".join(said), lang=evidence.DATA_LANGUAGE)]


def _asked(context: Context, judged: Judged, item: Item) -> Element:
    return element("div", question(context.snapshot, judged.found, item, context.lang) or "")


def _root(context: Context, judged: Judged, root: Root) -> Iterator[Piece]:
    freed = ", ".join(judged.name(place) for place in root.frees)
    yield element("div", context.text("blocked.frees", count=len(root.frees), names=freed))
    if root.gained:
        yield element("div", context.text("blocked.gained", count=root.gained))
    if root.shares:
        yield element("div", context.text("blocked.shares", count=root.shares))
    yield from _call(context, judged, root.place)


def _bottleneck(context: Context, judged: Judged, each: Bottleneck) -> Iterator[Piece]:
    status = context.text(f"verdict.{each.status.code}")
    waited = context.text("blocked.waited", count=each.waiting, directly=each.directly)
    yield element("div", f"{status} · {waited}")
    yield from _call(context, judged, each.place)


def _call(context: Context, judged: Judged, place: int) -> Iterator[Piece]:
    calls = shown.names(context, judged.calls_of(place))
    if calls:
        yield element("div", context.text("blocked.call", names=calls))


def _row(context: Context, judged: Judged, place: int, details: list[Piece]) -> Element:
    """A node to choose: its name, and what is said of it."""
    node, picked = context.snapshot.node(place), shown.chosen(context, judged)
    is_picked = picked is not None and picked.place == place
    button = element(
        "button",
        element("strong", node.label, lang=evidence.DATA_LANGUAGE),
        element("div", *details, style="quiet") if details else None,
        style=f"choice{' chosen' if is_picked else ''}",
        type="button",
        value=node.id,
        aria_current="true" if is_picked else "",
    )
    return element("li", button)
