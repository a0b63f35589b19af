"""The JSON shapes that commands answer with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.canonical import Json, edge_payload, node_payload
from graph.model import Edge, Evidence, Node, Subgraph
from graph.schema import RELATIONS

if TYPE_CHECKING:
    from graph.analysis.shown import Shown
    from graph.snapshot import Snapshot


def node_answer(node: Node) -> dict[str, Json]:
    """A node in a list: who it is, no more."""
    return {"id": node.id, "kind": node.kind, "name": node.name, "acronym": node.acronym}


def part_answer(found: Shown, *, is_empty: bool = False) -> dict[str, Json]:
    """A part of the graph and how many nodes filters leave out, in all and by the reason that would show them alone."""
    from graph.analysis.filters import Reason

    subgraph = Subgraph() if is_empty else found.subgraph
    by_reason = {f"by_{reason}": found.hidden[reason].nodes if reason in found.hidden else 0 for reason in Reason}
    return {
        "nodes": [node_answer(node) for node in subgraph.nodes],
        "edges": [edge_payload(edge) for edge in subgraph.edges],
        "hidden": {"total": found.filtered, **by_reason},
    }


def card_answer(node: Node, edges: Iterable[Edge]) -> dict[str, Json]:
    """A node with all its relations, told apart by which end is needed."""
    dependencies, dependents, context = split_by_need(node.id, edges)
    answer = node_payload(node)
    evidence = answer.pop("evidence")
    return {
        **answer,
        "dependencies": [edge_payload(edge) for edge in dependencies],
        "dependents": [edge_payload(edge) for edge in dependents],
        "context": [edge_payload(edge) for edge in context],
        "evidence": evidence,
    }


def split_by_need(node_id: str, edges: Iterable[Edge]) -> tuple[Sequence[Edge], Sequence[Edge], Sequence[Edge]]:
    """(what the node needs, what needs it, context), each in the given order; a loop is a dependency."""
    dependencies: list[Edge] = []
    dependents: list[Edge] = []
    context: list[Edge] = []
    for edge in edges:
        need = RELATIONS[edge.kind].need(edge.source, edge.target)
        group = context if need is None else dependencies if need[0] == node_id else dependents
        group.append(edge)
    return dependencies, dependents, context


def relation_words(edge: Edge, snapshot: Snapshot) -> tuple[str, str, str]:
    """(source, relation, target) of an edge in a terminal's words."""
    nature = f" ({edge.nature})" if edge.nature else ""
    source, target = (snapshot.node(snapshot.index(end)).label for end in (edge.source, edge.target))
    return source, f"{edge.kind}{nature}", target


def source_line(evidence: Evidence) -> str:
    """Evidence as a line of a terminal: document, place, basis, note."""
    place = f"{evidence.locator or ''}{f' (lines {evidence.lines})' if evidence.lines else ''}".strip()
    note = f" · {evidence.note}" if evidence.note else ""
    return " · ".join(part for part in (evidence.document, place, evidence.basis.value) if part) + note
