"""The lists of the page: items by status, what to ask, what to unblock first, what most others wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import texts
from app_pages import evidence
from app_pages.context import Context
from app_pages.prose import Element, Piece, element
from graph.analysis.blocking import EFFECTIVE, Bottleneck, Item, Judged, Root, iso_of
from graph.telling.question import question
from views import listed as shown
from views.view import Board

MOST_ROWS = 300
"""Rows of a heading that a page shows; the file for the meeting holds all."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What every row needs: ``picked`` is the number of the chosen node, -1 where none is."""

    context: Context
    judged: Judged
    picked: int


def board(context: Context, judged: Judged, chosen: Item | None) -> Element:
    """The list that the view asks for; the chosen item is marked."""
    return _BOARDS[context.view.board](_Page(context, judged, -1 if chosen is None else chosen.place))


def _items(page: _Page) -> Element:
    """The items of the shown statuses, a heading a status."""
    context, judged = page.context, page.judged
    rows = shown.listed(context.view, judged)
    if not rows:
        return element("p", context.text("blocked.none"), style="notice")
    groups: list[Piece] = []
    for status in EFFECTIVE:
        mine = [item for item in rows if item.status is status]
        if mine:
            count = element("span", f" {len(mine)}", style="count")
            groups.append(element("h2", context.text(f"verdict.{status.code}"), count))
            rows_of = (_row(page, item.place, _where(context, item)) for item in mine[:MOST_ROWS])
            groups.append(element("ul", *rows_of, style="choices"))
            groups.append(_more(context, len(mine)))
    return element("div", *groups)


def _asks(page: _Page) -> Element:
    """What the documents leave open, as questions, by whom to ask; what they never date folded below."""
    context, judged = page.context, page.judged
    found, rest = shown.open_items(context.view, judged), shown.unspoken(context.view, judged)
    if not found and not rest:
        return element("p", context.text("ask.none"), style="notice")
    groups: list[Piece] = [element("p", context.text("ask.explain"), style="quiet")]
    for call, asked_of in groupby(found, key=lambda item: shown.first_call(judged, item)):
        mine = list(asked_of)
        head = context.text("blocked.call", names=call) if call else context.text("ask.nobody")
        groups.append(element("h2", head, element("span", f" {len(mine)}", style="count")))
        asked = (_row(page, item.place, [_asked(context, judged, item)]) for item in mine[:MOST_ROWS])
        groups.append(element("ul", *asked, style="choices"))
        groups.append(_more(context, len(mine)))
    if rest:
        rows = (_row(page, item.place, []) for item in rest[:MOST_ROWS])
        summary = element("summary", context.text("ask.unspoken", count=len(rest)))
        groups.append(element("details", summary, element("ul", *rows, style="choices"), _more(context, len(rest))))
    return element("div", *groups)


def _roots(page: _Page) -> Element:
    """What holds others back, most freeing first: what it frees, how much time is gained, whom to call."""
    context, judged = page.context, page.judged
    found = shown.roots(context.view, judged)
    if not found:
        is_free = not judged.roots
        return element("p", context.text("blocked.roots.none" if is_free else "blocked.roots.others"), style="notice")
    explained = element("p", context.text(f"blocked.{context.view.board}.explain"), style="quiet")
    rows = (_row(page, root.place, [*_root(context, judged, root)]) for root in found[:MOST_ROWS])
    return element("div", explained, element("ol", *rows, style="choices"), _more(context, len(found)))


def _bottlenecks(page: _Page) -> Element:
    context, judged = page.context, page.judged
    found = shown.bottlenecks(context.view, judged)
    if not found:
        return element("p", context.text("blocked.bottlenecks.none"), style="notice")
    explained = element("p", context.text("blocked.bottlenecks.explain"), style="quiet")
    rows = (_row(page, each.place, [*_bottleneck(context, judged, each)]) for each in found[:MOST_ROWS])
    return element("div", explained, element("ol", *rows, style="choices"), _more(context, len(found)))


_BOARDS: Mapping[Board, Callable[[_Page], Element]] = {
    Board.ITEMS: _items,
    Board.ASK: _asks,
    Board.ROOTS: _roots,
    Board.QUICK: _roots,
    Board.BOTTLENECKS: _bottlenecks,
}


def reasons(context: Context, judged: Judged) -> Mapping[int, str] | None:
    """Why each node of a league has its rank, by number; None for lists that have no ranks."""
    board = context.view.board
    if board is Board.BOTTLENECKS:
        return {each.place: _waited(context, each) for each in shown.bottlenecks(context.view, judged)}
    if board in {Board.ROOTS, Board.QUICK}:
        return {root.place: "; ".join(_worth(context, judged, root)) for root in shown.roots(context.view, judged)}
    return None


def _more(context: Context, count: int) -> Element | None:
    """How many rows stand in the file alone."""
    left = count - MOST_ROWS
    return element("p", context.text("blocked.more", count=left), style="quiet") if left > 0 else None


def _where(context: Context, item: Item) -> list[Piece]:
    """The step that decides, and when it is due."""
    step = None if item.lead in {None, item.place} else context.snapshot.node(item.lead or 0).name
    due = iso_of(item.due_end)
    said = filter(None, (step, context.text("blocked.due", day=texts.day(context.lang, due)) if due else None))
    return [element("div", " · ".join(said), lang=evidence.DATA_LANGUAGE)]


def _asked(context: Context, judged: Judged, item: Item) -> Element:
    return element("div", question(context.snapshot, judged.found, item, context.lang) or "")


def _root(context: Context, judged: Judged, root: Root) -> Iterator[Piece]:
    for said in _worth(context, judged, root):
        yield element("div", said)
    yield from _call(context, judged, root.place)


def _worth(context: Context, judged: Judged, root: Root) -> Iterator[str]:
    """What a root frees, gains and shares, in words."""
    yield context.text("blocked.frees", count=len(root.frees), names=", ".join(map(judged.name, root.frees)))
    if root.gained:
        yield context.text("blocked.gained", count=root.gained)
    if root.shares:
        yield context.text("blocked.shares", count=root.shares)


def _bottleneck(context: Context, judged: Judged, each: Bottleneck) -> Iterator[Piece]:
    status = context.text(f"verdict.{judged.shown_status(each.place).code}")
    yield element("div", f"{status} · {_waited(context, each)}")
    yield from _call(context, judged, each.place)


def _waited(context: Context, each: Bottleneck) -> str:
    return context.text("blocked.waited", count=each.waiting, directly=each.directly)


def _call(context: Context, judged: Judged, place: int) -> Iterator[Piece]:
    calls = ", ".join(map(judged.label, judged.calls_of(place)))
    if calls:
        yield element("div", context.text("blocked.call", names=calls))


def _row(page: _Page, place: int, details: list[Piece]) -> Element:
    """A node to choose: its name, and what is said of it."""
    node, is_picked = page.context.snapshot.node(place), page.picked == place
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
