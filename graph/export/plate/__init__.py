"""A plate: a picture as it was seen, with the stamp that says what it is. Every still format is made from one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import texts
from graph.layout import Layout, Orientation
from graph.model import Document, Edge, Node, Subgraph
from graph.palette import Theme
from graph.picture import Built, Marks, Picture, draw, edge_id

__all__ = ["Look", "Plate", "Stamp", "plate"]

_LONGEST: Final = 400  # letters of a title: a name may have thousands
_SIGN: Final = 8  # pixels that a status' sign stands above its box


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a picture says of itself, as lines of text in its language."""

    title: str
    said: tuple[str, ...]
    sources: tuple[str, ...]
    version: str


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


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn: see `graph.picture.draw`; ``states``, ``chain`` and ``built`` are those of its marks."""

    theme: str = Theme.LIGHT
    orientation: str = Orientation.RIGHT
    focus: Collection[str] = ()
    layout: Layout | None = None
    states: Mapping[str, str] | None = None
    chain: Collection[str] = ()
    built: Built | None = None


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
    """The plate of a part of the graph of that fingerprint (``version``).

    ``known`` are all documents of the graph: the newest of those of the day ``as_of`` is the one that is told.
    ``note`` tells what the part leaves out, empty for nothing.
    """
    shown, look = part.canonical(), look or Look()
    picture = draw(
        shown,
        lang=lang,
        theme=look.theme,
        orientation=look.orientation,
        focus=look.focus,
        layout=look.layout,
        marks=Marks(look.states, look.chain, look.built),
    )
    documents = sorted(known, key=lambda each: (each.stated_on, each.id))
    spoken = [each for each in documents if as_of is None or each.stated_on <= as_of]
    said = [texts.translate(lang, "stamp.as_of", day=texts.day(lang, as_of))] if as_of else []
    said += [texts.translate(lang, "stamp.edition", title=spoken[-1].title)] if spoken else []
    said += [note] if note else []
    stamp = Stamp(
        title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…",
        tuple(said),
        tuple(_source(each, lang) for each in sorted(shown.documents, key=lambda each: (each.stated_on, each.id))),
        texts.translate(lang, "stamp.version", version=version),
    )
    return Plate(shown, picture, stamp, lang, Theme(look.theme))


def _source(document: Document, lang: str) -> str:
    day = texts.day(lang, document.date, document.date_precision)
    return f"{document.title} ({', '.join(filter(None, (document.publisher, day)))})"
