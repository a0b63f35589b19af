"""`neighbours`, `path`, `shared`, `impact` and `cycles`: what relies on what, at any distance."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

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
from graph.model import Direction, Hidden, Subgraph
from graph.schema import KINDS, RELATIONS
from graph.snapshot import Snapshot


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: python cli.py neighbours ENS --direction dependencies --depth 2")(neighbours)
    app.command(epilog="Example: python cli.py path ENS RPPS")(path)
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
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many nodes.")] = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Show what stands around a node."""
    from graph.search import resolve

    _check_words("kind", kind, KINDS)
    _check_words("relation", relation, RELATIONS)
    with opened(store) as graph:
        snapshot = graph.snapshot()
        found = graph.neighbourhood(
            [resolve(snapshot, node).id], direction, depth, kinds=kind, relations=relation, limit=limit
        )
    _write_part(found.subgraph, found.hidden, snapshot, as_json=as_json, empty="Nothing stands around it.")


@answering
def path(a: NodeArgument, b: NodeArgument, *, store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Show the shortest way in which A relies on B."""
    from graph.analysis.paths import shortest_path
    from graph.search import resolve

    with opened(store) as graph:
        snapshot = graph.snapshot()
        part = shortest_path(snapshot, resolve(snapshot, a).id, resolve(snapshot, b).id)
    _write_part(part, Hidden(), snapshot, as_json=as_json, empty=f"{a} does not rely on {b}.")


@answering
def shared(
    a: NodeArgument, b: NodeArgument, *, store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False
) -> None:
    """Show what A and B both rely on, and how."""
    from graph.analysis.paths import shared_dependencies
    from graph.search import resolve

    with opened(store) as graph:
        snapshot = graph.snapshot()
        part = shared_dependencies(snapshot, [resolve(snapshot, a).id, resolve(snapshot, b).id])
    _write_part(part, Hidden(), snapshot, as_json=as_json, empty=f"{a} and {b} rely on nothing together.")


@answering
def impact(node: NodeArgument, *, store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Show everything that relies on a node, by distance, and who answers for it."""
    from graph.analysis.impact import impact as find_impact
    from graph.search import resolve

    with opened(store) as graph:
        snapshot = graph.snapshot()
        found = find_impact(snapshot, resolve(snapshot, node).id)
    if as_json:
        owners = [{**node_answer(owner.node), "answers_for": list(owner.answers_for)} for owner in found.owners]
        nodes = [
            {**node_answer(part), "distance": found.distances[part.id]}
            for part in sorted(found.subgraph.nodes, key=lambda n: (found.distances[n.id], n.id))
        ]
        write_json({**part_answer(found.subgraph, Hidden()), "nodes": nodes, "owners": owners})
        return
    rows = [(str(found.distances[n.id]), n.id, n.kind, n.name) for n in found.subgraph.nodes]
    write_table(("distance", "id", "kind", "name"), sorted(rows, key=lambda r: (int(r[0]), r[1])), empty="Nothing.")
    if found.owners:
        write_line()
        rows_owners = [(owner.node.label, ", ".join(owner.answers_for)) for owner in found.owners]
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


def _write_part(part: Subgraph, hidden: Hidden, snapshot: Snapshot, *, as_json: bool, empty: str) -> None:
    if as_json:
        write_json(part_answer(part, hidden))
        return
    write_table(("from", "relation", "to"), [relation_words(edge, snapshot) for edge in part.edges], empty=empty)
    write_line(f"{len(part.nodes)} nodes, {len(part.edges)} links; {hidden.total} nodes not shown.")


def _check_words(name: str, words: list[str] | None, known: Collection[str]) -> None:
    for word in words or ():
        if word not in known:
            fail(f"No {name} '{word}'. Known: {', '.join(known)}")
