"""What the documents said of a node's dates and figures: a timeline, small bars, and what they contradict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

import texts
from app_pages import evidence
from app_pages.context import Context
from app_pages.prose import Element, Piece, element
from graph.analysis.promises import Slip, slip_of
from graph.analysis.told import Measured, Told
from graph.model import Contradiction, Node, Observation, Statement

_Named = Callable[[Node], Element]
"""How a node's name is shown, so that a click leads to it."""


def dates(context: Context, node: Node, told: Sequence[Told], named: _Named) -> Iterator[Element]:
    """One item a milestone of the node, or the bare statements of the node itself: what was said, oldest first."""
    for each in told:
        slip = slip_of(each.node, each.statements)
        said = element("ol", *(element("li", _statement(context, item)) for item in each.statements), style="told")
        head: tuple[Piece, ...] = ()
        if each.node.id != node.id:
            head = (named(each.node), _of(context, node, each.of), _role(context, each.node))
        yield element("li", *head, _slipped(context, slip), said)


def figures(context: Context, node: Node, measured: Sequence[Measured], named: _Named) -> Iterator[Element]:
    """One item an indicator, with a bar for each of its values where there are several to compare."""
    for each in measured:
        most = max(observation.value for observation in each.observations)
        rows = (_observation(context, item, most if len(each.observations) > 1 else 0) for item in each.observations)
        head = () if each.node.id == node.id else (named(each.node), _of(context, node, each.of))
        yield element("li", *head, element("ol", *(element("li", row) for row in rows), style="told bars"))


def contradictions(context: Context, concerned: Collection[str]) -> Iterator[Element]:
    """What documents state differently of one of these ids: what a reader should do, and who says what."""
    for contradiction in context.snapshot.contradictions:
        if not set(concerned).isdisjoint(contradiction.items):
            yield element("li", advice(context, contradiction), evidence.folded(context, contradiction))


def advice(context: Context, contradiction: Contradiction) -> str:
    """What a reader should do, in the page's language."""
    return contradiction.advice.fr if context.lang == "fr" else contradiction.advice.en


def _statement(context: Context, statement: Statement) -> Element:
    words = (
        element("span", f" «\u00a0{statement.due_text}\u00a0»", lang=evidence.DATA_LANGUAGE)
        if statement.due_text
        else None
    )
    document = context.snapshot.documents[statement.document]
    day = texts.day(context.lang, document.stated_on, document.date_precision)
    summary = element(
        "summary",
        f"{day} · ",
        element("strong", context.text(f"status.{statement.status}")),
        words,
        _flag(context, statement.flag),
        evidence.tag(context, evidence.strongest(statement)),
    )
    return element("details", summary, _period(context, statement), evidence.listed(context, statement))


def _period(context: Context, statement: Statement) -> Element | None:
    """The period that the words name, in full days."""
    if statement.due_kind is None or statement.due_start is None:
        return None
    values = {
        "start": texts.day(context.lang, statement.due_start),
        "end": texts.day(context.lang, statement.due_end or statement.due_start),
    }
    return element("div", context.text(f"due.{statement.due_kind}", **values), style="quiet")


def _observation(context: Context, observation: Observation, most: float) -> Element:
    value = texts.number(context.lang, observation.value)
    if observation.qualifier != "exact":
        value = context.text(f"qualifier.{observation.qualifier}", value=value)
    bar = element("meter", value=str(observation.value), max=str(most), aria_hidden="true") if most > 0 else None
    shown = element(
        "span",
        element(
            "span",
            element(
                "strong",
                value,
                "\u00a0" if observation.unit == "%" else " ",
                element("span", observation.unit, lang=evidence.DATA_LANGUAGE),
            ),
            _flag(context, observation.flag),
        ),
        bar,
        style="bar",
    )
    summary = element("summary", _day(context, observation), shown)
    return element("details", summary, evidence.listed(context, observation))


def _day(context: Context, observation: Observation) -> Element:
    """The day of a value, or the period it was counted over."""
    last = texts.day(context.lang, observation.as_of)
    if observation.period_start is None:
        return element("span", last)
    first = texts.day(context.lang, observation.period_start)
    return element("span", context.text("figure.period", start=first, end=last))


def _slipped(context: Context, slip: Slip | None) -> Element | None:
    return element("span", context.text("slip.days", count=slip.days), style="tag slip") if slip else None


def _flag(context: Context, flag: str | None) -> Element | None:
    return element("span", context.text(f"flag.{flag}"), style="tag flag") if flag else None


def _role(context: Context, node: Node) -> Element | None:
    """The role of a milestone, where it is not a mere step."""
    role = str(node.properties.get("role"))
    return element("span", context.text(f"role.{role}"), style="tag") if role != "step" else None


def _of(context: Context, node: Node, wholes: Sequence[str]) -> Element | None:
    """What a milestone or an indicator belongs to, where that is not the node that shows it."""
    if node.id in wholes:
        return None
    labels = ", ".join(context.snapshot.node(context.snapshot.index(whole)).label for whole in wholes)
    return element("span", f" · {labels}", style="quiet", lang=evidence.DATA_LANGUAGE)
