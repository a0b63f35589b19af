"""The panel beside the picture: what a node or a link is, what it hangs on, who answers for it, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import texts
from app_pages import climbing, evidence, timeline
from app_pages.context import Context
from app_pages.judged import as_said, item_of
from app_pages.prose import Element, Piece, action, element
from graph.analysis.blocking import Status
from graph.analysis.filters import ANSWERING
from graph.analysis.told import measured, told
from graph.model import Edge, Node
from graph.schema import RELATIONS
from views.view import Scope

SELECT, CENTER, UNFOLD = "select:", "center:", "unfold:"
IMPACT, WAY, SHARED = "impact:", "way:", "shared:"
"""What the code of an action begins with; the rest is a node's or an edge's id."""

VERDICT = "verdict:"
"""The code of the action that leads to why a node has its status; its id follows."""

BACK = "back:"
"""The code of the action that lets go of what is selected."""

SHOWN_AT_FIRST = 8
"""Relations of a group that are shown before the rest is unfolded: a screen holds some twenty lines."""

MOST_SHOWN = 100
"""Relations of a group that the panel holds at all; who looks for more filters, or reads the table."""


_TOLD = {"Milestone": "MILESTONE_OF", "Indicator": "MEASURES"}
"""Kinds that only say something of another node, and the relation that says of which."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A relation as read from one of its ends."""

    edge: Edge
    other: Node
    is_source: bool

    @property
    def is_needing(self) -> bool | None:
        """Whether the end it is read from needs the other; None for context relations."""
        need = RELATIONS[self.edge.kind].need(self.edge.source, self.edge.target)
        return None if need is None else need[1] == self.other.id


def of_node(context: Context, node: Node, *, with_actions: bool = True) -> Element:
    """All that the graph says of a node, most asked first; ``with_actions`` adds what can be asked of it in Explore."""
    links = _links(context, node)
    is_thing = node.kind not in _TOLD
    said = _said(context, node)
    return element(
        "div",
        _head(context, node),
        _verdict(context, node, with_actions=with_actions),
        _actions(context, node) if with_actions else None,
        _described(context, node),
        None if is_thing else said,
        _group(context, "depends_on", [link for link in links if link.is_needing is True], is_always_shown=is_thing),
        _group(context, "dependents", [link for link in links if link.is_needing is False], is_always_shown=is_thing),
        _group(context, "answerable", [li for li in links if li.edge.kind in ANSWERING and not li.is_source]),
        said if is_thing else None,
        _group(context, "answers_for", [li for li in links if li.edge.kind in ANSWERING and li.is_source]),
        _editions(context, [link for link in links if link.edge.kind == "LISTED_IN" and link.is_source]),
        _group(context, "listed", [link for link in links if link.edge.kind == "LISTED_IN" and not link.is_source]),
        _group(context, "context", [link for link in links if _is_other(link)]),
        element("h2", context.text("panel.named_in")),
        evidence.listed(context, node),
    )


def of_edge(context: Context, edge: Edge) -> Element:
    """A link: both its ends, what it says, and all its evidence."""
    source, target = (context.snapshot.node(context.snapshot.index(end)) for end in (edge.source, edge.target))
    phrase = phrase_of(context, edge, is_source=True)
    meaning = f"nature.{edge.nature}.meaning" if edge.nature else f"relation.{edge.kind}.meaning"
    return element(
        "div",
        element("div", context.text("panel.relation"), style="kind"),
        element("h1", _name(source), " ", element("span", phrase, style="quiet"), " ", _name(target)),
        element("p", context.text(meaning), evidence.tag(context, edge.basis), style="lead"),
        element("p", _role(context, edge), style="quiet") if edge.properties.get("led_by") else None,
        climbing.told(context, edge),
        element("h2", context.text("evidence.count", count=len(edge.evidence))),
        evidence.listed(context, edge),
    )


def phrase_of(context: Context, edge: Edge, *, is_source: bool) -> str:
    """How the relation reads from one of its ends: "integrates", or "is integrated by"."""
    word = f"nature.{edge.nature}" if edge.nature else f"relation.{edge.kind}"
    return context.text(f"{word}.{'out' if is_source else 'in'}")


def kind_of(context: Context, node: Node) -> str:
    """The kind in words, with the category where there is one."""
    kind = context.text(f"kind.{node.kind}")
    return f"{kind} · {context.text(f'category.{node.category}')}" if node.category else kind


def _links(context: Context, node: Node) -> list[_Link]:
    snapshot = context.snapshot
    place = snapshot.index(node.id)
    order = list(RELATIONS)
    found = []
    for edge in map(snapshot.edge, snapshot.edges_of(place)):
        is_source = edge.source == node.id
        other = snapshot.node(snapshot.index(edge.target if is_source else edge.source))
        found.append(_Link(edge, other, is_source))
    return sorted(found, key=lambda link: (order.index(link.edge.kind), link.other.label.casefold(), link.edge.key[0]))


def _is_other(link: _Link) -> bool:
    """Whether a context relation has no group of its own."""
    is_told = link.edge.kind in _TOLD.values() and not link.is_source
    return link.is_needing is None and link.edge.kind not in {*ANSWERING, "LISTED_IN"} and not is_told


def _head(context: Context, node: Node) -> Element:
    name = element("div", node.name, style="lead", lang=evidence.DATA_LANGUAGE) if node.acronym else None
    return element(
        "div",
        element("div", kind_of(context, node), style="kind"),
        element("h1", node.label, lang=evidence.DATA_LANGUAGE),
        name,
    )


def _verdict(context: Context, node: Node, *, with_actions: bool) -> Element | None:
    """What is true of the node on the view's day, where that is known; a click leads to the reason."""
    item = item_of(context, node.id)
    if item is None or item.status is Status.UNKNOWN:
        return None
    day = texts.day(context.lang, as_said(context).asked.as_of)
    said = context.text("panel.verdict", day=day, status=context.text(f"verdict.{item.status.code}"))
    if not with_actions:
        return element("p", said, style="quiet")
    return element("p", action(VERDICT + node.id, said), style="quiet")


def _actions(context: Context, node: Node) -> Element:
    """What can be asked of the node, and of it and the start."""
    view, start = context.view, context.start
    chips: list[Piece] = []
    if view.selected is not None and view.scope is not Scope.AROUND:
        chips.append(action(BACK, context.text("panel.back"), style="chip"))
    if node.id != view.node or view.scope is not Scope.AROUND:
        chips.append(action(CENTER + node.id, context.text("panel.center"), style="chip"))
    if node.id != view.node and view.scope is Scope.AROUND:
        word = "panel.fold" if node.id in view.expanded else "panel.unfold"
        chips.append(action(UNFOLD + node.id, context.text(word), style="chip"))
    asks: list[Piece] = []
    if view.scope is not Scope.IMPACT or node.id != view.node:
        asks.append(action(IMPACT + node.id, context.text("panel.impact")))
    if start is not None and start.id != node.id:
        asks += [
            action(WAY + node.id, context.text("panel.way", name=start.label)),
            action(SHARED + node.id, context.text("panel.shared", name=start.label)),
        ]
    return element("div", element("div", *chips, style="lead"), element("div", *asks, style="asks"))


def _described(context: Context, node: Node) -> Element | None:
    words = node.description and (node.description.fr if context.lang == "fr" else node.description.en)
    said = {form.casefold() for form in (node.name, node.acronym) if form}
    aliases = [alias for alias in node.aliases if alias.casefold() not in said]
    also = (
        element(
            "p",
            context.text("panel.aliases"),
            " ",
            element("span", ", ".join(aliases), lang=evidence.DATA_LANGUAGE),
            style="quiet lead",
        )
        if aliases
        else None
    )
    return element("div", element("p", words, style="lead") if words else None, also)


def _said(context: Context, node: Node) -> Element | None:
    """What documents said of the node's dates and figures, and where they contradict each other."""
    milestones, indicators = told(context.snapshot, node.id), measured(context.snapshot, node.id)
    concerned = {node.id, *(each.node.id for each in milestones), *(each.node.id for each in indicators)}
    groups: dict[str, list[Element]] = {
        "contradictions": [*timeline.contradictions(context, concerned)],
        "dates": [*timeline.dates(context, node, milestones, _name)],
        "figures": [*timeline.figures(context, node, indicators, _name)],
    }
    found = []
    for name, items in groups.items():
        if items:
            count = element("span", f" {len(items)}", style="count") if node.kind not in _TOLD else None
            rows = _with_rest(context, items[:MOST_SHOWN], left=max(0, len(items) - MOST_SHOWN))
            found.append(element("div", element("h2", context.text(f"panel.{name}"), count), *rows))
    return element("div", *found) if found else None


def _group(context: Context, name: str, links: Sequence[_Link], *, is_always_shown: bool = False) -> Element | None:
    if not links and not is_always_shown:
        return None
    head = element("h2", context.text(f"panel.{name}"), " ", element("span", str(len(links)), style="count"))
    if not links:
        return element("div", head, element("p", context.text(f"panel.none.{name}"), style="quiet"))
    rows = [_row(context, link) for link in links[:MOST_SHOWN]]
    return element("div", head, *_with_rest(context, rows, left=len(links) - len(rows)))


def _with_rest(context: Context, rows: Sequence[Element], left: int) -> Iterable[Element]:
    yield element("ul", *rows[:SHOWN_AT_FIRST], style="relations")
    rest = rows[SHOWN_AT_FIRST:]
    if rest:
        summary = element("summary", context.text("panel.rest", count=len(rest) + left))
        more = element("p", context.text("summary.more", count=left), style="quiet") if left else None
        yield element("details", summary, element("ul", *rest, style="relations"), more, style="rest")


def _row(context: Context, link: _Link, *details: Piece) -> Element:
    edge = link.edge
    return element(
        "li",
        element("span", phrase_of(context, edge, is_source=link.is_source), style="phrase"),
        _name(link.other),
        *details,
        element("span", f" {_role(context, edge)}", style="quiet") if edge.properties.get("led_by") else None,
        evidence.tag(context, edge.basis),
        evidence.folded(context, edge),
    )


def _editions(context: Context, links: Sequence[_Link]) -> Element | None:
    if not links:
        return None
    rows = []
    for link in sorted(links, key=lambda link: link.other.id):
        number = link.edge.properties.get("number")
        title = link.edge.properties.get("title")
        said = context.text("panel.no_number") if number is None else context.text("panel.number", number=number)
        rows.append(
            element(
                "li",
                _name(link.other),
                element("strong", f" {said}"),
                element("div", str(title), style="quiet", lang=evidence.DATA_LANGUAGE) if title else None,
                evidence.tag(context, link.edge.basis),
                evidence.folded(context, link.edge),
            ),
        )
    return element("div", element("h2", context.text("panel.editions")), element("ul", *rows, style="relations"))


def _name(node: Node) -> Element:
    return action(SELECT + node.id, node.label, lang=evidence.DATA_LANGUAGE)


def _role(context: Context, edge: Edge) -> str:
    return context.text("panel.led_by", name=edge.properties["led_by"])
