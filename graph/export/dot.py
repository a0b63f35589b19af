"""A part of the graph in Graphviz' DOT, for tools that lay it out themselves."""

from __future__ import annotations

from html import escape
from typing import Final

from graph.export.plate.lettering import writable
from graph.layout import Orientation, arrow
from graph.model import Basis, Subgraph
from graph.palette import COLOURS, DASHES, Theme
from graph.picture import edge_id
from texts import translate

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


def write(subgraph: Subgraph, *, title: str, lang: str, orientation: str = Orientation.RIGHT) -> str:
    """The diagram's text, arrows to what is needed, in canonical order; ids are the graph's own. The same bytes.

    pygraphviz writes it: names are quoted by Graphviz itself, and never read as its labels of markup or escapes.
    """
    import pygraphviz

    part = subgraph.canonical()
    made = pygraphviz.AGraph(directed=True, strict=False, rankdir="LR" if orientation == Orientation.RIGHT else "TB")
    made.graph_attr["label"] = _plain(title)
    for node in part.nodes:
        colours = COLOURS[Theme.LIGHT][node.kind]
        look = {"fillcolor": colours.fill, "color": colours.border, "fontcolor": colours.text}
        rounded = ",rounded" if node.kind == "Service" else ""
        made.add_node(node.id, label=_plain(node.label), shape=_SHAPES[node.kind], style=f"filled{rounded}", **look)
    for edge in part.edges:
        tail, head = arrow(edge.kind, edge.source, edge.target)
        word = f"nature.{edge.nature}" if edge.nature else f"relation.{edge.kind}"
        said = translate(lang, f"{word}.{'out' if tail == edge.source else 'in'}")
        style = "dashed" if DASHES[edge.basis or Basis.EXPLICIT] else "solid"
        made.add_edge(tail, head, key=edge_id(edge), label=_plain(said), style=style)
    return str(made.to_string())


def _plain(text: str) -> str:
    """Text that Graphviz shows as it stands: a backslash begins no escape, a bracket no markup, an & no entity."""
    return escape(writable(text).replace("\\", "\\\\"), quote=False)
