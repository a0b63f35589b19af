"""`neighbours`, `path`, `shared`, `impact` and `cycles`: what relies on what, at any distance."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from commands.answers import node_answer, part_answer, relation_words
from commands.look import NodeArgument
from commands.terminal import (
    JsonOption,
    StoreOption,
    answering,
    fail,
    opened,
    write_json,
    write_line,
    write_table,
)
from graph.connect import DEFAULT_STORE
from graph.model import Direction
from graph.schema import KINDS, NEEDED_RELATIONS, RELATIONS

if TYPE_CHECKING:
    from graph.analysis.filters import Filters
    from graph.analysis.shown import Shown
    from graph.snapshot import Snapshot

LimitOption = Annotated[int | None, typer.Option(min=1, help="At most so many nodes, nearest first.")]
OrganizationOption = Annotated[
    list[str] | None,
    typer.Option("--organization", help="Only what this organization answers for; may be repeated."),
]
DocumentOption = Annotated[
    list[str] | None, typer.Option("--document", help="Only links that this document (its id) supports; repeatable.")
]
StatedOption = Annotated[bool, typer.Option("--stated-only", help="Without links that rest on inference alone.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: python cli.py neighbours ENS --direction dependencies --depth 2")(neighbours)
    app.command(epilog="Example: python cli.py path ENS RPPS --length 4")(path)
    app.command(epilog="Example: python cli.py shared ENS MSSanté")(shared)
    app.command(epilog="Example: python cli.py impact INS")(impact)
    app.command(epilog="Example: python cli.py cycles --json")(cycles)


@answering
def neighbours(
    node: NodeArgument,
    *,
    direction: Annotated[Direction, typer.Option(help="Which way to walk.")] = Direction.BOTH,
    depth: Annotated[int, typer.Option(min=0, help="At most so many relations away.")] = 1,
    kind: Annotated[list[str] | None, typer.Option(help="Only nodes of this kind; may be repeated.")] = None,
    relation: Annotated[list[str] | None, typer.Option(help="Only along this relation; may be repeated.")] = None,
    limit: LimitOption = None,
    organization: OrganizationOption = None,
    document: DocumentOption = None,
    stated_only: StatedOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show what stands around a node."""
    from graph.analysis.asked import Around
    from graph.analysis.shown import shown as find
    from graph.search import resolve

    _check_words("kind", kind, KINDS)
    _check_words("relation", relation, RELATIONS)
    with opened(store) as graph:
        snapshot = graph.snapshot()
        filters = replace(
            _let_through(snapshot, organization, document, stated_only=stated_only),
            direction=direction,
            depth=depth,
            kinds=kind,
            relations=relation or NEEDED_RELATIONS,
            limit=limit,
        )
        found = find(snapshot, Around((resolve(snapshot, node).id,)), filters)
    _write_part(found, snapshot, as_json=as_json, empty="Nothing stands around it.")


@answering
def path(
    a: NodeArgument,
    b: NodeArgument,
    *,
    length: Annotated[
        int | None, typer.Option(min=1, max=8, help="All ways of at most so many links; without it a shortest one.")
    ] = None,
    document: DocumentOption = None,
    stated_only: StatedOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show the ways in which A relies on B."""
    from graph.analysis.asked import Ways
    from graph.analysis.shown import shown as find
    from graph.search import resolve

    with opened(store) as graph:
        snapshot = graph.snapshot()
        filters = _let_through(snapshot, None, document, stated_only=stated_only)
        asked = Ways(resolve(snapshot, a).id, resolve(snapshot, b).id, length)
        found = find(snapshot, asked, filters)
    if found.ways and not as_json:
        for way in found.ways:
            write_line(" → ".join(snapshot.node(snapshot.index(step)).label for step in way))
        write_line()
    empty = f"{a} does not rely on {b}."
    _write_part(found, snapshot, as_json=as_json, empty=empty, is_empty=not found.ways)


@answering
def shared(
    nodes: Annotated[list[str], typer.Argument(help="Two nodes or more, each named as elsewhere.", metavar="A B…")],
    *,
    document: DocumentOption = None,
    stated_only: StatedOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show what all of the nodes rely on, and how."""
    from graph.analysis.asked import Shared
    from graph.analysis.shown import shown as find

    with opened(store) as graph:
        snapshot = graph.snapshot()
        starts = _resolved(snapshot, nodes)
        if len(starts) == 1:
            fail("Give two different nodes or more.")
        filters = _let_through(snapshot, None, document, stated_only=stated_only)
        found = find(snapshot, Shared(starts), filters)
    empty = f"{' and '.join(nodes)} rely on nothing together."
    _write_part(found, snapshot, as_json=as_json, empty=empty, is_empty=not any(found.groups))


@answering
def impact(
    node: NodeArgument,
    *,
    limit: LimitOption = None,
    organization: OrganizationOption = None,
    document: DocumentOption = None,
    stated_only: StatedOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show everything that relies on a node, by distance, and who answers for it."""
    from graph.analysis.asked import Impact
    from graph.analysis.owners import owners
    from graph.analysis.shown import shown as find
    from graph.search import resolve

    with opened(store) as graph:
        snapshot = graph.snapshot()
        filters = replace(_let_through(snapshot, organization, document, stated_only=stated_only), limit=limit)
        found = find(snapshot, Impact(resolve(snapshot, node).id), filters)
        called = owners(snapshot, [snapshot.index(touched) for touched in found.distances])
    nearest = sorted(found.subgraph.nodes, key=lambda part: (found.distances[part.id], part.id))
    if as_json:
        to_call = [{**node_answer(owner.node), "answers_for": list(owner.answers_for)} for owner in called]
        nodes = [{**node_answer(part), "distance": found.distances[part.id]} for part in nearest]
        write_json({**part_answer(found), "nodes": nodes, "owners": to_call})
        return
    rows = [(str(found.distances[part.id]), part.id, part.kind, part.name) for part in nearest]
    write_table(("distance", "id", "kind", "name"), rows, empty="Nothing.")
    if called:
        write_line()
        rows_owners = [(owner.node.label, ", ".join(owner.answers_for)) for owner in called]
        write_table(("to call", "for"), rows_owners, empty="")


@answering
def cycles(*, store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """List the groups of nodes that rely on each other in a circle."""
    from graph.analysis.cycles import cycles as find_cycles

    with opened(store) as graph:
        found = find_cycles(graph.snapshot())
    if as_json:
        write_json([list(cycle) for cycle in found])
    else:
        write_table(("in a circle",), [(" · ".join(cycle),) for cycle in found], empty="Nothing relies on itself.")


def _write_part(found: Shown, snapshot: Snapshot, *, as_json: bool, empty: str, is_empty: bool = False) -> None:
    """Print what was found; an answer that is a no holds nothing."""
    if as_json:
        write_json(part_answer(found, is_empty=is_empty))
        return
    if is_empty:
        write_line(empty)
        return
    rows = [relation_words(edge, snapshot) for edge in found.subgraph.edges]
    write_table(("from", "relation", "to"), rows, empty=empty)
    write_line(f"{found.count.nodes} nodes, {found.count.links} links; {found.filtered} nodes not shown.")


def _resolved(snapshot: Snapshot, names: Sequence[str] | None) -> tuple[str, ...]:
    from graph.search import resolve

    return tuple(dict.fromkeys(resolve(snapshot, name).id for name in names or ()))


def _let_through(
    snapshot: Snapshot, organizations: Sequence[str] | None, documents: Sequence[str] | None, *, stated_only: bool
) -> Filters:
    from graph.analysis.filters import Filters

    _check_words("document", documents, snapshot.documents)
    return Filters(
        organizations=_resolved(snapshot, organizations),
        documents=tuple(documents or ()),
        with_inferred=not stated_only,
    )


def _check_words(name: str, words: Sequence[str] | None, known: Collection[str]) -> None:
    for word in words or ():
        if word not in known:
            fail(f"No {name} '{word}'. Known: {', '.join(known)}")
