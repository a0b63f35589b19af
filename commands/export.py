"""`export`: the graph, what stands around a node, what a saved view shows, or a story, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from commands.options import Language
from commands.terminal import StoreOption, answering, fail, iso_day, opened, progress, write_line
from graph.connect import DEFAULT_STORE
from views.formats import COLOURED, DRAWN, OF_STORIES, STAMPED, Format

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.analysis.blocking import Judged
    from graph.snapshot import Snapshot
    from graph.store import GraphStore
    from views.sight import Sight
    from views.stories.story import Story

_TITLE: Final = "Socle"
"""Of a whole graph: not where it was loaded from, so that a file loaded and exported again has the same bytes."""

_MOST_DRAWN: Final = 400
"""Nodes of a picture: beyond, it is only looked at, and its layout takes long."""

_HELP: Final = (
    "html: an interactive picture without network; png, svg, pdf: a picture with its legend and sources; pptx: slides "
    "that can be edited; xlsx: a workbook; csv: a folder of tables; mermaid, dot: a diagram's text; graphml: for other "
    "graph tools; json: one exchange file."
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: python cli.py export --format pptx --node ENS --output ens.pptx")(export)


@answering
def export(
    *,
    form: Annotated[Format, typer.Option("--format", help=_HELP)],
    output: Annotated[Path, typer.Option("--output", help="The file, or the folder for csv.")],
    node: Annotated[str | None, typer.Option(help="Only what stands around this node.")] = None,
    depth: Annotated[
        int | None, typer.Option(min=0, help="With --node: at most so many relations away; 1 unless given.")
    ] = None,
    view: Annotated[
        str | None, typer.Option(metavar="LINK|FILE", help="What a link or a saved view of the app shows.")
    ] = None,
    story: Annotated[
        str | None, typer.Option(metavar="CODE|FILE", help="A story, shipped or from a file: html, pptx or pdf.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            help="The day that the file speaks of (2020-06-18): statuses are those of that day. Not with csv."
        ),
    ] = None,
    by_status: Annotated[
        bool, typer.Option("--by-status", help="With pictures, mermaid and dot: colours tell statuses, not kinds.")
    ] = False,
    semicolons: Annotated[
        bool, typer.Option("--semicolons", help="With csv: for a spreadsheet set to French.")
    ] = False,
    lang: Annotated[Language, typer.Option(help="The language of the words, but for csv and json.")] = Language.FRENCH,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the whole graph, evidence included, or a part of it. The same graph gives the same bytes."""
    if as_of is not None:
        iso_day(as_of)
    _refuse(form, is_dated=as_of is not None, by_status=by_status, semicolons=semicolons)
    if depth is not None and node is None:
        fail("--depth is for --node.")
    if (view or story) is not None and (node is not None or as_of is not None or by_status or (view and story)):
        fail("A view or a story says itself what it shows: it takes no --node, --as-of, --by-status, nor the other.")
    if story is not None:
        _tell_story(story, form, output, lang, store)
        return
    progress("read", 0.0)
    with opened(store) as graph:
        snapshot = graph.snapshot()
        progress("view", 0.3)
        sight = (
            _seen(graph, snapshot, view)
            if view is not None
            else _around(graph, snapshot, node, 1 if depth is None else depth)
        )
        if view is None:
            sight = _judged(sight, snapshot, form, as_of, by_status=by_status)
    if form in DRAWN and len(sight.part.nodes) > _MOST_DRAWN:
        fail(f"{len(sight.part.nodes)} nodes are no picture; give --node and --depth for at most {_MOST_DRAWN}.")
    progress("file", 0.5)
    try:
        if form is Format.CSV:
            from graph.export import csv_folder

            part_of = None if node is None and view is None else snapshot.version
            csv_folder.write(sight.part, output, part_of=part_of, for_french=semicolons)
        else:
            from views.files import write

            is_whole = node is None and view is None
            made = write(form, sight, snapshot, lang=lang, as_of=as_of, is_whole=is_whole)
            output.write_bytes(made)
            _warn(form, made)
    except OSError as error:
        _unwritten(output, error)
    progress("file", 1.0)
    write_line(f"{output.name}: {len(sight.part.nodes)} nodes, {len(sight.part.edges)} links.")


def _warn(form: Format, made: bytes) -> None:
    """Tell on standard error that Mermaid, as it comes, does not draw a diagram that large."""
    if form is not Format.MERMAID:
        return
    from graph.export.mermaid import MOST_LETTERS, MOST_LINKS, is_drawn

    if not is_drawn(made.decode()):
        typer.echo(
            f"Mermaid draws at most {MOST_LETTERS} letters and {MOST_LINKS} links unless the page that draws says "
            "otherwise; give --node and --depth, or a --view, for less.",
            err=True,
        )


def _refuse(form: Format, *, is_dated: bool, by_status: bool, semicolons: bool) -> None:
    """Fail for what a format does not tell, rather than leave it out in silence."""
    if semicolons and form is not Format.CSV:
        fail("--semicolons is for csv.")
    if by_status and form not in COLOURED:
        fail(f"--by-status is for what has colours: {_listed(COLOURED)}.")
    if is_dated and form not in STAMPED:
        fail(f"--as-of is for {_listed(STAMPED)}: no other format tells a day.")


def _listed(forms: Collection[Format]) -> str:
    return ", ".join(form for form in Format if form in forms)


def _around(graph: GraphStore, snapshot: Snapshot, node: str | None, depth: int) -> Sight:
    """The whole graph, or what stands around a node."""
    from graph.model import Direction
    from graph.search import resolve
    from views.sight import Sight

    if node is None:
        return Sight(snapshot.subgraph(), dict.fromkeys(Language, _TITLE))
    start = resolve(snapshot, node)
    part = graph.neighbourhood([start.id], Direction.BOTH, depth).subgraph
    return Sight(part, dict.fromkeys(Language, f"{start.name} ({depth})"), focus=[start.id])


def _judged(sight: Sight, snapshot: Snapshot, form: Format, as_of: str | None, *, by_status: bool) -> Sight:
    """With the verdicts of a day where the format tells them, of the newest document's day unless another is given."""
    from dataclasses import replace

    from views.verdicts import has_dates

    if by_status and not has_dates(snapshot):
        fail("No document of this graph says anything of dates: there are no statuses to show.")
    if as_of and form is Format.HTML and not has_dates(snapshot):
        fail("No document of this graph says anything of dates: html has no day to tell.")
    if form not in STAMPED - {Format.JSON} or not has_dates(snapshot):
        return sight
    return replace(sight, judged=_verdicts(snapshot, as_of), is_by_state=by_status)


def _verdicts(snapshot: Snapshot, as_of: str | None) -> Judged:
    from commands.verdicts import judge

    return judge(snapshot, as_of, ignore_inferred=False)


def _seen(graph: GraphStore, snapshot: Snapshot, said: str) -> Sight:
    """What a link or a saved view shows."""
    from functools import partial

    from queries.runner import run
    from views.opened import opened_view
    from views.sights import sight_of

    opened = opened_view(said, snapshot)
    if opened.ignored:
        fail(f"Not understood in the view: {', '.join(opened.ignored)}.")
    sight = sight_of(opened.page, opened.view, snapshot, partial(run, graph))
    if sight is None:
        fail("The view shows no picture: it lacks its start, or nothing was found.")
    return sight


def _tell_story(said: str, form: Format, output: Path, lang: Language, store: str) -> None:
    """Write a story; steps whose view shows nothing are told on standard error."""
    from functools import partial

    from queries.runner import run
    from views.stories import deck

    if form not in OF_STORIES:
        fail(f"A story becomes {', '.join(sorted(OF_STORIES))}.")
    story = _story(said)
    if not story.steps:
        fail(f"The story '{said}' has no steps.")
    with opened(store) as graph:
        snapshot = graph.snapshot()
        shown = deck.stage(story, partial(deck.staged, snapshot=snapshot, ask=partial(run, graph)), tell=progress)
    made = deck.write(form, story, shown, snapshot, lang=lang, tell=progress)
    missing = [str(at) for at, each in enumerate(shown, 1) if not each.is_found]
    try:
        output.write_bytes(made)
    except OSError as error:
        _unwritten(output, error)
    if missing:
        typer.echo(f"No picture at step {', '.join(missing)}: its view finds nothing in this graph.", err=True)
    write_line(f"{output.name}: {len(story.steps)} steps.")


def _story(said: str) -> Story:
    from views.stories.shipped import shipped
    from views.stories.story_file import read

    if said in shipped():
        return shipped()[said]
    path = Path(said)
    try:
        return read(path.read_bytes(), path.name)
    except OSError as error:
        fail(f"No story '{said}': {error.strerror or error}. Shipped: {', '.join(shipped())}.")


def _unwritten(output: Path, error: OSError) -> NoReturn:
    fail(f"Cannot write '{output}': {error.strerror or error}")
