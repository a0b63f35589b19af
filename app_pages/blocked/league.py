"""How a root's rank was found: what it frees, what it shares, how much is gained, what is due first."""

from __future__ import annotations

from collections.abc import Sequence

import texts
from app_pages.context import Context
from app_pages.prose import Element, element
from graph.analysis.blocking import Item, Judged, Root, iso_of


def calculation(context: Context, judged: Judged, item: Item) -> Element | None:
    """The numbers of the item's rank, and the rule; None where it holds nothing back."""
    ranked = {root.place: rank for rank, root in enumerate(judged.roots, start=1)}
    if item.place not in ranked:
        return None
    root = judged.roots[ranked[item.place] - 1]
    rows = [
        (context.text("league.rank"), context.text("league.of", rank=ranked[item.place], count=len(ranked))),
        (context.text("league.frees"), _listed(context, judged, root.frees)),
        (context.text("league.shares"), _listed(context, judged, judged.shared([root])[root.place])),
        (context.text("league.gained"), _gained(context, root)),
        (context.text("league.nearest"), _day(context, root.nearest)),
    ]
    terms = (piece for term, said in rows for piece in (element("dt", term), element("dd", said)))
    return element(
        "details",
        element("summary", context.text("league.title")),
        element("dl", *terms),
        element("p", context.text("league.rule"), style="quiet"),
    )


def _listed(context: Context, judged: Judged, places: Sequence[int]) -> str:
    named = ", ".join(map(judged.name, places))
    return context.text("league.items", count=len(places), names=named) if places else "0"


def _gained(context: Context, root: Root) -> str:
    return context.text("league.days", count=root.gained) if root.gained else context.text("league.nothing")


def _day(context: Context, day: int) -> str:
    known = iso_of(day)
    return texts.day(context.lang, known) if known else context.text("league.nothing")
