"""A version's tables as the nodes and relationships of a server, and back: nothing is lost on the way.

Every node of the server carries the row of the table it comes from (``part`` and ``place``), so that the tables can be
made again from it; edges do the same for theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graph.stores.engine_rows import edge_rows, node_rows
from graph.tables import Row, Tables
from graph.tables.columns import from_columns, positions
from graph.tables.layout import SCHEMAS

if TYPE_CHECKING:
    import pyarrow as pa

PARTS: Final = ("nodes", "documents", "statements", "observations", "contradictions", "evidence")
"""The tables whose rows are nodes of the server."""

EDGES: Final = "edges"
_ENDS: Final = {"from", "to", "source", "target", "part"}
_AT_ONCE: Final = 10_000


def labelled_nodes(tables: Tables, load: str) -> Iterator[tuple[str, list[Row]]]:
    """(kind, properties) of all nodes of the server, some of one kind at a time."""
    for kind, group in groupby(node_rows(tables, load), key=lambda row: str(row["kind"])):
        while rows := [_present(row) for row in islice(group, _AT_ONCE)]:
            yield kind, rows


def related(tables: Tables) -> Iterator[tuple[str, list[Row]]]:
    """(relation, rows) of all relationships, some of one relation at a time.

    Each row has the ids of its ends and its properties.
    """
    edges = edge_rows(tables)
    while piece := list(islice(edges, _AT_ONCE)):
        by_relation: dict[str, list[Row]] = {}
        for row in piece:
            properties = {name: value for name, value in row.items() if value is not None and name not in _ENDS}
            by_relation.setdefault(row["kind"], []).append(
                {"from": row["from"], "to": row["to"], "properties": properties}
            )
        yield from by_relation.items()


def question(part: str) -> str:
    """The question for all rows of a table: each with its place, then the table's columns in order."""
    columns = SCHEMAS[part].names
    if part != EDGES:
        return f"MATCH (n:Node {{load: $load, part: $part}}) RETURN {_properties('n', 'place', *columns)}"
    return (
        "MATCH (a:Node {load: $load, part: 'nodes'})-[r]->(b:Node) WHERE r.place IS NOT NULL "
        f"RETURN r.place, a.place, b.place, {_properties('r', *columns[2:])}"
    )


def table_of(part: str, rows: Iterable[Sequence[Any]]) -> pa.Table:
    """A table from what its `question` answers, in whatever order."""
    place, *columns = [*zip(*rows, strict=True)] or [()] * (1 + len(SCHEMAS[part]))
    return from_columns(part, columns).take(positions(np.argsort(np.array(place, dtype=np.int64))))


def _properties(of: str, *names: str) -> str:
    return ", ".join(f"{of}.`{name}`" for name in names)


def _present(row: Row) -> Row:
    """The row without what is null: a server has no null properties."""
    return {name: value for name, value in row.items() if value is not None}
