"""The house that a part of the graph stands in: the floors of the shipped rules, and the links that climb them."""

from __future__ import annotations

from graph.analysis.floors import Rules, violations
from graph.layout import housed
from graph.model import Edge, Subgraph
from graph.picture import Built, edge_id
from loaders.rules import shipped


def built(part: Subgraph, on: str) -> Built:
    """The house of a part; which links may climb is judged on a day (ISO). Raises what `loaders.rules.shipped` does."""
    rules = shipped()
    floors = rules.floors_of(part.nodes)
    climbing = {edge_id(one.edge) for one in violations(part, rules, on)}
    every = {edge_id(edge) for edge in climbers(part, rules)}
    return Built(
        housed(part, floors, len(rules.floors)),
        [floor.name for floor in rules.floors],
        sorted(climbing),
        sorted(every - climbing),
    )


def climbers(part: Subgraph, rules: Rules) -> tuple[Edge, ...]:
    """The links of a part that climb, whether they may or not, by source, nature and target."""
    return tuple(one.edge for one in violations(part, Rules(rules.floors), ""))
