"""The shipped roadmap is whole, and every line it cites stands in the transcripts where these are at hand."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from graph.model import Basis, Edge, Fact, Subgraph
from loaders import evidence, pipeline

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(os.environ.get("SEEDS", ROOT.parent / "shared" / "seeds"))


@pytest.fixture(scope="module")
def roadmap() -> Subgraph:
    return pipeline.read(pipeline.ROADMAP)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the transcripts are not beside the project (SEEDS=folder)")
def test_every_cited_line_stands_in_its_transcript() -> None:
    report = evidence.check(SEEDS, pipeline.ROADMAP)
    assert list(report.faults) == []


def test_it_is_no_toy(roadmap: Subgraph) -> None:
    kinds = Counter(node.kind for node in roadmap.nodes)
    assert sum(kinds.values()) - kinds["Milestone"] - kinds["Indicator"] > 230
    assert len(roadmap.edges) > 380
    assert len(roadmap.documents) == 6


def test_what_no_document_says_of_ens_is_said_by_the_brief(roadmap: Subgraph) -> None:
    said = {edge.target: edge for edge in roadmap.edges if edge.source == "service:ens" and edge.kind == "DEPENDS_ON"}
    for needed in ("referential:ins", "service:pro-sante-connect"):
        assert {fact.basis for fact in said[needed].evidence} == {Basis.BRIEF}


def test_an_action_has_the_number_that_its_edition_prints(roadmap: Subgraph) -> None:
    numbers = {(edge.source, edge.target): edge.properties.get("number") for edge in _of(roadmap, "LISTED_IN")}
    #                     December 2019, June 2020: the slide's heading, "action n°…" in the article
    for action, december, june in (
        ("action:doctrine", 3, 3),
        ("action:mssante", 12, 11),
        ("action:e-parcours", 14, 15),
        ("action:health-data-hub", 17, 18),
        ("action:esms-numerique", 20, 21),
        ("action:telesante", None, None),
    ):
        assert numbers[action, "edition:2019-12"] == december
        assert numbers.get((action, "edition:2020-06")) == june
    assert not any(
        number for (_, edition), number in numbers.items() if edition in {"edition:2019-04", "edition:2023-05"}
    )


def test_every_inference_has_its_reason(roadmap: Subgraph) -> None:
    facts: list[Fact] = [*roadmap.nodes, *roadmap.edges]
    inferred = [said for fact in facts for said in fact.evidence if said.basis is Basis.INFERRED]
    assert len(inferred) > 100
    assert all(said.note for said in inferred)


def _of(roadmap: Subgraph, kind: str) -> list[Edge]:
    return [edge for edge in roadmap.edges if edge.kind == kind]
