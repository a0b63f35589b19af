"""Seeded graphs of any size with a roadmap's degrees: a few foundations that very many rely on, and a long tail."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import numpy as np
import pyarrow as pa

from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Subgraph
from graph.snapshot import Ints, Snapshot
from graph.tables import Tables, from_subgraph
from graph.tables.layout import SCHEMAS

EDGES_A_NODE: Final = 4
"""As many as in the largest graph of the architecture's measurements."""

_COPIED: Final = 0.55
"""The share of edges that rely on what an earlier edge relies on. Of 385 nodes the busiest then carries one edge in 9;
the roadmap's carries one in 12 (`tests/unit/test_benchmark_graphs.py`)."""

_DOCUMENT: Final = Document("doc:made-up", "Made up", None, "2020-01-01", "day", "2020-01-01", "en")
_EVIDENCE: Final = (Evidence(_DOCUMENT.id, "page", None, Basis.EXPLICIT, Confidence.HIGH),)


def arrows(size: int, seed: int = 2020) -> tuple[Ints, Ints]:
    """(needer, needed) of every edge, each pair once, sorted: nodes are numbers, and rely on smaller ones alone."""
    chance = np.random.default_rng(seed)
    needer = np.repeat(np.arange(1, size, dtype=np.int64), EDGES_A_NODE)
    uniform = (chance.random(len(needer)) * needer).astype(np.int64)
    copied = chance.random(len(needer)) < _COPIED
    earlier = (chance.random(len(needer)) * EDGES_A_NODE * (needer - 1)).astype(np.int64)
    needed = uniform.copy()
    for at in np.flatnonzero(copied & (needer > 1)).tolist():
        needed[at] = needed[earlier[at]]
    pairs = np.unique(needer * size + needed)
    return (pairs // size).astype(np.int32), (pairs % size).astype(np.int32)


def graph(size: int, seed: int = 2020) -> Subgraph:
    """A graph of services; the same for the same seed."""
    needer, needed = arrows(size, seed)
    ids = [_id(number) for number in range(size)]
    return Subgraph(
        (_DOCUMENT,),
        tuple(Node(node_id, "Service", f"Made-up service {node_id[-7:]}", evidence=_EVIDENCE) for node_id in ids),
        tuple(
            Edge(ids[source], ids[target], "DEPENDS_ON", "requires", blocking=True, evidence=_EVIDENCE)
            for source, target in zip(needer.tolist(), needed.tolist(), strict=True)
        ),
    )


def snapshot(size: int, seed: int = 2020) -> Snapshot:
    """The snapshot of the same graph, made without a million objects."""
    needer, needed = arrows(size, seed)
    nodes, edges = size, len(needer)
    bare = from_subgraph(Subgraph((_DOCUMENT,)))
    return Snapshot(
        Tables(
            documents=bare.documents,
            nodes=_table("nodes", nodes, {"id": [_id(n) for n in range(nodes)], "kind": "Service", "name": "Made up"}),
            edges=_table(
                "edges",
                edges,
                {"source": needer, "target": needed, "kind": "DEPENDS_ON", "nature": "requires", "basis": "explicit"},
            ),
            evidence=bare.evidence,
            statements=bare.statements,
            observations=bare.observations,
            contradictions=bare.contradictions,
        ),
        f"made up {size}",
    )


def promised(size: int, seed: int = 2020) -> Snapshot:
    """Milestones that wait for each other as the services of `snapshot` rely on each other, each with one statement.

    Of ten, seven are planned, two done, one under way; one in a hundred is suspended. They fall due within four years.
    """
    chance = np.random.default_rng(seed)
    needer, needed = arrows(size, seed)
    first = date(2019, 1, 1)
    days = [(first + timedelta(days=day)).isoformat() for day in range(1_600)]
    start = chance.integers(0, 1_500, size)
    ids = [f"milestone:m{number:07}" for number in range(size)]
    statuses = chance.choice(["planned", "done", "in_progress", "suspended"], size, p=[0.7, 0.2, 0.09, 0.01])
    columns: dict[str, object] = {
        "milestone": ids,
        "document": _DOCUMENT.id,
        "stated_on": "2020-01-01",
        "status": statuses.tolist(),
        "due_kind": "during",
        "due_start": [days[day] for day in start],
        "due_end": [days[day + 30] for day in start],
        "seq": np.ones(size, dtype=np.int64),
    }
    edges: dict[str, object] = {
        "source": needer,
        "target": needed,
        "kind": "DEPENDS_ON",
        "nature": "requires",
        "basis": "explicit",
        "blocking": np.ones(len(needer), dtype=bool),
    }
    owners = [np.arange(size), np.arange(len(needer)), np.arange(size)]
    evidence: dict[str, object] = {
        "owner_table": np.repeat(np.array([0, 1, 2], dtype=np.int8), [len(owner) for owner in owners]),
        "owner": np.concatenate(owners).astype(np.int32),
        "document": _DOCUMENT.id,
        "basis": "explicit",
        "confidence": "high",
    }
    bare = from_subgraph(Subgraph((_DOCUMENT,)))
    nodes: dict[str, object] = {"id": ids, "kind": "Milestone", "name": "Made up", "properties": '{"role": "step"}'}
    return Snapshot(
        Tables(
            documents=bare.documents,
            nodes=_table("nodes", size, nodes),
            edges=_table("edges", len(needer), edges),
            evidence=_table("evidence", sum(map(len, owners)), evidence),
            statements=_table("statements", size, columns),
            observations=bare.observations,
            contradictions=bare.contradictions,
        ),
        f"made up {size}, promised",
    )


def _id(number: int) -> str:
    return f"service:s{number:07}"


def _table(name: str, length: int, given: dict[str, object]) -> pa.Table:
    """A table of that name: columns as given (one value stands for all rows), the others empty."""
    columns = []
    for part in SCHEMAS[name]:
        value = given.get(part.name)
        if value is None:
            columns.append(pa.nulls(length, part.type))
        elif isinstance(value, str):
            columns.append(pa.repeat(value, length))
        else:
            columns.append(pa.array(value, part.type))
    return pa.Table.from_arrays(columns, schema=SCHEMAS[name])
