"""Links that climb the house are found, those exempted are not, and none is found that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from graph.analysis.floors import Exemption, Floor, Placement, Rules, Violation, violations
from graph.model import Node, Subgraph, Text
from graph.snapshot import Snapshot
from tests.drawn_graph import drawn
from tests.strategies import graphs

GROUND = Floor("ground", Text("Bas", "Ground"), frozenset({("Referential", "identity"), ("Referential", None)}))
TOP = Floor(
    "top",
    Text("Haut", "Top"),
    frozenset({("Service", None), ("Service", "tool")}),
    (Placement(("referential:guide", "regulation:law"), "drawn so"),),
)
RULES = Rules((GROUND, TOP))
DAY = "2026-03-01"
EXEMPTION = Exemption("referential:ins", "requires", "service:ens", "true", "2026-03-01")

#   top      ens    guide
#             ↑ ↘
#   ground   ins  nir        dns has no floor
HOUSE = drawn(
    "referential:ins DEPENDS_ON/requires service:ens",
    "service:ens DEPENDS_ON/requires referential:nir",
    "referential:ins COORDINATES_WITH service:ens",
    "service:ens DEPENDS_ON/requires referential:guide",
    "organization:dns STEERS service:ens",
)


def _found(graph: Subgraph | Snapshot, rules: Rules = RULES, on: str = DAY) -> list[tuple[str, str, str, str]]:
    return [(v.edge.source, v.edge.target, v.lower.code, v.upper.code) for v in violations(graph, rules, on)]


def test_only_a_dependency_on_an_upper_floor_breaks_the_rule() -> None:
    assert _found(HOUSE) == [("referential:ins", "service:ens", "ground", "top")]


def test_a_snapshot_answers_as_its_graph_does() -> None:
    assert _found(Snapshot.from_subgraph(HOUSE)) == _found(HOUSE)


@pytest.mark.parametrize(
    ("node", "floor"),
    [
        (Node("referential:x", "Referential", "x", category="identity"), 0),
        (Node("referential:guide", "Referential", "x", category="identity"), 1),
        (Node("referential:x", "Referential", "x", category="guide"), None),
        (Node("service:x", "Service", "x", category="tool"), 1),
        (Node("service:x", "Service", "x"), 1),
        (Node("regulation:law", "Regulation", "x", category="law"), 1),
        (Node("regulation:other", "Regulation", "x", category="law"), None),
    ],
)
def test_a_name_decides_before_the_category_and_what_neither_places_has_no_floor(node: Node, floor: int | None) -> None:
    assert RULES.floor_of(node) == floor
    assert RULES.floors_of([node]) == ({} if floor is None else {node.id: floor})


def test_a_link_with_one_end_outside_the_house_breaks_nothing() -> None:
    graph = drawn("referential:ins DEPENDS_ON/waits_for_text regulation:decree")
    assert _found(graph) == []


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-02-28", []), ("2026-03-01", []), ("2026-03-02", [EXEMPTION])], ids=str
)
def test_an_exemption_holds_through_its_last_day(on: str, expected: list[Exemption]) -> None:
    found = violations(HOUSE, Rules(RULES.floors, (EXEMPTION,)), on)
    assert [violation.expired for violation in found] == expected


@pytest.mark.parametrize("changes", [{"nature": "extends"}, {"source": "referential:nir"}, {"target": "service:bsp"}])
def test_an_exemption_is_of_one_link(changes: dict[str, str]) -> None:
    rules = Rules(RULES.floors, (replace(EXEMPTION, **changes),))
    assert violations(HOUSE, rules, DAY) == violations(HOUSE, RULES, DAY)
    assert violations(HOUSE, rules, DAY)[0].expired is None


def test_violations_come_by_id() -> None:
    graph = drawn(
        "referential:b DEPENDS_ON/requires service:a",
        "referential:a DEPENDS_ON/requires service:b",
        "referential:a DEPENDS_ON/extends service:b",
    )
    backwards = replace(graph, edges=graph.edges[::-1])
    found = [violation.edge for violation in violations(backwards, RULES, DAY)]
    assert [(edge.source, edge.nature) for edge in found] == [
        ("referential:a", "extends"),
        ("referential:a", "requires"),
        ("referential:b", "requires"),
    ]


@given(graphs())
def test_turned_upside_down_the_house_is_broken_by_just_the_other_links_between_floors(graph: Subgraph) -> None:
    more = frozenset({("Action", None), ("Programme", "call"), ("Milestone", None)})
    rules = Rules((replace(GROUND, holds=GROUND.holds | more), TOP))
    between = [
        edge.key
        for edge in graph.edges
        if edge.kind == "DEPENDS_ON"
        and {_floor(graph, rules, edge.source), _floor(graph, rules, edge.target)} == {0, 1}
    ]
    told = [
        violation.edge.key for each in (rules, Rules(rules.floors[::-1])) for violation in violations(graph, each, DAY)
    ]
    assert sorted(map(str, told)) == sorted(map(str, between))


def _floor(graph: Subgraph, rules: Rules, node_id: str) -> int | None:
    return next(rules.floor_of(node) for node in graph.nodes if node.id == node_id)


def test_a_violation_names_its_floors() -> None:
    (found,) = violations(HOUSE, RULES, DAY)
    assert found == Violation(found.edge, GROUND, TOP)
