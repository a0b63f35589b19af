"""The questions that a programme manager asks of the page, each a click: what is listed, and of which status."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from graph.analysis.blocking import Status
from views.view import Board, View


class Recipe(StrEnum):
    """A question; those after `SILENT` are boards of their own."""

    STUCK = "stuck"
    BLOCKED = "blocked"
    READY = "ready"
    SILENT = "silent"
    ASK = "ask"
    ROOTS = "roots"
    QUICK = "quick"
    BOTTLENECKS = "bottlenecks"


_STATUSES = {
    Recipe.STUCK: (),
    Recipe.BLOCKED: (Status.BLOCKED.code,),
    Recipe.READY: (Status.READY.code,),
    Recipe.SILENT: (Status.SILENT.code,),
}


def recipe_of(view: View) -> Recipe | None:
    """The question that a view asks; None for a choice of statuses that is none of them."""
    if view.board is not Board.ITEMS:
        return Recipe(view.board.value)
    return next((recipe for recipe, statuses in _STATUSES.items() if statuses == view.statuses), None)


def changes_of(recipe: Recipe) -> dict[str, Any]:
    """What a view changes to ask it."""
    if recipe in _STATUSES:
        return {"board": Board.ITEMS, "statuses": _STATUSES[recipe], "selected": None}
    return {"board": Board(recipe.value), "selected": None}
