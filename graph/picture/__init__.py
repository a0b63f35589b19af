"""From a part of the graph to a picture of it: pyvis data with places from Python, and the legend that reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from graph.layout import WIDTH, Layout, Orientation, Position, arrow, height_of, label_of, layered
from graph.model import Basis, Node, Subgraph
from graph.palette import DASHES, STOREY, Theme
from graph.picture.legend import entries
from graph.picture.looks import box_of, line_of, sentence
from graph.picture.values import (
    CONTEXT,
    Built,
    Drawn,
    LegendEntry,
    Marks,
    Picture,
    Storey,
    Switches,
    edge_id,
)
from texts import translate

__all__ = [
    "CONTEXT",
    "Built",
    "Drawn",
    "LegendEntry",
    "Marks",
    "Picture",
    "Storey",
    "Switches",
    "draw",
    "edge_id",
    "storeys_of",
]

_CURVED: Final = 400  # edges: beyond, straight lines keep the picture moving


def draw(
    subgraph: Subgraph,
    *,
    lang: str,
    theme: str,
    orientation: str = Orientation.RIGHT,
    focus: Collection[str] = (),
    layout: Layout | None = None,
    switches: Switches | None = None,
    marks: Marks | None = None,
) -> Picture:
    """The picture of a part of the graph, in canonical order; nodes in ``focus`` (ids) stand out.

    Without a ``layout``, which holds a place for every node, `layered` makes one.
    """
    from pyvis.network import Network

    part, colours, way = subgraph.canonical(), Theme(theme), Orientation(orientation)
    switches, marks = switches or Switches(), marks or Marks()
    if marks.built:
        layout, way = marks.built.house.layout, Orientation.DOWN
    layout = layout or layered(part, orientation=way)
    network = Network(directed=True)
    network.toggle_physics(status=False)
    # Set directly: add_node and add_edge look through all that is there, for each one.
    network.nodes = [
        _node(node, lang, layout.places[node.id], marks) | box_of(node, colours, marks, is_focus=node.id in focus)
        for node in part.nodes
    ]
    network.edges = list(_edges(part, lang, colours, layout, way, marks))
    nodes, edges, *_ = network.get_network_data()
    legend = entries(part, lang=lang, theme=colours, focus=focus, switches=switches, marks=marks)
    return Picture(tuple(nodes), tuple(edges), tuple(legend), way, tuple(storeys_of(marks.built, lang, colours)))


def _node(node: Node, lang: str, place: Position, marks: Marks) -> Drawn:
    state = (marks.states or {}).get(node.id)
    status = f" · {translate(lang, f'verdict.{state}')}" if state else ""
    acronym = f" ({node.acronym})" if node.acronym and node.acronym != node.name else ""
    height = height_of(node)
    return {
        "id": node.id,
        "label": label_of(node),
        "said": f"{translate(lang, f'kind.{node.kind}')} · {node.name}{acronym}{status}",
        "x": round(place.x),
        "y": round(place.y),
        "size": [WIDTH, height],
        "margin": 0,
        "widthConstraint": {"minimum": WIDTH, "maximum": WIDTH},
        "heightConstraint": {"minimum": height},
    }


def _edges(part: Subgraph, lang: str, theme: Theme, layout: Layout, way: Orientation, marks: Marks) -> Iterator[Drawn]:
    labels = {node.id: node.label for node in part.nodes}
    direction = "horizontal" if way is Orientation.RIGHT else "vertical"
    smooth = {"enabled": len(part.edges) <= _CURVED, "type": "cubicBezier", "forceDirection": direction}
    for edge in part.edges:
        tail, head = arrow(edge.kind, edge.source, edge.target)
        name = edge_id(edge)
        line = line_of(edge, theme, marks)
        yield {
            "id": name,
            "from": tail,
            "to": head,
            "kind": edge.kind,
            "said": sentence(edge, labels, lang),
            "color": {"color": line.colour},
            "strong": line.strong,
            "width": line.width,
            "dashes": list(DASHES[edge.basis or Basis.EXPLICIT]) or False,
            "arrows": {"to": _end(line.head, 0.55), "from": _end(line.tail, 0.3)},
            "smooth": smooth,
            "points": [[round(point.x, 1), round(point.y, 1)] for point in layout.routes.get(edge.key, ())],
        }


def storeys_of(built: Built | None, lang: str, theme: Theme) -> Iterator[Storey]:
    """The bands of a house, the highest first."""
    if built is None:
        return
    house = built.house
    for floor, band in sorted(house.bands.items(), reverse=True):
        name = built.floors[floor]
        text = name.fr if lang == "fr" else name.en
        sides = (round(house.left), round(band.top), round(house.right), round(band.bottom))
        yield Storey(text, *sides, *STOREY[theme])


def _end(shape: str | None, scale: float) -> Drawn:
    return {"enabled": True, "type": shape, "scaleFactor": scale} if shape else {"enabled": False}
