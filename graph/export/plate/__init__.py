"""A plate: a picture as it was seen, with the stamp that says what it is. Every still format is made from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph.export.look import Look
from graph.export.stamp import Stamp, stamp
from graph.model import Document, Edge, Node, Subgraph
from graph.palette import Theme
from graph.picture import Picture, draw, edge_id

__all__ = ["Look", "Plate", "Stamp", "plate"]

_SIGN: Final = 8  # pixels that a status' sign stands above its box


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture, the part of the graph that it shows, its words' language and its ground.

    ``text`` is what is said of it below its title, empty for nothing.
    """

    part: Subgraph
    picture: Picture
    stamp: Stamp
    lang: str
    theme: Theme
    text: str = ""

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that is drawn, in pixels; a point for nothing."""
        nodes, edges = self.picture.nodes, self.picture.edges
        xs = [node["x"] + side * node["size"][0] / 2 for node in nodes for side in (-1, 1)]
        ys = [node["y"] + side * (node["size"][1] / 2 + _SIGN) for node in nodes for side in (-1, 1)]
        xs += [point[0] for edge in edges for point in edge["points"]]
        ys += [point[1] for edge in edges for point in edge["points"]]
        xs += [side for storey in self.picture.storeys for side in (storey.left, storey.right)]
        ys += [side for storey in self.picture.storeys for side in (storey.top, storey.bottom)]
        return (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 0, 0)

    def facts(self) -> Iterator[tuple[str, Node | Edge]]:
        """(id in the picture, fact) of every box and line, in the picture's order."""
        yield from ((node.id, node) for node in self.part.nodes)
        yield from ((edge_id(edge), edge) for edge in self.part.edges)


def plate(
    part: Subgraph,
    *,
    title: str,
    version: str,
    lang: str,
    known: Iterable[Document] = (),
    as_of: str | None = None,
    look: Look | None = None,
    note: str = "",
) -> Plate:
    """The plate of a part of the graph; what it says of itself is told as `graph.export.stamp.stamp` does."""
    shown, look = part.canonical(), look or Look()
    picture = draw(
        shown,
        lang=lang,
        theme=look.theme,
        orientation=look.orientation,
        focus=look.focus,
        layout=look.layout,
        marks=look.marks,
    )
    told = stamp(shown, title=title, version=version, lang=lang, known=known, as_of=as_of, note=note)
    return Plate(shown, picture, told, lang, Theme(look.theme))
