"""Walks over one drawn graph.

::

    action:ouvrir --DELIVERS--> service:ens --requires--> referential:ins --waits_for_text--> regulation:decret
                                   |  \\--authenticates_via--> service:psc --requires--> referential:rpps
                                   \\--integrates--> service:dmp --requires--> referential:ins
    service:bourse --integrates--> service:ens            service:a <-> service:b (a circle)       service:alone
    organization:dns --STEERS--> action:ouvrir, referential:ins    organization:ans --OPERATES--> service:bourse
"""

from __future__ import annotations

import pytest

from graph.analysis.asked import Impact, Shared, Ways
from graph.analysis.cycles import cycles
from graph.analysis.filters import Filters
from graph.analysis.neighbourhood import neighbourhood
from graph.analysis.owners import owners
from graph.analysis.shown import shown
from graph.errors import UnknownNodeError
from graph.model import Direction, Subgraph
from graph.snapshot import Snapshot
from tests.drawn_graph import drawn, ids

LINES = (
    "action:ouvrir DELIVERS service:ens",
    "service:ens DEPENDS_ON/requires referential:ins",
    "service:ens DEPENDS_ON/identifies_with referential:ins",
    "service:ens DEPENDS_ON/authenticates_via service:psc",
    "service:ens DEPENDS_ON/integrates service:dmp",
    "service:dmp DEPENDS_ON/requires referential:ins",
    "service:psc DEPENDS_ON/requires referential:rpps",
    "referential:ins DEPENDS_ON/waits_for_text regulation:decret",
    "service:bourse DEPENDS_ON/integrates service:ens",
    "service:a DEPENDS_ON/requires service:b",
    "service:b DEPENDS_ON/feeds_from service:a",
    "service:alone",
    "organization:dns STEERS action:ouvrir",
    "organization:dns STEERS referential:ins",
    "organization:ans OPERATES service:bourse",
    "organization:ans FUNDS service:dmp",
)
GRAPH = Snapshot.from_subgraph(drawn(*LINES))


def arrows(part: Subgraph) -> list[str]:
    return [f"{edge.source} {edge.kind}{'/' + edge.nature if edge.nature else ''} {edge.target}" for edge in part.edges]


def ways(start: str, end: str) -> tuple[tuple[str, ...], ...]:
    return shown(GRAPH, Ways(start, end), Filters()).ways


def test_dependencies_are_what_a_node_needs_and_the_action_that_delivers_it() -> None:
    found = neighbourhood(GRAPH, ["service:ens"], Direction.DEPENDENCIES, 1)
    assert found.distances == {
        "action:ouvrir": 1,
        "referential:ins": 1,
        "service:dmp": 1,
        "service:ens": 0,
        "service:psc": 1,
    }
    # Both edges to INS, and the one between two of the neighbours.
    assert len(found.subgraph.edges) == 6
    assert found.hidden.by_depth == 2  # the decree and RPPS stand one step further


def test_dependents_are_what_needs_a_node() -> None:
    found = neighbourhood(GRAPH, ["referential:ins"], Direction.DEPENDENTS, 9)
    assert found.distances == {"referential:ins": 0, "service:dmp": 1, "service:ens": 1, "service:bourse": 2}
    assert neighbourhood(GRAPH, ["action:ouvrir"], Direction.DEPENDENTS, 1).distances == {
        "action:ouvrir": 0,
        "service:ens": 1,
    }


def test_context_is_walked_both_ways_when_it_is_asked_for() -> None:
    both = neighbourhood(GRAPH, ["referential:ins"], Direction.BOTH, 1, relations=["STEERS"])
    assert ids(both.subgraph) == {"referential:ins", "organization:dns"}
    assert arrows(both.subgraph) == ["organization:dns STEERS referential:ins"]
    one_way = neighbourhood(GRAPH, ["referential:ins"], Direction.DEPENDENCIES, 1, relations=["STEERS"])
    assert ids(one_way.subgraph) == {"referential:ins"}


def test_kinds_say_which_nodes_may_be_met_and_what_they_hide_is_counted() -> None:
    found = neighbourhood(GRAPH, ["service:ens"], Direction.BOTH, 1, kinds=["Service"])
    assert ids(found.subgraph) == {"service:ens", "service:psc", "service:dmp", "service:bourse"}
    assert found.hidden.by_kind == 2
    assert ids(neighbourhood(GRAPH, ["service:ens"], Direction.BOTH, 0, kinds=["Action"]).subgraph) == {"service:ens"}


def test_a_limit_keeps_near_nodes_then_needs_before_deliveries_then_who_runs_it() -> None:
    star = Snapshot.from_subgraph(
        drawn(
            "organization:funds FUNDS service:x",
            "organization:steers STEERS service:x",
            "organization:operates OPERATES service:x",
            "action:delivers DELIVERS service:x",
            "service:x DEPENDS_ON/requires service:poor",
            "service:x DEPENDS_ON/requires service:rich",
            "service:rich DEPENDS_ON/requires service:far",
            "service:x DEPENDS_ON/requires service:also-poor",
        )
    )
    order = [
        "service:x",
        "service:rich",
        "service:also-poor",
        "service:poor",
        "action:delivers",
        "organization:operates",
        "organization:steers",
        "organization:funds",
        "service:far",
    ]
    every = ["DEPENDS_ON", "DELIVERS", "OPERATES", "STEERS", "FUNDS"]
    for limit in range(1, 10):
        found = neighbourhood(star, ["service:x"], Direction.BOTH, 2, relations=every, limit=limit)
        assert ids(found.subgraph) == set(order[:limit])
        assert found.hidden.by_limit == 9 - limit


def test_the_best_of_several_relations_to_a_node_counts_for_the_limit() -> None:
    graph = drawn(
        "service:x DEPENDS_ON/requires service:a", "service:x PART_OF service:a", "action:b DELIVERS service:x"
    )
    snapshot, every = Snapshot.from_subgraph(graph), ["DEPENDS_ON", "DELIVERS", "PART_OF"]
    found = neighbourhood(snapshot, ["service:x"], Direction.BOTH, 1, relations=every, limit=2)
    assert ids(found.subgraph) == {"service:x", "service:a"}


def test_equals_are_kept_by_id_whichever_start_meets_them_first() -> None:
    pairs = drawn("service:a DEPENDS_ON/requires service:z", "service:b DEPENDS_ON/requires service:y")
    found = neighbourhood(Snapshot.from_subgraph(pairs), ["service:a", "service:b"], Direction.DEPENDENCIES, 1, limit=3)
    assert ids(found.subgraph) == {"service:a", "service:b", "service:y"}


def test_a_limit_never_drops_a_start() -> None:
    starts = ["service:ens", "service:alone", "service:a"]
    found = neighbourhood(GRAPH, starts, Direction.BOTH, 3, limit=1)
    assert ids(found.subgraph) == set(starts)


def test_no_start_finds_nothing() -> None:
    assert neighbourhood(GRAPH, [], Direction.BOTH, 3).subgraph == Subgraph()


def test_a_way_reaches_the_action_that_delivers() -> None:
    assert ways("service:bourse", "action:ouvrir") == (("service:bourse", "service:ens", "action:ouvrir"),)


@pytest.mark.parametrize("end", ["service:bourse", "service:alone", "organization:dns"])
def test_there_is_no_way_back_nor_over_context(end: str) -> None:
    assert ways("referential:ins", end) == ()


def test_among_ways_of_one_length_the_first_by_id_is_told() -> None:
    two_ways = drawn(
        "service:a DEPENDS_ON/requires service:c",
        "service:a DEPENDS_ON/requires service:b",
        "service:c DEPENDS_ON/requires service:d",
        "service:b DEPENDS_ON/requires service:d",
    )
    found = shown(Snapshot.from_subgraph(two_ways), Ways("service:a", "service:d"), Filters())
    assert found.ways == (("service:a", "service:b", "service:d"),)


def test_context_among_the_nodes_is_left_out_where_it_is_not_asked_for() -> None:
    graph = drawn(
        "service:a DEPENDS_ON/requires service:b",
        "service:a PART_OF service:b",
        "service:b DEPENDS_ON/requires service:c",
    )
    snapshot = Snapshot.from_subgraph(graph)
    needs = ["service:a DEPENDS_ON/requires service:b", "service:b DEPENDS_ON/requires service:c"]
    assert arrows(shown(snapshot, Impact("service:c"), Filters()).subgraph) == needs
    assert arrows(shown(snapshot, Shared(("service:a", "service:b")), Filters()).subgraph) == needs
    assert arrows(neighbourhood(snapshot, ["service:b"], Direction.BOTH, 1).subgraph) == needs


def shared(*starts: str) -> tuple[str, ...]:
    return shown(GRAPH, Shared(starts), Filters()).groups[0]


def test_shared_is_what_both_rely_on_nearest_first() -> None:
    assert shared("service:dmp", "service:ens") == ("referential:ins", "regulation:decret")


def test_nothing_is_shared_by_nodes_that_rely_on_different_things() -> None:
    assert shared("service:psc", "service:dmp") == ()
    assert shared("service:ens", "service:psc") == ("referential:rpps",)
    assert shared("service:ens", "service:alone") == ()


def test_two_nodes_in_a_circle_share_each_other() -> None:
    assert set(shared("service:a", "service:b")) == {"service:a", "service:b"}


def test_impact_is_everything_that_relies_on_a_node_and_who_answers_for_it() -> None:
    found = shown(GRAPH, Impact("referential:ins"), Filters())
    assert found.distances == {"referential:ins": 0, "service:dmp": 1, "service:ens": 1, "service:bourse": 2}
    assert found.count.links == 5
    # The delegation steers INS itself and, through the action that delivers it, ENS. Who only funds is not called.
    called = owners(GRAPH, [GRAPH.index(node) for node in found.distances])
    assert [(owner.node.id, owner.answers_for) for owner in called] == [
        ("organization:dns", ("referential:ins", "service:ens")),
        ("organization:ans", ("service:bourse",)),
    ]


def test_impact_of_an_island_is_the_island() -> None:
    assert shown(GRAPH, Impact("service:alone"), Filters()).distances == {"service:alone": 0}
    assert owners(GRAPH, [GRAPH.index("service:alone")]) == ()


def test_cycles_are_named_once_sorted_with_nodes_that_rely_on_themselves() -> None:
    assert cycles(GRAPH) == (("service:a", "service:b"),)
    looped = Snapshot.from_subgraph(
        drawn(
            "service:z DEPENDS_ON/requires service:z",
            "service:y DEPENDS_ON/requires service:x",
            "service:x DEPENDS_ON/requires service:w",
            "service:w DEPENDS_ON/requires service:y",
            "service:w DEPENDS_ON/requires service:z",
        )
    )
    assert cycles(looped) == (("service:w", "service:x", "service:y"), ("service:z",))


def test_a_delivery_turns_round_so_that_an_action_and_what_it_delivers_can_make_a_circle() -> None:
    circle = drawn("action:x DELIVERS service:x", "action:x DEPENDS_ON/requires service:x")
    assert cycles(Snapshot.from_subgraph(circle)) == (("action:x", "service:x"),)
    straight = drawn("action:x DELIVERS service:x", "service:x DEPENDS_ON/requires action:x")
    assert cycles(Snapshot.from_subgraph(straight)) == ()
    context = drawn("service:x PART_OF service:y", "service:y PART_OF service:x")
    assert cycles(Snapshot.from_subgraph(context)) == ()


def test_an_empty_graph_has_no_cycle() -> None:
    assert cycles(Snapshot.from_subgraph(Subgraph())) == ()


def test_a_walk_from_nowhere_names_it() -> None:
    with pytest.raises(UnknownNodeError, match="service:none"):
        neighbourhood(GRAPH, ["service:ens", "service:none"], Direction.BOTH, 1)
