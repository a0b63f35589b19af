"""The domain's laws of verdicts on random graphs, circles included, against a plain reading of its sentences."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.blocking import (
    NEVER,
    NOTHING,
    Asked,
    Item,
    Items,
    Judged,
    Status,
    Verdicts,
    blockers,
    verdicts,
)
from graph.analysis.blocking.bottlenecks import bottlenecks
from graph.analysis.blocking.days import day_of
from graph.analysis.blocking.hanging import Hanging
from graph.analysis.promises import slips
from graph.errors import NoDateError
from graph.model import EdgeKey, Subgraph
from graph.snapshot import Snapshot
from tests import plain_verdicts
from tests.drawn_graph import edge
from tests.plain_verdicts import Plain
from tests.waiting_graphs import LAST, TOLD, day, tangles, waiting_graphs

DAYS = st.integers(0, LAST + 250)


def found(graph: Subgraph, number: int, **options: object) -> tuple[Snapshot, Verdicts]:
    snapshot = Snapshot.from_subgraph(graph)
    return snapshot, verdicts(snapshot, Asked(day(number), **options))  # type: ignore[arg-type]


def all_items(snapshot: Snapshot, given: Verdicts) -> tuple[Item, ...]:
    return Items(snapshot, given).all()


def statuses(graph: Subgraph, number: int, **options: object) -> dict[str, Status]:
    snapshot, given = found(graph, number, **options)
    return {name: Status(int(status)) for name, status in zip(snapshot.ids, given.status, strict=True)}


@given(waiting_graphs(), DAYS, st.booleans())
def test_verdicts_are_what_the_sentences_say(graph: Subgraph, number: int, with_inferred: bool) -> None:  # noqa: FBT001
    snapshot, given = found(graph, number, with_inferred=with_inferred)
    plain = Plain(graph, plain_verdicts._day(day(number)), with_inferred)  # noqa: SLF001 - the oracle's own
    for place, name in enumerate(snapshot.ids):
        assert Status(int(given.own.status[place])).code == plain.own(name), name
        assert Status(int(given.status[place])).code == plain.status(name), name
        if plain.is_vertex(name):
            expected = (int(given.earliest.value[place]), int(given.latest.value[place]))
            assert expected == tuple(map(_number, plain.expected(name))), name


@given(waiting_graphs(), DAYS)
def test_no_green_reaches_what_is_suspended_or_fell_silent_since_it_was_promised(graph: Subgraph, number: int) -> None:
    status = statuses(graph, number)
    plain = Plain(graph, plain_verdicts._day(day(number)))  # noqa: SLF001
    for name in status:
        if status[name] in {Status.ON_TRACK, Status.READY}:
            promise = plain.in_force(name)
            assert promise is not None
            for each in plain.reached(name):
                assert plain.own(each) not in {"suspended", "abandoned"}
                assert plain.own(each) != "silent" or plain.until(each) < promise.stated


@given(waiting_graphs(), DAYS)
def test_an_own_silent_is_shown_silent_or_blocked(graph: Subgraph, number: int) -> None:
    snapshot, given = found(graph, number)
    for place in range(len(snapshot)):
        if given.own.status[place] == Status.SILENT and given.waiting.is_vertex[place]:
            assert given.status[place] in {Status.SILENT, Status.BLOCKED}


_WORSE = {
    Status.DONE: 0,
    Status.READY: 0,
    Status.ON_TRACK: 0,
    Status.AT_RISK: 1,
    Status.BLOCKED: 2,
    Status.LATE: 3,
    Status.SUSPENDED: 4,
    Status.ABANDONED: 4,
}


@given(waiting_graphs(), DAYS, st.data())
def test_done_worsens_no_other(graph: Subgraph, number: int, data: st.DataObject) -> None:
    before = statuses(graph, number)
    name = data.draw(st.sampled_from([node.id for node in graph.nodes if node.kind == "Milestone"]))
    after = statuses(graph, number, done=frozenset({name}))
    for other in before:
        if other != name and before[other] in _WORSE and after[other] in _WORSE:
            assert _WORSE[after[other]] <= _WORSE[before[other]], other


@given(waiting_graphs(), DAYS, st.data())
def test_a_delay_of_a_dated_node_improves_no_other(graph: Subgraph, number: int, data: st.DataObject) -> None:
    before = statuses(graph, number)
    name = data.draw(st.sampled_from([node.id for node in graph.nodes if node.kind == "Milestone"]))
    try:
        after = statuses(graph, number, delays={name: 3})
    except NoDateError:
        return
    if before[name] in {Status.DONE, Status.SILENT, Status.SUSPENDED, Status.ABANDONED, Status.NONE}:
        return  # a promise made today revives it: that is no delay
    for other in before:
        if other != name and before[other] in _WORSE and after[other] in _WORSE:
            assert _WORSE[after[other]] >= _WORSE[before[other]], other


@given(waiting_graphs(), DAYS, st.data())
def test_an_edge_added_brings_no_expected_date_forward_and_raises_no_slack(
    graph: Subgraph, number: int, data: st.DataObject
) -> None:
    milestones = [node.id for node in graph.nodes if node.kind == "Milestone"]
    source, target = data.draw(st.tuples(st.sampled_from(milestones), st.sampled_from(milestones)))
    known = {(each.source, each.target) for each in graph.edges}
    if source == target or (source, target) in known:
        return
    more = replace(graph, edges=(*graph.edges, edge(source, "DEPENDS_ON/requires", target))).canonical()
    before = {item.place: item for item in all_items(*found(graph, number)) if item.lead is None}
    for item in all_items(*found(more, number)):
        if item.place in before:
            old = before[item.place]
            assert item.expected_start >= old.expected_start
            assert item.expected_end >= old.expected_end
            if item.slack is not None and old.slack is not None:
                assert item.slack <= old.slack


@given(waiting_graphs(), DAYS)
def test_time_alone_only_fades(graph: Subgraph, number: int) -> None:
    """No statement is made after day 250: later verdicts stay, fall silent, turn unknown, or uncover a block."""
    start = max(number, LAST // 2)
    before, after = statuses(graph, start), statuses(graph, start + 97)
    for name in before:
        changed = before[name] is not after[name]
        faded = after[name] in {Status.SILENT, Status.UNKNOWN}
        uncovered = before[name] is Status.LATE and after[name] is Status.BLOCKED
        freed = before[name] is Status.BLOCKED and after[name] not in {Status.DONE, Status.LATE}
        calmer = before[name] is Status.AT_RISK and after[name] not in {Status.DONE, Status.LATE}
        assert not changed or faded or uncovered or freed or calmer, (name, before[name], after[name])


@given(waiting_graphs(), DAYS)
def test_each_verdict_that_waits_has_a_chain_of_unmet_edges(graph: Subgraph, number: int) -> None:
    snapshot, given = found(graph, number)
    for item in Items(snapshot, given).all():
        check_chain(snapshot, given, item)


def check_chain(snapshot: Snapshot, given: Verdicts, item: Item) -> None:
    """The chain is joined, begins at the item or its lead, and ends where the verdict says."""
    unmet, start = given.waiting, item.place if item.lead is None else item.lead
    status = Status(int(given.status[start]))
    if status in {Status.BLOCKED, Status.AT_RISK}:
        assert item.chain
    for row in item.chain:
        assert int(unmet.waits[row]) == start
        start = int(unmet.needed[row])
        assert snapshot.edge(int(unmet.because[row])).blocking
    if item.chain and status is Status.BLOCKED and item.due_end != NOTHING:
        assert int(given.own.lo[start]) > item.due_end


@given(waiting_graphs(), DAYS)
def test_cutting_all_edges_into_a_blocked_node_unblocks_it(graph: Subgraph, number: int) -> None:
    for name, status in statuses(graph, number).items():
        if status is not Status.BLOCKED:
            continue
        cuts: frozenset[EdgeKey] = frozenset()
        snapshot, given = found(graph, number)
        while into := _into(snapshot, given, name):  # a pair may wait by an edge of its own and by one of its things
            cuts |= into
            snapshot, given = found(graph, number, cuts=cuts)
        assert statuses(graph, number, cuts=cuts)[name] is not Status.BLOCKED


def _into(snapshot: Snapshot, given: Verdicts, name: str) -> frozenset[EdgeKey]:
    """The edges by which a node still waits."""
    unmet = given.waiting
    rows = (row for row in range(len(unmet.waits)) if snapshot.ids[unmet.waits[row]] == name)
    return frozenset(snapshot.edge(int(unmet.because[row])).key for row in rows)


@given(waiting_graphs(), DAYS)
def test_what_slips_on_a_day_is_what_the_list_of_slips_tells(graph: Subgraph, number: int) -> None:
    snapshot, given = found(graph, number)
    late = {snapshot.ids[place] for place in range(len(snapshot)) if given.own.first[place] >= 0}
    told = {slip.node.id for slip in slips(snapshot, as_of=day(number))}
    assert {name for name in late if given.framed.is_milestone[snapshot.index(name)]} == told


@given(waiting_graphs(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(graph: Subgraph, number: int, chance: random.Random) -> None:
    nodes, edges, said = list(graph.nodes), list(graph.edges), list(graph.statements)
    chance.shuffle(nodes)
    chance.shuffle(edges)
    chance.shuffle(said)
    turned = replace(graph, nodes=tuple(nodes), edges=tuple(edges), statements=tuple(said)).canonical()
    assert all_items(*found(turned, number)) == all_items(*found(graph, number))


@given(waiting_graphs(), DAYS)
def test_without_inferences_no_verdict_rests_on_one(graph: Subgraph, number: int) -> None:
    assert not any(item.is_inferred for item in all_items(*found(graph, number, with_inferred=False)))


@given(waiting_graphs() | tangles(), DAYS | st.just(TOLD))
def test_what_a_root_frees_is_the_difference_of_two_passes(graph: Subgraph, number: int) -> None:
    snapshot, given = found(graph, number)
    blocked = {place for place in range(len(snapshot)) if given.status[place] == Status.BLOCKED}
    for root in blockers(snapshot, given, Hanging(given)):
        _, after = found(graph, number, done=frozenset({snapshot.ids[root.place]}))
        freed = {each for each in blocked - {root.place} if after.status[each] != Status.BLOCKED}
        assert set(root.frees) == freed
        falls = [_fall(given, after, each) for each in freed if given.own.is_dated[each]]
        assert root.gained == (max(falls, default=0) or None)


def _fall(before: Verdicts, after: Verdicts, place: int) -> int:
    """How many days a node's latest expected end comes forward; 0 where either is not known."""
    old, new = int(before.latest.value[place]), int(after.latest.value[place])
    return 0 if old == NEVER or new == NOTHING else max(old - new, 0)


@given(waiting_graphs() | tangles(), DAYS | st.just(TOLD))
def test_roots_hold_their_own_date_and_hold_what_hangs_on_them(graph: Subgraph, number: int) -> None:
    snapshot, given = found(graph, number)
    plain = Plain(graph, plain_verdicts._day(day(number)))  # noqa: SLF001
    hangs = {name: plain.roots(name) for name in plain.held if plain.status(name) == "blocked"}
    hanging = Hanging(given)
    roots = blockers(snapshot, given, hanging)
    assert {snapshot.ids[root.place] for root in roots} == set().union(*hangs.values())
    for root in roots:
        name = snapshot.ids[root.place]
        shared = {each for each, on in hangs.items() if name in on and len(on) > 1}
        assert {snapshot.ids[each] for each in hanging.shared([root.place])[root.place]} == shared
        assert root.shares == len(shared)
        promises = [plain.in_force(each) for each, on in hangs.items() if name in on]
        due = [day_of(str(promise.end)) for promise in promises if promise is not None and promise.end is not None]
        assert root.nearest == min(due, default=NOTHING)
        assert root.status is not Status.SILENT
    assert bool(roots) == bool(hangs)


@given(waiting_graphs() | tangles(), DAYS | st.just(TOLD))
def test_a_bottleneck_is_what_two_or_more_reach(graph: Subgraph, number: int) -> None:
    snapshot, given = found(graph, number)
    plain = Plain(graph, plain_verdicts._day(day(number)))  # noqa: SLF001
    waiting = Counter(each for name in snapshot.ids if plain.is_vertex(name) for each in plain.reached(name) - {name})
    told = {snapshot.ids[each.place]: each.waiting for each in bottlenecks(given)}
    assert told == {name: count for name, count in waiting.items() if count > 1}


@given(waiting_graphs() | tangles(), DAYS | st.just(TOLD))
def test_a_scene_holds_its_chain_and_joins_all_that_it_draws(graph: Subgraph, number: int) -> None:
    snapshot = Snapshot.from_subgraph(graph)
    judged = Judged(snapshot, Asked(day(number)))
    for item in judged.items:
        scene = judged.scene(item)
        assert item.place in scene.nodes
        assert set(scene.chain) <= set(scene.edges)
        assert len(scene.chain) == len(item.chain)
        part = snapshot.part(scene.nodes, scene.edges)
        assert len(part.edges) == len(scene.edges)  # both ends of each are drawn
        joined = {end for edge in part.edges for end in (edge.source, edge.target)}
        start = snapshot.ids[item.place if item.lead is None else item.lead]
        assert {node.id for node in part.nodes} <= joined | {snapshot.ids[item.place], start}


def _number(each: object) -> int:
    if each is None:
        return NOTHING
    return NEVER if each == plain_verdicts.NEVER else day_of(str(each))
