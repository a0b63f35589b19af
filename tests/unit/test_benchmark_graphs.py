"""The graphs that benchmarks measure on: one for a seed, valid, and leaning on a few foundations as the roadmap."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import blocking
from benchmarks.generator import EDGES_A_NODE, arrows, graph, snapshot
from graph.canonical import fingerprint
from graph.snapshot import Snapshot
from loaders.pipeline import ROADMAP, faults_of, read


def most_relied_on(found: Snapshot) -> float:
    """The share of all needs that the busiest node carries."""
    needed = np.bincount(found.needed[found.needed >= 0])
    return float(needed.max() / needed.sum())


def test_a_seed_gives_one_graph_and_another_seed_another() -> None:
    assert fingerprint(graph(300)) == fingerprint(graph(300))
    assert fingerprint(graph(300)) != fingerprint(graph(300, seed=1))


def test_it_passes_the_checks_of_a_load() -> None:
    assert faults_of(graph(200), name="made up") == ()


@pytest.mark.parametrize("size", [300, 2_000])
def test_the_arrays_are_those_of_the_graph(size: int) -> None:
    built, whole = snapshot(size), Snapshot.from_subgraph(graph(size))
    assert built.ids == whole.ids
    for name in ("source", "target", "needer", "needed", "relation"):
        assert np.array_equal(getattr(built, name), getattr(whole, name))
    assert len(arrows(size)[0]) <= EDGES_A_NODE * size


def test_its_busiest_node_carries_about_as_much_as_the_roadmaps() -> None:
    roadmap, made_up = most_relied_on(Snapshot.from_subgraph(read(ROADMAP))), most_relied_on(snapshot(385))
    assert roadmap == pytest.approx(1 / 12, rel=0.1)
    assert made_up == pytest.approx(1 / 9, rel=0.1)


def test_the_promised_graph_can_be_judged_and_two_peers_agree() -> None:
    rows = list(blocking.measure((300,)))
    names = [row.what.split()[-1] for row in rows]
    assert names == ["milestone", "free", "networkx", "rustworkx", "networkx", "rustworkx"]
