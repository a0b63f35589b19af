"""What if: done today, three months later, a link cut; what would change, before and after. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable

from app_pages import context as contexts
from app_pages import evidence
from app_pages.context import Context
from app_pages.prose import Element, Piece, action, element, table
from graph.analysis.blocking import LISTED, Item, Judged, changes
from graph.model import Edge
from graph.picture import edge_id
from graph.telling.because import period
from views.known import edge_of

SUPPOSE, DROP = "suppose:", "drop:"
"""What the code of an action begins with; a supposition follows."""

DELAY = "3m"


def offers(context: Context, judged: Judged, item: Item) -> Element:
    """What can be supposed of the item's end: of the milestone that holds it back, else of the one that decides."""
    unmet = judged.found.waiting
    place = item.place if item.lead is None else item.lead
    place = int(unmet.needed[item.chain[-1]]) if item.chain else place
    node = context.snapshot.node(place)
    chips: list[Piece] = [action(f"{SUPPOSE}done:{node.id}", context.text("what_if.done"), style="chip")]
    if judged.found.own.is_dated[place]:
        chips.append(action(f"{SUPPOSE}{DELAY}:{node.id}", context.text("what_if.later"), style="chip"))
    name = element("span", node.label, lang=evidence.DATA_LANGUAGE)
    return element("div", element("h2", context.text("what_if.title"), " ", name), element("p", *chips))


def cut(context: Context, edge: Edge) -> Element:
    """What supposes that a link of the chain were not."""
    return action(f"{SUPPOSE}cut:{edge_id(edge)}", context.text("what_if.cut"), style="chip")


def told(context: Context, before: Judged, after: Judged) -> Element | None:
    """What is supposed, each with a way to drop it, and what it changes; None where nothing is."""
    if not context.view.what_if:
        return None
    kinds = context.snapshot.kinds
    chips = (action(DROP + code, f"{_named(context, code)} \u00d7", style="chip") for code in context.view.what_if)
    changed = [(one, other) for one, other in changes(before, after) if kinds[one.place] in LISTED]
    head = element("p", element("strong", context.text("what_if.supposed")), " ", *chips)
    if not changed:
        return element("div", head, element("p", context.text("what_if.nothing"), style="quiet"), style="notice")
    summary = element("summary", context.text("what_if.changes", count=len(changed)))
    return element("div", head, element("details", summary, compared(context, changed), open="open"), style="notice")


def compared(context: Context, changed: Iterable[tuple[Item, Item]]) -> Element:
    """A table of items before and after."""
    header = [context.text(f"what_if.{name}") for name in ("item", "before", "after")]
    return table(
        header, [(_item(context, one), _state(context, one), _state(context, other)) for one, other in changed]
    )


def act(code: str) -> None:
    """Suppose something, or drop a supposition. For callbacks."""
    present = contexts.present().what_if
    if code.startswith(SUPPOSE):
        wanted = code.removeprefix(SUPPOSE)
        contexts.change(what_if=(*(kept for kept in present if kept != wanted), wanted))
    elif code.startswith(DROP):
        contexts.change(what_if=tuple(kept for kept in present if kept != code.removeprefix(DROP)))


def _named(context: Context, code: str) -> str:
    """A supposition in words."""
    verb, _, wanted = code.partition(":")
    snapshot = context.snapshot
    if verb == "cut":
        edge = edge_of(snapshot, wanted)
        ends = (edge.source, edge.target) if edge else (wanted, wanted)
        source, target = (snapshot.node(snapshot.index(end)).label for end in ends)
        return context.text("what_if.named.cut", source=source, target=target)
    name = snapshot.node(snapshot.index(wanted)).label
    if verb == "done":
        return context.text("what_if.named.done", name=name)
    return context.text("what_if.named.later", name=name, count=int(verb.removesuffix("m")))


def _item(context: Context, item: Item) -> Element:
    return element("span", context.snapshot.node(item.place).label, lang=evidence.DATA_LANGUAGE)


def _state(context: Context, item: Item) -> Element:
    expected = period(item.expected_start, item.expected_end, context.lang)
    status = context.text(f"verdict.{item.status.code}")
    return element("div", element("strong", status), element("div", expected, style="quiet") if expected else None)
