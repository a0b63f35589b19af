"""What leaves the page: the link, the command, the view as files that open without network."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

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

_LONGEST = 60  # characters of a file's name


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
            element("h2", context.text("takeaway.files")),
            key="takeaway.words",
        )
        links, nodes = twin.tables(context, drawn.shown)
        for name, suffix, mime, made in (
            ("html", "html", "text/html", lambda: _html(context, drawn)),
            ("links", "csv", "text/csv", lambda: sheet.write(twin.header(context, links), links.cells())),
            ("nodes", "csv", "text/csv", lambda: sheet.write(twin.header(context, nodes), nodes.cells())),
            ("mermaid", "mmd", "text/plain", lambda: _mermaid(context, drawn)),
            ("json", "json", "application/json", lambda: _json(context, drawn)),
            ("view", "json", "application/json", lambda: saved_view.write(context.view, context.lang)),
        ):
            _offer(context, name, f"{_file_name(context, name)}.{suffix}", mime, made)


def _offer(context: Context, name: str, file_name: str, mime: str, made: Callable[[], bytes]) -> None:
    st.download_button(
        context.text(f"takeaway.{name}"),
        data=made,
        file_name=file_name,
        mime=mime,
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        key=f"takeaway.{name}",
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


def _mermaid(context: Context, drawn: Drawn) -> bytes:
    from graph.export import mermaid

    name, orientation = title(context, context.lang), context.view.orientation
    return mermaid.write(drawn.shown.subgraph, title=name, lang=context.lang, orientation=orientation).encode()


def _json(context: Context, drawn: Drawn) -> bytes:
    version, name = context.loaded.version.fingerprint, title(context, context.lang)
    return json_file.write(drawn.shown.subgraph, title=name, part_of=version).encode()
