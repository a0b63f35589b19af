"""The items of blocked work that a view lists, and which of them is chosen."""

from __future__ import annotations

import contextlib

from graph.analysis.blocking import EFFECTIVE, NOTHING, STUCK, Bottleneck, Item, Judged, Root, Status
from graph.analysis.blocking.scene import Scene
from graph.analysis.filters import concerned
from graph.errors import NoStatusError
from graph.snapshot import Flags
from graph.telling.question import ASKED_OF
from views.known import is_node
from views.view import Board, Proof, Unit, View


def statuses(view: View) -> frozenset[Status]:
    """The statuses that a view shows: those chosen, else what is stuck."""
    chosen = frozenset(status for status in EFFECTIVE if status.code in view.statuses)
    return chosen or frozenset(STUCK)


def shown_items(view: View, judged: Judged) -> list[Item]:
    """The items of the unit and the filters that the view asks for, whatever their status."""
    kinds = judged.snapshot.kinds
    is_of_milestones = view.unit is Unit.MILESTONES
    allowed = _allowed(view, judged)
    return [
        item
        for item in judged.listed
        if (kinds[item.place] == "Milestone") is is_of_milestones and (allowed is None or allowed[item.place])
    ]


def listed(view: View, judged: Judged) -> list[Item]:
    """The items of the shown statuses, most urgent first, then by due date."""
    wanted = statuses(view)
    found = [item for item in shown_items(view, judged) if item.status in wanted]
    return sorted(
        found, key=lambda item: (EFFECTIVE.index(item.status), item.due_end == NOTHING, item.due_end, item.place)
    )


def open_items(view: View, judged: Judged) -> list[Item]:
    """The items whose state the documents leave open, and of which they say anything at all; by whom to ask."""
    found = [item for item in _unknown(view, judged) if item.lead is not None or view.unit is Unit.MILESTONES]
    calls = {item.place: first_call(judged, item) for item in found}
    return sorted(found, key=lambda item: (not calls[item.place], calls[item.place]))


def first_call(judged: Judged, item: Item) -> str:
    """Whom to call first about an item; empty where nobody is known."""
    return next(map(judged.label, judged.calls(item)), "")


def unspoken(view: View, judged: Judged) -> list[Item]:
    """The items of which no document says when anything is to be."""
    return [item for item in _unknown(view, judged) if item.lead is None and view.unit is Unit.THINGS]


def roots(view: View, judged: Judged) -> list[Root]:
    """What holds others back, as far as the filters let it, or what it frees, through; `Board.QUICK`: what is quick."""
    return judged.roots_of(_allowed(view, judged), is_quick=view.board is Board.QUICK)


def bottlenecks(view: View, judged: Judged) -> list[Bottleneck]:
    """What most others wait for, as far as the filters let it through."""
    allowed = _allowed(view, judged)
    return [each for each in judged.bottlenecks if allowed is None or allowed[each.place]]


def on_board(view: View, judged: Judged) -> list[Item]:
    """The items that the board shows, in its order."""
    board = view.board
    if board is Board.ITEMS:
        return listed(view, judged)
    if board is Board.ASK:
        return [*open_items(view, judged), *unspoken(view, judged)]
    ranked = bottlenecks(view, judged) if board is Board.BOTTLENECKS else roots(view, judged)
    return [judged.item(judged.snapshot.ids[each.place]) for each in ranked]


def chosen(view: View, judged: Judged) -> Item | None:
    """The item whose reason is shown: the selected one, else the first of the list; None where there is none."""
    selected = view.selected
    if selected is not None and is_node(judged.snapshot, selected):
        with contextlib.suppress(NoStatusError):
            return judged.item(selected)
    return next(iter(on_board(view, judged)), None)


def scene_of(view: View, judged: Judged, item: Item) -> Scene:
    """What is drawn of an item: what comes first before it where that is asked, else the chain that it hangs on."""
    if view.proof is Proof.BEFORE:
        return judged.scene(item, critical_of=judged.openings(item.place)[0])
    return judged.scene(item)


def _unknown(view: View, judged: Judged) -> list[Item]:
    found = [item for item in shown_items(view, judged) if item.status in ASKED_OF]
    return sorted(found, key=lambda item: (item.due_end == NOTHING, item.due_end, item.place))


def _allowed(view: View, judged: Judged) -> Flags | None:
    """What the filters on organizations and wholes let through; None: everything."""
    return concerned(judged.snapshot, view.organizations, view.wholes)
