"""Which row of which file a fact of the shipped roadmap stands in, so that an error can be mended where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.errors import SocleError
from graph.exchange import CONTRADICTIONS, EDGES, EVIDENCE, FACTS, NODES, OBSERVATIONS, STATEMENTS, Table
from graph.model import Contradiction, Edge, Evidence, Fact, Node, Observation, Statement
from graph.store import Source
from loaders import csv_folder
from loaders.draft import Place
from loaders.pipeline import ROADMAP, roadmap_source
from loaders.report import Report

_Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A file, named from the project's folder, and a row in it as a spreadsheet counts: the header is row 1."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Origins:
    """The rows of facts and of their evidence; all unknown for a graph that was loaded from elsewhere."""

    _facts: Mapping[_Key, Row] = field(default_factory=dict)
    _evidence: Mapping[_Key, Row] = field(default_factory=dict)

    def fact(self, fact: Fact) -> Row | None:
        """The row that states a fact."""
        return self._facts.get(_key(fact))

    def evidence(self, fact: Fact, evidence: Evidence) -> Row | None:
        """The row that says which document supports a fact, and where in it."""
        return self._evidence.get((*_key(fact), evidence.document, evidence.locator, evidence.lines))


def origins(source: Source) -> Origins:
    """The rows of what was loaded from a source, where that is the shipped roadmap as its files are now."""
    try:
        if source.digest is None or source.digest != roadmap_source().digest:
            return Origins()
        draft = csv_folder.draft(ROADMAP, Report())
    except SocleError:
        return Origins()
    facts: dict[_Key, Row] = {}
    evidence: dict[_Key, Row] = {}
    tables = {table.name: table for table in FACTS}
    for cited in EVIDENCE:
        table = tables[str(cited.evidence_of)]
        for record in draft.of(table):
            facts[(table.name, *record.key(table))] = _row(record.place, table)
        for record in draft.of(cited):
            place = (record.values.get(cited.cites), record.values.get("locator"), record.values.get("lines"))
            evidence[(table.name, *record.key(cited), *place)] = _row(record.place, cited)
    return Origins(facts, evidence)


def _row(place: Place, table: Table) -> Row:
    return Row(f"{ROADMAP.parent.name}/{ROADMAP.name}/{table.file}", place.row or 0)


def _key(fact: Fact) -> _Key:
    match fact:
        case Node() | Contradiction():
            return (NODES.name if isinstance(fact, Node) else CONTRADICTIONS.name, fact.id)
        case Edge():
            parts = {"source": fact.source, "kind": fact.kind, "nature": fact.nature, "target": fact.target}
            return (EDGES.name, *(parts[name] for name in EDGES.key))
        case Statement():
            return (STATEMENTS.name, *fact.key)
        case Observation():
            return (OBSERVATIONS.name, *fact.key)
