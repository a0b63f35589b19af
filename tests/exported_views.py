"""Views that second readers open, and their files: three parts of the shipped roadmap, and names that attack."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from graph.analysis.neighbourhood import neighbourhood
from graph.export import html, pdf, pptx
from graph.export.plate import Look, Plate, plate
from graph.export.plate.lettering import writable
from graph.model import Direction, Subgraph
from graph.palette import STATES
from graph.picture import Built
from graph.snapshot import Snapshot
from loaders.pipeline import ROADMAP, read
from tests.hostile_names import hostile_graph
from views.drawn import place_view
from views.housing import built
from views.view import WHOLE_LOOK, Scope, View

NORMAL = ("service:ens", "referential:ins", "service:mssante")
HOSTILE_VIEW = "hostile"
VIEWS = (*NORMAL, HOSTILE_VIEW)


@cache
def view(name: str) -> Subgraph:
    """One step around a node of the shipped roadmap; ``hostile``: the graph of names that attack."""
    part = hostile_graph() if name == HOSTILE_VIEW else neighbourhood(roadmap(), [name], Direction.BOTH, 1).subgraph
    return part.canonical()


@cache
def roadmap() -> Snapshot:
    """The shipped roadmap."""
    return Snapshot.from_subgraph(read(ROADMAP))


@cache
def whole() -> Subgraph:
    """The whole programme as the page shows it first: what has a floor."""
    look: dict[str, Any] = dict(WHOLE_LOOK)
    return place_view(View(scope=Scope.WHOLE, **look), roadmap(), None).shown.subgraph.canonical()


@cache
def house() -> Built:
    """Its house."""
    return built(whole(), "2023-05-17")


def seen(part: Subgraph, title: str) -> Plate:
    """A part of the graph as it is drawn on a day, with a status on each of its first boxes."""
    states = dict(zip((node.id for node in part.nodes), STATES, strict=False))
    look = Look(focus=[part.nodes[0].id], states=states)
    known = part.documents
    return plate(part, title=title, version="sha256:f00d", lang="fr", known=known, as_of="2023-05-17", look=look)


def slides_of(shown: Plate, *, title: str, text: str, notes: str) -> bytes:
    """The plate as slides, with words of its own below its title and in its notes."""
    return pptx.write([pptx.View(replace(shown, text=text), notes)], title=title)


def pdf_of(shown: Plate, *, title: str, text: str) -> bytes:
    """The plate as a page, with words of its own below its title."""
    return pdf.write([replace(shown, text=text)], title=title)


def page_of(part: Subgraph, *, title: str, start: str) -> str:
    """The part as an offline page of two scenes, whose title is also all their words and notes."""
    said = {"fr": title, "en": title}
    scene = html.Scene(part, said, focus=[start], text=said, notes=said)
    return html.write([scene, scene], title=said, version=title, lang="fr")


def plain(text: str) -> str:
    """Text without what lines of a label add or take away, and without what no XML holds."""
    return "".join(writable(text).split())
