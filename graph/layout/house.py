"""The programme as a house: what stands on a floor in that floor's band, rows within it, lines between the boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeAlias

from graph.layout.bands import MARGIN, Band, Stack, stacked
from graph.layout.boxes import WIDTH, arrow, height_of
from graph.layout.layers import Arrow, Layers, folded, spots
from graph.layout.order import ordered
from graph.layout.routes import Placed, Point, routes
from graph.layout.spread import spread
from graph.layout.storeys import ranks, rows
from graph.layout.values import FRAME, NEAR, Layout, Position
from graph.model import Subgraph

GUTTER: Final = 124
"""Pixels at the left of every band that no box and no line enters: its name stands there."""

_STEP: Final = 14  # pixels between lines at one side of a box
_PARTS: Final = (20, 17, 14, 12, 10, 8, 6, 4, 3)  # twentieths of the longest row if none wraps, tried as the limit
_SLOTS: Final = 10_000  # in all trials together: about a second

_Size: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class House:
    """A layout with the band of each floor, by the floor's number, the lowest first; all reach from left to right.

    Floors above the highest box and below the lowest have no band: they would take room and say nothing. An empty
    one between them has a thin band: lines pass through it, and floors apart would else look like neighbours.
    """

    layout: Layout
    bands: Mapping[int, Band]
    left: float
    right: float


def housed(subgraph: Subgraph, floor_of: Mapping[str, int], floors: int) -> House:
    """Places for the nodes, whatever the order they come in, each in the band of its floor: 0 is the lowest.

    Inside a floor what needs stands above what it needs, circles aside. Boxes never overlap, no line runs behind a
    box; lines leave and arrive as in layers that go down, or up where a link climbs. Nodes without a floor stand in
    rows of their own below the house.
    """
    nodes = sorted(subgraph.nodes, key=lambda node: node.id)
    number = {node.id: at for at, node in enumerate(nodes)}
    ends = {edge.key: arrow(edge.kind, edge.source, edge.target) for edge in subgraph.canonical().edges}
    arrows = {key: (number[tail], number[head]) for key, (tail, head) in ends.items() if tail != head}
    levels = tuple(floors - 1 - floor_of.get(node.id, -1) for node in nodes)
    built = _built(tuple((height_of(node), WIDTH) for node in nodes), tuple(arrows.values()), levels, floors)
    layout = Layout(
        {node.id: _turned(built.placed.middles[at]) for at, node in enumerate(nodes)},
        {key: tuple(map(_turned, way)) for key, way in zip(arrows, built.ways, strict=True)},
    )
    bands = {floors - 1 - level: band for level, band in sorted(built.stack.bands.items(), reverse=True)}
    left, right = _sides(built.placed)
    return House(layout, bands, left - MARGIN - GUTTER, right + MARGIN)


@dataclass(frozen=True, slots=True)
class _Built:
    placed: Placed
    stack: Stack
    ways: Sequence[tuple[Point, ...]]


def forget_houses() -> None:
    """Let go of the houses that are kept."""
    _built.cache_clear()


@lru_cache(maxsize=128)
def _built(sizes: tuple[_Size, ...], arrows: tuple[Arrow, ...], levels: tuple[int, ...], floors: int) -> _Built:
    """The best of several lengths of rows: the one that a frame shows largest.

    Sizes and places are (down, to the right); level 0 is the highest floor, level ``floors`` is none.
    """
    if not sizes:
        return _Built(Placed({}, {}, {}), Stack([], {}, 0), [])
    wanted = ranks(sizes, arrows, levels)
    longest = max(Counter(wanted).values())
    tried: list[tuple[Layers, Placed, Stack]] = []
    slots = 0
    limits = sorted({-(-longest * parts // 20) for parts in _PARTS}, reverse=True)
    for row_of in dict.fromkeys(tuple(rows(wanted, arrows, levels, limit)) for limit in limits):
        layers = _layers(sizes, arrows, row_of)
        tried.append((layers, *_placed(layers, sizes, levels, floors)))
        slots += sum(map(len, layers.columns))
        if slots > _SLOTS:
            break
    layers, placed, stack = max(tried, key=lambda trial: _scale(trial[1], trial[2]))
    return _Built(placed, stack, routes(layers.chains, placed, _STEP))


def _layers(sizes: Sequence[_Size], arrows: Sequence[Arrow], row_of: Sequence[int]) -> Layers:
    """Each row as a layer, its slots in an order of few crossings: Graphviz finds it, and is seldom bettered."""
    down = [pair if row_of[pair[0]] < row_of[pair[1]] else pair[::-1] for pair in arrows]
    found = spots(sizes, down, NEAR, row_of)
    layers = folded([(row, x) for row, (_, x) in zip(row_of, found, strict=True)], arrows, len(sizes))
    return replace(layers, columns=ordered(layers.columns, layers.chains))


def _placed(layers: Layers, sizes: Sequence[_Size], levels: Sequence[int], ground: int) -> tuple[Placed, Stack]:
    linked = {box for chain in layers.chains for box in (chain[0], chain[-1])}
    alone = [(box, box) for box in range(len(sizes)) if box not in linked]  # it holds on to itself: it has a place
    along = spread(layers.columns, [*layers.chains, *alone], {box: size[1] for box, size in enumerate(sizes)}, NEAR)
    boxes = [[slot for slot in column if slot < len(sizes)] for column in layers.columns]
    depths = [float(max(sizes[box][0] for box in row)) for row in boxes]
    stack = stacked([(levels[row[0]], depth) for row, depth in zip(boxes, depths, strict=True)], ground)
    middles: dict[int, Point] = {}
    deep: dict[int, float] = {}
    for column, middle, depth in zip(layers.columns, stack.middles, depths, strict=True):
        middles |= {slot: (middle, along[slot]) for slot in column}
        deep |= dict.fromkeys(column, depth)
    return Placed(middles, dict(enumerate(sizes)), deep), stack


def _scale(placed: Placed, stack: Stack) -> float:
    """How large the frame can show the house."""
    left, right = _sides(placed)
    return min(FRAME[0] / (right - left + 2 * MARGIN + GUTTER), FRAME[1] / stack.height)


def _sides(placed: Placed) -> tuple[float, float]:
    halves = {slot: placed.sizes[slot][1] / 2 if slot in placed.sizes else 0 for slot in placed.middles}
    return (
        min((x - halves[slot] for slot, (_, x) in placed.middles.items()), default=0.0),
        max((x + halves[slot] for slot, (_, x) in placed.middles.items()), default=0.0),
    )


def _turned(point: Point) -> Position:
    return Position(point[1], point[0])
