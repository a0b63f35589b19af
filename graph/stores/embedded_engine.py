"""The Ladybug file of a version: the same graph for Cypher, made from the tables and disposable.

``python -m graph.stores.embedded_engine FOLDER`` makes it in a process of its own, so that a crash of the engine
takes nothing with it.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import ladybug

from graph.stores.engine_rows import (
    EDGE_COLUMNS,
    ENGINE_RELATIONS,
    LAYOUT,
    NODE_COLUMNS,
    as_arrow,
    edge_rows,
    node_rows,
)
from graph.stores.version_folder import SCRATCH, digest, flush, read_tables, read_version
from graph.tables import Row, Tables

ENGINE_FILE = f"graph-{ladybug.__version__}-{LAYOUT}.lbug"
"""A newer engine rewrites older files for good, and other columns are other files: each has a file of its own."""

SEAL_FILE = f"{ENGINE_FILE}.sha256"
"""Its digest: the engine opens damaged files without a word, answers wrongly from them, or crashes."""

MAX_DB_SIZE = 1 << 34
"""Bytes of address space to map: the default of 8 TB fails in containers; 16 GB hold any graph that fits in memory."""

ONE_TRANSACTION = 20_000
"""Rows up to which one transaction copies all: a third of the time for 5,000 rows, as each commit waits for the disk.

800,000 rows took twice as long in one transaction as in one for each table.
"""


def build(folder: Path) -> None:
    """Make the engine's file of a version from its tables, aside; it is put in place whole, flushed to the disk.

    Raises RuntimeError when what it counts differs from the tables, StoreDamagedError, OSError.
    """
    for left in folder.glob(f"{SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)
    scratch = folder / f"{SCRATCH}{os.getpid()}"
    scratch.mkdir()
    try:
        _write(scratch / ENGINE_FILE, read_tables(folder), read_version(folder).fingerprint)
        (scratch / SEAL_FILE).write_text(digest(scratch / ENGINE_FILE), encoding="ascii")
        for name in (ENGINE_FILE, SEAL_FILE):
            flush(scratch / name)
            (scratch / name).replace(folder / name)
        flush(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def is_sound(folder: Path) -> bool:
    """Whether the version has an engine file of this engine's version, unchanged since it was made."""
    try:
        return (folder / SEAL_FILE).read_bytes() == digest(folder / ENGINE_FILE).encode()
    except OSError:
        return False


def open_database(folder: Path) -> ladybug.Database:
    """The version's engine file, for reading. Raises RuntimeError where the engine refuses it."""
    return ladybug.Database(str(folder / ENGINE_FILE), read_only=True, max_db_size=MAX_DB_SIZE)


def _write(path: Path, tables: Tables, load: str) -> None:
    database = ladybug.Database(str(path), max_db_size=MAX_DB_SIZE)
    connection = ladybug.Connection(database)
    nodes = list(node_rows(tables, load))
    edges: dict[str, list[Row]] = {relation: [] for relation in ENGINE_RELATIONS}
    for row in edge_rows(tables):
        edges[row["kind"]].append(row)
    count = sum(map(len, edges.values()))
    is_small = len(nodes) + count <= ONE_TRANSACTION
    if is_small:
        connection.execute("BEGIN TRANSACTION")
    connection.execute(f"CREATE NODE TABLE Node({_columns(NODE_COLUMNS)}, PRIMARY KEY (id))")
    _copy(connection, "Node", nodes, NODE_COLUMNS)
    for relation in ENGINE_RELATIONS:
        connection.execute(f"CREATE REL TABLE {relation}(FROM Node TO Node, {_columns(EDGE_COLUMNS)})")
        _copy(connection, relation, edges[relation], {"from": "STRING", "to": "STRING", **EDGE_COLUMNS})
    if is_small:
        connection.execute("COMMIT")
    _check(connection, "MATCH (n:Node) RETURN count(*)", len(nodes))
    _check(connection, "MATCH (:Node)-[r]->(:Node) RETURN count(*)", count)
    connection.execute("CHECKPOINT")
    connection.close()
    database.close()


def _columns(columns: dict[str, str]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


def _copy(connection: Any, table: str, rows: list[Row], columns: dict[str, str]) -> None:  # noqa: ANN401 - untyped library
    if rows:
        connection.execute(f"COPY {table} FROM $rows", {"rows": as_arrow(rows, columns)})


def _check(connection: Any, query: str, expected: int) -> None:  # noqa: ANN401 - untyped library
    found = connection.execute(query).get_next()[0]
    if found != expected:
        raise RuntimeError(f"{query} counts {found} instead of {expected}")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
