"""A version's tables as the rows that the embedded engine copies in: one table of nodes, one for each relation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from graph.analysis.blocking.days import SPEAKS
from graph.schema import RELATIONS, Property, ValueType, edge_properties, node_properties
from graph.tables import OWNERS, Row, Tables, numbers, properties_of

SUPPORTS, STATES, CITES = "SUPPORTS", "STATES", "CITES"
"""Beside the schema's relations: evidence to its fact, what is said to its subject, evidence to its document."""

ENGINE_RELATIONS = (*RELATIONS, SUPPORTS, STATES, CITES)
"""Every relation of the engine, each with the columns of `EDGE_COLUMNS`."""


def _declared(properties: tuple[Property, ...]) -> dict[str, str]:
    return {prop.name: "INT64" if prop.type is ValueType.INTEGER else "STRING" for prop in properties}


NODE_COLUMNS = {
    **dict.fromkeys(("id", "kind", "load", "name", "acronym", "category"), "STRING"),
    "aliases": "STRING[]",
    **_declared(node_properties()),
    **dict.fromkeys(("publisher", "date", "date_precision", "language", "url"), "STRING"),
    **dict.fromkeys(("document", "locator", "lines", "basis", "confidence", "note", "fact"), "STRING"),
    **dict.fromkeys(("stated_on", "status", "due_text", "due_kind", "due_start", "due_end", "flag"), "STRING"),
    "fades_on": "STRING",
    "seq": "INT64",
    **dict.fromkeys(("value_text", "qualifier", "unit", "period_start", "as_of"), "STRING"),
    "value": "DOUBLE",
}
"""What a node of the engine may have: one of the graph, a document, or what is said and shown of them."""

EDGE_COLUMNS = {
    **dict.fromkeys(("kind", "nature", "basis"), "STRING"),
    "blocking": "BOOLEAN",
    "documents": "STRING[]",
    **_declared(edge_properties()),
}
"""What an edge of the engine has beside its ends."""

LAYOUT = hashlib.sha256(repr((NODE_COLUMNS, EDGE_COLUMNS, ENGINE_RELATIONS, SPEAKS)).encode()).hexdigest()[:16]
"""What tells the engine's files of one such set of columns from another's."""

_ARROW = {
    "STRING": pa.string(),
    "STRING[]": pa.list_(pa.string()),
    "INT64": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
}


_SINGULAR = {"statements": "statement", "observations": "observation", "evidence": "evidence"}
_PIECE = 10_000
"""Rows that are plain values at a time: all of a million would be gigabytes."""


def as_arrow(rows: list[Row], columns: dict[str, str]) -> pa.Table:
    """The rows as a table of these columns; what a row lacks is null, what it has beside them is left out."""
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()]))


def node_rows(tables: Tables, load: str) -> Iterator[Row]:
    """Every node of the engine, table by table. Those that are not the graph's have ids made of their table and place.

    Each tells the table (``part``) and the row of it (``place``) that it comes from.
    """
    fact = _facts(tables)
    more: Mapping[str, Callable[[Row], Mapping[str, Any]]] = {
        "nodes": lambda row: properties_of(row["properties"]),
        "documents": lambda row: {"kind": "Document", "name": row["title"]},
        "statements": lambda row: {"id": _id(row), "kind": "Statement", "fades_on": _fades(row)},
        "observations": lambda row: {"id": _id(row), "kind": "Observation", "value": _value(row)},
        "contradictions": lambda row: {"kind": "Contradiction", "note": row["advice_en"]},
        "evidence": lambda row: {"id": _id(row), "kind": "Evidence", "fact": fact(row)},
    }
    for part, added in more.items():
        for row in _rows(tables, part):
            row.update(added(row), load=load)
            yield row


def edge_rows(tables: Tables) -> Iterator[Row]:
    """Every edge of the engine, its ends as ``from`` and ``to``, its relation as ``kind``; the graph's own first.

    Those tell their row in the table of edges (``place``).
    """
    ids = tables.nodes.column("id").to_pylist()
    for row in _rows(tables, "edges"):
        row.update(properties_of(row["properties"]), **{"from": ids[row["source"]], "to": ids[row["target"]]})
        yield row
    for said, subject in _said(tables):
        yield {"kind": STATES, "from": said, "to": subject}
    fact = _facts(tables)
    for row in _rows(tables, "evidence"):
        yield {"kind": CITES, "from": _id(row), "to": row["document"]}
        if OWNERS[row["owner_table"]] != "edges":  # an edge is no end of another: its evidence names it in `fact`
            yield {"kind": SUPPORTS, "from": _id(row), "to": fact(row)}


def count_rows(tables: Tables) -> tuple[int, int]:
    """How many rows `node_rows` and `edge_rows` have."""
    owners = numbers(tables.evidence.column("owner_table"))
    of_edges = int((owners == OWNERS.index("edges")).sum())
    nodes = sum(len(getattr(tables, part)) for part in tables.names() if part != "edges")
    return nodes, len(tables.edges) + len(_said(tables)) + 2 * len(owners) - of_edges


def _rows(tables: Tables, part: str) -> Iterator[Row]:
    """The rows of a table with its name and their places, made a piece at a time."""
    place = 0
    for piece in getattr(tables, part).to_batches(max_chunksize=_PIECE):
        for row in piece.to_pylist():
            row.update(part=part, place=place)
            yield row
            place += 1


def _id(row: Row) -> str:
    """The id of what has none of its own: of its table, in the singular, and its place there."""
    return f"{_SINGULAR[row['part']]}:{row['place']}"


def _said(tables: Tables) -> list[tuple[str, str]]:
    """Each statement, figure and contradiction with a node that it is about."""
    milestones, indicators = tables.statements.column("milestone"), tables.observations.column("indicator")
    return [
        *((f"statement:{i}", subject) for i, subject in enumerate(milestones.to_pylist())),
        *((f"observation:{i}", subject) for i, subject in enumerate(indicators.to_pylist())),
        *((row["id"], item) for row in tables.contradictions.to_pylist() for item in row["items"]),
    ]


def _value(observation: Row) -> float:
    whole = observation["whole"]
    return float(observation["fraction"] if whole is None else whole)


def _fades(statement: Row) -> str:
    """The last day that a statement without a promise still speaks: engines count days each in its own way."""
    return (date.fromisoformat(statement["stated_on"]) + timedelta(days=SPEAKS)).isoformat()


def _facts(tables: Tables) -> Callable[[Row], str]:
    """What tells of a row of evidence what it is about: a node's id in the engine, or an edge's key in one text."""
    ids = tables.nodes.column("id").to_pylist()
    contradictions = tables.contradictions.column("id").to_pylist()
    ends = [tables.edges.column(name).to_pylist() for name in ("source", "kind", "nature", "target")]
    edges = ["|".join((ids[a], kind, nature or "", ids[b])) for a, kind, nature, b in zip(*ends, strict=True)]
    named = {"nodes": ids, "edges": edges, "contradictions": contradictions}

    def fact(evidence: Row) -> str:
        owner, place = OWNERS[evidence["owner_table"]], evidence["owner"]
        return str(named[owner][place]) if owner in named else _id({"part": owner, "place": place})

    return fact
