"""What the documents say of nodes and edges, as data that the file's script unpacks: keys short, nothing told twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import texts
from graph.canonical import Json
from graph.layout import height_of, label_of
from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Subgraph
from graph.schema import RELATIONS

_BASES = tuple(Basis)


def union(parts: Sequence[Subgraph]) -> Subgraph:
    """All that is in some of the parts, each once, in canonical order."""
    nodes = {node.id: node for part in parts for node in part.nodes}
    edges = {edge.key: edge for part in parts for edge in part.edges}
    documents = {document.id: document for part in parts for document in part.documents}
    return Subgraph(
        nodes=tuple(nodes.values()), edges=tuple(edges.values()), documents=tuple(documents.values())
    ).canonical()


def packed(whole: Subgraph) -> dict[str, Json]:
    """Nodes, edges and documents as lists; they name each other by their places in them."""
    nodes = {node.id: place for place, node in enumerate(whole.nodes)}
    documents = {document.id: place for place, document in enumerate(whole.documents)}
    return {
        "nodes": [_node(node, documents) for node in whole.nodes],
        "edges": [_edge(edge, nodes, documents) for edge in whole.edges],
        "documents": [_document(document) for document in whole.documents],
        "bases": [basis.value for basis in _BASES],
    }


def _node(node: Node, documents: Mapping[str, int]) -> dict[str, Json]:
    said = {form.casefold() for form in (node.name, node.acronym) if form}
    told: dict[str, Json] = {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "acronym": node.acronym,
        "category": node.category,
        "aliases": [alias for alias in node.aliases if alias.casefold() not in said],
        "description": {"fr": node.description.fr, "en": node.description.en} if node.description else None,
        "label": label_of(node),
        "height": height_of(node),
        "evidence": [_evidence(item, documents) for item in node.evidence],
    }
    return {name: value for name, value in told.items() if value}


def _edge(edge: Edge, nodes: Mapping[str, int], documents: Mapping[str, int]) -> list[Json]:
    """[source, target, kind, nature, basis, which end is needed (0 none, 1 target, -1 source), evidence]."""
    need = RELATIONS[edge.kind].need(edge.source, edge.target)
    needed = 0 if need is None else 1 if need[1] == edge.target else -1
    basis = _BASES.index(edge.basis or Basis.EXPLICIT)
    evidence: list[Json] = [_evidence(item, documents) for item in edge.evidence]
    return [nodes[edge.source], nodes[edge.target], edge.kind, edge.nature, basis, needed, evidence]


def _evidence(item: Evidence, documents: Mapping[str, int]) -> list[Json]:
    """[document, basis, locator, lines, note, confidence unless it is high], without what is empty at its end."""
    unsure = None if item.confidence is Confidence.HIGH else item.confidence.value
    told: list[Json] = [documents[item.document], _BASES.index(item.basis), item.locator, item.lines, item.note, unsure]
    while told[-1] is None:
        told.pop()
    return told


def _document(document: Document) -> dict[str, Json]:
    day: dict[str, Json] = {lang: texts.day(lang, document.date, document.date_precision) for lang in texts.LANGUAGES}
    return {"title": document.title, "publisher": document.publisher, "language": document.language, "day": day}
