"""What a view shows, page by page, as one kind of value: for steps of a story and for files made in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import texts
from graph.analysis.blocking import Item
from graph.errors import QueryError, UnknownNodeError
from graph.picture import edge_id
from graph.snapshot import Snapshot
from graph.store import Rows
from graph.telling.because import sentence
from views import listed, verdicts
from views.answered import MOST_NODES, nodes_of, part_of, relations_of
from views.drawn import place_view
from views.known import is_node
from views.sight import Sight, of_placed
from views.view import Colouring, View

Ask: TypeAlias = Callable[[str, Mapping[str, str]], Rows]
"""Answers a named question of the catalogue; raises as `queries.runner.run` does."""


def sight_of(page: str, view: View, snapshot: Snapshot, ask: Ask) -> Sight | None:
    """What the page shows of a view; None where it shows no picture: nothing was chosen, or nothing was found."""
    if page == "blocked":
        return _blocked(view, snapshot)
    if page == "catalogue":
        return _answer(view, snapshot, ask)
    return _explored(view, snapshot)


def words_of(page: str, view: View, snapshot: Snapshot, lang: str) -> tuple[str, str]:
    """(title, text) that say what the page shows of a view, for a step that nobody has written yet."""
    if page == "blocked":
        return _blocked_words(view, snapshot, lang)
    if page == "catalogue" and view.question:
        return texts.translate(lang, f"question.{view.question}"), ""
    from views.titles import title

    return title(view, snapshot, lang), ""


def _explored(view: View, snapshot: Snapshot) -> Sight | None:
    if view.needs_start or view.is_waiting:
        return None
    judged = verdicts.judged(view, snapshot)
    is_by_state = view.colouring is Colouring.STATE
    return of_placed(view, place_view(view, snapshot, judged if is_by_state else None), snapshot, judged)


def _blocked(view: View, snapshot: Snapshot) -> Sight | None:
    judged = verdicts.judged_as_supposed(view, snapshot) if verdicts.has_dates(snapshot) else None
    item = listed.chosen(view, judged) if judged else None
    if judged is None or item is None:
        return None
    scene = listed.scene_of(view, judged, item)
    return Sight(
        snapshot.part(scene.nodes, scene.edges),
        {lang: _title(snapshot, item, lang) for lang in texts.LANGUAGES},
        focus=[snapshot.ids[item.place]],
        judged=judged,
        is_by_state=True,
        chain=[edge_id(snapshot.edge(edge)) for edge in scene.chain],
    )


def _blocked_words(view: View, snapshot: Snapshot, lang: str) -> tuple[str, str]:
    judged = verdicts.judged_as_supposed(view, snapshot) if verdicts.has_dates(snapshot) else None
    item = listed.chosen(view, judged) if judged else None
    if judged is None or item is None:
        return texts.translate(lang, "page.blocked"), ""
    return _title(snapshot, item, lang), sentence(snapshot, judged.found, item, lang) or ""


def _title(snapshot: Snapshot, item: Item, lang: str) -> str:
    status = texts.translate(lang, f"verdict.{item.status.code}")
    return f"{snapshot.node(item.place).label} · {status}"


def _answer(view: View, snapshot: Snapshot, ask: Ask) -> Sight | None:
    from queries.runner import find

    if view.question is None:
        return None
    given = dict(view.given)
    try:
        question, found = find(view.question), ask(view.question, given)
    except (QueryError, UnknownNodeError):  # a value that is missing, or names what the graph does not hold
        return None
    nodes = nodes_of(snapshot, given, found)
    if not nodes or len(nodes) > MOST_NODES:
        return None
    return Sight(
        part_of(snapshot, nodes, relations_of(question)),
        {lang: texts.translate(lang, f"question.{view.question}") for lang in texts.LANGUAGES},
        focus=[text for text in given.values() if is_node(snapshot, text)],
        judged=verdicts.judged(view, snapshot),
    )
