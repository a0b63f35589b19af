"""Seeded graphs of any size: each node relies on a few that came before it, as services do on their foundations."""

from __future__ import annotations

import random

from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Subgraph

_RELIED_ON = 4  # edges for each node, as in the largest graph of the architecture's measurements


def graph(size: int, seed: int = 2020) -> Subgraph:
    """A graph of ``size`` services and about four dependencies each; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    document = Document("doc:made-up", "Made up", None, "2020-01-01", "day", "2020-01-01", "en")
    evidence = (Evidence(document.id, "page", "1", Basis.EXPLICIT, Confidence.HIGH),)
    ids = [f"service:s{number:07}" for number in range(size)]
    pairs = {
        (ids[number], ids[chance.randrange(number)])
        for number in range(1, size)
        for _ in range(min(_RELIED_ON, number))
    }
    return Subgraph(
        (document,),
        tuple(Node(node_id, "Service", node_id.partition(":")[2], evidence=evidence) for node_id in ids),
        tuple(
            Edge(source, target, "DEPENDS_ON", "requires", blocking=True, evidence=evidence)
            for source, target in sorted(pairs)
        ),
    )
