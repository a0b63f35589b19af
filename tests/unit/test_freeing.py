"""What a root frees, in the cases that hang on a single day or link."""

from __future__ import annotations

from dataclasses import replace

from graph.analysis.blocking import Asked, blockers, verdicts
from graph.analysis.blocking.hanging import Hanging
from graph.snapshot import Snapshot
from tests.drawn_graph import edge
from tests.told_graph import told_by
from tests.waiting_graphs import whole


def roots(*lines: str, waits: str, opens: str = "", day: str = "2020-06-18") -> dict[str, tuple[set[str], int]]:
    """By root the names of what it frees, and how many it shares; ``a>b`` says that a waits for b.

    What ``opens`` names is an opening of the service a.
    """
    told = told_by(*lines)
    opening = {f"milestone:{name}" for name in opens.split()}
    roles = {each.id: "opening" if each.id in opening else "step" for each in told.nodes}
    milestones = [replace(each, properties={"role": roles[each.id]}) for each in told.nodes]
    edges = [edge(name, "MILESTONE_OF", "service:a") for name in sorted(opening)]
    for pair in waits.split():
        source, target = (name if ":" in name else f"milestone:{name}" for name in pair.split(">"))
        edges.append(replace(edge(source, "DEPENDS_ON/requires", target), blocking=True))
    snapshot = Snapshot.from_subgraph(whole(told, milestones, edges))
    found = verdicts(snapshot, Asked(day))

    def name(place: int) -> str:
        return snapshot.ids[place].removeprefix("milestone:")

    ranked = blockers(snapshot, found, Hanging(found))
    return {name(root.place): ({name(each) for each in root.frees}, root.shares) for root in ranked}


def test_a_root_frees_what_may_still_end_on_its_due_day() -> None:
    """The second prerequisite starts on the last day that is allowed: without the first, the periods touch."""
    found = roots(
        "a 2020-06-01 planned 2020-07-01 2020-07-31",
        "b 2020-06-01 planned 2020-07-31 2020-09-30",
        "c 2020-06-01 planned 2020-12-01 2020-12-31",
        waits="a>b a>c",
    )
    assert found["c"][0] == {"a"}


def test_an_undated_root_frees_what_waits_through_it_for_what_it_waits_for_itself() -> None:
    """``r``, said after ``x`` fell due, waits for ``s``, which is late; ``y``, in a circle with it, for both."""
    found = roots(
        "s 2020-01-10 planned 2020-02-01 2020-02-10",
        "x 2020-01-10 planned 2020-05-01 2020-05-31",
        "y 2020-04-01 in_progress",
        "s 2020-04-01 planned 2020-03-01 2020-04-30",
        "r 2020-06-01 in_progress",
        "s 2020-06-01 planned",
        waits="x>r y>r r>y r>s",
    )
    assert found["r"][0] == {"x", "y"}


def test_what_two_roots_hold_is_shared_and_freed_by_neither() -> None:
    found = roots(
        "a 2020-06-01 planned 2020-07-01 2020-07-31",
        "b 2020-06-01 planned 2020-11-01 2020-11-30",
        "c 2020-06-01 planned 2020-12-01 2020-12-31",
        waits="a>b a>c",
    )
    assert found == {"b": (set(), 1), "c": (set(), 1)}


def test_of_two_openings_either_done_makes_the_thing_available_to_who_waits_for_it() -> None:
    found = roots(
        "a 2020-06-01 planned 2020-07-01 2020-07-31",
        "b 2020-06-01 planned 2020-11-01 2020-11-30",
        "c 2020-06-01 planned 2020-12-01 2020-12-31",
        waits="a>service:a",
        opens="b c",
    )
    assert found == {"b": ({"a"}, 1), "c": ({"a"}, 1)}


def test_a_root_in_a_circle_that_is_done_frees_what_waits_for_it_though_the_circle_goes_on() -> None:
    """``a`` waits for ``b``, ``b`` for ``c``, ``c`` for ``a`` and for ``s``, which is late; ``x``, dated, for ``a``."""
    found = roots(
        "s 2020-01-10 planned 2020-02-01 2020-02-10",
        "x 2020-01-10 planned 2020-03-01 2020-03-31",
        "s 2020-06-01 planned",
        "a 2020-06-01 resumed",
        "b 2020-06-01 resumed",
        "c 2020-06-01 resumed",
        waits="a>b b>c c>a c>s x>a",
    )
    assert {name: frees for name, (frees, _) in found.items()} == {
        "s": {"a", "b", "c"},
        "a": {"x"},
        "b": {"a"},
        "c": {"a", "b"},
    }
