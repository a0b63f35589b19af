"""`critical-path`, `what-if` and `readiness`: what decides a date, what would change, what must be done first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.answers import node_answer
from commands.look import NodeArgument
from commands.options import DayOption, InferredOption
from commands.terminal import (
    JsonOption,
    StoreOption,
    answering,
    fail,
    iso_day,
    opened,
    write_json,
    write_line,
    write_table,
)
from graph.connect import DEFAULT_STORE

if TYPE_CHECKING:
    from graph.analysis.blocking import Item, Judged
    from graph.model import EdgeKey, Node
    from graph.snapshot import Snapshot

_DELAY = re.compile(r"([0-9]{1,3})m")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("critical-path", epilog="Example: python cli.py critical-path ENS --as-of 2020-06-18")(critical_path)
    app.command("what-if", epilog="Example: python cli.py what-if INS --delay 3m --as-of 2020-06-18")(what_if)
    app.command(epilog="Example: python cli.py readiness ENS --on 2022-01-01 --as-of 2020-06-18")(readiness)


@answering
def critical_path(
    node: NodeArgument,
    *,
    as_of: DayOption = None,
    ignore_inferred: InferredOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Follow what a node waits for down to whoever holds its date; of a thing, each of its openings."""
    from commands.verdicts import day_text, judge
    from graph.search import resolve

    with opened(store) as graph:
        judged = judge(graph.snapshot(), as_of, ignore_inferred=ignore_inferred)
        found = resolve(judged.snapshot, node)
    paths = [judged.critical(place) for place in judged.openings(judged.item(found.id).place)]
    if as_json:
        answer = [[_step(judged, place) for place in path] for path in paths]
        write_json({"as_of": judged.asked.as_of, "node": node_answer(found), "paths": answer})
        return
    write_line(f"As of {judged.asked.as_of}")
    for path in paths:
        for depth, place in enumerate(path):
            expected = day_text(judged.found.earliest.value[place]), day_text(judged.found.latest.value[place])
            days = " to ".join(filter(None, dict.fromkeys(expected)))
            write_line(f"{'  ' * depth}{judged.name(place)}{f': {days}' if days else ''}")


@answering
def what_if(
    node: NodeArgument,
    *,
    delay: Annotated[
        str | None, typer.Option(metavar="MONTHS", help="Its promise moves by so many months: 3m.")
    ] = None,
    done: Annotated[bool, typer.Option("--done", help="It is done on that day.")] = False,
    cut: Annotated[str | None, typer.Option(metavar="NODE", help="It no longer waits for that node.")] = None,
    as_of: DayOption = None,
    ignore_inferred: InferredOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Tell which statuses and dates would change; nothing is stored. Of a thing, its openings or dates are taken."""
    from commands.verdicts import judge
    from graph.analysis.blocking import changes
    from graph.errors import NoDateError
    from graph.search import resolve

    if sum((delay is not None, done, cut is not None)) != 1:
        fail("Say one of --delay 3m, --done, --cut NODE.")
    with opened(store) as graph:
        snapshot = graph.snapshot()
        found = resolve(snapshot, node)
        cuts = _edges(snapshot, found, resolve(snapshot, cut)) if cut is not None else []
        before = judge(snapshot, as_of, ignore_inferred=ignore_inferred)
        place = before.item(found.id).place
        names = [snapshot.ids[part] for part in (before.openings(place) if done else before.dated(place))]
        if delay is not None and not names:
            raise NoDateError(found.id)
        after = judge(
            snapshot,
            as_of,
            ignore_inferred=ignore_inferred,
            done=names if done else (),
            delays=dict.fromkeys(names, _months(delay)) if delay is not None else {},
            cuts=cuts,
        )
    changed = changes(before, after)
    if as_json:
        write_json(
            {
                "as_of": before.asked.as_of,
                "node": node_answer(found),
                "changes": [
                    {
                        **node_answer(snapshot.node(one.place)),
                        "before": _state_answer(one),
                        "after": _state_answer(other),
                    }
                    for one, other in changed
                ],
            }
        )
        return
    write_line(f"As of {before.asked.as_of}")
    rows = [
        (before.name(one.place), one.status.code, other.status.code, _expected(one), _expected(other))
        for one, other in changed
    ]
    write_table(("what", "before", "after", "expected before", "expected after"), rows, empty="Nothing would change.")


@answering
def readiness(
    node: NodeArgument,
    *,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day by which the node is to be ready.")],
    as_of: DayOption = None,
    ignore_inferred: InferredOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List what must be done before a node on a day, by when it is expected, and whom to call."""
    from commands.verdicts import day_text, judge
    from graph.analysis.blocking.days import day_of
    from graph.search import resolve

    wanted = day_of(iso_day(on))
    with opened(store) as graph:
        judged = judge(graph.snapshot(), as_of, ignore_inferred=ignore_inferred)
        found = resolve(judged.snapshot, node)
    starts = judged.openings(judged.item(found.id).place)
    path = [place for start in starts for place in judged.critical(start)]
    rows = [(place, judged.in_time(place, wanted)) for place in judged.first(starts)]
    if as_json:
        write_json(
            {
                "as_of": judged.asked.as_of,
                "node": node_answer(found),
                "on": on,
                "checklist": [
                    {**_step(judged, place), "in_time": in_time, "call": list(judged.calls_of(place))}
                    for place, in_time in rows
                ],
                "critical_path": [judged.snapshot.ids[place] for place in path],
            }
        )
        return
    write_line(f"As of {judged.asked.as_of}, for {on}")
    lines = [
        (
            {True: "in time", False: "too late", None: "unknown"}[in_time],
            judged.name(place),
            judged.shown_status(place).code,
            day_text(judged.found.latest.value[place]) or "",
            ", ".join(judged.label(name) for name in judged.calls_of(place)),
            "*" if place in path else "",
        )
        for place, in_time in rows
    ]
    header = ("when", "what", "status", "expected by", "call", "critical")
    write_table(header, lines, empty="Nothing is left to be done first.")


def _step(judged: Judged, place: int) -> dict[str, Any]:
    from commands.verdicts import day_text

    found = judged.found
    return {
        **node_answer(judged.snapshot.node(place)),
        "status": judged.shown_status(place).code,
        "due_end": day_text(found.due[place]),
        "expected_start": day_text(found.earliest.value[place]),
        "expected_end": day_text(found.latest.value[place]),
    }


def _months(delay: str | None) -> int:
    match = _DELAY.fullmatch(delay or "")
    if match is None:
        fail(f"'{delay}' is no number of months. Write it as 3m.")
    return int(match[1])


def _edges(snapshot: Snapshot, source: Node, target: Node) -> list[EdgeKey]:
    """The links by which one node waits for another; fails with a message where there is none."""
    place = snapshot.index(source.id)
    edges = map(snapshot.edge, snapshot.outgoing.edges_at(place).tolist())
    found = [edge.key for edge in edges if edge.target == target.id and edge.blocking]
    if not found:
        fail(f"{source.label} does not wait for {target.label} by a link of its own.")
    return found


def _state_answer(item: Item) -> dict[str, str | None]:
    from commands.verdicts import day_text

    return {
        "status": item.status.code,
        "due_end": day_text(item.due_end),
        "expected_start": day_text(item.expected_start),
        "expected_end": day_text(item.expected_end),
    }


def _expected(item: Item) -> str:
    from commands.verdicts import day_text

    return " to ".join(filter(None, dict.fromkeys(map(day_text, (item.expected_start, item.expected_end)))))
