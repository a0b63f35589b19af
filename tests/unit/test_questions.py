"""What is asked where documents leave the state open, and what a filter on wholes lets through."""

from __future__ import annotations

from functools import cache

import pytest

from graph.analysis.blocking import Asked, Judged
from graph.analysis.filters import within
from graph.snapshot import Snapshot
from graph.telling.question import question
from loaders.pipeline import ROADMAP, read


@cache
def judged(day: str) -> Judged:
    return Judged(Snapshot.from_subgraph(read(ROADMAP)), Asked(day))


@pytest.mark.parametrize(
    ("day", "node", "said"),
    [
        ("2020-06-18", "milestone:articulation-ens-dmp", "How is «\u00a0Articulation de l'ENS et du DMP\u00a0» doing?"),
        ("2021-06-30", "service:ens", "No document has spoken of it since 31 December 2019."),
        ("2020-06-18", "service:store-ens", "By when is Store de l'ENS due? No document says so."),
        ("2020-06-18", "milestone:messagerie-usagers", None),
        ("2020-06-18", "service:ens", None),
    ],
)
def test_what_is_open_is_asked_and_nothing_else(day: str, node: str, said: str | None) -> None:
    found = judged(day)
    asked = question(found.snapshot, found.found, found.item(node), "en")
    assert (asked is None) if said is None else (asked is not None and said in asked)


def test_what_waits_for_what_fell_silent_asks_after_that() -> None:
    found = judged("2021-06-30")
    waits = [item for item in found.listed if item.status.code == "unknown" and item.chain]
    assert waits
    for item in waits:
        asked = question(found.snapshot, found.found, item, "fr")
        silent = found.snapshot.node(int(found.found.waiting.needed[item.chain[-1]]))
        assert asked is not None
        assert asked.startswith(f"Où en est «\u00a0{silent.name}\u00a0», que ")
        assert " attend\u00a0? Aucun document n’en parle depuis" in asked


def test_a_whole_holds_its_parts_what_delivers_it_and_their_milestones() -> None:
    snapshot = judged("2020-06-18").snapshot
    marked = within(snapshot, ["service:ens"])
    inside = {snapshot.ids[place] for place in range(len(snapshot)) if marked[place]}
    assert {"service:ens", "action:ens", "milestone:integration-messagerie-ens"} <= inside
    assert "service:dmp" not in inside
    orientation = next(name for name in snapshot.ids if name.startswith("orientation:"))
    part = within(snapshot, [orientation])
    kinds = {snapshot.kinds[place] for place in range(len(snapshot)) if part[place]}
    assert {"Orientation", "Action"} <= kinds
