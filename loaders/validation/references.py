"""What a record names exists, and is of a kind that may stand there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from graph import schema
from graph.exchange import CONTRADICTIONS, DOCUMENTS, EDGES, EVIDENCE, NODES, OBSERVATIONS, STATEMENTS, Table
from loaders.draft import Draft, Record
from loaders.report import Report

MAX_OFFERS = 200
"""Near misses are looked for among all ids: 200 times 10,000 ids take seconds, 10,000 times would take minutes."""


def check(draft: Draft, report: Report) -> None:
    """Note names of nothing, and ends that a relation does not join. A table that could not be read proves nothing."""
    if draft.are_usable(NODES):
        nodes = _Nodes(draft, report)
        for edge in draft.of(EDGES):
            nodes.check_edge(edge)
        for table, column, kind in ((STATEMENTS, "milestone", "Milestone"), (OBSERVATIONS, "indicator", "Indicator")):
            for record in draft.of(table):
                nodes.check_kind(record, column, kind)
        for contradiction in draft.of(CONTRADICTIONS):
            for item in contradiction.texts("items"):
                nodes.check_known(contradiction, "items", item)
    if draft.are_usable(DOCUMENTS):
        _check_documents(draft, report)


class _Names:
    """Ids that exist, to offer the nearest to one that does not; no more than a person reads, as looking is slow."""

    def __init__(self, names: Iterable[str], otherwise: str) -> None:
        self._names = sorted(names)
        self._otherwise = otherwise
        self._left = MAX_OFFERS

    def offer(self, given: str) -> str:
        """How to mend an id that is not among them."""
        self._left -= 1
        near = get_close_matches(given, self._names, n=1) if self._left >= 0 else []
        return f"Did you mean {near[0]}?" if near else self._otherwise


class _Nodes:
    """The ids that the draft's nodes have, with their kinds (None where the kind itself has a fault)."""

    def __init__(self, draft: Draft, report: Report) -> None:
        self.kinds = {str(node.values.get("id")): node.text("kind") for node in draft.of(NODES)}
        self.names = _Names(self.kinds, "Add the node, or correct the id.")
        self.report = report

    def check_known(self, record: Record, column: str, node: str) -> bool:
        if node in self.kinds:
            return True
        fix = self.names.offer(node)
        self.report.add(record.place, column, node, "dangling_end", "No node has this id.", fix)
        return False

    def check_edge(self, edge: Record) -> None:
        source, target = edge.text("source"), edge.text("target")
        known = [self.check_known(edge, end, node) for end, node in (("source", source), ("target", target)) if node]
        relation = schema.RELATIONS.get(edge.text("kind") or "")
        if source is None or target is None or relation is None or not all(known):
            return
        source_kind, target_kind = self.kinds[source], self.kinds[target]
        if source_kind and target_kind and not relation.joins(source_kind, target_kind):
            message = f"{relation.name} does not go from {source_kind} to {target_kind}."
            self.report.add(edge.place, "kind", relation.name, "pair_not_allowed", message, _pairs(relation))
        elif source == target:
            message = "The edge goes from a node to itself."
            self.report.add(edge.place, "target", target, "same_ends", message, "Name another target, or delete it.")

    def check_kind(self, record: Record, column: str, kind: str) -> None:
        node = record.text(column)
        if node is None or not self.check_known(record, column, node):
            return
        found = self.kinds[node]
        if found and found != kind:
            fix = f"Name a node of kind {kind}."
            self.report.add(record.place, column, node, "wrong_kind", f"This node is of kind {found}.", fix)


def _pairs(relation: schema.Relation) -> str:
    sources = sorted({source for source, _ in relation.pairs})
    targets = sorted({target for _, target in relation.pairs})
    return f"It goes from {', '.join(sources)} to {', '.join(targets)}: turn it round, or choose another relation."


def _check_documents(draft: Draft, report: Report) -> None:
    known = {str(document.values.get("id")) for document in draft.of(DOCUMENTS)}
    names = _Names(known, "Add it to the documents, or correct the id.")
    cites: list[tuple[Table, str]] = [(table, table.cites) for table in EVIDENCE]
    for table, column in [(STATEMENTS, "document"), *cites]:
        for record in draft.of(table):
            document = record.text(column)
            if document is not None and document not in known:
                fix = names.offer(document)
                report.add(record.place, column, document, "unknown_document", "No document has this id.", fix)
