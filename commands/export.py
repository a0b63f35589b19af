"""`export`: the graph, or what stands around a node, as a file."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands.terminal import StoreOption, answering, fail, opened, write_line
from graph.connect import DEFAULT_STORE
from graph.model import Direction

_TITLE = "Socle"
"""Of a whole graph: not where it was loaded from, so that a file loaded and exported again has the same bytes."""


class Format(StrEnum):
    """What `export` writes."""

    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: python cli.py export --format json --output roadmap.json")(export)


@answering
def export(
    *,
    form: Annotated[Format, typer.Option("--format", help="json: one exchange file; csv: a folder of tables.")],
    output: Annotated[Path, typer.Option("--output", help="The file, or the folder for csv.")],
    node: Annotated[str | None, typer.Option(help="Only what stands around this node.")] = None,
    depth: Annotated[int, typer.Option(min=0, help="With --node: at most so many relations away.")] = 1,
    as_of: Annotated[
        str | None, typer.Option(help="The day the export speaks of, written into it (2020-06-18).")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the whole graph, evidence included, or a part of it. The same graph gives the same bytes."""
    from graph.export import csv_folder, json_file
    from graph.search import resolve

    _check_day(as_of)
    with opened(store) as graph:
        snapshot, title = graph.snapshot(), _TITLE
        part_of = None
        if node is None:
            subgraph = snapshot.subgraph()
        else:
            part_of = graph.fingerprint()
            start = resolve(snapshot, node)
            subgraph = graph.neighbourhood([start.id], Direction.BOTH, depth).subgraph
            title = f"{start.name} ({depth})"
    try:
        if form is Format.JSON:
            output.write_text(
                json_file.write(subgraph, title=title, as_of=as_of, part_of=part_of), encoding="utf-8", newline="\n"
            )
        else:
            csv_folder.write(subgraph, output)
    except OSError as error:
        fail(f"Cannot write '{output}': {error.strerror or error}")
    write_line(f"{output.name}: {len(subgraph.nodes)} nodes, {len(subgraph.edges)} links.")


def _check_day(day: str | None) -> None:
    if day is None:
        return
    try:
        read = dt.date.fromisoformat(day).isoformat()
    except ValueError:
        read = None
    if read != day:
        fail(f"'{day}' is not a day. Write it as 2020-06-18.")
