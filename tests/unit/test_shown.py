"""What a view shows of one drawn graph, and what it tells of the rest.

::

    action:ouvrir --DELIVERS--> service:ens --requires--> referential:ins --waits_for_text--> regulation:decret
                                   |  \\--integrates--> service:dmp --requires--> referential:ins
    service:bourse --integrates--> service:ens            service:a <-> service:b (a circle)       service:alone
    organization:dns --STEERS--> action:ouvrir            organization:ans --OPERATES--> service:dmp
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.asked import Around, Asked, Cycles, Impact, Shared, Ways
from graph.analysis.filters import Filters, Reason
from graph.analysis.shown import Count, Shown, shown
from graph.errors import UnknownNodeError
from graph.model import Basis, Confidence, Direction, Document, Evidence, Subgraph
from graph.snapshot import Snapshot
from tests.drawn_graph import drawn, ids

DRAWN = drawn(
    "action:ouvrir DELIVERS service:ens",
    "service:ens DEPENDS_ON/requires referential:ins",
    "service:ens DEPENDS_ON/integrates service:dmp",
    "service:dmp DEPENDS_ON/requires referential:ins",
    "referential:ins DEPENDS_ON/waits_for_text regulation:decret",
    "service:bourse DEPENDS_ON/integrates service:ens",
    "service:a DEPENDS_ON/requires service:b",
    "service:b DEPENDS_ON/feeds_from service:a",
    "service:alone",
    "organization:dns STEERS action:ouvrir",
    "organization:ans OPERATES service:dmp",
)
OTHER = Document("doc:other", "Autre", None, "2020-06-18", "day", "2020-06-18", "fr")
GUESSED = (Evidence(OTHER.id, "Page 2", "2", Basis.INFERRED, Confidence.MEDIUM),)
ONE_GUESSED = Subgraph(
    (*DRAWN.documents, OTHER),
    DRAWN.nodes,
    tuple(replace(e, evidence=GUESSED) if e.target == "service:dmp" and e.nature else e for e in DRAWN.edges),
).canonical()
GRAPH = Snapshot.from_subgraph(ONE_GUESSED)
ENS = Around(("service:ens",))
ONE = Filters(depth=1)


def found(asked: Asked, filters: Filters = ONE) -> Shown:
    return shown(GRAPH, asked, filters)


def test_nothing_hidden_is_told_and_what_no_filter_hides_is_elsewhere() -> None:
    answer = found(ENS)
    assert ids(answer.subgraph) == {"service:ens", "action:ouvrir", "referential:ins", "service:dmp", "service:bourse"}
    assert answer.total == Count(len(GRAPH), len(GRAPH.source))
    assert answer.count == Count(5, 5)
    # One link further: the decree. By relations of context at one link from ENS: nobody.
    assert answer.hidden == {Reason.DEPTH: Count(1, 1)}
    assert answer.elsewhere == len(GRAPH) - 6
    assert answer.filtered == 1


@pytest.mark.parametrize(
    ("filters", "reason", "count"),
    [
        (replace(ONE, limit=2), Reason.LIMIT, Count(3, 4)),
        (replace(ONE, direction=Direction.DEPENDENCIES), Reason.DIRECTION, Count(1, 1)),
        (replace(ONE, kinds=("Service",)), Reason.KIND, Count(2, 3)),
        (replace(ONE, relations=("DEPENDS_ON",)), Reason.RELATION, Count(1, 1)),
        (replace(ONE, organizations=("organization:ans",)), Reason.ORGANIZATION, Count(3, 4)),
        (replace(ONE, documents=("doc:other",)), Reason.DOCUMENT, Count(3, 4)),
        (replace(ONE, with_inferred=False), Reason.INFERRED, Count(1, 2)),
    ],
)
def test_each_reason_counts_what_lifting_it_alone_adds(filters: Filters, reason: Reason, count: Count) -> None:
    answer = found(ENS, filters)
    assert answer.hidden[reason] == count
    lifted = filters.lifted(reason)
    assert lifted is not None
    more = found(ENS, lifted)
    assert more.count == Count(answer.count.nodes + count.nodes, answer.count.links + count.links)


def test_kinds_are_counted_one_by_one() -> None:
    assert found(ENS, replace(ONE, kinds=("Service",))).kinds == {"Action": 1, "Referential": 1}


def test_a_limit_keeps_first_what_it_is_told_to() -> None:
    limited = replace(ONE, limit=2)
    assert ids(found(ENS, limited).subgraph) == {"service:ens", "referential:ins"}
    kept = shown(GRAPH, ENS, limited, first=["service:ens", "service:bourse"]).subgraph
    assert ids(kept) == {"service:ens", "service:bourse"}


def test_an_organization_answers_for_what_its_actions_deliver() -> None:
    answer = found(Around(("referential:ins",)), Filters(depth=2, organizations=("organization:dns",)))
    assert ids(answer.subgraph) == {"referential:ins", "service:ens", "action:ouvrir"}


def test_impact_walks_through_what_it_hides() -> None:
    everything = found(Impact("regulation:decret"), Filters())
    assert everything.distances == {
        "regulation:decret": 0,
        "referential:ins": 1,
        "service:dmp": 2,
        "service:ens": 2,
        "service:bourse": 3,
    }
    services = found(Impact("regulation:decret"), Filters(kinds=("Service",)))
    assert ids(services.subgraph) == {"regulation:decret", "service:dmp", "service:ens", "service:bourse"}
    assert services.hidden == {Reason.KIND: Count(1, 3)}


def test_ways_are_told_shortest_first_and_pass_no_node_twice() -> None:
    way = ("service:bourse", "service:ens", "referential:ins")
    assert found(Ways("service:bourse", "referential:ins"), Filters()).ways == (way,)
    every = found(Ways("service:bourse", "referential:ins", 3), Filters())
    assert every.ways == (way, ("service:bourse", "service:ens", "service:dmp", "referential:ins"))
    assert every.count == Count(4, 4)
    short = found(Ways("service:bourse", "referential:ins", 2), Filters())
    assert short.ways == (way,)
    assert short.count == Count(3, 2)


def test_a_way_that_only_inference_makes_is_gone_without_it_and_told() -> None:
    answer = found(Ways("service:ens", "service:dmp"), Filters(with_inferred=False))
    assert answer.ways == ()
    assert ids(answer.subgraph) == {"service:ens", "service:dmp"}
    assert answer.hidden == {Reason.INFERRED: Count(0, 1)}


@pytest.mark.parametrize(("start", "end"), [("referential:ins", "service:ens"), ("service:a", "service:a")])
def test_where_no_way_leads_both_ends_stand_alone(start: str, end: str) -> None:
    for length in (None, 5):
        answer = found(Ways(start, end, length), Filters())
        assert answer.ways == ()
        assert ids(answer.subgraph) == {start, end}
        assert answer.subgraph.edges == ()


def test_common_ground_stands_with_a_way_from_each_that_shares_it() -> None:
    answer = found(Shared(("service:bourse", "service:dmp")), Filters())
    assert answer.groups == (("referential:ins", "regulation:decret"),)
    assert ids(answer.subgraph) == {
        *("service:bourse", "service:dmp", "referential:ins", "regulation:decret"),
        "service:ens",  # between bourse and INS
    }
    assert found(Shared(("service:a", "service:ens")), Filters()).groups == ((),)


def test_circles_hold_the_links_within_each() -> None:
    answer = found(Cycles(), Filters())
    assert answer.groups == (("service:a", "service:b"),)
    assert answer.count == Count(2, 2)


@pytest.mark.parametrize(
    "asked",
    [
        Around(("service:x",)),
        Impact("service:x"),
        Ways("service:ens", "service:x"),
        Shared(("service:ens", "service:x")),
    ],
)
def test_a_node_that_is_none_is_told(asked: Asked) -> None:
    with pytest.raises(UnknownNodeError):
        found(asked)
