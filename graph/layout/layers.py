"""Layers along the arrows, found by Graphviz, tall ones folded, with a bend wherever a line passes a layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import Final, TypeAlias

Arrow: TypeAlias = tuple[int, int]
"""(tail, head): numbers of boxes."""

Spot: TypeAlias = tuple[float, float]

_MANY: Final = 150  # arrows beyond which Graphviz is hurried: 200 boxes and 761 arrows took 12 s, now 0.2 s
_HURRY: Final = {"nslimit": "0.01", "mclimit": "0.1"}  # its places get worse, and only their order is used
_POINTS: Final = 72  # Graphviz counts sizes in inches and places in points
_ONE_AT_A_TIME: Final = Lock()  # Graphviz keeps state in globals; only the interpreter's lock guards it else


@dataclass(frozen=True, slots=True)
class Layers:
    """Slots by column: boxes have the numbers they came with, bends follow.

    ``chains`` holds, for every arrow, the slots it passes from tail to head, each in a column beside the last one's;
    ``starts`` the columns that begin a layer.
    """

    columns: Sequence[Sequence[int]]
    chains: Sequence[tuple[int, ...]]
    starts: frozenset[int]


def spots(
    sizes: Sequence[Spot], arrows: Sequence[Arrow], gap: float, layers: Sequence[int] | None = None
) -> Sequence[Spot]:
    """(layer, place along it) of every box: few crossings, by Graphviz. ``sizes`` are (across, along) a layer.

    Boxes are put into ``layers`` (a number for each box) where these are given; arrows then go from one to a later one.
    """
    import pygraphviz

    with _ONE_AT_A_TIME:
        # Graphviz sees numbers alone: a name could be read as markup, an id as a port.
        hurry = _HURRY if len(arrows) > _MANY else {}
        drawing = pygraphviz.AGraph(directed=True, rankdir="LR", splines="false", nodesep=gap / _POINTS, **hurry)
        for number, (across, along) in enumerate(sizes):
            drawing.add_node(
                number, shape="box", fixedsize="true", label="", width=across / _POINTS, height=along / _POINTS
            )
        drawing.add_edges_from(arrows)
        for layer in sorted(set(layers or ())):
            # The layers' marks hang together, so that each layer has its place even where no arrow says it.
            mark = f"layer {layer}"
            drawing.add_node(mark, shape="point", width=0, height=0)
            drawing.add_subgraph([mark, *(box for box, own in enumerate(layers or ()) if own == layer)], rank="same")
        marks = [f"layer {layer}" for layer in sorted(set(layers or ()))]
        for before, after in pairwise(marks):
            drawing.add_edge(before, after, weight=0)
        drawing.layout("dot")
        texts = [drawing.get_node(number).attr["pos"].split(",") for number in range(len(sizes))]
    return [(float(x), -float(y)) for x, y in texts]


def folded(found: Sequence[Spot], arrows: Sequence[Arrow], limit: int) -> Layers:
    """The boxes in columns of at most ``limit``, each layer in as few as that allows."""
    layers: dict[float, list[int]] = defaultdict(list)
    for box in sorted(range(len(found)), key=lambda box: found[box]):
        layers[found[box][0]].append(box)
    columns: list[list[int]] = []
    starts: set[int] = set()
    for layer in layers.values():
        starts.add(len(columns))
        count = -(-len(layer) // limit)
        # Every count-th box: the parts then cover the same stretch, and lines reach the far one between near ones.
        columns += [layer[part::count] for part in range(count)]
    column_of = {box: number for number, column in enumerate(columns) for box in column}
    along = [place for _, place in found]
    chains = [_chain(arrow, column_of, columns, along) for arrow in arrows]
    ordered = [sorted(column, key=lambda slot: (along[slot], slot)) for column in columns]
    return Layers(ordered, chains, frozenset(starts))


def _chain(arrow: Arrow, column_of: dict[int, int], columns: list[list[int]], along: list[float]) -> tuple[int, ...]:
    """The arrow's slots; bends are added to the columns it passes, on the straight line."""
    tail, head = arrow
    first, last = column_of[tail], column_of[head]
    step = 1 if last > first else -1
    bends: list[int] = []
    for column in range(first + step, last, step):
        bends.append(len(along))
        columns[column].append(len(along))
        part = (column - first) / (last - first)
        along.append(along[tail] + part * (along[head] - along[tail]))
    return (tail, *bends, head)
