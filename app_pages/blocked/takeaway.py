"""What leaves the page of blocked work: its link, the command that gives the same numbers, the list for a meeting."""

from __future__ import annotations

import shlex

import streamlit as st

from app_pages import prose
from app_pages.blocked.board import listed, names, period
from app_pages.context import Context
from app_pages.prose import copying, element
from app_pages.view import Unit
from graph.analysis.blocking import Item, Judged, iso_of
from graph.export import sheet
from graph.export.because import sentence

_COLUMNS = ("call", "status", "item", "step", "due", "expected", "because", "sources")


def takeaway(context: Context, judged: Judged) -> None:
    """The popover; the file is made when it is asked for."""
    with st.popover(context.text("takeaway"), icon=":material/ios_share:", type="tertiary"):
        line = command(context, judged)
        prose.show(
            element("h2", context.text("takeaway.link")),
            copying(None, context.text("takeaway.link.copy"), context.text("copied")),
            element("h2", context.text("takeaway.command")),
            element("p", element("code", line)),
            copying(line, context.text("takeaway.command.copy"), context.text("copied")),
            element("h2", context.text("takeaway.files")),
            key="blocked.takeaway",
        )
        st.download_button(
            context.text("blocked.list"),
            data=lambda: table(context, judged),
            file_name=f"socle-{judged.asked.as_of}.csv",
            mime="text/csv",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            key="blocked.download",
        )


def command(context: Context, judged: Judged) -> str:
    """The command that lists what the page does; what is supposed is asked by `what-if`, one thing at a time."""
    view = context.view
    words = ["python", "cli.py", "blocked", "--as-of", judged.asked.as_of]
    kinds = ("Milestone",) if view.unit is Unit.MILESTONES else ("Action", "Service", "Referential", "Programme")
    for option, values in (("--kind", kinds), ("--status", view.statuses), ("--organization", view.organizations)):
        words += [word for value in values for word in (option, value)]
    return shlex.join([*words, *([] if view.with_inferred else ["--ignore-inferred"])])


def table(context: Context, judged: Judged) -> bytes:
    """The shown items as CSV, by whom to call, each with its sentence and the places that prove its chain."""
    header = [context.text(f"blocked.column.{name}") for name in _COLUMNS]
    rows = [_row(context, judged, item) for item in listed(context, judged)]
    return sheet.write(header, sorted(rows, key=lambda row: (not row[0], row[0])))


def _row(context: Context, judged: Judged, item: Item) -> list[str]:
    snapshot, unmet = context.snapshot, judged.found.waiting
    step = None if item.lead in {None, item.place} else item.lead
    edges = (snapshot.edge(int(unmet.because[row])) for row in item.chain)
    sources = (f"{said.document} {said.locator or ''} {said.lines or ''}" for edge in edges for said in edge.evidence)
    return [
        names(context, judged.calls(item)),
        context.text(f"verdict.{item.status.code}"),
        snapshot.node(item.place).label,
        "" if step is None else snapshot.node(step).name,
        iso_of(item.due_end) or "",
        period(context, item.expected_start, item.expected_end),
        sentence(snapshot, judged.found, item, context.lang) or "",
        "; ".join(" ".join(source.split()) for source in sources),
    ]
