"""Where each node of a picture stands: layers along the arrows, tall layers folded; the same every time."""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Node, Subgraph
from graph.schema import RELATIONS, Needed

WIDTH = 164
"""Pixels of a node's box."""

LINE = 20
"""Pixels of a line of a label."""

PADDING = 20
"""Pixels above and below a label, together."""

_LETTERS = 17  # of a label's line: what fits in WIDTH at the label's size
_LINES = 3
_POINTS = 72  # Graphviz counts sizes in inches and places in points
_GAP = 20  # between boxes of a layer
_LAYER_GAP = 84  # between layers
_TALL = 10  # boxes in a layer that a screen shows at a legible size
_FOLD_GAP = 34  # between the columns of a folded layer
_WIDE = 7  # boxes side by side where the arrows point down


class Orientation(StrEnum):
    """Where the arrows point: to the right, or down to what everything stands on."""

    RIGHT = "right"
    DOWN = "down"


class _Wrapper(textwrap.TextWrapper):
    """Breaks lines at spaces and, as French does when it must, after an apostrophe."""

    wordsep_simple_re = re.compile(r"(\s+|(?<=['’])(?=\w))")


@dataclass(frozen=True, slots=True)
class Position:
    """The middle of a node's box in pixels; x grows to the right, y down."""

    x: float
    y: float


def label_of(node: Node) -> str:
    """What a box says: the acronym, else the name in at most three lines, cut with an ellipsis."""
    lines = _Wrapper(width=_LETTERS, break_on_hyphens=False).wrap(node.label) or [node.id]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][: _LETTERS - 1].rstrip() + "…"]
    return "\n".join(lines)


def height_of(node: Node) -> int:
    """Pixels of a node's box."""
    return PADDING + LINE * len(label_of(node).split("\n"))


def arrow(kind: str, source: str, target: str) -> tuple[str, str]:
    """(tail, head) of an edge in a picture: the head is the needed end; context relations point at their target."""
    return (target, source) if RELATIONS[kind].needed is Needed.SOURCE else (source, target)


def layered(subgraph: Subgraph, *, orientation: Orientation) -> Mapping[str, Position]:
    """A place for every node: what needs before what it needs, few crossings. Empty for an empty graph."""
    if not subgraph.nodes:
        return {}
    places = _drawn(subgraph, orientation)
    layers = _layers(subgraph, places, orientation)
    most = _TALL if orientation is Orientation.RIGHT else _WIDE
    if max(map(len, layers)) <= most:
        return places
    return _across(layers) if orientation is Orientation.RIGHT else _down(layers)


def _drawn(subgraph: Subgraph, orientation: Orientation) -> Mapping[str, Position]:
    """Where Graphviz puts each node. It sees numbers alone: a name could be read as markup."""
    import pygraphviz

    direction = "LR" if orientation is Orientation.RIGHT else "TB"
    gaps = {"nodesep": _GAP / _POINTS, "ranksep": _LAYER_GAP / _POINTS}
    drawing = pygraphviz.AGraph(strict=True, directed=True, rankdir=direction, **gaps)
    number = {node.id: str(place) for place, node in enumerate(subgraph.nodes)}
    for node in subgraph.nodes:
        size = {"width": WIDTH / _POINTS, "height": height_of(node) / _POINTS}
        drawing.add_node(number[node.id], shape="box", fixedsize="true", label="", **size)
    for edge in subgraph.edges:
        tail, head = arrow(edge.kind, edge.source, edge.target)
        if tail != head:
            drawing.add_edge(number[tail], number[head])
    drawing.layout("dot")
    places = {}
    for node in subgraph.nodes:
        x, y = (float(part) for part in drawing.get_node(number[node.id]).attr["pos"].split(","))
        places[node.id] = Position(x, -y)
    return places


def _layers(subgraph: Subgraph, places: Mapping[str, Position], orientation: Orientation) -> Sequence[Sequence[Node]]:
    """The nodes by layer, each in the order that Graphviz found to cross little."""
    is_right = orientation is Orientation.RIGHT
    layers: dict[float, list[tuple[float, str, Node]]] = defaultdict(list)
    for node in subgraph.nodes:
        place = places[node.id]
        layer, within = (place.x, place.y) if is_right else (place.y, place.x)
        layers[round(layer)].append((within, node.id, node))
    return [[node for *_, node in sorted(layers[layer], key=lambda at: at[:2])] for layer in sorted(layers)]


def _across(layers: Sequence[Sequence[Node]]) -> Mapping[str, Position]:
    """Layers as columns from left to right, centred; a tall one is folded into several columns."""
    places: dict[str, Position] = {}
    x = 0.0
    for layer in layers:
        columns = _folded(layer, _TALL)
        for column in columns:
            y = -sum(height_of(node) + _GAP for node in column) / 2
            for node in column:
                places[node.id] = Position(x, y + (height_of(node) + _GAP) / 2)
                y += height_of(node) + _GAP
            x += WIDTH + _FOLD_GAP
        x += _LAYER_GAP - _FOLD_GAP
    return places


def _down(layers: Sequence[Sequence[Node]]) -> Mapping[str, Position]:
    """Layers as rows from top to bottom, centred; a wide one is folded into several rows."""
    places: dict[str, Position] = {}
    y = 0.0
    for layer in layers:
        for row in _folded(layer, _WIDE):
            tallest = max(map(height_of, row))
            for place, node in enumerate(row):
                x = (place - (len(row) - 1) / 2) * (WIDTH + _GAP)
                places[node.id] = Position(x, y + tallest / 2)
            y += tallest + _FOLD_GAP
        y += _LAYER_GAP - _FOLD_GAP
    return places


def _folded(layer: Sequence[Node], most: int) -> list[list[Node]]:
    """The layer in as few parts of at most ``most`` as hold it, evenly filled, neighbours kept together."""
    parts = -(-len(layer) // most)
    size = -(-len(layer) // parts)
    return [list(layer[start : start + size]) for start in range(0, len(layer), size)]
