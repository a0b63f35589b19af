"""Where boxes stand and lines run: layers along the arrows, few crossings, no box on a line; the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeAlias

from graph.layout.bands import Band
from graph.layout.boxes import WIDTH, arrow, height_of, label_of
from graph.layout.grown import grown
from graph.layout.house import GUTTER, House, forget_houses, housed
from graph.layout.layers import Arrow, Layers, Spot, folded, spots
from graph.layout.order import ordered
from graph.layout.routes import Placed, routes
from graph.layout.rows import rows_below
from graph.layout.spread import spread
from graph.layout.values import FRAME, GAPS, NEAR, Layout, Orientation, Position
from graph.model import Subgraph

__all__ = [
    "GUTTER",
    "WIDTH",
    "Band",
    "House",
    "Layout",
    "Orientation",
    "Position",
    "arrow",
    "forget",
    "grown",
    "height_of",
    "housed",
    "label_of",
    "layered",
]

_PARTS: Final = (1, 2, 3, 4, 5, 6, 8, 10, 13, 16)  # of a layer, that are tried
_SLOTS: Final = 10_000  # in all foldings together: about a second


_Size: TypeAlias = tuple[int, int]


def layered(subgraph: Subgraph, *, orientation: Orientation) -> Layout:
    """Places for the nodes, whatever the order they come in: what needs before what it needs.

    Boxes never overlap, and no line runs behind a box. Nodes without an edge stand in rows below the others.
    """
    nodes = sorted(subgraph.nodes, key=lambda node: node.id)
    number = {node.id: at for at, node in enumerate(nodes)}
    ends = {edge.key: arrow(edge.kind, edge.source, edge.target) for edge in subgraph.canonical().edges}
    arrows = {key: (number[tail], number[head]) for key, (tail, head) in ends.items() if tail != head}
    sizes = tuple((WIDTH, height_of(node)) for node in nodes)
    places, ways = _placed(sizes, tuple(arrows.values()), orientation)
    return Layout(
        {node.id: Position(*place) for node, place in zip(nodes, places, strict=True)},
        {key: tuple(Position(*point) for point in way) for key, way in zip(arrows, ways, strict=True)},
    )


_Drawn: TypeAlias = tuple[Sequence[Spot], Sequence[tuple[Spot, ...]]]


def forget() -> None:
    """Let go of the layouts that are kept: for who measures."""
    _placed.cache_clear()
    forget_houses()


@lru_cache(maxsize=128)
def _placed(sizes: tuple[_Size, ...], arrows: tuple[Arrow, ...], orientation: Orientation) -> _Drawn:
    is_right = orientation is Orientation.RIGHT
    joined = sorted({end for pair in arrows for end in pair})
    place = {box: at for at, box in enumerate(joined)}
    inner = [(place[tail], place[head]) for tail, head in arrows]
    boxes = [sizes[box] if is_right else sizes[box][::-1] for box in joined]
    middles, ways = _drawn(boxes, inner, orientation) if joined else ({}, [])
    if not is_right:
        middles = {box: (x, y) for box, (y, x) in middles.items()}
        ways = [tuple((x, y) for y, x in way) for way in ways]
    found = {box: middles[place[box]] for box in joined}
    found |= rows_below(found, [box for box in range(len(sizes)) if box not in found], sizes)
    return [found[box] for box in range(len(sizes))], ways


def _drawn(
    boxes: Sequence[_Size], arrows: Sequence[Arrow], orientation: Orientation
) -> tuple[dict[int, Spot], list[tuple[Spot, ...]]]:
    """The best of several foldings, across and along the layers: the one that a frame shows largest."""
    is_right, gaps = orientation is Orientation.RIGHT, GAPS[orientation]
    found = spots(boxes, arrows, NEAR)
    longest = max(sum(spot[0] == layer for spot in found) for layer, _ in found)
    frame = FRAME if is_right else FRAME[::-1]
    tried: list[tuple[Layers, Placed]] = []
    slots = 0
    for limit in sorted({-(-longest // parts) for parts in _PARTS}, reverse=True):
        layers = folded(found, arrows, limit)
        slots += sum(map(len, layers.columns))
        if tried and slots > _SLOTS:
            break
        layers = replace(layers, columns=ordered(layers.columns, layers.chains))
        along = spread(layers.columns, layers.chains, {box: size[1] for box, size in enumerate(boxes)}, NEAR)
        tried.append((layers, _placed_across(layers, boxes, along, gaps.far, gaps.fold)))
    layers, placed = max(tried, key=lambda folding: _scale(folding[1], frame))
    spare = (frame[0] / min(1.0, _scale(placed, frame)) - _span(placed, 0)) / max(1, len(layers.starts) - 1)
    far = min(gaps.farthest, gaps.far + max(0.0, spare))
    placed = _placed_across(layers, boxes, {slot: spot[1] for slot, spot in placed.middles.items()}, far, gaps.fold)
    ways = routes(layers.chains, placed, step=6 if is_right else 14)
    return {box: placed.middles[box] for box in range(len(boxes))}, ways


def _placed_across(
    layers: Layers, boxes: Sequence[_Size], along: Mapping[int, float], far: float, fold: float
) -> Placed:
    middles: dict[int, Spot] = {}
    depths: dict[int, float] = {}
    across = 0.0
    for number, column in enumerate(layers.columns):
        across += (far if number in layers.starts else fold) if number else 0
        depth = max(boxes[slot][0] for slot in column if slot < len(boxes))
        middles |= {slot: (across + depth / 2, along[slot]) for slot in column}
        depths |= dict.fromkeys(column, float(depth))
        across += depth
    return Placed(middles, dict(enumerate(boxes)), depths)


def _scale(placed: Placed, frame: tuple[int, int]) -> float:
    """How large the frame can show the boxes."""
    return min(frame[axis] / _span(placed, axis) for axis in (0, 1))


def _span(placed: Placed, axis: int) -> float:
    sides = [(placed.middles[box][axis], size[axis] / 2) for box, size in placed.sizes.items()]
    return max(middle + half for middle, half in sides) - min(middle - half for middle, half in sides)
