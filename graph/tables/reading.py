"""From tables back to the graph's values: each is made when it is first asked for, and once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from graph.model import (
    NO_PROPERTIES,
    Basis,
    Confidence,
    Contradiction,
    Document,
    Edge,
    Evidence,
    Fact,
    Node,
    Observation,
    Scalar,
    Statement,
    Subgraph,
    Text,
)
from graph.tables.columns import numbers, positions
from graph.tables.layout import EVIDENCE, OWNERS, Row, Tables

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

_Fact = TypeVar("_Fact", bound=Fact)


class Shelf(Generic[_Fact]):
    """The facts of one table, by row number, each with its evidence."""

    def __init__(self, tables: Tables, name: str, make: Callable[[Row, tuple[Evidence, ...]], _Fact]) -> None:
        self._rows: pa.Table = getattr(tables, name)
        self._evidence = _evidence_of(tables.evidence, OWNERS.index(name))
        self._owners = numbers(self._evidence.column("owner"))
        self._make = make
        self._made: dict[int, _Fact] = {}

    def at(self, rows: Iterable[int]) -> tuple[_Fact, ...]:
        """The facts of some rows, in the order asked."""
        asked = list(rows)
        missing = np.array(sorted({row for row in asked if row not in self._made}), dtype=np.int64)
        if missing.size:
            values = self._rows.take(positions(missing)).to_pylist()
            for row, value, evidence in zip(missing.tolist(), values, self._evidence_at(missing), strict=True):
                self._made[row] = self._make(value, evidence)
        return tuple(self._made[row] for row in asked)

    @property
    def all(self) -> tuple[_Fact, ...]:
        """Every fact, in the table's order."""
        return self.at(range(len(self._rows)))

    def _evidence_at(self, rows: NDArray[np.int64]) -> Iterable[tuple[Evidence, ...]]:
        starts, stops = np.searchsorted(self._owners, rows, "left"), np.searchsorted(self._owners, rows, "right")
        wanted = np.concatenate([np.arange(start, stop) for start, stop in zip(starts, stops, strict=True)])
        taken = self._evidence.select(EVIDENCE).take(positions(wanted))
        values = map(_evidence, *(column.to_pylist() for column in taken.columns))
        return [tuple(next(values) for _ in range(count)) for count in (stops - starts).tolist()]


class Facts:
    """Everything that tables hold, as the model's values."""

    def __init__(self, tables: Tables) -> None:
        ids: list[str] = tables.nodes.column("id").to_pylist()
        self._documents = tables.documents
        self.nodes = Shelf(tables, "nodes", _node)
        self.edges = Shelf(tables, "edges", lambda row, evidence: _edge(row, ids, evidence))
        self.statements = Shelf(tables, "statements", lambda row, evidence: Statement(**row, evidence=evidence))
        self.observations = Shelf(tables, "observations", _observation)
        self.contradictions = Shelf(tables, "contradictions", _contradiction)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every document."""
        return tuple(Document(**row) for row in self._documents.to_pylist())


def to_subgraph(tables: Tables) -> Subgraph:
    """The graph of the tables, canonical: the exact inverse of `from_subgraph`."""
    facts = Facts(tables)
    return Subgraph(
        facts.documents,
        facts.nodes.all,
        facts.edges.all,
        facts.statements.all,
        facts.observations.all,
        facts.contradictions.all,
    )


def properties_of(text: str | None) -> Mapping[str, Scalar]:
    """The properties that a row keeps as JSON; empty where it keeps none."""
    return json.loads(text) if text else NO_PROPERTIES


def _evidence_of(table: pa.Table, owner: int) -> pa.Table:
    """The evidence of one table's facts: one run of rows, sorted by fact."""
    owners = numbers(table.column("owner_table"))
    start, stop = np.searchsorted(owners, owner, "left"), np.searchsorted(owners, owner, "right")
    return table.slice(int(start), int(stop - start))


def _evidence(
    document: str, locator: str | None, lines: str | None, basis: str, confidence: str, note: str | None
) -> Evidence:
    return Evidence(document, locator, lines, Basis(basis), Confidence(confidence), note)


def _node(row: Row, evidence: tuple[Evidence, ...]) -> Node:
    description = row["description_fr"]
    return Node(
        row["id"],
        row["kind"],
        row["name"],
        row["acronym"],
        row["category"],
        tuple(row["aliases"]),
        None if description is None else Text(description, row["description_en"]),
        properties_of(row["properties"]),
        evidence,
    )


def _edge(row: Row, ids: Sequence[str], evidence: tuple[Evidence, ...]) -> Edge:
    return Edge(
        ids[row["source"]],
        ids[row["target"]],
        row["kind"],
        row["nature"],
        row["blocking"],
        properties_of(row["properties"]),
        evidence,
    )


def _observation(row: Row, evidence: tuple[Evidence, ...]) -> Observation:
    whole, fraction = row.pop("whole"), row.pop("fraction")
    return Observation(value=fraction if whole is None else whole, evidence=evidence, **row)


def _contradiction(row: Row, evidence: tuple[Evidence, ...]) -> Contradiction:
    return Contradiction(row["id"], tuple(row["items"]), Text(row["advice_fr"], row["advice_en"]), evidence)
