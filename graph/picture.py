"""From a part of the graph to a picture of it: pyvis data with places from Python, and the legend that reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from graph.layout import PADDING, WIDTH, Orientation, arrow, height_of, label_of, layered
from graph.model import Basis, Edge, Node, Subgraph
from graph.palette import COLOURS, CONTEXT_DASHES, INFERRED_DASHES, LINES, OUTLINES, Theme
from graph.schema import KINDS, RELATIONS, Needed
from texts import translate

Drawn: TypeAlias = dict[str, Any]
"""One node or edge as vis-network reads it."""

_CURVED = 200  # edges: beyond, straight lines keep the picture moving
_FONT = 17


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: what is drawn so (``kind`` or ``line``), in words, and how."""

    group: str
    code: str
    text: str
    look: Drawn


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: nodes and edges as vis-network reads them (plain text, never markup), and the legend."""

    nodes: tuple[Drawn, ...]
    edges: tuple[Drawn, ...]
    legend: tuple[LegendEntry, ...]


def draw(
    subgraph: Subgraph, *, lang: str, theme: str, orientation: str = Orientation.RIGHT, focus: Collection[str] = ()
) -> Picture:
    """The picture of a part of the graph; nodes in ``focus`` (ids) are drawn with a thicker border."""
    from pyvis.network import Network

    lines = LINES[Theme(theme)]
    places = layered(subgraph, orientation=Orientation(orientation))
    network = Network(directed=True)
    network.toggle_physics(status=False)
    # Set directly: add_node and add_edge look through all that is there, for each one.
    network.nodes = [
        {**_node(node, lang), "x": round(places[node.id].x, 1), "y": round(places[node.id].y, 1)}
        | _box(node.kind, theme, width=3 if node.id in focus else 1.5)
        for node in subgraph.nodes
    ]
    network.edges = [_edge(edge, lines, curve=_curve(subgraph, orientation)) for edge in subgraph.edges]
    nodes, edges, *_ = network.get_network_data()
    kinds = {node.kind for node in subgraph.nodes}
    legend = (
        *(
            LegendEntry("kind", kind, translate(lang, f"kind.{kind}"), _swatch(kind, theme))
            for kind in KINDS
            if kind in kinds
        ),
        *_line_entries(subgraph, lang, lines),
    )
    return Picture(tuple(nodes), tuple(edges), legend)


def edge_id(edge: Edge) -> str:
    """What pictures and addresses call an edge: ``source|KIND|nature-or-empty|target``."""
    return "|".join((edge.source, edge.kind, edge.nature or "", edge.target))


def _node(node: Node, lang: str) -> Drawn:
    return {
        "id": node.id,
        "label": label_of(node),
        "name": node.name,
        "kind": translate(lang, f"kind.{node.kind}"),
        "heightConstraint": {"minimum": height_of(node) - PADDING},
        "widthConstraint": {"minimum": WIDTH - PADDING, "maximum": WIDTH - PADDING},
        "margin": PADDING // 2,
    }


def _box(kind: str, theme: str, *, width: float) -> Drawn:
    outline, colours = OUTLINES[kind], COLOURS[Theme(theme)][kind]
    return {
        "shape": outline.shape,
        "shapeProperties": {"borderRadius": outline.radius, "borderDashes": list(outline.dashes) or False},
        "borderWidth": width,
        "color": {"background": colours.fill, "border": colours.border},
        "font": {"color": colours.text, "size": _FONT},
    }


def _edge(edge: Edge, lines: Mapping[str, str], *, curve: Drawn) -> Drawn:
    tail, head = arrow(edge.kind, edge.source, edge.target)
    return {
        "id": edge_id(edge),
        "from": tail,
        "to": head,
        **_line(edge.kind, lines, inferred=edge.basis is Basis.INFERRED),
        "smooth": curve,
    }


def _curve(subgraph: Subgraph, orientation: str) -> Drawn:
    direction = "horizontal" if orientation == Orientation.RIGHT else "vertical"
    is_small = len(subgraph.edges) <= _CURVED
    return {"enabled": is_small, "type": "cubicBezier", "forceDirection": direction, "roundness": 0.45}


def _line(kind: str, lines: Mapping[str, str], *, inferred: bool) -> Drawn:
    is_context = RELATIONS[kind].needed is Needed.NONE
    dashes: list[int] | bool = list(CONTEXT_DASHES) if is_context else list(INFERRED_DASHES) if inferred else False
    return {
        "color": {"color": lines["context" if is_context else kind]},
        "dashes": dashes,
        "width": 1 if is_context else 1.4,
        "arrows": {"to": {"enabled": True, "type": _ARROWS.get(kind, "vee"), "scaleFactor": 0.6}},
    }


_ARROWS = {"DEPENDS_ON": "arrow", "DELIVERS": "circle"}


def _swatch(kind: str, theme: str) -> Drawn:
    outline, colours = OUTLINES[kind], COLOURS[Theme(theme)][kind]
    return {
        "shape": outline.shape,
        "radius": outline.radius,
        "dashed": bool(outline.dashes),
        "fill": colours.fill,
        "border": colours.border,
    }


def _line_entries(subgraph: Subgraph, lang: str, lines: Mapping[str, str]) -> Iterator[LegendEntry]:
    present = {edge.kind for edge in subgraph.edges}
    for kind in ("DEPENDS_ON", "DELIVERS"):
        if kind in present:
            yield LegendEntry("line", kind, translate(lang, f"legend.{kind}"), {"colour": lines[kind], "dash": "whole"})
    if any(RELATIONS[kind].needed is Needed.NONE for kind in present):
        look = {"colour": lines["context"], "dash": "dotted"}
        yield LegendEntry("line", "context", translate(lang, "legend.context"), look)
    if any(edge.basis is Basis.INFERRED for edge in subgraph.edges):
        look = {"colour": lines["DEPENDS_ON"], "dash": "dashed"}
        yield LegendEntry("line", "inferred", translate(lang, "legend.inferred"), look)
