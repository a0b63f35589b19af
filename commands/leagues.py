"""`blockers` and `bottlenecks`: what to unblock first, and what most others wait for."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.answers import node_answer
from commands.options import DayOption, InferredOption, OrganizationOption, WithinOption, allowed_places
from commands.terminal import JsonOption, StoreOption, answering, opened, write_json, write_line, write_table
from graph.connect import DEFAULT_STORE


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: python cli.py blockers --as-of 2020-06-18")(blockers)
    app.command(epilog="Example: python cli.py bottlenecks --as-of 2020-06-18")(bottlenecks)


@answering
def blockers(
    *,
    as_of: DayOption = None,
    quick: Annotated[bool, typer.Option("--quick", help="Only what waits for nothing itself.")] = False,
    organization: OrganizationOption = None,
    within: WithinOption = None,
    ignore_inferred: InferredOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Rank what holds others back by what it frees when it alone is done, with whom to call."""
    from commands.verdicts import judge
    from graph.analysis.blocking import iso_of

    with opened(store) as graph:
        judged = judge(graph.snapshot(), as_of, ignore_inferred=ignore_inferred)
        allowed = allowed_places(judged.snapshot, organization, within)
    roots = [root for root in judged.roots if judged.is_quick(root) or not quick]
    roots = [root for root in roots if allowed is None or any(allowed[each] for each in (root.place, *root.frees))]
    ids = judged.snapshot.ids
    if as_json:
        write_json(
            {
                "as_of": judged.asked.as_of,
                "roots": [
                    {
                        **node_answer(judged.snapshot.node(root.place)),
                        "status": root.status.code,
                        "frees": [ids[place] for place in root.frees],
                        "shares": [ids[place] for place in judged.shared(root)],
                        "gained_days": root.gained,
                        "nearest_due": iso_of(root.nearest),
                        "call": list(judged.calls_of(root.place)),
                    }
                    for root in roots
                ],
            }
        )
        return
    write_line(f"As of {judged.asked.as_of}")
    rows = [
        (
            judged.name(root.place),
            root.status.code,
            ", ".join(judged.name(place) for place in root.frees),
            "" if root.gained is None else f"{root.gained} days",
            ", ".join(judged.label(name) for name in judged.calls_of(root.place)),
        )
        for root in roots
    ]
    write_table(("root", "status", "frees", "gained", "call"), rows, empty="Nothing is blocked.")


@answering
def bottlenecks(
    *,
    as_of: DayOption = None,
    organization: OrganizationOption = None,
    within: WithinOption = None,
    ignore_inferred: InferredOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Rank what most others wait for, whether it holds them back yet or not, with whom to call."""
    from commands.verdicts import judge

    with opened(store) as graph:
        judged = judge(graph.snapshot(), as_of, ignore_inferred=ignore_inferred)
        allowed = allowed_places(judged.snapshot, organization, within)
    found = [each for each in judged.bottlenecks if allowed is None or allowed[each.place]]
    if as_json:
        answer = [
            {
                **node_answer(judged.snapshot.node(each.place)),
                "status": each.status.code,
                "waiting": each.waiting,
                "directly": each.directly,
                "call": list(judged.calls_of(each.place)),
            }
            for each in found
        ]
        write_json({"as_of": judged.asked.as_of, "bottlenecks": answer})
        return
    write_line(f"As of {judged.asked.as_of}")
    rows = [
        (
            judged.name(each.place),
            each.status.code,
            str(each.waiting),
            str(each.directly),
            ", ".join(judged.label(name) for name in judged.calls_of(each.place)),
        )
        for each in found
    ]
    header = ("what", "status", "waiting", "directly", "call")
    write_table(header, rows, empty="Nothing is waited for by several others.")
