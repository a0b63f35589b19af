"""The Ladybug file of a version: the same graph for Cypher, made from the tables and disposable.

``python -m graph.stores.embedded_engine FOLDER`` makes it in a process of its own, so that a crash of the engine
takes nothing with it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import ladybug
import pyarrow as pa

from graph.schema import RELATIONS
from graph.stores.version_folder import flush, read_tables, read_version
from graph.tables import OWNERS, Row, Tables, properties_of

ENGINE_FILE = f"graph-{ladybug.__version__}.lbug"
"""A newer engine rewrites older files for good, so each engine version has a file of its own."""

MAX_DB_SIZE = 1 << 34
"""Bytes of address space to map: the default of 8 TB fails in containers; 16 GB hold any graph that fits in memory."""

SUPPORTS, STATES, CITES = "SUPPORTS", "STATES", "CITES"
"""Beside the schema's relations: evidence to its fact, what is said to its subject, evidence to its document."""

_NODE = {
    **dict.fromkeys(("id", "kind", "load", "name", "acronym", "category", "role"), "STRING"),
    "aliases": "STRING[]",
    **dict.fromkeys(("document", "locator", "lines", "basis", "confidence", "note", "fact"), "STRING"),
    **dict.fromkeys(("stated_on", "status", "due_text", "due_kind", "due_start", "due_end", "flag"), "STRING"),
    "seq": "INT64",
    **dict.fromkeys(("value_text", "qualifier", "unit", "period_start", "as_of"), "STRING"),
    "value": "DOUBLE",
}
_EDGE = {
    **dict.fromkeys(("kind", "nature", "basis", "title", "led_by"), "STRING"),
    "blocking": "BOOLEAN",
    "number": "INT64",
    "documents": "STRING[]",
}
_ARROW = {
    "STRING": pa.string(),
    "STRING[]": pa.list_(pa.string()),
    "INT64": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
}


def build(folder: Path) -> None:
    """Make the engine's file of a version from its tables; read its counts back, flush it to the disk.

    Raises RuntimeError when the counts differ from the tables'.
    """
    tables, load = read_tables(folder), read_version(folder).fingerprint
    path = folder / ENGINE_FILE
    database = ladybug.Database(str(path), max_db_size=MAX_DB_SIZE)
    connection = ladybug.Connection(database)
    nodes, edges = _node_rows(tables, load), _edge_rows(tables)
    connection.execute(f"CREATE NODE TABLE Node({_columns(_NODE)}, PRIMARY KEY (id))")
    _copy(connection, "Node", nodes, _NODE)
    for relation in (*RELATIONS, SUPPORTS, STATES, CITES):
        connection.execute(f"CREATE REL TABLE {relation}(FROM Node TO Node, {_columns(_EDGE)})")
        _copy(connection, relation, edges[relation], {"from": "STRING", "to": "STRING", **_EDGE})
    _check(connection, "MATCH (n:Node) RETURN count(*)", len(nodes))
    _check(connection, "MATCH (:Node)-[r]->(:Node) RETURN count(*)", sum(map(len, edges.values())))
    connection.execute("CHECKPOINT")
    connection.close()
    database.close()
    flush(path)
    flush(folder)


def open_database(folder: Path) -> ladybug.Database:
    """The version's engine file, for reading. Raises RuntimeError where it is damaged."""
    return ladybug.Database(str(folder / ENGINE_FILE), read_only=True, max_db_size=MAX_DB_SIZE)


def _columns(columns: dict[str, str]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


def _copy(connection: Any, table: str, rows: list[Row], columns: dict[str, str]) -> None:  # noqa: ANN401 - untyped library
    if rows:
        schema = pa.schema([(name, _ARROW[kind]) for name, kind in columns.items()])
        connection.execute(f"COPY {table} FROM $rows", {"rows": pa.Table.from_pylist(rows, schema=schema)})


def _check(connection: Any, query: str, expected: int) -> None:  # noqa: ANN401 - untyped library
    found = connection.execute(query).get_next()[0]
    if found != expected:
        raise RuntimeError(f"{query} counts {found} instead of {expected}")


def _node_rows(tables: Tables, load: str) -> list[Row]:
    rows: list[Row] = [{**row, **properties_of(row["properties"])} for row in tables.nodes.to_pylist()]
    rows += [{**row, "kind": "Document", "name": row["title"]} for row in tables.documents.to_pylist()]
    rows += [
        {**row, "id": f"statement:{i}", "kind": "Statement"} for i, row in enumerate(tables.statements.to_pylist())
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


def _edge_rows(tables: Tables) -> dict[str, list[Row]]:
    ids = tables.nodes.column("id").to_pylist()
    rows: dict[str, list[Row]] = {name: [] for name in (*RELATIONS, SUPPORTS, STATES, CITES)}
    for row in tables.edges.to_pylist():
        rows[row["kind"]].append(
            {**row, **properties_of(row["properties"]), "from": ids[row["source"]], "to": ids[row["target"]]}
        )
    for kind, subject, table in (
        ("statement", "milestone", tables.statements),
        ("observation", "indicator", tables.observations),
    ):
        for i, row in enumerate(table.to_pylist()):
            rows[STATES].append({"kind": STATES, "from": f"{kind}:{i}", "to": row[subject]})
    for i, row in enumerate(tables.evidence.to_pylist()):
        rows[CITES].append({"kind": CITES, "from": f"evidence:{i}", "to": row["document"]})
        if OWNERS[row["owner_table"]] != "edges":
            rows[SUPPORTS].append({"kind": SUPPORTS, "from": f"evidence:{i}", "to": _fact(row, tables)})
    return rows


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


if __name__ == "__main__":
    build(Path(sys.argv[1]))
