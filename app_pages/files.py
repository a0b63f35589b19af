"""Files that a page gives away: rows of buttons in its popover, each file made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from app_pages.context import Context
from views.files import write
from views.formats import DRAWN, Format
from views.sight import Sight
from views.titles import file_name

PICTURES: Final = tuple(form for form in Format if form in DRAWN)
"""The formats that are pictures, in the order in which they are offered."""

TOOLS: Final = (Format.MERMAID, Format.DOT, Format.GRAPHML, Format.JSON)
"""The formats for other tools."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that is offered: its code (of texts), its name's end, its media type, and what makes it when asked."""

    code: str
    suffix: str
    mime: str
    made: Callable[[], bytes]


def of_sight(context: Context, form: Format, seen: Callable[[], Sight]) -> Offer:
    """What is seen, as a file of that format."""

    def made() -> bytes:
        return write(form, seen(), context.snapshot, lang=context.lang, theme=context.theme)

    return Offer(form, form.suffix, form.media_type, made)


def row(context: Context, offers: Iterable[Offer], *, name: str, key: str) -> None:
    """Buttons side by side; ``name`` is what the files are called, ``key`` a page's own."""
    with st.container(horizontal=True, gap="small"):
        for offer in offers:
            kind = "" if offer.code == offer.suffix else offer.code
            st.download_button(
                context.text(f"takeaway.{offer.code}"),
                data=offer.made,
                file_name=f"{file_name(name, kind)}.{offer.suffix}",
                mime=offer.mime,
                help=context.text(f"takeaway.{offer.code}.help"),
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
                key=f"{key}.{offer.code}",
            )
