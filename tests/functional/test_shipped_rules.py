"""The shipped rules fit the shipped roadmap, and `check` tells every link that climbs against them."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli import app
from graph.analysis.floors import Rules, violations
from graph.connect import open_store
from graph.model import Subgraph
from graph.store import Source
from loaders import lines, pipeline, rules
from tests.drawn_graph import DOCUMENT, drawn, node

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(os.environ.get("SEEDS", ROOT.parent / "shared" / "seeds"))
BEFORE, AFTER = "2027-06-30", "2027-07-01"


@pytest.fixture(scope="module")
def roadmap() -> Subgraph:
    return pipeline.read(pipeline.ROADMAP)


@pytest.fixture(scope="module")
def shipped() -> Rules:
    return rules.shipped()


def test_the_floors_are_those_of_the_house(shipped: Rules) -> None:
    assert [floor.code for floor in shipped.floors] == ["foundations", "core", "platforms", "uses"]


@pytest.mark.parametrize(
    ("node_id", "code"),
    [
        # what doc:article-2020-03, lines 7-8, names on each floor
        ("referential:ci-sis", "foundations"),
        ("referential:pgssi-s", "foundations"),
        ("service:boite-outils-ethique", "foundations"),
        ("service:dmp", "core"),
        ("service:mssante", "core"),
        ("service:e-prescription", "core"),
        ("service:outils-coordination", "core"),
        ("service:ens", "platforms"),
        ("service:bsp", "platforms"),
        ("service:health-data-hub", "platforms"),
        ("service:teleconsultation", "uses"),
        ("service:lgc", "uses"),
        ("regulation:decret-ins", None),
        ("programme:segur-numerique", None),
        ("action:ens", None),
        ("organization:dns", None),
    ],
)
def test_a_thing_stands_where_the_document_puts_it(
    node_id: str, code: str | None, roadmap: Subgraph, shipped: Rules
) -> None:
    number = shipped.floor_of(next(node for node in roadmap.nodes if node.id == node_id))
    assert (None if number is None else shipped.floors[number].code) == code


def test_every_service_and_every_referential_has_a_floor(roadmap: Subgraph, shipped: Rules) -> None:
    kinds = {"Service", "Referential"}
    assert [n.id for n in roadmap.nodes if n.kind in kinds and shipped.floor_of(n) is None] == []


def test_every_named_node_and_document_is_in_the_roadmap(roadmap: Subgraph, shipped: Rules) -> None:
    placements = [placement for floor in shipped.floors for placement in floor.placements]
    named = {node_id for placement in placements for node_id in placement.nodes}
    assert named <= {node.id for node in roadmap.nodes}
    cited = {placement.document for placement in placements if placement.document}
    assert cited <= {document.id for document in roadmap.documents}


def test_no_name_repeats_what_a_category_says(roadmap: Subgraph, shipped: Rules) -> None:
    bare = Rules(tuple(replace(floor, placements=()) for floor in shipped.floors))
    named = {node_id for floor in shipped.floors for placement in floor.placements for node_id in placement.nodes}
    assert [n.id for n in roadmap.nodes if n.id in named and bare.floor_of(n) == shipped.floor_of(n)] == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the transcripts are not beside the project (SEEDS=folder)")
def test_every_cited_line_is_in_its_transcript(roadmap: Subgraph, shipped: Rules) -> None:
    transcripts = {document.id: document.transcript for document in roadmap.documents}
    for placement in (placement for floor in shipped.floors for placement in floor.placements):
        if placement.document and placement.lines:
            text = (SEEDS / str(transcripts[placement.document])).read_text("utf-8").splitlines()
            assert max(last for _, last in lines.ranges(placement.lines)) <= len(text)


def test_on_a_day_that_exemptions_hold_no_link_climbs(roadmap: Subgraph, shipped: Rules) -> None:
    assert violations(roadmap, shipped, BEFORE) == ()


def test_every_exemption_covers_a_link_that_climbs(roadmap: Subgraph, shipped: Rules) -> None:
    told = violations(roadmap, Rules(shipped.floors), BEFORE)
    assert {violation.edge.key for violation in told} == {exemption.key for exemption in shipped.exemptions}


class Answer:
    """What `check` printed and how it ended."""

    def __init__(self, *arguments: str) -> None:
        result = CliRunner().invoke(app, ["check", *arguments])
        self.code, self.text, self.error = result.exit_code, result.stdout, result.stderr

    @property
    def json(self) -> Any:  # noqa: ANN401 - what the test then looks into
        return json.loads(self.text)


@pytest.fixture
def climbing(tmp_path: Path) -> str:
    """A store with a graph of which one link climbs: the INS needs the ENS."""
    named = (node("referential:ins", "Identité nationale"), node("service:ens", "Espace numérique"))
    graph = drawn("referential:ins DEPENDS_ON/requires service:ens", named=named)
    store = open_store(str(tmp_path / "store"))
    store.replace(replace(graph, documents=(replace(DOCUMENT, transcript="drawn.txt"),)), Source("drawn"))
    store.close()
    return str(tmp_path / "store")


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    """Rules of two floors for nodes by name."""
    path = tmp_path / "own.toml"
    path.write_text(
        """
        [[floor]]
        code = "low"
        name = { fr = "Bas", en = "Low" }
        named = [{ nodes = ["referential:ins"], reason = "Dessiné là." }]
        [[floor]]
        code = "high"
        name = { fr = "Haut", en = "High" }
        named = [{ nodes = ["service:ens"], reason = "Dessiné là." }]
        """,
        "utf-8",
    )
    return path


def test_check_tells_both_ends_and_both_floors_of_a_link_that_climbs(climbing: str, own_rules: Path) -> None:
    answer = Answer("--rules", str(own_rules), "--store", climbing)
    assert answer.code == 1
    for said in ("'Identité nationale' (Low)", "'Espace numérique' (High)", "floor_violation", "1 fault(s)."):
        assert said in answer.text
    (fault,) = Answer("--rules", str(own_rules), "--json", "--store", climbing).json
    assert (fault["file"], fault["value"]) == ("own.toml", "referential:ins|DEPENDS_ON|requires|service:ens")
    assert set(fault) == {"file", "row", "column", "value", "code", "message", "fix"}
    assert all(way in fault["fix"] for way in ("Correct the link", "another floor", "exemption", "reason", "last day"))


def test_check_finds_nothing_where_an_exemption_holds_and_tells_when_it_has_ended(
    climbing: str, own_rules: Path
) -> None:
    exemption = """
    [[exemption]]
    source = "referential:ins"
    nature = "requires"
    target = "service:ens"
    reason = "Vrai."
    until = 2027-06-30
    """
    own_rules.write_text(own_rules.read_text("utf-8") + exemption, "utf-8")
    arguments = ("--rules", str(own_rules), "--store", climbing, "--as-of")
    assert (Answer(*arguments, BEFORE).code, Answer(*arguments, BEFORE).text) == (0, "No fault.\n")
    after = Answer(*arguments, AFTER, "--json")
    (fault,) = after.json
    assert (after.code, fault["code"], fault["column"]) == (1, "exemption_expired", "exemption[1].until")
    assert "ended on 2027-06-30" in fault["message"]


def test_check_tells_what_the_rules_name_and_the_graph_does_not_hold(climbing: str, own_rules: Path) -> None:
    exemption = """
    [[exemption]]
    source = "service:ens"
    nature = "requires"
    target = "referential:ins"
    reason = "Faux."
    until = 2027-06-30
    """
    rules = own_rules.read_text("utf-8").replace('["service:ens"]', '["service:ens", "service:enz"]')
    own_rules.write_text(rules + exemption, "utf-8")
    found = Answer("--rules", str(own_rules), "--store", climbing, "--as-of", BEFORE, "--json").json
    told = {fault["code"]: (fault["column"], fault["value"], fault["fix"]) for fault in found}
    assert told["unknown_node"] == (
        "floor[2].named[1].nodes",
        "service:enz",
        "Did you mean service:ens? Else remove it.",
    )
    assert told["unknown_link"][:2] == ("exemption[1]", "service:ens|DEPENDS_ON|requires|referential:ins")
    assert set(told) == {"unknown_node", "unknown_link", "floor_violation"}


def test_the_shipped_rules_are_no_fault_of_a_graph_of_ones_own(climbing: str) -> None:
    codes = {fault["code"] for fault in Answer("--store", climbing, "--as-of", BEFORE, "--json").json}
    assert not codes & {"unknown_node", "unknown_link"}


def test_check_of_the_shipped_roadmap_finds_no_fault_while_exemptions_hold(filled_store: Path) -> None:
    answer = Answer("--store", str(filled_store), "--as-of", BEFORE)
    assert (answer.code, answer.text) == (0, "No fault.\n")
    assert len(Answer("--store", str(filled_store), "--as-of", AFTER, "--json").json) == 6


def test_check_tells_what_is_wrong_with_the_rules(climbing: str, own_rules: Path) -> None:
    own_rules.write_text(own_rules.read_text("utf-8").replace('code = "high"', 'code = "low"'), "utf-8")
    answer = Answer("--rules", str(own_rules), "--json", "--store", climbing)
    assert (answer.code, [fault["code"] for fault in answer.json]) == (1, ["duplicate_floor"])


@pytest.mark.parametrize("arguments", [("--rules", "no-such.toml"), ("--as-of", "30/06/2027")])
def test_wrong_usage_exits_with_two(arguments: tuple[str, str], climbing: str) -> None:
    answer = Answer(*arguments, "--store", climbing)
    assert (answer.code, answer.text) == (2, "")
    assert arguments[1] in answer.error
