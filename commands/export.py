"""`export`: the graph, or what stands around a node, as a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import Language
from commands.terminal import StoreOption, answering, fail, iso_day, opened, write_line
from graph.connect import DEFAULT_STORE
from graph.model import Direction, Node, Subgraph

if TYPE_CHECKING:
    from graph.analysis.blocking import Judged
    from graph.snapshot import Snapshot

_TITLE = "Socle"
"""Of a whole graph: not where it was loaded from, so that a file loaded and exported again has the same bytes."""

_MOST_DRAWN = 400
"""Nodes of a picture: beyond, it is only looked at, and its layout takes long."""


class Format(StrEnum):
    """What `export` writes."""

    JSON = "json"
    CSV = "csv"
    HTML = "html"
    MERMAID = "mermaid"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: python cli.py export --format json --output roadmap.json")(export)


@answering
def export(
    *,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="json: one exchange file; csv: a folder of tables; html: an interactive picture without network; "
            "mermaid: a diagram's text.",
        ),
    ],
    output: Annotated[Path, typer.Option("--output", help="The file, or the folder for csv.")],
    node: Annotated[str | None, typer.Option(help="Only what stands around this node.")] = None,
    depth: Annotated[int, typer.Option(min=0, help="With --node: at most so many relations away.")] = 1,
    as_of: Annotated[
        str | None,
        typer.Option(help="The day the export speaks of, written into it (2020-06-18); html tells statuses on it."),
    ] = None,
    by_status: Annotated[
        bool, typer.Option("--by-status", help="With html: colours tell statuses, not kinds.")
    ] = False,
    lang: Annotated[Language, typer.Option(help="With html and mermaid: the language of the words.")] = Language.FRENCH,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the whole graph, evidence included, or a part of it. The same graph gives the same bytes."""
    from graph.search import resolve

    if as_of is not None:
        iso_day(as_of)
    if by_status and form is not Format.HTML:
        fail("--by-status is for --format html alone.")
    with opened(store) as graph:
        snapshot, title, start = graph.snapshot(), _TITLE, None
        version = graph.fingerprint()
        if node is None:
            subgraph = snapshot.subgraph()
        else:
            start = resolve(snapshot, node)
            subgraph = graph.neighbourhood([start.id], Direction.BOTH, depth).subgraph
            title = f"{start.name} ({depth})"
    if form is Format.HTML and len(subgraph.nodes) > _MOST_DRAWN:
        fail(f"{len(subgraph.nodes)} nodes are no picture; give --node and --depth for at most {_MOST_DRAWN}.")
    try:
        if form is Format.CSV:
            from graph.export import csv_folder

            csv_folder.write(subgraph, output)
        else:
            part_of = None if node is None else version
            if form is Format.HTML:
                text = _html(subgraph, title, start, lang, version, _judged(snapshot, as_of), by_status=by_status)
            else:
                text = _text(form, subgraph, title, lang, as_of=as_of, part_of=part_of)
            output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        fail(f"Cannot write '{output}': {error.strerror or error}")
    write_line(f"{output.name}: {len(subgraph.nodes)} nodes, {len(subgraph.edges)} links.")


def _judged(snapshot: Snapshot, as_of: str | None) -> Judged | None:
    """The verdicts of a day, of the newest document's without one; None where nobody said anything of dates."""
    from commands.verdicts import judge

    return judge(snapshot, as_of, ignore_inferred=False) if len(snapshot.tables.statements) else None


def _html(
    subgraph: Subgraph,
    title: str,
    start: Node | None,
    lang: Language,
    version: str,
    judged: Judged | None,
    *,
    by_status: bool,
) -> str:
    from graph.export import html

    titles = {each.value: title for each in Language}
    focus = [start.id] if start else []
    return html.write(
        subgraph,
        title=titles,
        version=version,
        lang=lang,
        focus=focus,
        statuses=html.Statuses(judged, by_status) if judged else None,
    )


def _text(
    form: Format, subgraph: Subgraph, title: str, lang: Language, *, as_of: str | None, part_of: str | None
) -> str:
    """The text of any other format that is one file."""
    if form is Format.JSON:
        from graph.export import json_file

        return json_file.write(subgraph, title=title, as_of=as_of, part_of=part_of)
    from graph.export import mermaid

    return mermaid.write(subgraph, title=title, lang=lang)
