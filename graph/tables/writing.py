"""From a graph to its tables, column by column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from graph.model import Fact, Scalar, Subgraph, Text
from graph.tables.columns import from_columns
from graph.tables.layout import DOCUMENT, EVIDENCE, OBSERVATION, STATEMENT, Tables


def from_subgraph(subgraph: Subgraph) -> Tables:
    """The tables of a graph; the order of its parts does not count."""
    graph = subgraph.canonical()
    nodes, edges, observations, contradictions = graph.nodes, graph.edges, graph.observations, graph.contradictions
    place = {node.id: row for row, node in enumerate(nodes)}
    owners: tuple[Sequence[Fact], ...] = (nodes, edges, graph.statements, observations, contradictions)
    return Tables(
        documents=from_columns("documents", _columns(graph.documents, *DOCUMENT)),
        nodes=from_columns(
            "nodes",
            [
                *_columns(nodes, "id", "kind", "name", "acronym", "category", "aliases"),
                *_texts(node.description for node in nodes),
                [_properties_text(node.properties) for node in nodes],
            ],
        ),
        edges=from_columns(
            "edges",
            [
                [place[edge.source] for edge in edges],
                [place[edge.target] for edge in edges],
                *_columns(edges, "kind", "nature", "blocking"),
                [_properties_text(edge.properties) for edge in edges],
                *_columns(edges, "basis", "documents"),
            ],
        ),
        evidence=from_columns("evidence", _evidence(owners)),
        statements=from_columns("statements", _columns(graph.statements, *STATEMENT, "seq")),
        observations=from_columns(
            "observations",
            [
                *_columns(observations, *OBSERVATION),
                [seen.value if isinstance(seen.value, int) else None for seen in observations],
                [None if isinstance(seen.value, int) else seen.value for seen in observations],
            ],
        ),
        contradictions=from_columns(
            "contradictions",
            [*_columns(contradictions, "id", "items"), *_texts(each.advice for each in contradictions)],
        ),
    )


def _columns(facts: Sequence[object], *names: str) -> list[list[Any]]:
    """One list for each field of that name."""
    return [list(map(attrgetter(name), facts)) for name in names]


def _texts(texts: Iterable[Text | None]) -> list[list[str | None]]:
    """French and English."""
    held = list(texts)
    return [
        [None if text is None else text.fr for text in held],
        [None if text is None else text.en for text in held],
    ]


def _evidence(owners: Sequence[Sequence[Fact]]) -> list[list[Any]]:
    held = [
        (owner, row, evidence)
        for owner, facts in enumerate(owners)
        for row, fact in enumerate(facts)
        for evidence in fact.evidence
    ]
    return [
        [owner for owner, _, _ in held],
        [row for _, row, _ in held],
        *_columns([evidence for _, _, evidence in held], *EVIDENCE),
    ]


def _properties_text(properties: Mapping[str, Scalar]) -> str | None:
    return json.dumps(dict(properties), ensure_ascii=False, sort_keys=True) if properties else None
