"""The picture of an answer to a named question: its nodes, and the relations that it asked for among them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import numpy as np

from graph.model import Subgraph
from graph.schema import NEEDED_RELATIONS, RELATIONS
from graph.snapshot import RELATION_NAMES, Snapshot
from graph.store import Rows
from queries.catalog import Question
from views.known import is_node

MOST_NODES: Final = 150
"""Nodes of a picture that is still read."""


def nodes_of(snapshot: Snapshot, given: Mapping[str, str], found: Rows) -> tuple[str, ...]:
    """The ids of what was asked of, then of what the rows name, each once."""
    cells = (value for row in found.rows for value in row if isinstance(value, str))
    return tuple(dict.fromkeys(text for text in (*given.values(), *cells) if is_node(snapshot, text)))


def part_of(snapshot: Snapshot, nodes: tuple[str, ...], relations: tuple[str, ...]) -> Subgraph:
    """The nodes, and the links of some relations among them."""
    places = [snapshot.index(node) for node in nodes]
    inside = np.zeros(len(snapshot), dtype=bool)
    inside[places] = True
    asked = np.array([name in relations for name in RELATION_NAMES])[snapshot.relation]
    edges = np.flatnonzero(asked & inside[snapshot.source] & inside[snapshot.target])
    return snapshot.part(places, edges.tolist())


def relations_of(question: Question) -> tuple[str, ...]:
    """The relations that a question's text names, in the schema's order; without any, those with a needed end."""
    named = tuple(name for name in RELATIONS if re.search(rf"\b{name}\b", question.text))
    return named or NEEDED_RELATIONS
