"""`blockers` and `bottlenecks`: what to unblock first, and what most others wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.answers import node_answer
from commands.options import DayOption, InferredOption, OrganizationOption, WithinOption, allowed_places
from commands.terminal import JsonOption, StoreOption, answering, opened, write_json, write_line, write_table
from graph.connect import DEFAULT_STORE

if TYPE_CHECKING:
    from graph.analysis.blocking import Judged


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
    roots = judged.roots_of(allowed, is_quick=quick)
    ids = judged.snapshot.ids
    if as_json:
        shared = judged.shared(roots)
        write_json(
            {
                "as_of": judged.asked.as_of,
                "roots": [
                    {
                        **node_answer(judged.snapshot.node(root.place)),
                        "status": root.status.code,
                        "frees": [ids[place] for place in root.frees],
                        "shares": [ids[place] for place in shared[root.place]],
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
    write_table(("root", "status", "frees", "gained", "call"), rows, empty=_no_roots(judged, is_quick=quick))


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
                "status": judged.shown_status(each.place).code,
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
            judged.shown_status(each.place).code,
            str(each.waiting),
            str(each.directly),
            ", ".join(judged.label(name) for name in judged.calls_of(each.place)),
        )
        for each in found
    ]
    header = ("what", "status", "waiting", "directly", "call")
    write_table(header, rows, empty="Nothing is waited for by several others.")


def _no_roots(judged: Judged, *, is_quick: bool) -> str:
    """Why no root is listed."""
    if not judged.roots:
        return "Nothing is blocked."
    return "None of them can be acted on at once." if is_quick else "Nothing that is asked for is blocked."
