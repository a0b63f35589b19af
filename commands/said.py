"""`statements`, `slips`, `observations` and `changed`: what was said when, what moved, what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.answers import node_answer
from commands.look import NodeArgument
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
from graph.canonical import observation_payload, statement_payload
from graph.connect import DEFAULT_STORE

if TYPE_CHECKING:
    from graph.analysis.changes import Changes
    from graph.model import Evidence, Observation, Statement
    from graph.snapshot import Snapshot

AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Only what had been said on that day: 2020-06-18.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: python cli.py statements INSi")(statements)
    app.command(epilog="Example: python cli.py slips --json")(slips)
    app.command(epilog="Example: python cli.py observations MSSanté")(observations)
    app.command(epilog="Example: python cli.py changed --since doc:dns-2019-12")(changed)


@answering
def statements(
    node: NodeArgument,
    *,
    as_of: AsOfOption = None,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Tell what was said of the dates of a node, and of what it delivers; what falls due first comes first."""
    from graph.analysis.told import told
    from graph.search import resolve

    day = None if as_of is None else iso_day(as_of)
    with opened(store) as graph:
        snapshot = graph.snapshot()
        found = resolve(snapshot, node)
        milestones = told(snapshot, found.id, as_of=day)
    if as_json:
        write_json(
            {
                "node": node_answer(found),
                "milestones": [
                    {
                        **node_answer(each.node),
                        "role": each.node.properties.get("role"),
                        "of": list(each.of),
                        "statements": [statement_payload(statement) for statement in each.statements],
                    }
                    for each in milestones
                ],
            }
        )
        return
    if not milestones:
        write_line(f"No document says a date of {found.label}.")
    for each in milestones:
        write_line(f"{each.node.name} · {each.node.properties.get('role')} · {each.node.id}")
        for statement in each.statements:
            write_line(f"  {statement.stated_on}  {statement.status}{_due(statement)}{_cited(statement.evidence)}")


@answering
def slips(*, as_of: AsOfOption = None, store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """List the promises that moved wholly beyond what an earlier document said, longest first."""
    from graph.analysis.promises import slips as find

    day = None if as_of is None else iso_day(as_of)
    with opened(store) as graph:
        found = find(graph.snapshot(), as_of=day)
    if as_json:
        write_json(
            [
                {
                    "item": node_answer(slip.node),
                    "from": statement_payload(slip.first),
                    "to": statement_payload(slip.last),
                    "days": slip.days,
                    "basis": slip.basis,
                }
                for slip in found
            ]
        )
        return
    rows = [
        (
            str(slip.days),
            slip.node.name,
            f"{slip.first.due_text} ({slip.first.document})",
            f"{slip.last.due_text} ({slip.last.document})",
            slip.basis,
        )
        for slip in found
    ]
    write_table(("days", "what", "from", "to", "basis"), rows, empty="No promise has slipped.")


@answering
def observations(node: NodeArgument, *, store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Tell the figures of a node, and of what it delivers, with their days and sources."""
    from graph.analysis.told import measured
    from graph.search import resolve

    with opened(store) as graph:
        snapshot = graph.snapshot()
        found = resolve(snapshot, node)
        indicators = measured(snapshot, found.id)
    if as_json:
        write_json(
            {
                "node": node_answer(found),
                "indicators": [
                    {
                        **node_answer(each.node),
                        "of": list(each.of),
                        "observations": [observation_payload(value) for value in each.observations],
                    }
                    for each in indicators
                ],
            }
        )
        return
    if not indicators:
        write_line(f"No document reports a figure of {found.label}.")
    for each in indicators:
        write_line(f"{each.node.name} · {each.node.id}")
        for value in each.observations:
            write_line(f"  {_period(value)}  {_value(value)}{_cited(value.evidence)}")


@answering
def changed(
    *,
    since: Annotated[str, typer.Option(metavar="DOCUMENT|DATE", help="A document's id, or a day: 2020-06-18.")],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Tell what later documents newly said, moved, finished, stopped and measured."""
    from graph.analysis.changes import changed as find

    with opened(store) as graph:
        snapshot = graph.snapshot()
        found = find(snapshot, _since(snapshot, since))
    if as_json:
        write_json(_changes_answer(found))
        return
    if not found.documents:
        write_line(f"No document speaks after {found.since}.")
    for change in found.milestones:
        before = f"{change.before.status}{_due(change.before)} → " if change.before else ""
        after = f"{change.after.status}{_due(change.after)}"
        write_line(f"{change.turn:<9} {change.node.name}: {before}{after}{_cited(change.after.evidence)}")
    for figure in found.figures:
        earlier = f"{_value(figure.before)} ({figure.before.as_of}) → " if figure.before else ""
        write_line(f"{'figure':<9} {figure.node.name}: {earlier}{_value(figure.after)} ({_period(figure.after)})")


def _changes_answer(found: Changes) -> dict[str, object]:
    from graph.analysis.changes import Turn

    by_turn = {
        turn.value: [
            {
                "item": node_answer(change.node),
                "from": statement_payload(change.before) if change.before else None,
                "to": statement_payload(change.after),
            }
            for change in found.milestones
            if change.turn is turn
        ]
        for turn in Turn
    }
    figures = [
        {
            "item": node_answer(figure.node),
            "from": observation_payload(figure.before) if figure.before else None,
            "to": observation_payload(figure.after),
        }
        for figure in found.figures
    ]
    return {"since": found.since, "documents": list(found.documents), **by_turn, "figures": figures}


def _since(snapshot: Snapshot, given: str) -> str:
    """The day a document speaks, or the day itself."""
    document = snapshot.documents.get(given) or snapshot.documents.get(f"doc:{given}")
    if document is not None:
        return document.stated_on
    if not given[:1].isdigit():
        fail(f"No document '{given}'. Known: {', '.join(snapshot.documents)}; or give a day such as 2020-06-18.")
    return iso_day(given)


def _due(statement: Statement) -> str:
    if statement.due_text is None:
        return ""
    period = " to ".join(filter(None, dict.fromkeys((statement.due_start, statement.due_end))))
    flag = f", {statement.flag}" if statement.flag else ""
    return f" “{statement.due_text}”{f' ({statement.due_kind} {period}{flag})' if period else f' ({statement.flag})'}"


def _value(observation: Observation) -> str:
    sign = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(observation.qualifier, "")
    return f"{sign}{observation.value:,} {observation.unit}{f' ({observation.flag})' if observation.flag else ''}"


def _period(observation: Observation) -> str:
    return " to ".join(filter(None, (observation.period_start, observation.as_of)))


def _cited(evidence: tuple[Evidence, ...]) -> str:
    places = (f"{said.document}{f':{said.lines}' if said.lines else ''}, {said.basis}" for said in evidence)
    return f" [{'; '.join(places)}]"
