"""The values the graph is made of: documents, nodes, edges, what was said of dates and figures, evidence.

Every value is frozen. Dates are ISO text (``2020-06-30``): they compare and sort as text, and JSON, Parquet
and CSV carry them unchanged. Absent is ``None``, never an empty string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias, TypeVar

Scalar: TypeAlias = str | int | bool | None
"""What a property may hold; integers fit in 64 bits."""

NO_PROPERTIES: Mapping[str, Scalar] = MappingProxyType({})


class Direction(StrEnum):
    """Which way to walk from a node along relations that have a needed end."""

    DEPENDENCIES = "dependencies"
    DEPENDENTS = "dependents"
    BOTH = "both"


class Basis(StrEnum):
    """How a document supports a fact, strongest first."""

    EXPLICIT = "explicit"
    BRIEF = "brief"
    INFERRED = "inferred"


class Confidence(StrEnum):
    """How sure the curator is, surest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in French and English."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: the document, what to look for in it, the transcript's lines, and how it says it.

    ``lines`` counts from 1: ``907``, ``890-907`` or several joined by commas. ``note`` is mandatory for inferred.
    """

    document: str
    locator: str | None
    lines: str | None
    basis: Basis
    confidence: Confidence
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source. ``stated_on`` is the day its words were spoken, ``date`` the day it was printed."""

    id: str
    title: str
    publisher: str | None
    date: str
    date_precision: str
    stated_on: str
    language: str
    url: str | None = None
    transcript: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of the programme. ``id`` is its stable business key: ``service:ens``."""

    id: str
    kind: str
    name: str
    acronym: str | None = None
    category: str | None = None
    aliases: tuple[str, ...] = ()
    description: Text | None = None
    properties: Mapping[str, Scalar] = field(default_factory=lambda: NO_PROPERTIES)
    evidence: tuple[Evidence, ...] = ()

    @property
    def label(self) -> str:
        """The acronym where there is one, else the name."""
        return self.acronym or self.name


EdgeKey: TypeAlias = tuple[str, str, str | None, str]
"""(source, kind, nature, target): what makes an edge the same edge."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation, from the one that needs to the one that is needed where the relation has a needed end.

    ``nature`` and ``blocking`` are None except on DEPENDS_ON.
    """

    source: str
    target: str
    kind: str
    nature: str | None = None
    blocking: bool | None = None
    properties: Mapping[str, Scalar] = field(default_factory=lambda: NO_PROPERTIES)
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> EdgeKey:
        """The edge's identity."""
        return (self.source, self.kind, self.nature, self.target)

    @property
    def basis(self) -> Basis | None:
        """The strongest basis among the evidence; None for an edge without any (never in a loaded graph)."""
        order = list(Basis)
        return min((e.basis for e in self.evidence), key=order.index, default=None)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that support it, sorted, each once."""
        return tuple(sorted({e.document for e in self.evidence}))


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document said about a milestone's date, on the day it said it; ``seq`` is the order within it."""

    milestone: str
    document: str
    stated_on: str
    seq: int
    status: str
    due_text: str | None = None
    due_kind: str | None = None
    due_start: str | None = None
    due_end: str | None = None
    flag: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str, str, int]:
        """(milestone, document, seq): the statement's identity."""
        return (self.milestone, self.document, self.seq)


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported value of an indicator, as of a day or over a period that ends on it."""

    indicator: str
    value: int | float
    value_text: str
    qualifier: str
    unit: str
    period_start: str | None
    as_of: str
    flag: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str, str, str | None, str]:
        """(indicator, as_of, period_start, value_text): the observation's identity."""
        return (self.indicator, self.as_of, self.period_start, self.value_text)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Facts that two places state differently: both are kept, with advice on what a reader should do.

    ``items`` are ids of nodes, sorted.
    """

    id: str
    items: tuple[str, ...]
    advice: Text
    evidence: tuple[Evidence, ...] = ()


Fact: TypeAlias = Node | Edge | Statement | Observation | Contradiction
"""What carries evidence."""


@dataclass(frozen=True, slots=True)
class Subgraph:
    """A graph or a part of one, with the documents its evidence cites. Build it with `canonical` to have it sorted."""

    documents: tuple[Document, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    statements: tuple[Statement, ...] = ()
    observations: tuple[Observation, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def canonical(self) -> Subgraph:
        """The same graph in the one order that everything shown or written uses."""
        return Subgraph(
            documents=tuple(sorted(self.documents, key=lambda d: d.id)),
            nodes=tuple(sorted(map(_sorted_node, self.nodes), key=lambda n: n.id)),
            edges=tuple(sorted(map(_sorted_edge, self.edges), key=lambda e: _text_key(*e.key))),
            statements=tuple(
                sorted(
                    map(_sorted_evidence, self.statements), key=lambda s: (s.milestone, s.stated_on, s.document, s.seq)
                )
            ),
            observations=tuple(sorted(map(_sorted_evidence, self.observations), key=lambda o: _text_key(*o.key))),
            contradictions=tuple(sorted(map(_sorted_items, self.contradictions), key=lambda c: c.id)),
        )


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many nodes a view leaves out, by the reason that hides them."""

    by_limit: int = 0
    by_depth: int = 0
    by_kind: int = 0

    @property
    def total(self) -> int:
        """All nodes left out."""
        return self.by_limit + self.by_depth + self.by_kind


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What a walk found: the part of the graph, each node's distance from the start in edges, and what it left out."""

    subgraph: Subgraph
    distances: Mapping[str, int]
    hidden: Hidden


_Evidenced = TypeVar("_Evidenced", Node, Edge, Statement, Observation, Contradiction)
_Propertied = TypeVar("_Propertied", Node, Edge)


def evidence_order(evidence: Evidence) -> tuple[str, ...]:
    """The sorting key of evidence: by document, place, then the rest."""
    return _text_key(
        evidence.document, evidence.lines, evidence.locator, evidence.basis, evidence.confidence, evidence.note
    )


def _text_key(*parts: str | None) -> tuple[str, ...]:
    return tuple("" if part is None else "\0" + part for part in parts)


def _sorted_evidence(value: _Evidenced) -> _Evidenced:
    ordered = tuple(sorted(value.evidence, key=evidence_order)) if len(value.evidence) > 1 else value.evidence
    return value if ordered == value.evidence else replace(value, evidence=ordered)


def _sorted_node(node: Node) -> Node:
    made = _without_unknown(_sorted_evidence(node))
    return replace(made, aliases=tuple(sorted(set(node.aliases)))) if node.aliases else made


def _sorted_edge(edge: Edge) -> Edge:
    return _without_unknown(_sorted_evidence(edge))


def _without_unknown(value: _Propertied) -> _Propertied:
    known = _known(value.properties)
    return value if known is value.properties else replace(value, properties=known)


def _known(properties: Mapping[str, Scalar]) -> Mapping[str, Scalar]:
    """The properties that hold something: None is the same as not there."""
    if None not in properties.values():
        return properties
    return {name: value for name, value in properties.items() if value is not None}


def _sorted_items(contradiction: Contradiction) -> Contradiction:
    return replace(_sorted_evidence(contradiction), items=tuple(sorted(set(contradiction.items))))
