"""A part of the graph in Graphviz' DOT, for tools that lay it out themselves."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import texts
from graph.export.diagram import Storey, diagram
from graph.export.look import Look
from graph.export.plate.lettering import writable
from graph.export.stamp import Stamp
from graph.model import Subgraph
from graph.palette import Stroke
from graph.picture import edge_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.picture import LegendEntry

ASIDE: Final = "aside "
"""How the ids of what is no node of the graph begin: no id of a graph has a blank."""

_HEADS: Final = {"arrow": "normal", "vee": "vee", "": "none"}
_WIDTH: Final = 1.4
_LONGEST: Final = 2_000  # letters of a line: Graphviz reads no word of 16,384 bytes
_SHAPES: Final = {
    "Action": "box",
    "Service": "box",
    "Referential": "box3d",
    "Organization": "ellipse",
    "Programme": "parallelogram",
    "Regulation": "note",
    "Orientation": "cds",
    "Edition": "folder",
    "Milestone": "hexagon",
    "Indicator": "component",
}


def write(part: Subgraph, stamp: Stamp, *, lang: str, look: Look | None = None) -> str:
    """The diagram's text, arrows to what is needed, in canonical order; ids are the graph's own. The same bytes.

    Colours, signs and dashes are those of the picture on white; what begins with `ASIDE` is no node of the graph.
    pygraphviz writes it: names are quoted by Graphviz itself, and never read as its labels of markup or escapes.
    """
    import pygraphviz

    drawn = diagram(part, stamp, lang=lang, look=look or Look())
    made = pygraphviz.AGraph(directed=True, strict=False, rankdir="LR" if drawn.is_right else "TB")
    made.graph_attr["label"] = "".join(f"{_plain(line)}\\l" for line in (stamp.title, *stamp.lines(lang)))
    made.graph_attr["labeljust"] = "l"
    made.graph_attr["newrank"] = "true"  # floors stand one below the other
    for box in drawn.boxes:
        colours, font = box.look["color"], box.look["font"]["color"]
        looks = _filled(box.node.kind, colours["background"], colours["border"], font, is_focus=box.look["focus"])
        made.add_node(box.node.id, label=_plain(box.words), **looks)
    _storeys(made, drawn.storeys)
    for each in drawn.arrows:
        looks = _stroked(each.line, each.dashes) | ({"constraint": "false"} if each.climbs else {})
        made.add_edge(each.tail, each.head, key=edge_id(each.edge), label=_plain(each.word), **looks)
    _legend(made, drawn.legend, lang)
    return str(made.to_string())


def _storeys(made: Any, storeys: Sequence[Storey]) -> None:  # noqa: ANN401 - untyped library
    """A frame for each floor, one below the other: all of its boxes stand between two points that are not seen."""
    unseen = {"style": "invis"}
    for place, storey in enumerate(storeys):
        names = [box.node.id for box in storey.boxes]
        look = {"style": "filled", "fillcolor": storey.fill, "color": storey.border}
        frame = made.add_subgraph(names, name=f"cluster_{place}", label=_plain(storey.name), **look)
        above, below = f"{ASIDE}above {place}", f"{ASIDE}below {place}"
        for point in (above, below):
            frame.add_node(point, shape="point", **unseen)
        made.add_edge(above, below, **unseen)  # an empty floor keeps those above and below it apart
        for name in names:
            made.add_edge(above, name, **unseen)
            made.add_edge(name, below, **unseen)
        if place:
            made.add_edge(f"{ASIDE}below {place - 1}", above, **unseen)


def _legend(made: Any, legend: Sequence[LegendEntry], lang: str) -> None:  # noqa: ANN401 - untyped library
    """What looks how, in a frame of its own."""
    if not legend:
        return
    frame = made.add_subgraph(name="cluster_legend", label=_plain(texts.translate(lang, "stamp.legend")))
    for entry in legend:
        look, name = entry.look, f"{ASIDE}{entry.group} {entry.code}"
        if entry.group != "line":
            kind = entry.code if entry.group == "kind" else "Service"
            words = f"{look.get('sign', '')} {entry.text}".strip()
            colours = {"background": "#FFFFFF", "border": "#0B1722"} | look
            looks = _filled(kind, colours["background"], colours["border"], "#0B1722", is_focus=entry.group == "focus")
            frame.add_node(name, label=_plain(words), **looks)
            continue
        for end in ("a", "b"):
            frame.add_node(f"{name} {end}", label="", shape="point", color=look["colour"])
        line = Stroke(look["colour"], look["colour"], look.get("width", _WIDTH), look["head"] or "", look["tail"])
        frame.add_edge(
            f"{name} a", f"{name} b", key=name, label=_plain(entry.text), **_stroked(line, tuple(look["dashes"]))
        )


def _filled(kind: str, fill: str, border: str, font: str, *, is_focus: bool) -> dict[str, str]:
    rounded = ",rounded" if kind == "Service" else ""
    looks = {"shape": _SHAPES[kind], "style": f"filled{rounded}", "fillcolor": fill, "color": border, "fontcolor": font}
    return looks | {"penwidth": "3"} if is_focus else looks


def _stroked(line: Stroke, dashes: tuple[int, ...]) -> dict[str, str]:
    """Graphviz has dashes and dots, no lengths: dots are what is said by the project, dashes what is inferred."""
    style = {0: "solid", 2: "dashed"}.get(len(dashes), "dotted")
    ends = {"arrowhead": _HEADS[line.head]} | ({"dir": "both", "arrowtail": "dot"} if line.tail else {})
    return {"style": style, "color": line.colour, "penwidth": f"{line.width:g}", **ends}


def _plain(text: str) -> str:
    """Text that Graphviz shows as it stands: a backslash begins no escape, a bracket no markup, an & no entity."""
    pieces = (text[at : at + _LONGEST] for at in range(0, len(text) or 1, _LONGEST))
    return "\\n".join(escape(writable(piece).replace("\\", "\\\\"), quote=False) for piece in pieces)
