"""The two lists of the page: items by status, and what to unblock first."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

import texts
from app_pages import evidence
from app_pages.context import Context
from app_pages.loaded import is_node
from app_pages.prose import Element, Piece, element
from app_pages.view import Board, Unit, View
from graph.analysis.blocking import EFFECTIVE, NEVER, NOTHING, STUCK, Item, Judged, Root, Status, iso_of
from graph.analysis.filters import answered_for
from graph.errors import NoStatusError


def statuses(view: View) -> frozenset[Status]:
    """The statuses that a view shows: those chosen, else what is stuck."""
    chosen = frozenset(status for status in EFFECTIVE if status.code in view.statuses)
    return chosen or frozenset(STUCK)


def shown_items(context: Context, judged: Judged) -> list[Item]:
    """The items of the unit and the organizations that the view asks for, whatever their status."""
    kinds = context.snapshot.kinds
    is_of_milestones = context.view.unit is Unit.MILESTONES
    allowed = answered_for(context.snapshot, context.view.organizations) if context.view.organizations else None
    return [
        item
        for item in judged.listed
        if (kinds[item.place] == "Milestone") is is_of_milestones and (allowed is None or allowed[item.place])
    ]


def chosen(context: Context, judged: Judged) -> Item | None:
    """The item whose reason is shown: the selected one, else the first of the list; None where there is none."""
    selected = context.view.selected
    if selected is not None and is_node(context.snapshot, selected):
        with contextlib.suppress(NoStatusError):
            return judged.item(selected)
    if context.view.board is Board.ROOTS and judged.roots:
        return judged.item(context.snapshot.ids[judged.roots[0].place])
    return next(iter(listed(context, judged)), None)


def items(context: Context, judged: Judged) -> Element:
    """The items of the shown statuses, a heading a status."""
    rows = listed(context, judged)
    picked = chosen(context, judged)
    if not rows:
        return element("p", context.text("blocked.none"), style="notice")
    groups: list[Piece] = []
    for status in EFFECTIVE:
        mine = [item for item in rows if item.status is status]
        if mine:
            count = element("span", f" {len(mine)}", style="count")
            groups.append(element("h2", context.text(f"verdict.{status.code}"), count))
            place = None if picked is None else picked.place
            rows_of = (_item(context, item, is_picked=item.place == place) for item in mine)
            groups.append(element("ul", *rows_of, style="choices"))
    return element("div", *groups)


def roots(context: Context, judged: Judged) -> Element:
    """What holds others back, most freeing first: what it frees, how much time is gained, whom to call."""
    found = judged.roots
    if not found:
        return element("p", context.text("blocked.roots.none"), style="notice")
    explained = element("p", context.text("blocked.roots.explain"), style="quiet")
    picked = chosen(context, judged)
    place = None if picked is None else picked.place
    rows = (_root(context, judged, root, is_picked=root.place == place) for root in found)
    return element("div", explained, element("ol", *rows, style="choices"))


def period(context: Context, start: int, end: int) -> str:
    """An expected period in words."""
    if end == NEVER:
        known = iso_of(start)
        return (
            context.text("blocked.from", day=texts.day(context.lang, known)) if known else context.text("blocked.never")
        )
    days = [texts.day(context.lang, day) for day in dict.fromkeys((iso_of(start), iso_of(end))) if day]
    return " – ".join(days)


def listed(context: Context, judged: Judged) -> list[Item]:
    """The items of the shown statuses, most urgent first, then by due date."""
    wanted = statuses(context.view)
    found = [item for item in shown_items(context, judged) if item.status in wanted]
    return sorted(
        found, key=lambda item: (EFFECTIVE.index(item.status), item.due_end == NOTHING, item.due_end, item.place)
    )


def _item(context: Context, item: Item, *, is_picked: bool) -> Element:
    node = context.snapshot.node(item.place)
    step = None if item.lead in {None, item.place} else context.snapshot.node(item.lead or 0).name
    due = iso_of(item.due_end)
    details = filter(None, (step, context.text("blocked.due", day=texts.day(context.lang, due)) if due else None))
    button = element(
        "button",
        element("strong", node.label, lang=evidence.DATA_LANGUAGE),
        element("div", " · ".join(details), style="quiet", lang=evidence.DATA_LANGUAGE),
        style=f"choice{' chosen' if is_picked else ''}",
        type="button",
        value=node.id,
        aria_current="true" if is_picked else "",
    )
    return element("li", button)


def _root(context: Context, judged: Judged, root: Root, *, is_picked: bool) -> Element:
    snapshot = context.snapshot
    node = snapshot.node(root.place)
    freed = ", ".join(snapshot.node(place).label for place in root.frees)
    said = [context.text("blocked.frees", count=len(root.frees), names=freed)]
    if root.gained:
        said.append(context.text("blocked.gained", count=root.gained))
    if root.shares:
        said.append(context.text("blocked.shares", count=root.shares))
    calls = names(context, judged.calls_of(root.place))
    button = element(
        "button",
        element("strong", node.label, lang=evidence.DATA_LANGUAGE),
        element("div", *(element("div", line) for line in said), style="quiet"),
        element("div", context.text("blocked.call", names=calls), style="quiet") if calls else None,
        style=f"choice{' chosen' if is_picked else ''}",
        type="button",
        value=node.id,
    )
    return element("li", button)


def names(context: Context, ids: Iterable[str]) -> str:
    """The labels of some ids, joined."""
    return ", ".join(context.snapshot.node(context.snapshot.index(name)).label for name in ids)
