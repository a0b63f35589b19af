"""`queries` and `query`: the catalogue of named questions."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.terminal import JsonOption, StoreOption, answering, fail, opened, write_json, write_table
from graph.connect import DEFAULT_STORE


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: python cli.py queries")(queries)
    app.command(epilog="Example: python cli.py query dependencies id=service:ens depth=2")(query)


@answering
def queries(*, as_json: JsonOption = False) -> None:
    """List the named questions, with their parameters."""
    from queries.catalog import catalog

    found = catalog()
    if as_json:
        write_json(
            [
                {
                    "name": entry.name,
                    "summary": entry.summary,
                    "params": [
                        {"name": param.name, "type": param.type, "default": param.default, "most": param.most}
                        for param in entry.params
                    ],
                }
                for entry in found
            ]
        )
    else:
        rows = [(entry.name, " ".join(param.name for param in entry.params), entry.summary) for entry in found]
        write_table(("name", "params", "question"), rows, empty="")


@answering
def query(
    name: Annotated[str, typer.Argument(help="A name that `queries` lists.")],
    values: Annotated[list[str] | None, typer.Argument(metavar="param=value", help="What the question needs.")] = None,
    *,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Ask a named question."""
    from queries.runner import run

    given = dict(_split(value) for value in values or ())
    with opened(store) as graph:
        answer = run(graph, name, given)
    if as_json:
        write_json({"columns": list(answer.columns), "rows": [list(row) for row in answer.rows]})
    else:
        rows = [["" if cell is None else str(cell) for cell in row] for row in answer.rows]
        write_table(answer.columns, rows, empty="No row.")


def _split(value: str) -> tuple[str, str]:
    name, sign, text = value.partition("=")
    if not sign or not name:
        fail(f"'{value}' is not param=value.")
    return name, text
