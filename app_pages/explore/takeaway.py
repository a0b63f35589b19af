"""What leaves the page: the link, the command, the view as files that open without network."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

import texts
from app_pages import prose
from app_pages.address import encode
from app_pages.context import Context
from app_pages.explore import saved_view, twin
from app_pages.explore.command import command
from app_pages.explore.drawing import Drawn
from app_pages.judged import as_said
from app_pages.prose import copying, element
from app_pages.view import Colouring
from graph.export import json_file, sheet
from graph.palette import Theme

_LONGEST = 60  # characters of a file's name
_OFFICE = "application/vnd.openxmlformats-officedocument"


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


@dataclass(frozen=True, slots=True)
class _Offer:
    """A file that is offered: its code (of texts), its name's end, its media type, and what makes it when asked."""

    code: str
    suffix: str
    mime: str
    made: Callable[[], bytes]


def _offers(context: Context, drawn: Drawn) -> dict[str, tuple[_Offer, ...]]:
    links, nodes = twin.tables(context, drawn.shown)
    return {
        "pictures": (
            _Offer("html", "html", "text/html", lambda: _html(context, drawn)),
            _Offer("png", "png", "image/png", lambda: _still(context, drawn, "png")),
            _Offer("svg", "svg", "image/svg+xml", lambda: _still(context, drawn, "svg")),
            _Offer("pdf", "pdf", "application/pdf", lambda: _still(context, drawn, "pdf")),
            _Offer("pptx", "pptx", f"{_OFFICE}.presentationml.presentation", lambda: _still(context, drawn, "pptx")),
        ),
        "tables": (
            _Offer("xlsx", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", lambda: _xlsx(context, drawn)),
            _Offer("links", "csv", "text/csv", lambda: sheet.write(twin.header(context, links), links.cells())),
            _Offer("nodes", "csv", "text/csv", lambda: sheet.write(twin.header(context, nodes), nodes.cells())),
        ),
        "tools": (
            _Offer("mermaid", "mmd", "text/plain", lambda: _diagram(context, drawn, "mermaid")),
            _Offer("dot", "dot", "text/vnd.graphviz", lambda: _diagram(context, drawn, "dot")),
            _Offer("graphml", "graphml", "application/xml", lambda: _graphml(drawn)),
            _Offer("json", "json", "application/json", lambda: _json(context, drawn)),
        ),
        "views": (_Offer("view", "json", "application/json", lambda: saved_view.write(context.view, context.lang)),),
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


def title(context: Context, lang: str) -> str:
    """What a file of the view is called in a language: what was asked, and of what."""
    names = [context.snapshot.node(context.snapshot.index(node)).label for node in context.view.starts[:2]]
    return " · ".join([*names, texts.translate(lang, f"scope.{context.view.scope}")])


def _file_name(context: Context, name: str) -> str:
    """Letters, digits and hyphens alone, so that every system takes it."""
    plain = unicodedata.normalize("NFKD", f"{title(context, context.lang)} {name}").encode("ascii", "ignore").decode()
    return "socle-" + re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:_LONGEST]


def _html(context: Context, drawn: Drawn) -> bytes:
    from graph.export import html

    has_dates = len(context.snapshot.tables.statements) > 0
    written = html.write(
        drawn.shown.subgraph,
        title={lang: title(context, lang) for lang in texts.LANGUAGES},
        version=context.loaded.version.fingerprint,
        lang=context.lang,
        orientation=context.view.orientation,
        focus=context.view.starts,
        layout=drawn.layout,
        statuses=html.Statuses(as_said(context), context.view.colouring is Colouring.STATE) if has_dates else None,
    )
    return written.encode()


def _still(context: Context, drawn: Drawn, form: Literal["png", "svg", "pdf", "pptx"]) -> bytes:
    """The picture as it is seen; on paper and on slides, on white."""
    from graph.export import pdf, png, pptx, svg
    from graph.export.plate import Look, plate

    snapshot, view, part = context.snapshot, context.view, drawn.shown.subgraph
    judged = as_said(context) if len(snapshot.tables.statements) else None
    states = None
    if judged is not None and view.colouring is Colouring.STATE:
        states = judged.states(snapshot.index(node.id) for node in part.nodes)
    theme = context.theme if form in {"png", "svg"} else Theme.LIGHT
    name = title(context, context.lang)
    made = plate(
        part,
        title=name,
        version=context.loaded.version.fingerprint,
        lang=context.lang,
        known=snapshot.documents.values(),
        as_of=judged.asked.as_of if judged else None,
        look=Look(theme, view.orientation, view.starts, drawn.layout, states),
    )
    if form == "svg":
        return svg.write(made).encode()
    if form == "pptx":
        return pptx.write([pptx.View(made)], title=name)
    return pdf.write([made]) if form == "pdf" else png.write(made)


def _xlsx(context: Context, drawn: Drawn) -> bytes:
    from graph.export import xlsx

    return xlsx.write(drawn.shown.subgraph, title=title(context, context.lang), lang=context.lang)


def _diagram(context: Context, drawn: Drawn, form: Literal["mermaid", "dot"]) -> bytes:
    from graph.export import dot, mermaid

    write = dot.write if form == "dot" else mermaid.write
    name, orientation = title(context, context.lang), context.view.orientation
    return write(drawn.shown.subgraph, title=name, lang=context.lang, orientation=orientation).encode()


def _graphml(drawn: Drawn) -> bytes:
    from graph.export import graphml

    return graphml.write(drawn.shown.subgraph).encode()


def _json(context: Context, drawn: Drawn) -> bytes:
    version, name = context.loaded.version.fingerprint, title(context, context.lang)
    return json_file.write(drawn.shown.subgraph, title=name, part_of=version).encode()
