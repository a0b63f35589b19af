"""`info`, `search` and `show`: what is loaded, what is called so, what is known of it."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.answers import card_answer, node_answer, relation_words, source_line, split_by_need
from commands.terminal import (
    JsonOption,
    StoreOption,
    answering,
    opened,
    write_json,
    write_line,
    write_table,
)
from graph.connect import DEFAULT_STORE

NodeArgument = Annotated[str, typer.Argument(help="An id, acronym, name or alias; case and accents do not count.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: python cli.py info --json")(info)
    app.command(epilog="Example: python cli.py search messagerie")(search)
    app.command(epilog="Example: python cli.py show ENS")(show)


@answering
def info(*, store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Tell what is loaded: fingerprint, version, source, and how much of each."""
    with opened(store) as graph:
        version, counts = graph.version(), graph.counts()
    if as_json:
        write_json(
            {
                "fingerprint": version.fingerprint,
                "version": version.number,
                "source": version.source.name,
                "nodes": dict(counts.nodes),
                "edges": dict(counts.edges),
                "statements": counts.statements,
                "observations": counts.observations,
            }
        )
        return
    write_line(f"Version {version.number}, loaded {version.loaded_at} from {version.source.name}")
    write_line(version.fingerprint)
    rows = [*counts.nodes.items(), *counts.edges.items()]
    rows += [("statements", counts.statements), ("observations", counts.observations)]
    write_table(("what", "count"), [(name, str(count)) for name, count in rows], empty="")


@answering
def search(
    text: Annotated[str, typer.Argument(help="Some words; case and accents do not count.")],
    *,
    limit: Annotated[int, typer.Option(min=1, help="At most so many nodes.")] = 20,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Find nodes by acronym, id, name or alias, best first."""
    with opened(store) as graph:
        nodes = graph.search(text, limit)
    if as_json:
        write_json([node_answer(node) for node in nodes])
    else:
        rows = [(node.id, node.kind, node.acronym or "", node.name) for node in nodes]
        write_table(("id", "kind", "acronym", "name"), rows, empty=f"Nothing is called '{text}'.")


@answering
def show(node: NodeArgument, *, store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Tell all that is known of a node, with the source of every relation."""
    from graph.search import resolve

    with opened(store) as graph:
        snapshot = graph.snapshot()
        found = resolve(snapshot, node)
        edges = [snapshot.edge(edge) for edge in snapshot.edges_of(snapshot.index(found.id))]
    if as_json:
        write_json(card_answer(found, edges))
        return
    write_line(f"{found.label} · {found.name} · {found.kind} · {found.id}")
    if found.description:
        write_line(found.description.en)
    for evidence in found.evidence:
        write_line(f"  {source_line(evidence)}")
    for heading, chosen in zip(("Relies on", "Relied on by", "Also"), split_by_need(found.id, edges), strict=True):
        if chosen:
            write_line()
            write_line(heading)
        for edge in chosen:
            write_line("  " + " · ".join(relation_words(edge, snapshot)))
            for evidence in edge.evidence:
                write_line(f"      {source_line(evidence)}")
