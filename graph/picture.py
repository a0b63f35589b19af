"""From a part of the graph to a picture of it: pyvis data with places from Python, and the legend that reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from graph.layout import WIDTH, Layout, Orientation, Position, arrow, height_of, label_of, layered
from graph.model import Basis, Edge, Node, Subgraph
from graph.palette import COLOURS, DASHES, OUTLINES, Theme, stroke
from graph.schema import KINDS, RELATIONS, Needed
from texts import translate

Drawn: TypeAlias = dict[str, Any]
"""One node or edge as vis-network reads it."""

CONTEXT: Final = "context"
"""The code of the legend's line for all relations without a needed end."""

_CURVED: Final = 400  # edges: beyond, straight lines keep the picture moving
_FONT: Final = 15


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: what is drawn so (``kind``, ``line`` or ``focus``), in words, and how.

    ``is_shown`` is False for what a filter keeps out; ``is_filter`` tells whether a click on the line switches it.
    """

    group: str
    code: str
    text: str
    look: Drawn
    is_shown: bool = True
    is_filter: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: nodes and edges as vis-network reads them (plain text, never markup), and the legend.

    Beside vis-network's own words a node has ``said`` (it in words), ``outline``, ``size`` and ``focus``, an edge
    ``said``, its relation's ``kind``, ``strong`` (its colour when looked at) and ``points`` that it runs through.
    """

    nodes: tuple[Drawn, ...]
    edges: tuple[Drawn, ...]
    legend: tuple[LegendEntry, ...]
    orientation: str = Orientation.RIGHT


@dataclass(frozen=True, slots=True)
class Switches:
    """What a click on the legend can show or hide, as codes of its lines: a kind, a relation, `CONTEXT`, a basis.

    ``hidden`` are those of ``all`` that are switched off.
    """

    all: Collection[str] = ()
    hidden: Collection[str] = ()


def draw(
    subgraph: Subgraph,
    *,
    lang: str,
    theme: str,
    orientation: str = Orientation.RIGHT,
    focus: Collection[str] = (),
    layout: Layout | None = None,
    switches: Switches | None = None,
) -> Picture:
    """The picture of a part of the graph, in canonical order; nodes in ``focus`` (ids) stand out.

    Without a ``layout``, which holds a place for every node, `layered` makes one.
    """
    from pyvis.network import Network

    part, colours, way = subgraph.canonical(), Theme(theme), Orientation(orientation)
    layout, switches = layout or layered(part, orientation=way), switches or Switches()
    network = Network(directed=True)
    network.toggle_physics(status=False)
    # Set directly: add_node and add_edge look through all that is there, for each one.
    network.nodes = [
        _node(node, lang, layout.places[node.id]) | _box(node, colours, is_focus=node.id in focus)
        for node in part.nodes
    ]
    network.edges = list(_edges(part, lang, colours, layout, way))
    nodes, edges, *_ = network.get_network_data()
    legend = (*_kind_entries(part, lang, colours, switches), *_focus_entry(part, lang, focus))
    lines = _line_entries(part, lang, colours, switches)
    return Picture(tuple(nodes), tuple(edges), (*legend, *lines), way)


def edge_id(edge: Edge) -> str:
    """What pictures and addresses call an edge: ``source|KIND|nature-or-empty|target``."""
    return "|".join((edge.source, edge.kind, edge.nature or "", edge.target))


def _node(node: Node, lang: str, place: Position) -> Drawn:
    acronym = f" ({node.acronym})" if node.acronym and node.acronym != node.name else ""
    height = height_of(node)
    return {
        "id": node.id,
        "label": label_of(node),
        "said": f"{translate(lang, f'kind.{node.kind}')} · {node.name}{acronym}",
        "x": round(place.x),
        "y": round(place.y),
        "size": [WIDTH, height],
        "margin": 0,
        "widthConstraint": {"minimum": WIDTH, "maximum": WIDTH},
        "heightConstraint": {"minimum": height},
    }


def _box(node: Node, theme: Theme, *, is_focus: bool) -> Drawn:
    outline, colours = OUTLINES[node.kind], COLOURS[theme][node.kind]
    return {
        "shape": "box",
        "outline": outline.name,
        "shapeProperties": {"borderRadius": outline.radius},
        "focus": is_focus,
        "borderWidth": 3 if is_focus else 1.4,
        "color": {"background": colours.fill, "border": colours.border},
        "font": {"color": colours.text, "size": _FONT},
    }


def _edges(part: Subgraph, lang: str, theme: Theme, layout: Layout, way: Orientation) -> Iterator[Drawn]:
    labels = {node.id: node.label for node in part.nodes}
    direction = "horizontal" if way is Orientation.RIGHT else "vertical"
    smooth = {"enabled": len(part.edges) <= _CURVED, "type": "cubicBezier", "forceDirection": direction}
    for edge in part.edges:
        tail, head = arrow(edge.kind, edge.source, edge.target)
        line = stroke(edge.kind, theme)
        yield {
            "id": edge_id(edge),
            "from": tail,
            "to": head,
            "kind": edge.kind,
            "said": _sentence(edge, labels, lang),
            "color": {"color": line.colour},
            "strong": line.strong,
            "width": line.width,
            "dashes": list(DASHES[edge.basis or Basis.EXPLICIT]) or False,
            "arrows": {"to": _end(line.head, 0.55), "from": _end(line.tail, 0.3)},
            "smooth": smooth,
            "points": [[round(point.x, 1), round(point.y, 1)] for point in layout.routes.get(edge.key, ())],
        }


def _sentence(edge: Edge, labels: dict[str, str], lang: str) -> str:
    word = f"nature.{edge.nature}" if edge.nature else f"relation.{edge.kind}"
    basis = "" if edge.basis in {None, Basis.EXPLICIT} else f" ({translate(lang, f'basis.{edge.basis}')})"
    return f"{labels[edge.source]} {translate(lang, f'{word}.out')} {labels[edge.target]}{basis}"


def _end(shape: str | None, scale: float) -> Drawn:
    return {"enabled": True, "type": shape, "scaleFactor": scale} if shape else {"enabled": False}


def _kind_entries(part: Subgraph, lang: str, theme: Theme, switches: Switches) -> Iterator[LegendEntry]:
    present = {node.kind for node in part.nodes}
    for kind in KINDS:
        if kind in present or kind in switches.hidden:
            colours = COLOURS[theme][kind]
            look = {"outline": OUTLINES[kind].name, "background": colours.fill, "border": colours.border}
            yield _entry("kind", kind, translate(lang, f"kind.{kind}"), look, switches)


def _focus_entry(part: Subgraph, lang: str, focus: Collection[str]) -> Iterator[LegendEntry]:
    if any(node.id in focus for node in part.nodes):
        yield LegendEntry("focus", "focus", translate(lang, "legend.focus"), {})


def _line_entries(part: Subgraph, lang: str, theme: Theme, switches: Switches) -> Iterator[LegendEntry]:
    present = {edge.kind if RELATIONS[edge.kind].needed is not Needed.NONE else CONTEXT for edge in part.edges}
    bases = {edge.basis for edge in part.edges}
    for kind in ("DEPENDS_ON", "DELIVERS", CONTEXT):
        if kind in present or kind in switches.hidden:
            line = stroke(kind, theme)
            ends: Drawn = {"colour": line.colour, "head": line.head, "tail": line.tail, "dashes": []}
            yield _entry("line", kind, translate(lang, f"legend.{kind}"), ends, switches)
    for basis in (Basis.INFERRED, Basis.BRIEF):
        if basis in bases or basis in switches.hidden:
            line = stroke("DEPENDS_ON", theme)
            look: Drawn = {"colour": line.colour, "head": None, "tail": None, "dashes": list(DASHES[basis])}
            yield _entry("line", basis, translate(lang, f"basis.{basis}"), look, switches)


def _entry(group: str, code: str, text: str, look: Drawn, switches: Switches) -> LegendEntry:
    return LegendEntry(group, code, text, look, is_shown=code not in switches.hidden, is_filter=code in switches.all)
