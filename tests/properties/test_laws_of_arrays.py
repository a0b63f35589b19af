"""Edges grouped by an end, and rings without doubles, whatever the numbers: those of more than two bytes included."""

from __future__ import annotations

import numpy as np
import pytest

from graph.analysis.reach import Distinct
from graph.snapshot import Adjacency


@pytest.mark.parametrize("size", [3, 2**16, 2**16 + 1, 2**18])
def test_edges_are_grouped_by_their_near_end_in_the_order_of_their_numbers(size: int) -> None:
    near = np.random.default_rng(size).integers(0, size, 5_000).astype(np.int32)
    edges = np.arange(len(near), dtype=np.int32)
    found = Adjacency.by(near, near, edges, size)
    assert found.edge.tolist() == sorted(edges.tolist(), key=lambda edge: (near[edge], edge))
    assert (np.diff(found.indptr) == np.bincount(near, minlength=size)).all()


@pytest.mark.parametrize("length", [0, 1, 199, 200, 5_000])
def test_each_node_of_a_ring_stands_in_it_once(length: int) -> None:
    distinct = Distinct(1_000)
    for seed in range(3):  # what one ring left behind does not disturb the next
        nodes = np.random.default_rng(seed).integers(0, 1_000, length).astype(np.int32)
        assert sorted(distinct.of(nodes).tolist()) == sorted(set(nodes.tolist()))
