"""The tables and columns that a graph is written in and read from: one declaration for CSV, JSON and their loaders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph import schema
from graph.model import Basis, Confidence


class CellType(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TEXTS = "texts"


SEPARATOR = " | "
"""What stands between the texts of one CSV cell; the bar itself is refused inside a text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``choices`` closes the list where it is not empty, ``is_property`` makes it one of the schema's."""

    name: str
    type: CellType = CellType.TEXT
    is_required: bool = False
    choices: tuple[str, ...] = ()
    is_property: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file, or a list of the exchange file. ``key`` names the columns that make a row the same fact.

    ``evidence_of`` names the table whose facts this one supports, ``cites`` its column for the cited document.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    is_optional: bool = False
    evidence_of: str | None = None
    cites: str = "document"

    @property
    def file(self) -> str:
        """The CSV file's name."""
        return f"{self.name}.csv"

    @property
    def header(self) -> tuple[str, ...]:
        """The column names, in the order of the file."""
        return tuple(column.name for column in self.columns)

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns that say something of their own: without the key in a table of evidence."""
        return tuple(c for c in self.columns if not self.evidence_of or c.name not in self.key)


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _required(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, is_required=True) for name in names)


def _choice(name: str, choices: Iterable[str], *, is_required: bool = True) -> Column:
    return Column(name, is_required=is_required, choices=tuple(choices))


def _date(name: str, *, is_required: bool = False) -> Column:
    return Column(name, CellType.DATE, is_required=is_required)


def _properties(properties: Iterable[schema.Property]) -> tuple[Column, ...]:
    return tuple(Column(prop.name, CellType(prop.type.value), is_property=True) for prop in properties)


def _evidence(cites: str = "document") -> tuple[Column, ...]:
    return (
        *_required(cites),
        *_texts("locator", "lines"),
        _choice("basis", [basis.value for basis in Basis]),
        _choice("confidence", [confidence.value for confidence in Confidence]),
        *_texts("note"),
    )


_SEQ = Column("seq", CellType.INTEGER, is_required=True)
_FLAG = _choice("flag", schema.FLAGS, is_required=False)

DOCUMENTS = Table(
    "documents",
    ("id",),
    (
        *_required("id", "title"),
        *_texts("publisher"),
        _date("date", is_required=True),
        _choice("date_precision", schema.DATE_PRECISIONS),
        _date("stated_on", is_required=True),
        *_required("language"),
        *_texts("url", "transcript"),
    ),
)
NODES = Table(
    "nodes",
    ("id",),
    (
        *_required("id"),
        _choice("kind", schema.KINDS),
        *_required("name"),
        *_texts("acronym", "category"),
        Column("aliases", CellType.TEXTS),
        *_texts("description_fr", "description_en"),
        *_properties(schema.node_properties()),
    ),
)
EDGES = Table(
    "edges",
    ("source", "kind", "nature", "target"),
    (
        *_required("source"),
        _choice("kind", schema.RELATIONS),
        *_texts("nature"),
        *_required("target"),
        Column("blocking", CellType.BOOLEAN),
        *_properties(schema.edge_properties()),
    ),
)
STATEMENTS = Table(
    "statements",
    ("milestone", "document", "seq"),
    (
        *_required("milestone", "document"),
        _date("stated_on", is_required=True),
        _SEQ,
        _choice("status", schema.STATUSES),
        *_texts("due_text"),
        _choice("due_kind", schema.DUE_KINDS, is_required=False),
        _date("due_start"),
        _date("due_end"),
        _FLAG,
    ),
    is_optional=True,
)
OBSERVATIONS = Table(
    "observations",
    ("indicator", "as_of", "period_start", "value_text"),
    (
        *_required("indicator"),
        Column("value", CellType.NUMBER, is_required=True),
        *_required("value_text"),
        _choice("qualifier", schema.QUALIFIERS),
        *_required("unit"),
        _date("period_start"),
        _date("as_of", is_required=True),
        _FLAG,
    ),
    is_optional=True,
)
CONTRADICTIONS = Table(
    "contradictions",
    ("id",),
    (*_required("id"), Column("items", CellType.TEXTS, is_required=True), *_required("advice_fr", "advice_en")),
    is_optional=True,
)
NODE_EVIDENCE = Table("node_evidence", NODES.key, (*_required("id"), *_evidence()), evidence_of="nodes")
EDGE_EVIDENCE = Table(
    "edge_evidence",
    EDGES.key,
    (*_required("source", "kind"), *_texts("nature"), *_required("target"), *_evidence()),
    evidence_of="edges",
)
STATEMENT_EVIDENCE = Table(
    "statement_evidence",
    STATEMENTS.key,
    (*_required("milestone", "document"), _SEQ, *_evidence("cited")),
    is_optional=True,
    evidence_of="statements",
    cites="cited",
)
OBSERVATION_EVIDENCE = Table(
    "observation_evidence",
    OBSERVATIONS.key,
    (
        *_required("indicator"),
        _date("as_of", is_required=True),
        _date("period_start"),
        *_required("value_text"),
        *_evidence(),
    ),
    is_optional=True,
    evidence_of="observations",
)
CONTRADICTION_EVIDENCE = Table(
    "contradiction_evidence",
    CONTRADICTIONS.key,
    (*_required("id"), *_evidence()),
    is_optional=True,
    evidence_of="contradictions",
)

FACTS = (DOCUMENTS, NODES, EDGES, STATEMENTS, OBSERVATIONS, CONTRADICTIONS)
"""What the graph states, in the order of the exchange file."""

EVIDENCE = (NODE_EVIDENCE, EDGE_EVIDENCE, STATEMENT_EVIDENCE, OBSERVATION_EVIDENCE, CONTRADICTION_EVIDENCE)
"""Where it stands in the documents, one table for each of the facts but the documents themselves."""

TABLES = (*FACTS, *EVIDENCE)
