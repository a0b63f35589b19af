"""A part of the graph as a diagram's text needs it: boxes, arrows, legend and stamp, without places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.export.look import Look
from graph.export.stamp import Stamp
from graph.layout import Orientation, arrow
from graph.model import Basis, Edge, Node, Subgraph
from graph.palette import DASHES, Stroke, Theme
from graph.picture import Drawn, LegendEntry, Switches, edge_id, storeys_of
from graph.picture.legend import entries
from graph.picture.looks import box_of, line_of, word


@dataclass(frozen=True, slots=True)
class Box:
    """A node, its words (its status' sign first) and its look."""

    node: Node
    words: str
    look: Drawn


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge from what needs (an id) to what is needed, its word, line and dashes, and whether it climbs a house."""

    edge: Edge
    tail: str
    head: str
    word: str
    line: Stroke
    dashes: tuple[int, ...]
    climbs: bool


@dataclass(frozen=True, slots=True)
class Storey:
    """A floor of a house: its name, the boxes that stand on it, and its colours."""

    name: str
    boxes: tuple[Box, ...]
    fill: str
    border: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """What is drawn, in canonical order, and what is said of it; of a house the floors, the highest first."""

    boxes: tuple[Box, ...]
    storeys: tuple[Storey, ...]
    arrows: tuple[Arrow, ...]
    legend: tuple[LegendEntry, ...]
    stamp: Stamp
    is_right: bool


def diagram(part: Subgraph, stamp: Stamp, *, lang: str, look: Look) -> Diagram:
    """The diagram of a part of the graph, on white."""
    part, marks = part.canonical(), look.marks
    boxes = []
    for node in part.nodes:
        seen = box_of(node, Theme.LIGHT, marks, is_focus=node.id in look.focus)
        boxes.append(Box(node, f"{seen['sign']} {node.label}".strip() if seen["sign"] else node.label, seen))
    legend = entries(part, lang=lang, theme=Theme.LIGHT, focus=look.focus, switches=Switches(), marks=marks)
    return Diagram(
        tuple(boxes),
        tuple(_storeys(boxes, lang, look)),
        tuple(_arrow(edge, lang, look) for edge in part.edges),
        tuple(legend),
        stamp,
        look.orientation == Orientation.RIGHT and look.built is None,
    )


def _storeys(boxes: Sequence[Box], lang: str, look: Look) -> Iterator[Storey]:
    for band in storeys_of(look.built, lang, Theme.LIGHT):
        places = look.built.house.layout.places if look.built else {}
        held = tuple(box for box in boxes if band.top <= places[box.node.id].y <= band.bottom)
        yield Storey(band.text, held, band.fill, band.border)


def _arrow(edge: Edge, lang: str, look: Look) -> Arrow:
    tail, head = arrow(edge.kind, edge.source, edge.target)
    said = word(edge, lang, way="out" if tail == edge.source else "in")
    dashes = DASHES[edge.basis or Basis.EXPLICIT]
    built, name = look.built, edge_id(edge)
    climbs = built is not None and (name in built.climbing or name in built.borne)
    return Arrow(edge, tail, head, said, line_of(edge, Theme.LIGHT, look.marks), dashes, climbs)
