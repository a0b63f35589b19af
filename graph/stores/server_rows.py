"""A version's tables as the nodes and relationships of a server, and back: nothing is lost on the way.

Every node of the server carries the row of the table it comes from (``part`` and ``place``), so that the tables can be
made again from it; edges do the same for theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

import pyarrow as pa

from graph.stores.engine_rows import edge_rows, node_rows
from graph.tables import Row, Tables
from graph.tables.layout import SCHEMAS

PARTS: Final = ("nodes", "documents", "statements", "observations", "contradictions", "evidence")
"""The tables whose rows are nodes of the server, in the order in which `engine_rows.node_rows` gives them."""

EDGES: Final = "edges"


def labelled_nodes(tables: Tables, load: str) -> Iterator[tuple[str, list[Row]]]:
    """(kind, properties) of all nodes of the server, kind by kind."""
    rows = node_rows(tables, load)
    places = [(part, place) for part in PARTS for place in range(len(getattr(tables, part)))]
    marked = [_present({**row, "part": part, "place": place}) for row, (part, place) in zip(rows, places, strict=True)]
    marked.sort(key=lambda row: str(row["kind"]))
    for kind, group in groupby(marked, key=lambda row: str(row["kind"])):
        yield kind, list(group)


def related(tables: Tables) -> Iterator[tuple[str, list[Row]]]:
    """(relation, rows) of all relationships; each row has the ids of its ends and its properties.

    Rows of the table of edges tell their place in it.
    """
    kinds = tables.edges.column("kind").to_pylist()
    places: dict[str, list[int]] = {}
    for number, kind in enumerate(kinds):
        places.setdefault(kind, []).append(number)
    for relation, rows in edge_rows(tables).items():
        numbered: Sequence[int | None] = places.get(relation) or [None] * len(rows)
        found = []
        for row, place in zip(rows, numbered, strict=True):
            properties = {name: value for name, value in row.items() if name not in {"from", "to", "source", "target"}}
            found.append({"from": row["from"], "to": row["to"], "properties": _present({**properties, "place": place})})
        if found:
            yield relation, found


def columns_of(part: str) -> tuple[str, ...]:
    """The properties from which a table is made again."""
    names = SCHEMAS[part].names
    return tuple(name for name in names if part != EDGES or name not in {"source", "target"})


def table_of(part: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """A table from its rows in the order of their places; what a row lacks is null."""
    ordered = sorted(rows, key=lambda row: int(row["place"]))
    return pa.Table.from_pylist(ordered, schema=SCHEMAS[part])


def _present(row: Row) -> Row:
    """The row without what is null: a server has no null properties."""
    return {name: value for name, value in row.items() if value is not None}
