"""A fact of the shipped roadmap is found again in the row that states it; facts from elsewhere claim none."""

from __future__ import annotations

import csv
from pathlib import Path

from graph.model import Edge, Node
from graph.snapshot import Snapshot
from graph.store import Source
from loaders.origin import Origins, Row, origins
from loaders.pipeline import ROADMAP, read, roadmap_source

PROJECT = Path(__file__).resolve().parents[2]


def at(row: Row) -> dict[str, str]:
    with (PROJECT / row.file).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))[row.row - 2]


def test_every_fact_and_evidence_of_the_shipped_roadmap_has_its_row() -> None:
    found = origins(roadmap_source())
    snapshot = Snapshot.from_subgraph(read(ROADMAP))
    facts: list[Node | Edge] = [*snapshot.nodes, *snapshot.edges]
    for fact in facts:
        row = found.fact(fact)
        assert row is not None, fact
        key = {"id": fact.id} if not isinstance(fact, Edge) else {"source": fact.source, "target": fact.target}
        if row.row % 25 == 0:  # one in 25: the files are read again for each
            assert key.items() <= at(row).items()
        for evidence in fact.evidence:
            cited = found.evidence(fact, evidence)
            assert cited is not None, (fact, evidence)
            if cited.row % 100 == 0:
                assert at(cited)["document"] == evidence.document
                assert key.items() <= at(cited).items()


def test_a_graph_from_elsewhere_has_no_rows() -> None:
    node = read(ROADMAP).nodes[0]
    for source in (Source("mine.json"), Source("data/roadmap", "sha256:of another day")):
        assert origins(source) == Origins()
        assert origins(source).fact(node) is None
        assert origins(source).evidence(node, node.evidence[0]) is None
