"""`load` and `check`: bring a graph in, tell its faults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.terminal import (
    ANSWER_IS_NO,
    JsonOption,
    StoreOption,
    answering,
    iso_day,
    progress,
    write_json,
    write_line,
)
from graph.connect import DEFAULT_STORE, open_store
from graph.errors import EmptyStoreError, InvalidGraphError
from graph.faults import Fault

if TYPE_CHECKING:
    from graph.store import GraphStore


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: python cli.py load my-graph.json --dry-run")(load)
    app.command(epilog="Example: python cli.py check --json")(check)


@answering
def load(
    source: Annotated[
        Path | None,
        typer.Argument(help="A folder of CSV files or an exchange file (.json). Without it: the shipped roadmap."),
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check everything, load nothing.")] = False,
    as_whole: Annotated[bool, typer.Option("--as-whole", help="Accept a file that holds a part of a graph.")] = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Replace the whole graph with SOURCE, all or nothing. Faults are all listed, and then nothing is loaded."""
    from loaders import pipeline

    path = source or pipeline.ROADMAP
    faults: Sequence[Fault] = ()
    version = None
    try:
        if dry_run:
            pipeline.read(path, as_whole=as_whole)
        else:
            target = open_store(store)
            try:
                version = pipeline.load(path, target, as_whole=as_whole, progress=progress)
            finally:
                target.close()
    except InvalidGraphError as error:
        faults = error.faults
    if as_json:
        write_json(
            {
                "loaded": version is not None,
                "version": version.number if version else None,
                "source": version.source.name if version else path.name,
                "faults": [asdict(fault) for fault in faults],
            }
        )
    elif faults:
        _write_faults(faults)
    elif version:
        write_line(f"Loaded {version.source.name} as version {version.number} ({version.fingerprint}).")
    else:
        write_line(f"{path.name} has no fault; nothing was loaded (dry run).")
    if faults:
        raise typer.Exit(ANSWER_IS_NO)


@answering
def check(
    *,
    rules: Annotated[
        Path | None,
        typer.Option(help="The file of the floors and exemptions. Without it: the shipped one."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day that exemptions are judged on; unless given, today."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List the faults of the loaded graph and of its files, and its links that climb; exit 1 when there are any."""
    day = iso_day(as_of) if as_of else dt.date.today().isoformat()  # noqa: DTZ011 - the day where the reader is
    target = open_store(store)
    try:
        faults = [*_faults(target), *_climbing(target, rules, day)]
    finally:
        target.close()
    if as_json:
        write_json([asdict(fault) for fault in faults])
    elif faults:
        _write_faults(faults)
    else:
        write_line("No fault.")
    if faults:
        raise typer.Exit(ANSWER_IS_NO)


def _faults(target: GraphStore) -> Sequence[Fault]:
    """Those of the shipped files where the graph is, or is to be, made from them; and those of the graph."""
    from loaders import pipeline, refill

    try:
        is_shipped = target.version().source.digest is not None
    except EmptyStoreError:
        is_shipped = True
    if is_shipped:
        try:
            pipeline.read(pipeline.ROADMAP)
        except InvalidGraphError as error:
            return error.faults
        refill.refill(target, progress=progress)
    return pipeline.faults_of(target.snapshot().subgraph(), name=target.version().source.name)


def _climbing(target: GraphStore, path: Path | None, day: str) -> Sequence[Fault]:
    """What the rules say against the graph on a day, or what is wrong with the rules; nothing of an empty store.

    Rules of one's own are about the graph: what it does not hold is told. The shipped ones are about the shipped one.
    """
    from loaders import climbing, rules

    file = path or rules.FILE
    try:
        graph, ruled = target.snapshot().subgraph(), rules.read(file)
        absent = climbing.strangers(graph, ruled, name=file.name) if path else ()
        return *absent, *climbing.faults_of(graph, ruled, day, name=file.name)
    except InvalidGraphError as error:
        return error.faults
    except EmptyStoreError:
        return ()


def _write_faults(faults: Sequence[Fault]) -> None:
    from loaders.report import line

    for fault in faults:
        write_line(line(fault))
    write_line(f"{len(faults)} fault(s).")
