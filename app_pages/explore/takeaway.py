"""What leaves the page: the link, the command, the view as files that open without network."""

from __future__ import annotations

import streamlit as st

from app_pages import prose, separator
from app_pages.context import Context
from app_pages.explore import twin
from app_pages.explore.command import command
from app_pages.files import PICTURES, TOOLS, Offer, of_sight, row
from app_pages.judged import as_said
from app_pages.prose import copying, element
from graph.export import sheet
from views import saved
from views.address import encode
from views.drawn import Drawn
from views.formats import Format
from views.sight import Sight, of_placed
from views.titles import title
from views.verdicts import has_dates


def takeaway(context: Context, drawn: Drawn) -> None:
    """The popover; files are made when they are asked for."""
    with st.popover(context.text("takeaway"), icon=":material/ios_share:", type="tertiary"):
        is_whole = encode(context.view, context.lang).is_whole
        line = command(context.view, drawn.shown.hidden, context.lang)
        prose.show(
            element("h2", context.text("takeaway.link")),
            None if is_whole else element("p", context.text("takeaway.link.cut"), style="quiet"),
            copying(None, context.text("takeaway.link.copy"), context.text("copied")),
            element("h2", context.text("takeaway.command")),
            element("p", element("code", line)),
            copying(line, context.text("takeaway.command.copy"), context.text("copied")),
            key="takeaway.words",
        )
        with st.container(gap=None):
            for group, offers in _offers(context, drawn).items():
                prose.show(element("h2", context.text(f"takeaway.{group}")), key=f"takeaway.{group}")
                row(context, offers, name=title(context.view, context.snapshot, context.lang), key="takeaway")
                if group == "tables":
                    separator.choice(context, key="takeaway.semicolons")


def _offers(context: Context, drawn: Drawn) -> dict[str, tuple[Offer, ...]]:
    links, nodes = twin.tables(context, drawn.shown)
    view, lang = context.view, context.lang

    def seen() -> Sight:
        judged = as_said(context) if has_dates(context.snapshot) else None
        return of_placed(view, drawn, context.snapshot, judged)

    def of(*forms: Format) -> tuple[Offer, ...]:
        return tuple(of_sight(context, form, seen) for form in forms)

    return {
        "pictures": of(*PICTURES),
        "tables": (
            *of(Format.XLSX),
            Offer("links", "csv", Format.CSV.media_type, lambda: _sheet(context, links)),
            Offer("nodes", "csv", Format.CSV.media_type, lambda: _sheet(context, nodes)),
        ),
        "tools": of(*TOOLS),
        "views": (Offer("view", "json", Format.JSON.media_type, lambda: saved.write(view, lang)),),
    }


def _sheet(context: Context, table: twin.Table) -> bytes:
    return sheet.write(twin.header(context, table), table.cells(), separator=separator.chosen())
