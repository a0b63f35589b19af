"""From a draft without faults to the graph it states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph import schema
from graph.exchange import (
    CONTRADICTION_EVIDENCE,
    CONTRADICTIONS,
    DOCUMENTS,
    EDGE_EVIDENCE,
    EDGES,
    NODE_EVIDENCE,
    NODES,
    OBSERVATION_EVIDENCE,
    OBSERVATIONS,
    STATEMENT_EVIDENCE,
    STATEMENTS,
    Table,
)
from graph.model import (
    Basis,
    Confidence,
    Contradiction,
    Document,
    Edge,
    Evidence,
    Node,
    Observation,
    Scalar,
    Statement,
    Subgraph,
    Text,
)
from loaders.draft import Draft, Record, Value


def build(draft: Draft) -> Subgraph:
    """The graph, in canonical order. The draft has passed every check: what a check promises is taken for granted."""
    return Subgraph(
        documents=tuple(map(_document, draft.of(DOCUMENTS))),
        nodes=tuple(_node(record, support) for record, support in _supported(draft, NODES, NODE_EVIDENCE)),
        edges=tuple(_edge(record, support) for record, support in _supported(draft, EDGES, EDGE_EVIDENCE)),
        statements=tuple(_statement(*pair) for pair in _supported(draft, STATEMENTS, STATEMENT_EVIDENCE)),
        observations=tuple(_observation(*pair) for pair in _supported(draft, OBSERVATIONS, OBSERVATION_EVIDENCE)),
        contradictions=tuple(
            _contradiction(*pair) for pair in _supported(draft, CONTRADICTIONS, CONTRADICTION_EVIDENCE)
        ),
    ).canonical()


def _supported(draft: Draft, facts: Table, evidence: Table) -> list[tuple[Record, tuple[Evidence, ...]]]:
    by_key: dict[tuple[Value, ...], list[Evidence]] = defaultdict(list)
    for record in draft.of(evidence):
        by_key[record.key(evidence)].append(_evidence(record, evidence.cites))
    return [(record, tuple(by_key[record.key(facts)])) for record in draft.of(facts)]


def _evidence(record: Record, cites: str) -> Evidence:
    return Evidence(
        document=_word(record, cites),
        locator=record.text("locator"),
        lines=record.text("lines"),
        basis=Basis(_word(record, "basis")),
        confidence=Confidence(_word(record, "confidence")),
        note=record.text("note"),
    )


def _document(record: Record) -> Document:
    return Document(
        id=_word(record, "id"),
        title=_word(record, "title"),
        publisher=record.text("publisher"),
        date=_word(record, "date"),
        date_precision=_word(record, "date_precision"),
        stated_on=_word(record, "stated_on"),
        language=_word(record, "language"),
        url=record.text("url"),
        transcript=record.text("transcript"),
    )


def _node(record: Record, evidence: tuple[Evidence, ...]) -> Node:
    kind = schema.KINDS[_word(record, "kind")]
    french, english = record.text("description_fr"), record.text("description_en")
    return Node(
        id=_word(record, "id"),
        kind=kind.name,
        name=_word(record, "name"),
        acronym=record.text("acronym"),
        category=record.text("category"),
        aliases=record.texts("aliases"),
        description=Text(french, english) if french and english else None,
        properties=_properties(record, kind),
        evidence=evidence,
    )


def _edge(record: Record, evidence: tuple[Evidence, ...]) -> Edge:
    relation = schema.RELATIONS[_word(record, "kind")]
    blocking = record.values.get("blocking")
    return Edge(
        source=_word(record, "source"),
        target=_word(record, "target"),
        kind=relation.name,
        nature=record.text("nature"),
        blocking=blocking if isinstance(blocking, bool) else None,
        properties=_properties(record, relation),
        evidence=evidence,
    )


def _properties(record: Record, owner: schema.Kind | schema.Relation) -> Mapping[str, Scalar]:
    """The properties that hold something, of those that the kind or relation declares."""
    values = ((prop.name, record.values.get(prop.name)) for prop in owner.properties)
    return {name: value for name, value in values if isinstance(value, str | int)}


def _statement(record: Record, evidence: tuple[Evidence, ...]) -> Statement:
    return Statement(
        milestone=_word(record, "milestone"),
        document=_word(record, "document"),
        stated_on=_word(record, "stated_on"),
        seq=int(_number(record, "seq")),
        status=_word(record, "status"),
        due_text=record.text("due_text"),
        due_kind=record.text("due_kind"),
        due_start=record.text("due_start"),
        due_end=record.text("due_end"),
        flag=record.text("flag"),
        evidence=evidence,
    )


def _observation(record: Record, evidence: tuple[Evidence, ...]) -> Observation:
    return Observation(
        indicator=_word(record, "indicator"),
        value=_number(record, "value"),
        value_text=_word(record, "value_text"),
        qualifier=_word(record, "qualifier"),
        unit=_word(record, "unit"),
        period_start=record.text("period_start"),
        as_of=_word(record, "as_of"),
        flag=record.text("flag"),
        evidence=evidence,
    )


def _contradiction(record: Record, evidence: tuple[Evidence, ...]) -> Contradiction:
    return Contradiction(
        id=_word(record, "id"),
        items=record.texts("items"),
        advice=Text(_word(record, "advice_fr"), _word(record, "advice_en")),
        evidence=evidence,
    )


def _word(record: Record, column: str) -> str:
    value = record.text(column)
    if value is None:
        raise AssertionError(f"'{column}' was promised by the checks at {record.place}.")
    return value


def _number(record: Record, column: str) -> int | float:
    value = record.values.get(column)
    if not isinstance(value, int | float):
        raise AssertionError(f"'{column}' was promised by the checks at {record.place}.")  # noqa: TRY004
    return value
