"""The graph as Arrow tables: the record that a version keeps, with the integer columns the arrays are made from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import pyarrow as pa

from graph.model import (
    NO_PROPERTIES,
    Basis,
    Confidence,
    Contradiction,
    Document,
    Edge,
    Evidence,
    Fact,
    Node,
    Observation,
    Scalar,
    Statement,
    Subgraph,
    Text,
)

OWNERS = ("nodes", "edges", "statements", "observations", "contradictions")
"""The tables whose rows carry evidence; ``evidence.owner_table`` is the place in this list."""

Row: TypeAlias = dict[str, Any]
"""One row as Arrow hands it over."""

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())
_DOCUMENT = (
    "id", "title", "publisher", "date", "date_precision", "stated_on", "language", "url", "transcript",
)  # fmt: skip
_STATEMENT = ("milestone", "document", "stated_on", "status", "due_text", "due_kind", "due_start", "due_end", "flag")
_OBSERVATION = ("indicator", "value_text", "qualifier", "unit", "period_start", "as_of", "flag")
_SCHEMAS = {
    "documents": pa.schema([(name, _TEXT) for name in _DOCUMENT]),
    "nodes": pa.schema(
        [
            *((name, _TEXT) for name in ("id", "kind", "name", "acronym", "category")),
            ("aliases", _TEXTS),
            *((name, _TEXT) for name in ("description_fr", "description_en", "properties")),
        ]
    ),
    "edges": pa.schema(
        [
            *((name, pa.int32()) for name in ("source", "target")),
            *((name, _TEXT) for name in ("kind", "nature")),
            ("blocking", pa.bool_()),
            ("properties", _TEXT),
            ("basis", _TEXT),
            ("documents", _TEXTS),
        ]
    ),
    "evidence": pa.schema(
        [
            ("owner_table", pa.int8()),
            ("owner", pa.int32()),
            *((name, _TEXT) for name in ("document", "locator", "lines", "basis", "confidence", "note")),
        ]
    ),
    "statements": pa.schema([*((name, _TEXT) for name in _STATEMENT), ("seq", pa.int64())]),
    "observations": pa.schema(
        [*((name, _TEXT) for name in _OBSERVATION), ("whole", pa.int64()), ("fraction", pa.float64())]
    ),
    "contradictions": pa.schema([("id", _TEXT), ("items", _TEXTS), ("advice_fr", _TEXT), ("advice_en", _TEXT)]),
}


@dataclass(frozen=True, slots=True)
class Tables:
    """One table for each part of a graph, rows in canonical order.

    ``edges.source`` and ``edges.target`` are row numbers of ``nodes``. ``evidence`` rows name their fact by
    ``owner_table`` (see `OWNERS`) and ``owner``, its row there, and are sorted by both.
    """

    documents: pa.Table
    nodes: pa.Table
    edges: pa.Table
    evidence: pa.Table
    statements: pa.Table
    observations: pa.Table
    contradictions: pa.Table

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the tables, in a fixed order."""
        return tuple(part.name for part in fields(cls))


def from_subgraph(subgraph: Subgraph) -> Tables:
    """The tables of a graph; the order of its parts does not count."""
    graph = subgraph.canonical()
    place = {node.id: row for row, node in enumerate(graph.nodes)}
    owners: tuple[Sequence[Fact], ...] = (
        graph.nodes,
        graph.edges,
        graph.statements,
        graph.observations,
        graph.contradictions,
    )
    return Tables(
        documents=_table("documents", [{name: getattr(d, name) for name in _DOCUMENT} for d in graph.documents]),
        nodes=_table("nodes", list(map(_node_row, graph.nodes))),
        edges=_table("edges", [_edge_row(edge, place) for edge in graph.edges]),
        evidence=_table(
            "evidence",
            [
                _evidence_row(evidence, table, row)
                for table, facts in enumerate(owners)
                for row, fact in enumerate(facts)
                for evidence in fact.evidence
            ],
        ),
        statements=_table(
            "statements", [{name: getattr(s, name) for name in (*_STATEMENT, "seq")} for s in graph.statements]
        ),
        observations=_table("observations", list(map(_observation_row, graph.observations))),
        contradictions=_table(
            "contradictions",
            [
                {"id": c.id, "items": list(c.items), "advice_fr": c.advice.fr, "advice_en": c.advice.en}
                for c in graph.contradictions
            ],
        ),
    )


def to_subgraph(tables: Tables) -> Subgraph:
    """The graph of the tables, canonical: the exact inverse of `from_subgraph`."""
    evidence = evidence_by_owner(tables.evidence)
    ids = tables.nodes.column("id").to_pylist()
    return Subgraph(
        documents=tuple(Document(**row) for row in tables.documents.to_pylist()),
        nodes=tuple(node_of(row, evidence.get((0, i), ())) for i, row in enumerate(tables.nodes.to_pylist())),
        edges=tuple(edge_of(row, ids, evidence.get((1, i), ())) for i, row in enumerate(tables.edges.to_pylist())),
        statements=tuple(
            Statement(**row, evidence=evidence.get((2, i), ())) for i, row in enumerate(tables.statements.to_pylist())
        ),
        observations=tuple(
            _observation_of(row, evidence.get((3, i), ())) for i, row in enumerate(tables.observations.to_pylist())
        ),
        contradictions=tuple(
            Contradiction(
                row["id"],
                tuple(row["items"]),
                Text(row["advice_fr"], row["advice_en"]),
                evidence.get((4, i), ()),
            )
            for i, row in enumerate(tables.contradictions.to_pylist())
        ),
    )


def evidence_by_owner(table: pa.Table) -> Mapping[tuple[int, int], tuple[Evidence, ...]]:
    """The evidence of each fact, by (table, row)."""
    found: dict[tuple[int, int], list[Evidence]] = {}
    for row in table.to_pylist():
        owner = (row["owner_table"], row["owner"])
        found.setdefault(owner, []).append(
            Evidence(
                row["document"],
                row["locator"],
                row["lines"],
                Basis(row["basis"]),
                Confidence(row["confidence"]),
                row["note"],
            )
        )
    return {owner: tuple(evidence) for owner, evidence in found.items()}


def node_of(row: Row, evidence: tuple[Evidence, ...]) -> Node:
    """The node of a row of ``nodes``."""
    description = row["description_fr"]
    return Node(
        row["id"],
        row["kind"],
        row["name"],
        row["acronym"],
        row["category"],
        tuple(row["aliases"]),
        None if description is None else Text(description, row["description_en"]),
        properties_of(row["properties"]),
        evidence,
    )


def edge_of(row: Row, ids: Sequence[str], evidence: tuple[Evidence, ...]) -> Edge:
    """The edge of a row of ``edges``."""
    return Edge(
        ids[row["source"]],
        ids[row["target"]],
        row["kind"],
        row["nature"],
        row["blocking"],
        properties_of(row["properties"]),
        evidence,
    )


def properties_of(text: str | None) -> Mapping[str, Scalar]:
    """The properties that a row keeps as JSON; empty where it keeps none."""
    return json.loads(text) if text else NO_PROPERTIES


def _table(name: str, rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=_SCHEMAS[name])


def _node_row(node: Node) -> Row:
    text = node.description
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "acronym": node.acronym,
        "category": node.category,
        "aliases": list(node.aliases),
        "description_fr": None if text is None else text.fr,
        "description_en": None if text is None else text.en,
        "properties": _properties_text(node.properties),
    }


def _edge_row(edge: Edge, place: Mapping[str, int]) -> Row:
    return {
        "source": place[edge.source],
        "target": place[edge.target],
        "kind": edge.kind,
        "nature": edge.nature,
        "blocking": edge.blocking,
        "properties": _properties_text(edge.properties),
        "basis": edge.basis,
        "documents": list(edge.documents),
    }


def _evidence_row(evidence: Evidence, table: int, row: int) -> Row:
    return {
        "owner_table": table,
        "owner": row,
        "document": evidence.document,
        "locator": evidence.locator,
        "lines": evidence.lines,
        "basis": evidence.basis.value,
        "confidence": evidence.confidence.value,
        "note": evidence.note,
    }


def _observation_row(observation: Observation) -> Row:
    value = observation.value
    row: Row = {name: getattr(observation, name) for name in _OBSERVATION}
    return row | {
        "whole": value if isinstance(value, int) else None,
        "fraction": None if isinstance(value, int) else value,
    }


def _observation_of(row: Row, evidence: tuple[Evidence, ...]) -> Observation:
    whole, fraction = row.pop("whole"), row.pop("fraction")
    return Observation(value=fraction if whole is None else whole, evidence=evidence, **row)


def _properties_text(properties: Mapping[str, Scalar]) -> str | None:
    return json.dumps(dict(properties), ensure_ascii=False, sort_keys=True) if properties else None
