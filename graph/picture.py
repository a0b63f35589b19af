"""From a part of the graph to a picture of it: pyvis data with places from Python, and the legend that reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from graph.layout import WIDTH, House, Layout, Orientation, Position, arrow, height_of, label_of, layered
from graph.model import Basis, Edge, Node, Subgraph, Text
from graph.palette import (
    BORNE,
    CHAIN,
    COLOURS,
    DASHES,
    OUTLINES,
    STATELESS,
    STATES,
    STOREY,
    Colours,
    Stroke,
    Theme,
    stroke,
)
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
    """One line of the legend: what is drawn so (``state``, ``kind``, ``line`` or ``focus``), in words, and how.

    ``is_shown`` is False for what a filter keeps out; ``is_filter`` tells whether a click on the line switches it.
    """

    group: str
    code: str
    text: str
    look: Drawn
    is_shown: bool = True
    is_filter: bool = False


@dataclass(frozen=True, slots=True)
class Storey:
    """The band of a floor behind the boxes: its name, where it reaches, in pixels, and its colours."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    fill: str
    border: str
    ink: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: nodes and edges as vis-network reads them (plain text, never markup), legend, floors of a house.

    Beside vis-network's own words a node has ``said`` (it in words), ``outline``, ``sign`` (of its status, or empty),
    ``size`` and ``focus``, an edge ``said``, its relation's ``kind``, ``strong`` (its colour when looked at) and
    ``points`` that it runs through.
    """

    nodes: tuple[Drawn, ...]
    edges: tuple[Drawn, ...]
    legend: tuple[LegendEntry, ...]
    orientation: str = Orientation.RIGHT
    storeys: tuple[Storey, ...] = ()


@dataclass(frozen=True, slots=True)
class Switches:
    """What a click on the legend can show or hide, as codes: of a status, a kind, a relation, `CONTEXT`, a basis.

    ``hidden`` are those of ``all`` that are switched off.
    """

    all: Collection[str] = ()
    hidden: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A house, the names of its floors, the lowest first, and the links that climb it.

    ``climbing`` are the ids of links that break the rule, ``borne`` of those that an exemption covers.
    """

    house: House
    floors: Sequence[Text]
    climbing: Collection[str] = ()
    borne: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known beyond the graph itself: statuses (codes of `STATES`, by node id), a chain (ids of edges), a house.

    With ``states`` boxes are coloured by them, and by kind no more; outlines still tell kinds apart. A house is laid
    out as it is, whatever layout else is given.
    """

    states: Mapping[str, str] | None = None
    chain: Collection[str] = ()
    built: Built | None = None


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
        _node(node, lang, layout.places[node.id], marks) | _box(node, colours, marks, is_focus=node.id in focus)
        for node in part.nodes
    ]
    network.edges = list(_edges(part, lang, colours, layout, way, marks))
    nodes, edges, *_ = network.get_network_data()
    states = _state_entries(part, lang, colours, switches, marks)
    legend = (*states, *_kind_entries(part, lang, colours, switches, marks), *_focus_entry(part, lang, focus))
    lines = (*_red_entries(part, lang, colours, marks), *_line_entries(part, lang, colours, switches))
    return Picture(tuple(nodes), tuple(edges), (*legend, *lines), way, tuple(_storeys(marks.built, lang, colours)))


def edge_id(edge: Edge) -> str:
    """What pictures and addresses call an edge: ``source|KIND|nature-or-empty|target``."""
    return "|".join((edge.source, edge.kind, edge.nature or "", edge.target))


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


def _box(node: Node, theme: Theme, marks: Marks, *, is_focus: bool) -> Drawn:
    outline, colours, sign = OUTLINES[node.kind], COLOURS[theme][node.kind], ""
    if marks.states is not None:
        state = STATES.get(marks.states.get(node.id, ""), STATELESS)
        colours, sign = state.colours(theme), state.sign
    return {
        "shape": "box",
        "sign": sign,
        "outline": outline.name,
        "shapeProperties": {"borderRadius": outline.radius},
        "focus": is_focus,
        "borderWidth": 3 if is_focus else 1.4,
        "color": {"background": colours.fill, "border": colours.border},
        "font": {"color": colours.text, "size": _FONT},
    }


def _edges(part: Subgraph, lang: str, theme: Theme, layout: Layout, way: Orientation, marks: Marks) -> Iterator[Drawn]:
    labels = {node.id: node.label for node in part.nodes}
    direction = "horizontal" if way is Orientation.RIGHT else "vertical"
    smooth = {"enabled": len(part.edges) <= _CURVED, "type": "cubicBezier", "forceDirection": direction}
    for edge in part.edges:
        tail, head = arrow(edge.kind, edge.source, edge.target)
        name = edge_id(edge)
        line = _stroke(name, edge.kind, theme, marks)
        yield {
            "id": name,
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


def _stroke(name: str, kind: str, theme: Theme, marks: Marks) -> Stroke:
    """How a line is drawn: in red where it holds something back, or climbs a house; thin where it may climb."""
    if name in marks.chain or (marks.built and name in marks.built.climbing):
        return CHAIN[theme]
    return BORNE[theme] if marks.built and name in marks.built.borne else stroke(kind, theme)


def _storeys(built: Built | None, lang: str, theme: Theme) -> Iterator[Storey]:
    """The bands of a house, the highest first."""
    if built is None:
        return
    house = built.house
    for floor, band in sorted(house.bands.items(), reverse=True):
        name = built.floors[floor]
        text = name.fr if lang == "fr" else name.en
        sides = (round(house.left), round(band.top), round(house.right), round(band.bottom))
        yield Storey(text, *sides, *STOREY[theme])


def _sentence(edge: Edge, labels: dict[str, str], lang: str) -> str:
    word = f"nature.{edge.nature}" if edge.nature else f"relation.{edge.kind}"
    basis = "" if edge.basis in {None, Basis.EXPLICIT} else f" ({translate(lang, f'basis.{edge.basis}')})"
    return f"{labels[edge.source]} {translate(lang, f'{word}.out')} {labels[edge.target]}{basis}"


def _end(shape: str | None, scale: float) -> Drawn:
    return {"enabled": True, "type": shape, "scaleFactor": scale} if shape else {"enabled": False}


def _state_entries(part: Subgraph, lang: str, theme: Theme, switches: Switches, marks: Marks) -> Iterator[LegendEntry]:
    if marks.states is None:
        return
    present = {marks.states.get(node.id) for node in part.nodes}
    for code, state in STATES.items():
        if code in present or code in switches.hidden:
            look = {**_filled("Service", state.colours(theme)), "sign": state.sign}
            yield _entry("state", code, translate(lang, f"verdict.{code}"), look, switches)
    if None in present:
        yield LegendEntry(
            "state", "none", translate(lang, "legend.stateless"), _filled("Service", STATELESS.colours(theme))
        )


def _filled(kind: str, colours: Colours) -> Drawn:
    return {"outline": OUTLINES[kind].name, "background": colours.fill, "border": colours.border}


def _kind_entries(part: Subgraph, lang: str, theme: Theme, switches: Switches, marks: Marks) -> Iterator[LegendEntry]:
    present = {node.kind for node in part.nodes}
    for kind in KINDS:
        if kind in present or kind in switches.hidden:
            colours = COLOURS[theme][kind] if marks.states is None else STATELESS.colours(theme)
            look = _filled(kind, colours)
            yield _entry("kind", kind, translate(lang, f"kind.{kind}"), look, switches)


def _focus_entry(part: Subgraph, lang: str, focus: Collection[str]) -> Iterator[LegendEntry]:
    if any(node.id in focus for node in part.nodes):
        yield LegendEntry("focus", "focus", translate(lang, "legend.focus"), {})


def _red_entries(part: Subgraph, lang: str, theme: Theme, marks: Marks) -> Iterator[LegendEntry]:
    built = marks.built
    present = {edge_id(edge) for edge in part.edges}
    reds = (
        ("chain", marks.chain, CHAIN),
        ("climbing", built.climbing if built else (), CHAIN),
        ("borne", built.borne if built else (), BORNE),
    )
    for code, names, strokes in reds:
        if not present.isdisjoint(names):
            line = strokes[theme]
            look: Drawn = {"colour": line.colour, "head": line.head, "tail": None, "dashes": [], "width": line.width}
            yield LegendEntry("line", code, translate(lang, f"legend.{code}"), look)


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
