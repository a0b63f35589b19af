"""Every fact is told apart from the others: ids have their form, and no key stands twice."""

from __future__ import annotations

import re

from graph import schema
from graph.exchange import CONTRADICTIONS, DOCUMENTS, EDGES, FACTS, NODES, OBSERVATIONS, STATEMENTS, Table
from loaders.draft import Draft, Place, Record, Value, joined
from loaders.report import Report

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 200
"""Ids stand in links and file names."""

_NOUNS = {
    DOCUMENTS.name: "document",
    NODES.name: "id",
    EDGES.name: "edge",
    STATEMENTS.name: "statement",
    OBSERVATIONS.name: "observation",
    CONTRADICTIONS.name: "contradiction",
}


def check(draft: Draft, report: Report) -> None:
    """Note ids without their form and keys that stand twice."""
    for node in draft.of(NODES):
        kind = schema.KINDS.get(node.text("kind") or "")
        if kind:
            _check_id(node, kind.prefix, report)
    for document in draft.of(DOCUMENTS):
        _check_id(document, "doc:", report)
    for contradiction in draft.of(CONTRADICTIONS):
        _check_id(contradiction, "contradiction:", report)
    for table in FACTS:
        _check_once(draft, table, report)


def _check_id(record: Record, prefix: str, report: Report) -> None:
    given = record.text("id")
    if given is None:
        return
    slug = given.removeprefix(prefix)
    if given.startswith(prefix) and SLUG.fullmatch(slug) and len(given) <= MAX_ID:
        return
    fix = f"Write '{prefix}' and a short name of a-z, 0-9 and single hyphens, {MAX_ID} characters at most."
    report.add(record.place, "id", given, "malformed_id", f"An id of this kind begins with '{prefix}'.", fix)
    record.bad.add("id")


def _check_once(draft: Draft, table: Table, report: Report) -> None:
    first: dict[tuple[Value, ...], Place] = {}
    for record in draft.of(table):
        key = record.key(table)
        if all(part is None for part in key):
            continue
        place = first.setdefault(key, record.place)
        if place is not record.place:
            where = f"row {place.row}" if place.row else place.path
            noun = _NOUNS[table.name]
            message = f"The same {noun} stands in {where}."
            fix = "Delete one; several pieces of evidence go to one fact."
            report.add(record.place, table.key[0], joined(key), f"duplicate_{noun}", message, fix)
