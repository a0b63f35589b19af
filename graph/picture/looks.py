"""How a node and an edge look and what they say, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.model import Basis, Edge, Node
from graph.palette import BORNE, CHAIN, COLOURS, OUTLINES, STATELESS, STATES, Stroke, Theme, stroke
from graph.picture.values import Drawn, Marks, edge_id
from texts import translate

_FONT: Final = 15


def box_of(node: Node, theme: Theme, marks: Marks, *, is_focus: bool) -> Drawn:
    """A node's outline, sign, colours and letters, as `graph.picture.Picture` has them."""
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


def line_of(edge: Edge, theme: Theme, marks: Marks) -> Stroke:
    """How a line is drawn: in red where it holds something back, or climbs a house; thin where it may climb."""
    name = edge_id(edge)
    if name in marks.chain or (marks.built and name in marks.built.climbing):
        return CHAIN[theme]
    return BORNE[theme] if marks.built and name in marks.built.borne else stroke(edge.kind, theme)


def sentence(edge: Edge, labels: Mapping[str, str], lang: str) -> str:
    """An edge in words: who, what, whom, and how it is known where no document says it."""
    basis = "" if edge.basis in {None, Basis.EXPLICIT} else f" ({translate(lang, f'basis.{edge.basis}')})"
    return f"{labels[edge.source]} {word(edge, lang, way='out')} {labels[edge.target]}{basis}"


def word(edge: Edge, lang: str, *, way: str) -> str:
    """What a relation is called: read from its source (``out``) or from its target (``in``)."""
    return translate(lang, f"{f'nature.{edge.nature}' if edge.nature else f'relation.{edge.kind}'}.{way}")
