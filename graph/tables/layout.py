"""Which tables there are, and their columns."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import pyarrow as pa

OWNERS = ("nodes", "edges", "statements", "observations", "contradictions")
"""The tables whose rows carry evidence; ``evidence.owner_table`` is the place in this list."""

Row: TypeAlias = dict[str, Any]
"""One row as Arrow hands it over."""

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())

DOCUMENT = ("id", "title", "publisher", "date", "date_precision", "stated_on", "language", "url", "transcript")
"""The columns of ``documents``: the fields of a document."""

STATEMENT = ("milestone", "document", "stated_on", "status", "due_text", "due_kind", "due_start", "due_end", "flag")
"""The columns of ``statements`` that hold text; ``seq`` is the other one."""

OBSERVATION = ("indicator", "value_text", "qualifier", "unit", "period_start", "as_of", "flag")
"""The columns of ``observations`` that hold text; ``whole`` and ``fraction`` hold the value, one of them null."""

EVIDENCE = ("document", "locator", "lines", "basis", "confidence", "note")
"""The columns of ``evidence`` beside its owner: the fields of an evidence, in order."""

SCHEMAS = {
    "documents": pa.schema([(name, _TEXT) for name in DOCUMENT]),
    "nodes": pa.schema(
        [
            *((name, _TEXT) for name in ("id", "kind", "name", "acronym", "category")),
            ("aliases", _TEXTS),
            *((name, _TEXT) for name in ("description_fr", "description_en", "properties")),
        ]
    ),
    "edges": pa.schema(
        [
            *((name, pa.int32()) for name in ("source", "target")),
            *((name, _TEXT) for name in ("kind", "nature")),
            ("blocking", pa.bool_()),
            ("properties", _TEXT),
            ("basis", _TEXT),
            ("documents", _TEXTS),
        ]
    ),
    "evidence": pa.schema([("owner_table", pa.int8()), ("owner", pa.int32()), *((name, _TEXT) for name in EVIDENCE)]),
    "statements": pa.schema([*((name, _TEXT) for name in STATEMENT), ("seq", pa.int64())]),
    "observations": pa.schema(
        [*((name, _TEXT) for name in OBSERVATION), ("whole", pa.int64()), ("fraction", pa.float64())]
    ),
    "contradictions": pa.schema([("id", _TEXT), ("items", _TEXTS), ("advice_fr", _TEXT), ("advice_en", _TEXT)]),
}
"""The columns of each table."""


@dataclass(frozen=True, slots=True)
class Tables:
    """One table for each part of a graph, rows in canonical order.

    ``edges.source`` and ``edges.target`` are row numbers of ``nodes``. ``evidence`` rows name their fact by
    ``owner_table`` (see `OWNERS`) and ``owner``, its row there, and are sorted by both.
    """

    documents: pa.Table
    nodes: pa.Table
    edges: pa.Table
    evidence: pa.Table
    statements: pa.Table
    observations: pa.Table
    contradictions: pa.Table

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the tables, in a fixed order."""
        return tuple(part.name for part in fields(cls))
