"""The panel's answer to what was asked, before something is selected: what breaks and whom to call, ways, circles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import texts
from app_pages import climbing, panel
from app_pages.context import Context
from app_pages.evidence import DATA_LANGUAGE
from app_pages.prose import Element, Piece, action, element
from graph.analysis.asked import MOST_WAYS
from graph.analysis.owners import Owner, owners
from graph.analysis.shown import Shown
from graph.model import Edge, Node
from graph.picture import edge_id
from loaders.rules import shipped
from views.housing import climbers
from views.view import SHORTEST, Scope

_AT_FIRST = 12
"""Names of a list that are read at a glance; the rest unfolds."""

_MOST = 100
"""Names of a list that the panel holds at all; beyond, the table is the place."""

TURN = "turn:"
"""The code of the action that asks for the way back."""


def summary(context: Context, shown: Shown) -> Element | None:
    """What the view answers, in words; None for what stands around a node, whose own panel says it."""
    words: dict[Scope, Callable[[Context, Shown], Iterable[Piece]]] = {
        Scope.IMPACT: _impact,
        Scope.PATH: _ways,
        Scope.SHARED: _shared,
        Scope.CYCLES: _circles,
        Scope.WHOLE: _house,
    }
    build = words.get(context.view.scope)
    return None if build is None else element("div", *build(context, shown))


def _impact(context: Context, shown: Shown) -> Iterator[Piece]:
    start = context.view.starts[0]
    touched = {node: away for node, away in shown.distances.items() if node != start}
    yield _title(context, "impact", name=_label(context, start))
    yield element("p", context.text("summary.impact.count", count=len(touched)), style="lead")
    yield _open(context, start)
    if touched:
        called = owners(context.snapshot, [context.snapshot.index(node) for node in shown.distances])
        yield element("h2", context.text("summary.call"), " ", element("span", str(len(called)), style="count"))
        yield from _listed(context, [_owner(context, owner) for owner in called], "summary.nobody")
    for away in sorted(set(touched.values())):
        yield from _at_distance(context, away, [node for node, distance in touched.items() if distance == away])


def _owner(context: Context, owner: Owner) -> Element:
    names = [_named(_node(context, node)) for node in owner.answers_for[:_MOST]]
    answered = context.text("summary.answers_for", count=len(owner.answers_for))
    return element(
        "details",
        element("summary", element("strong", owner.node.label, lang=DATA_LANGUAGE), f" · {answered}"),
        element("p", _named(owner.node), context.text("colon", what="", said=""), *_joined(names), style="quiet"),
    )


def _ways(context: Context, shown: Shown) -> Iterator[Piece]:
    start, end = (_label(context, context.view.starts[place]) for place in (0, -1))
    yield _title(context, "path", start=start, end=end)
    if not shown.ways:
        yield element("p", context.text("summary.path.none", start=start, end=end), style="lead")
        yield element("p", action(TURN, context.text("summary.path.turn", start=start, end=end), style="chip"))
        return
    is_shortest = context.view.length == SHORTEST
    text = "summary.path.shortest" if is_shortest else "summary.path.count"
    count = len(shown.ways[0]) - 1 if is_shortest else len(shown.ways)
    yield element("p", context.text(text, count=count), style="lead")
    if len(shown.ways) == MOST_WAYS:
        yield element("p", context.text("summary.path.most", count=MOST_WAYS), style="quiet")
    ways = [element("span", *_joined([_named(_node(context, node)) for node in way], " → ")) for way in shown.ways]
    yield from _listed(context, ways)


def _shared(context: Context, shown: Shown) -> Iterator[Piece]:
    labels = [_label(context, node) for node in context.view.starts]
    yield _title(context, "shared", names=", ".join(labels))
    found = shown.groups[0] if shown.groups else ()
    yield element("p", context.text("summary.shared.count", count=len(found)), style="lead")
    for away in sorted({shown.distances.get(node, 0) for node in found}):
        yield from _at_distance(context, away, [node for node in found if shown.distances.get(node, 0) == away])


def _circles(context: Context, shown: Shown) -> Iterator[Piece]:
    yield _title(context, "cycles")
    yield element("p", context.text("summary.cycles.count", count=len(shown.groups)), style="lead")
    groups = [element("span", *_joined([_named(_node(context, node)) for node in group])) for group in shown.groups]
    yield from _listed(context, groups)


def _house(context: Context, shown: Shown) -> Iterator[Piece]:
    """Which links climb, then what stands on each floor, the highest first."""
    rules, part = shipped(), shown.subgraph
    floor_of = rules.floors_of(part.nodes)
    yield _title(context, "whole")
    links = climbers(part, rules)
    yield element("h2", context.text("summary.climbing"), " ", element("span", str(len(links)), style="count"))
    yield element("p", context.text("summary.climbing.rule"), style="quiet")
    yield from _listed(context, [_climber(context, edge) for edge in links])
    for number in range(len(rules.floors) - 1, -1, -1):
        here = sorted((node for node in part.nodes if floor_of.get(node.id) == number), key=lambda node: node.label)
        if here:
            count = element("span", texts.number(context.lang, len(here)), style="count")
            yield element("h2", climbing.name_of(rules.floors[number], context.lang), " ", count)
            yield from _listed(context, [_named(node) for node in here])


def _climber(context: Context, edge: Edge) -> Element:
    needer, needed = (_node(context, end).label for end in (edge.source, edge.target))
    name = element("span", f"{needer} → {needed}", lang=DATA_LANGUAGE)
    return element("div", action(panel.SELECT + edge_id(edge), name), climbing.told(context, edge))


def _at_distance(context: Context, away: int, nodes: Sequence[str]) -> Iterator[Piece]:
    count = element("span", texts.number(context.lang, len(nodes)), style="count")
    yield element("h2", context.text("summary.distance", count=away), " ", count)
    yield from _listed(context, [_named(_node(context, node)) for node in nodes[:_MOST]])
    if len(nodes) > _MOST:
        yield element("p", context.text("summary.more", count=len(nodes) - _MOST), style="quiet")


def _title(context: Context, scope: str, **names: str) -> Element:
    return element(
        "div",
        element("div", context.text(f"scope.{scope}"), style="kind"),
        element("h1", context.text(f"summary.{scope}", **names)),
    )


def _open(context: Context, node_id: str) -> Element:
    return element("p", action(panel.SELECT + node_id, context.text("summary.open"), style="chip"))


def _listed(context: Context, pieces: Sequence[Element], none: str | None = None) -> Iterator[Piece]:
    if not pieces and none:
        yield element("p", context.text(none), style="quiet")
    if pieces:
        yield element("ul", *(element("li", piece) for piece in pieces[:_AT_FIRST]), style="relations")
    rest = pieces[_AT_FIRST:]
    if rest:
        head = element("summary", context.text("panel.rest", count=len(rest)))
        yield element("details", head, element("ul", *(element("li", piece) for piece in rest), style="relations"))


def _joined(pieces: Iterable[Element], sign: str = ", ") -> Iterator[Piece]:
    for at, piece in enumerate(pieces):
        if at:
            yield sign
        yield piece


def _named(node: Node) -> Element:
    return action(panel.SELECT + node.id, node.label, lang=DATA_LANGUAGE)


def _node(context: Context, node_id: str) -> Node:
    return context.snapshot.node(context.snapshot.index(node_id))


def _label(context: Context, node_id: str) -> str:
    return _node(context, node_id).label
