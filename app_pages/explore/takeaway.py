"""What leaves the page: the link, the command, the view as files that open without network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from app_pages import prose, separator
from app_pages.context import Context
from app_pages.explore import twin
from app_pages.explore.command import command
from app_pages.judged import as_said
from app_pages.prose import copying, element
from graph.export import sheet
from views import saved
from views.address import encode
from views.drawn import Drawn
from views.files import write
from views.formats import Format
from views.sight import of_drawn
from views.titles import file_name, title
from views.verdicts import has_dates


def takeaway(context: Context, drawn: Drawn) -> None:
    """The popover; files are made when they are asked for."""
    with st.popover(context.text("takeaway"), icon=":material/ios_share:", type="tertiary"):
        is_whole = encode(context.view, context.lang).is_whole
        line = command(context.view, drawn.shown.hidden)
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
                with st.container(horizontal=True, gap="small"):
                    for offer in offers:
                        _button(context, offer)
                if group == "tables":
                    separator.choice(context, key="takeaway.semicolons")


@dataclass(frozen=True, slots=True)
class _Offer:
    """A file that is offered: its code (of texts), its name's end, its media type, and what makes it when asked."""

    code: str
    suffix: str
    mime: str
    made: Callable[[], bytes]


def _offers(context: Context, drawn: Drawn) -> dict[str, tuple[_Offer, ...]]:
    links, nodes = twin.tables(context, drawn.shown)
    view, lang = context.view, context.lang

    def of(form: Format) -> _Offer:
        return _Offer(form, form.suffix, form.media_type, lambda: _file(context, drawn, form))

    return {
        "pictures": tuple(map(of, (Format.HTML, Format.PNG, Format.SVG, Format.PDF, Format.PPTX))),
        "tables": (
            of(Format.XLSX),
            _Offer("links", "csv", "text/csv", lambda: _sheet(context, links)),
            _Offer("nodes", "csv", "text/csv", lambda: _sheet(context, nodes)),
        ),
        "tools": tuple(map(of, (Format.MERMAID, Format.DOT, Format.GRAPHML, Format.JSON))),
        "views": (_Offer("view", "json", Format.JSON.media_type, lambda: saved.write(view, lang)),),
    }


def _button(context: Context, offer: _Offer) -> None:
    st.download_button(
        context.text(f"takeaway.{offer.code}"),
        data=offer.made,
        file_name=f"{_file_name(context, '' if offer.code == offer.suffix else offer.code)}.{offer.suffix}",
        mime=offer.mime,
        help=context.text(f"takeaway.{offer.code}.help"),
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"takeaway.{offer.code}",
    )


def _file_name(context: Context, code: str) -> str:
    return file_name(f"{title(context.view, context.snapshot, context.lang)} {code}")


def _sheet(context: Context, table: twin.Table) -> bytes:
    return sheet.write(twin.header(context, table), table.cells(), separator=separator.chosen())


def _file(context: Context, drawn: Drawn, form: Format) -> bytes:
    snapshot = context.snapshot
    sight = of_drawn(context.view, drawn, snapshot, as_said(context) if has_dates(snapshot) else None)
    return write(form, sight, snapshot, lang=context.lang, theme=context.theme)
