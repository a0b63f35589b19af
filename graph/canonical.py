"""The one form of a graph as plain data: what the exchange file holds and what the fingerprint covers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from graph.model import Contradiction, Document, Edge, Evidence, Node, Observation, Scalar, Statement, Subgraph, Text
from graph.schema import KINDS, RELATIONS

_DECLARED: Mapping[str, Mapping[str, None]] = {
    **{name: dict.fromkeys(sorted(prop.name for prop in kind.properties)) for name, kind in KINDS.items()},
    **{name: dict.fromkeys(sorted(prop.name for prop in relation.properties)) for name, relation in RELATIONS.items()},
}
"""Null for every property that a kind or relation declares, in order."""

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def payload(subgraph: Subgraph) -> dict[str, Json]:
    """Everything of the graph as JSON values, sorted, keys as in the exchange file, without ``format`` and ``meta``."""
    graph = subgraph.canonical()
    return {
        "documents": [_document(d) for d in graph.documents],
        "nodes": [node_payload(n) for n in graph.nodes],
        "edges": [edge_payload(e) for e in graph.edges],
        "statements": [statement_payload(s) for s in graph.statements],
        "observations": [observation_payload(o) for o in graph.observations],
        "contradictions": [_contradiction(c) for c in graph.contradictions],
    }


def fingerprint(subgraph: Subgraph) -> str:
    """``sha256:`` and the digest of the payload: equal exactly when the graphs are."""
    text = json.dumps(payload(subgraph), ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def node_payload(node: Node) -> dict[str, Json]:
    """A node with its evidence."""
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "acronym": node.acronym,
        "category": node.category,
        "aliases": list(node.aliases),
        "description": _text(node.description),
        "properties": _properties(node.properties, _DECLARED.get(node.kind, {})),
        "evidence": _evidence(node.evidence),
    }


def edge_payload(edge: Edge) -> dict[str, Json]:
    """An edge with its evidence."""
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "nature": edge.nature,
        "blocking": edge.blocking,
        "properties": _properties(edge.properties, _DECLARED.get(edge.kind, {})),
        "evidence": _evidence(edge.evidence),
    }


def statement_payload(statement: Statement) -> dict[str, Json]:
    """A statement with its evidence."""
    return {
        "milestone": statement.milestone,
        "document": statement.document,
        "stated_on": statement.stated_on,
        "seq": statement.seq,
        "status": statement.status,
        "due_text": statement.due_text,
        "due_kind": statement.due_kind,
        "due_start": statement.due_start,
        "due_end": statement.due_end,
        "flag": statement.flag,
        "evidence": _evidence(statement.evidence),
    }


def observation_payload(observation: Observation) -> dict[str, Json]:
    """An observation with its evidence; a whole number is written without a fraction."""
    value = observation.value
    return {
        "indicator": observation.indicator,
        "value": int(value) if value == int(value) else value,
        "value_text": observation.value_text,
        "qualifier": observation.qualifier,
        "unit": observation.unit,
        "period_start": observation.period_start,
        "as_of": observation.as_of,
        "flag": observation.flag,
        "evidence": _evidence(observation.evidence),
    }


def _document(document: Document) -> dict[str, Json]:
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "date_precision": document.date_precision,
        "stated_on": document.stated_on,
        "language": document.language,
        "url": document.url,
        "transcript": document.transcript,
    }


def _contradiction(contradiction: Contradiction) -> dict[str, Json]:
    return {
        "id": contradiction.id,
        "items": list(contradiction.items),
        "advice": _text(contradiction.advice),
        "evidence": _evidence(contradiction.evidence),
    }


def _text(text: Text | None) -> Json:
    return None if text is None else {"fr": text.fr, "en": text.en}


def _properties(properties: Mapping[str, Scalar], declared: Mapping[str, None]) -> dict[str, Json]:
    """What is known, and null for everything else that the kind or relation declares."""
    if not properties:
        return dict(declared)
    known = {**declared, **properties}
    return {name: known[name] for name in sorted(known)}


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    return [
        {
            "document": e.document,
            "locator": e.locator,
            "lines": e.lines,
            "basis": e.basis.value,
            "confidence": e.confidence.value,
            "note": e.note,
        }
        for e in evidence
    ]
