"""`blocked` and `because`: what is stuck as of a day, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.answers import source_line
from commands.look import NodeArgument
from commands.options import DayOption, InferredOption, Language, OrganizationOption, WithinOption, allowed_places
from commands.terminal import (
    ANSWER_IS_NO,
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
from graph.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from graph.analysis.blocking import Item, Judged, Status
    from graph.snapshot import Snapshot


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: python cli.py blocked --as-of 2020-06-18")(blocked)
    app.command(epilog="Example: python cli.py because ENS --as-of 2020-06-18")(because)


@answering
def blocked(
    *,
    as_of: DayOption = None,
    status: Annotated[list[str] | None, typer.Option(help="Only items of this status; may be repeated.")] = None,
    organization: OrganizationOption = None,
    within: WithinOption = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only nodes of this kind; may be repeated.")] = None,
    ignore_inferred: InferredOption = False,
    fail_on: Annotated[
        str | None, typer.Option(metavar="STATUSES", help="Exit with 1 where an item has one of these: late,blocked.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Write the list for a meeting there, by whom to call: .xlsx, .html or .csv.")
    ] = None,
    semicolons: Annotated[
        bool, typer.Option("--semicolons", help="With --output list.csv: for a spreadsheet set to French.")
    ] = False,
    lang: Annotated[Language, typer.Option(help="With --output: the language of its words.")] = Language.FRENCH,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """List every action, service, referential, programme and milestone with its status; the stuck ones first."""
    from commands.verdicts import item_answer, judge
    from graph.analysis.blocking import EFFECTIVE, STUCK

    for name in kind or ():
        if name not in KINDS:
            fail(f"No kind '{name}'. Use one of: {', '.join(KINDS)}.")
    if as_json and output is not None:
        fail("Say --json or --output, not both.")
    wanted = _statuses(status or ())
    failing = _statuses(fail_on.split(",") if fail_on else ())
    with opened(store) as graph:
        judged = judge(graph.snapshot(), as_of, ignore_inferred=ignore_inferred)
        allowed = allowed_places(judged.snapshot, organization, within)
        found = [item for item in judged.listed if allowed is None or allowed[item.place]]
        found = [item for item in found if not kind or judged.snapshot.kinds[item.place] in kind]
    shown = [item for item in found if not wanted or item.status in wanted]
    if as_json:
        write_json([item_answer(judged, item) for item in shown])
    elif output is not None:
        count = _write(
            judged,
            shown if wanted else [item for item in shown if item.status in STUCK],
            output,
            lang,
            semicolons=semicolons,
        )
        write_line(f"As of {judged.asked.as_of}")
        write_line(f"{output.name}: {count} items.")
    else:
        write_line(f"As of {judged.asked.as_of}")
        counts = {name: sum(item.status is name for item in found) for name in EFFECTIVE}
        write_line(" · ".join(f"{count} {name.code}" for name, count in counts.items() if count))
        urgent = wanted or frozenset(STUCK)
        stuck = sorted(
            (item for item in shown if item.status in urgent),
            key=lambda item: (EFFECTIVE.index(item.status), item.place),
        )
        rows = [_row(judged.snapshot, item) for item in stuck]
        write_line()
        write_table(("status", "item", "at", "due", "expected"), rows, empty="Nothing is stuck.")
    if any(item.status in failing for item in found):
        raise typer.Exit(ANSWER_IS_NO)


@answering
def because(
    node: NodeArgument,
    *,
    as_of: DayOption = None,
    ignore_inferred: InferredOption = False,
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Tell why a node has its status: the sentence, the chain with its evidence, and whom to call."""
    from commands.verdicts import because_of, item_answer, judge
    from graph.search import resolve

    with opened(store) as graph:
        judged = judge(graph.snapshot(), as_of, ignore_inferred=ignore_inferred)
        item = judged.item(resolve(judged.snapshot, node).id)
    calls = judged.calls(item)
    if as_json:
        write_json({"as_of": judged.asked.as_of, **item_answer(judged, item), "call": list(calls)})
        return
    write_line(f"As of {judged.asked.as_of}")
    write_line(because_of(judged, item, "en") or f"{judged.name(item.place)}: {item.status.code}.")
    unmet, ids = judged.found.waiting, judged.snapshot.ids
    for row in item.chain:
        write_line(f"  {ids[unmet.waits[row]]} waits for {ids[unmet.needed[row]]}")
        for evidence in judged.snapshot.edge(int(unmet.because[row])).evidence:
            write_line(f"      {source_line(evidence)}")
    if calls:
        write_line(f"Call {', '.join(judged.label(name) for name in calls)}.")


def _write(judged: Judged, items: Sequence[Item], output: Path, lang: Language, *, semicolons: bool) -> int:
    """Write the list for a meeting as its file's name says; tell how many items are in it."""
    from graph.export import meeting, printed, sheet, workbook

    made: dict[str, Callable[[], bytes]] = {
        ".xlsx": lambda: workbook.write(lines, meeting.title(judged, lang), lang),
        ".html": lambda: printed.write(lines, meeting.title(judged, lang), judged.snapshot.version, lang).encode(),
        ".csv": lambda: meeting.to_csv(lines, lang, separator=sheet.FRENCH if semicolons else ","),
    }
    if output.suffix not in made:
        fail(f"'{output.name}' ends in none of: {', '.join(made)}.")
    lines = meeting.lines(judged, items, lang)
    try:
        output.write_bytes(made[output.suffix]())
    except OSError as error:
        fail(f"Cannot write '{output}': {error.strerror or error}")
    return len(lines)


def _row(snapshot: Snapshot, item: Item) -> tuple[str, ...]:
    from graph.analysis.blocking import iso_of

    at = "" if item.lead is None or item.lead == item.place else snapshot.node(item.lead).name
    expected = " to ".join(filter(None, dict.fromkeys((iso_of(item.expected_start), iso_of(item.expected_end)))))
    return item.status.code, snapshot.node(item.place).label, at, iso_of(item.due_end) or "", expected


def _statuses(names: Collection[str]) -> frozenset[Status]:
    from graph.analysis.blocking import EFFECTIVE

    known = {name.code: name for name in EFFECTIVE}
    unknown = [name for name in names if name not in known]
    if unknown:
        fail(f"No status '{unknown[0]}'. Use one of: {', '.join(known)}.")
    return frozenset(known[name] for name in names)
