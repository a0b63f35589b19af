"""How long the files take that leave a view, and how large they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.layout import sixty
from benchmarks.picture import part
from benchmarks.report import Row, progress, row
from benchmarks.timing import timed
from graph import layout
from graph.export import html, pdf, png, pptx, svg, xlsx
from graph.export.plate import Plate, plate
from graph.export.stamp import Stamp
from graph.model import Subgraph

LARGE = 500
SLIDES = 10


def measure() -> Iterator[Row]:
    """The rows; each file from the part of the graph on, its layout included."""
    progress("files that leave")
    large, shown = part(LARGE), sixty()
    title = {"fr": "Mesure", "en": "Measured"}
    yield _row(
        "HTML (target 2 s, 1.5 MB)",
        large,
        lambda: html.write([html.Scene(large, title)], title=title, version="", lang="fr").encode(),
    )
    yield _row("SVG (target 0.3 s)", shown, lambda: svg.write(_plate(shown)).encode())
    yield _row("PNG", shown, lambda: png.write(_plate(shown)))
    yield _row("PDF", shown, lambda: pdf.write([_plate(shown)], title="Mesure"))
    yield _row("XLSX", shown, lambda: xlsx.write(shown, Stamp("Mesure"), lang="fr"))
    yield _row(f"slides of {SLIDES} views (target 2 s)", shown, lambda: _slides(shown))


def _row(what: str, of: Subgraph, write: Callable[[], bytes]) -> Row:
    size = f"{len(of.nodes)} nodes, {len(of.edges)} links"
    return row(what, size, timed(write, before=layout.forget), f"{len(write()) / 1e6:.2f} MB")


def _plate(of: Subgraph) -> Plate:
    return plate(of, title="Mesure", version="sha256:", lang="fr", known=of.documents)


def _slides(of: Subgraph) -> bytes:
    return pptx.write([pptx.View(_plate(of)) for _ in range(SLIDES)], title="Mesure")
