"""From a graph to its tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from graph.model import Contradiction, Edge, Evidence, Fact, Node, Observation, Scalar, Statement, Subgraph
from graph.tables.columns import table
from graph.tables.layout import DOCUMENT, EVIDENCE, OBSERVATION, STATEMENT, Row, Tables


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
    evidence = [
        _evidence_row(evidence, owner, row)
        for owner, facts in enumerate(owners)
        for row, fact in enumerate(facts)
        for evidence in fact.evidence
    ]
    return Tables(
        documents=table("documents", [{name: getattr(d, name) for name in DOCUMENT} for d in graph.documents]),
        nodes=table("nodes", list(map(_node_row, graph.nodes))),
        edges=table("edges", [_edge_row(edge, place) for edge in graph.edges]),
        evidence=table("evidence", evidence),
        statements=table("statements", list(map(_statement_row, graph.statements))),
        observations=table("observations", list(map(_observation_row, graph.observations))),
        contradictions=table("contradictions", list(map(_contradiction_row, graph.contradictions))),
    )


def _node_row(node: Node) -> Row:
    text = node.description
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "acronym": node.acronym,
        "category": node.category,
        "aliases": node.aliases,
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
        "documents": edge.documents,
    }


def _evidence_row(evidence: Evidence, owner: int, row: int) -> Row:
    return {"owner_table": owner, "owner": row, **{name: getattr(evidence, name) for name in EVIDENCE}}


def _statement_row(statement: Statement) -> Row:
    return {name: getattr(statement, name) for name in (*STATEMENT, "seq")}


def _observation_row(observation: Observation) -> Row:
    value = observation.value
    row: Row = {name: getattr(observation, name) for name in OBSERVATION}
    return row | {
        "whole": value if isinstance(value, int) else None,
        "fraction": None if isinstance(value, int) else value,
    }


def _contradiction_row(contradiction: Contradiction) -> Row:
    advice = contradiction.advice
    return {"id": contradiction.id, "items": contradiction.items, "advice_fr": advice.fr, "advice_en": advice.en}


def _properties_text(properties: Mapping[str, Scalar]) -> str | None:
    return json.dumps(dict(properties), ensure_ascii=False, sort_keys=True) if properties else None
