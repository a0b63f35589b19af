"""What leaves the page of blocked work: its link, the command that gives the same numbers, the list for a meeting."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping

import streamlit as st

from app_pages import prose, separator
from app_pages.blocked import boards
from app_pages.blocked.recipes import recipe_of
from app_pages.context import Context
from app_pages.prose import copying, element
from app_pages.stories.offering import pictures
from graph.analysis.blocking import Item, Judged
from graph.export import meeting, printed, workbook
from views.listed import on_board
from views.view import Board, Unit

_COMMANDS: Mapping[Board, tuple[str, ...]] = {
    Board.ITEMS: ("blocked",),
    Board.ASK: ("blocked", "--status", "silent", "--status", "unknown"),
    Board.ROOTS: ("blockers",),
    Board.QUICK: ("blockers", "--quick"),
    Board.BOTTLENECKS: ("bottlenecks",),
}


def takeaway(context: Context, judged: Judged, pictured: Item | None) -> None:
    """The popover; files are made when they are asked for. ``pictured`` is the item whose picture the page shows."""
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
        for name, mime in _FILES.items():
            _offer(context, judged, name, mime)
        separator.choice(context, key="blocked.semicolons")
        if pictured is not None:
            pictures(context, "blocked", name=context.snapshot.node(pictured.place).label)


_FILES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "csv": "text/csv",
}


def _offer(context: Context, judged: Judged, name: str, mime: str) -> None:
    st.download_button(
        context.text(f"blocked.list.{name}"),
        data=_made(context, judged, name),
        file_name=f"socle-{recipe_of(context.view) or 'list'}-{judged.asked.as_of}.{name}",
        mime=mime,
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"blocked.download.{name}",
    )


def _made(context: Context, judged: Judged, name: str) -> Callable[[], bytes]:
    def made() -> bytes:
        shown = on_board(context.view, judged)
        found = meeting.lines(judged, shown, context.lang, ranked=boards.reasons(context, judged))
        title = meeting.title(judged, context.lang, _subject(context))
        if name == "xlsx":
            return workbook.write(found, title, context.lang)
        if name == "html":
            return printed.write(found, title, judged.snapshot.version, context.lang).encode()
        return meeting.to_csv(found, context.lang, separator=separator.chosen())

    return made


def _subject(context: Context) -> str | None:
    recipe = recipe_of(context.view)
    return context.text(f"recipe.{recipe}") if recipe else None


def command(context: Context, judged: Judged) -> str:
    """The command that lists what the page does; what is supposed is asked by `what-if`, one thing at a time."""
    view = context.view
    words = ["python", "cli.py", *_COMMANDS[view.board], "--as-of", judged.asked.as_of]
    if view.board in {Board.ITEMS, Board.ASK}:
        kinds = ("Milestone",) if view.unit is Unit.MILESTONES else ("Action", "Service", "Referential", "Programme")
        statuses = view.statuses if view.board is Board.ITEMS else ()
        for option, values in (("--kind", kinds), ("--status", statuses)):
            words += [word for value in values for word in (option, value)]
    for option, values in (("--organization", view.organizations), ("--within", view.wholes)):
        words += [word for value in values for word in (option, value)]
    return shlex.join([*words, *([] if view.with_inferred else ["--ignore-inferred"])])
