"""`export`: the graph, or what stands around a node, as a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from commands.options import Language
from commands.terminal import StoreOption, answering, fail, iso_day, opened, write_line
from graph.connect import DEFAULT_STORE
from graph.model import Direction, Node, Subgraph

if TYPE_CHECKING:
    from graph.analysis.blocking import Judged
    from graph.snapshot import Snapshot

_TITLE: Final = "Socle"
"""Of a whole graph: not where it was loaded from, so that a file loaded and exported again has the same bytes."""

_MOST_DRAWN: Final = 400
"""Nodes of a picture: beyond, it is only looked at, and its layout takes long."""


class Format(StrEnum):
    """What `export` writes."""

    HTML = "html"
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
    CSV = "csv"
    MERMAID = "mermaid"
    DOT = "dot"
    GRAPHML = "graphml"
    JSON = "json"


_STILL: Final = frozenset({Format.PNG, Format.SVG, Format.PDF, Format.PPTX})
_DRAWN: Final = _STILL | {Format.HTML}
"""The formats that are pictures."""

_HELP: Final = (
    "html: an interactive picture without network; png, svg, pdf: a picture with its legend and sources; pptx: slides "
    "that can be edited; xlsx: a workbook; csv: a folder of tables; mermaid, dot: a diagram's text; graphml: for other "
    "graph tools; json: one exchange file."
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is written, and of what."""

    snapshot: Snapshot
    version: str
    part: Subgraph
    title: str
    start: Node | None
    lang: Language
    as_of: str | None
    by_status: bool

    @property
    def judged(self) -> Judged | None:
        """The verdicts of a day, of the newest document's without one; None where nobody said anything of dates."""
        from commands.verdicts import judge

        if not len(self.snapshot.tables.statements):
            return None
        return judge(self.snapshot, self.as_of, ignore_inferred=False)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: python cli.py export --format pptx --node ENS --output ens.pptx")(export)


@answering
def export(
    *,
    form: Annotated[Format, typer.Option("--format", help=_HELP)],
    output: Annotated[Path, typer.Option("--output", help="The file, or the folder for csv.")],
    node: Annotated[str | None, typer.Option(help="Only what stands around this node.")] = None,
    depth: Annotated[int, typer.Option(min=0, help="With --node: at most so many relations away.")] = 1,
    as_of: Annotated[
        str | None,
        typer.Option(help="The day the export speaks of, written into it (2020-06-18); pictures tell statuses on it."),
    ] = None,
    by_status: Annotated[
        bool, typer.Option("--by-status", help="With pictures: colours tell statuses, not kinds.")
    ] = False,
    lang: Annotated[Language, typer.Option(help="The language of the words, but for csv and json.")] = Language.FRENCH,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the whole graph, evidence included, or a part of it. The same graph gives the same bytes."""
    from graph.search import resolve

    if as_of is not None:
        iso_day(as_of)
    if by_status and form not in _DRAWN:
        fail("--by-status is for pictures: html, png, svg, pdf, pptx.")
    with opened(store) as graph:
        snapshot, title, start = graph.snapshot(), _TITLE, None
        version = graph.fingerprint()
        if node is None:
            part = snapshot.subgraph()
        else:
            start = resolve(snapshot, node)
            part = graph.neighbourhood([start.id], Direction.BOTH, depth).subgraph
            title = f"{start.name} ({depth})"
    if form in _DRAWN and len(part.nodes) > _MOST_DRAWN:
        fail(f"{len(part.nodes)} nodes are no picture; give --node and --depth for at most {_MOST_DRAWN}.")
    asked = _Asked(snapshot, version, part, title, start, lang, as_of, by_status)
    try:
        if form is Format.CSV:
            from graph.export import csv_folder

            csv_folder.write(part, output)
        else:
            output.write_bytes(_still(form, asked) if form in _STILL else _other(form, asked))
    except OSError as error:
        fail(f"Cannot write '{output}': {error.strerror or error}")
    write_line(f"{output.name}: {len(part.nodes)} nodes, {len(part.edges)} links.")


def _still(form: Format, asked: _Asked) -> bytes:
    """A picture that stands still."""
    from graph.export.plate import Look, plate

    snapshot, judged = asked.snapshot, asked.judged
    states = None
    if judged is not None and asked.by_status:
        states = judged.states(snapshot.index(each.id) for each in asked.part.nodes)
    made = plate(
        asked.part,
        title=asked.title,
        version=asked.version,
        lang=asked.lang,
        known=snapshot.documents.values(),
        as_of=judged.asked.as_of if judged else asked.as_of,
        look=Look(focus=[asked.start.id] if asked.start else (), states=states),
    )
    if form is Format.SVG:
        from graph.export import svg

        return svg.write(made).encode()
    if form is Format.PPTX:
        from graph.export import pptx

        return pptx.write([pptx.View(made)], title=asked.title)
    from graph.export import pdf, png

    return pdf.write([made]) if form is Format.PDF else png.write(made)


def _other(form: Format, asked: _Asked) -> bytes:
    """Any other format that is one file."""
    from graph.export import dot, graphml, json_file, mermaid, xlsx

    part, title, lang = asked.part, asked.title, asked.lang
    if form is Format.HTML:
        return _html(asked).encode()
    if form is Format.XLSX:
        return xlsx.write(part, title=title, lang=lang)
    if form is Format.GRAPHML:
        return graphml.write(part).encode()
    if form is Format.JSON:
        part_of = None if asked.start is None else asked.version
        return json_file.write(part, title=title, as_of=asked.as_of, part_of=part_of).encode()
    write = dot.write if form is Format.DOT else mermaid.write
    return write(part, title=title, lang=lang).encode()


def _html(asked: _Asked) -> str:
    from graph.export import html

    judged = asked.judged
    return html.write(
        asked.part,
        title={each.value: asked.title for each in Language},
        version=asked.version,
        lang=asked.lang,
        focus=[asked.start.id] if asked.start else [],
        statuses=html.Statuses(judged, asked.by_status) if judged else None,
    )
