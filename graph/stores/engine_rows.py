"""A version's tables as the rows that the embedded engine copies in: one table of nodes, one for each relation."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pyarrow as pa

from graph.analysis.blocking.days import SPEAKS
from graph.schema import RELATIONS, Property, ValueType, edge_properties, node_properties
from graph.tables import OWNERS, Row, Tables, properties_of

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


def as_arrow(rows: list[Row], columns: dict[str, str]) -> pa.Table:
    """The rows as a table of these columns; what a row lacks is null, what it has beside them is left out."""
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()]))


def node_rows(tables: Tables, load: str) -> list[Row]:
    """Every node of the engine. Those that are not the graph's have ids made of their table and place."""
    rows: list[Row] = [{**row, **properties_of(row["properties"])} for row in tables.nodes.to_pylist()]
    rows += [{**row, "kind": "Document", "name": row["title"]} for row in tables.documents.to_pylist()]
    rows += [
        {**row, "id": f"statement:{i}", "kind": "Statement", "fades_on": _fades(row)}
        for i, row in enumerate(tables.statements.to_pylist())
    ]
    for i, row in enumerate(tables.observations.to_pylist()):
        value = row["fraction"] if row["whole"] is None else float(row["whole"])
        rows.append({**row, "id": f"observation:{i}", "kind": "Observation", "value": value})
    rows += [{**row, "kind": "Contradiction", "note": row["advice_en"]} for row in tables.contradictions.to_pylist()]
    rows += [
        {**row, "id": f"evidence:{i}", "kind": "Evidence", "fact": _fact(row, tables)}
        for i, row in enumerate(tables.evidence.to_pylist())
    ]
    return [{**row, "load": load} for row in rows]


def edge_rows(tables: Tables) -> dict[str, list[Row]]:
    """Every edge of the engine by relation, its ends as ``from`` and ``to``."""
    ids = tables.nodes.column("id").to_pylist()
    rows: dict[str, list[Row]] = {name: [] for name in ENGINE_RELATIONS}
    for row in tables.edges.to_pylist():
        rows[row["kind"]].append(
            {**row, **properties_of(row["properties"]), "from": ids[row["source"]], "to": ids[row["target"]]}
        )
    rows[STATES] = [{"kind": STATES, "from": said, "to": subject} for said, subject in _said(tables)]
    for i, row in enumerate(tables.evidence.to_pylist()):
        rows[CITES].append({"kind": CITES, "from": f"evidence:{i}", "to": row["document"]})
        if OWNERS[row["owner_table"]] != "edges":  # an edge is no end of another: its evidence names it in `fact`
            rows[SUPPORTS].append({"kind": SUPPORTS, "from": f"evidence:{i}", "to": _fact(row, tables)})
    return rows


def _said(tables: Tables) -> list[tuple[str, str]]:
    """Each statement, figure and contradiction with a node that it is about."""
    milestones, indicators = tables.statements.column("milestone"), tables.observations.column("indicator")
    return [
        *((f"statement:{i}", subject) for i, subject in enumerate(milestones.to_pylist())),
        *((f"observation:{i}", subject) for i, subject in enumerate(indicators.to_pylist())),
        *((row["id"], item) for row in tables.contradictions.to_pylist() for item in row["items"]),
    ]


def _fades(statement: Row) -> str:
    """The last day that a statement without a promise still speaks: engines count days each in its own way."""
    return (date.fromisoformat(statement["stated_on"]) + timedelta(days=SPEAKS)).isoformat()


def _fact(evidence: Row, tables: Tables) -> str:
    """What the evidence is about: a node's id in the engine, or an edge's key in one text."""
    owner, place = OWNERS[evidence["owner_table"]], evidence["owner"]
    if owner in {"statements", "observations"}:
        return f"{owner[:-1]}:{place}"
    if owner != "edges":
        return str(getattr(tables, owner).column("id")[place].as_py())
    edge = {name: tables.edges.column(name)[place].as_py() for name in ("source", "kind", "nature", "target")}
    ids = tables.nodes.column("id")
    return "|".join((ids[edge["source"]].as_py(), edge["kind"], edge["nature"] or "", ids[edge["target"]].as_py()))
