"""Words of the data on a page: text, lists and tables built from values, never from markup, so a name stays a name.

Streamlit reads what it shows as Markdown, and Markdown in a name can load a picture from elsewhere. Here a piece of
text becomes a text node of the browser and nothing else, and can say which language it is in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, Union
from urllib.parse import urlsplit

import streamlit as st

Piece: TypeAlias = Union["Element", str, None]
Json: TypeAlias = "str | list[Json] | dict[str, str]"

_FOLDER = Path(__file__).parent
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Element:
    """An HTML element; the script refuses tags and attributes that are not on its lists."""

    tag: str
    pieces: tuple[Piece, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: _NO_ATTRIBUTES)

    def as_json(self) -> Json:
        """The form that the script reads: [tag, attributes, pieces]."""
        pieces = [piece.as_json() if isinstance(piece, Element) else piece for piece in self.pieces if piece]
        return [self.tag, dict(self.attributes), [*pieces]]

    def text(self) -> str:
        """Its words, as a reader would copy them."""
        words = (piece.text() if isinstance(piece, Element) else piece for piece in self.pieces if piece)
        return " ".join(word for word in words if word)


def element(tag: str, *pieces: Piece, style: str = "", lang: str | None = None, **attributes: str) -> Element:
    """An element with the pieces that are not None; ``style`` names a class of the style sheet."""
    said = {"class": style, "lang": lang or "", **attributes}
    return Element(tag, pieces, {name.rstrip("_").replace("_", "-"): value for name, value in said.items() if value})


def action(code: str, *pieces: Piece, style: str = "link", lang: str | None = None) -> Element:
    """A button; a click on it calls `show`'s ``on_action`` with the code."""
    return element("button", *pieces, style=style, lang=lang, type="button", value=code)


def copying(text: str | None, words: str, done: str) -> Element:
    """A button that copies a text, or the page's address where it is None, and then says ``done`` for a moment."""
    return element("button", words, style="chip copy", type="button", data_copy=text or "", data_done=done)


def link(url: str, *pieces: Piece) -> Element:
    """A link that opens in a new tab, where the address is of the web; else the pieces alone."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return element("span", *pieces)
    return element("a", *pieces, href=url, target="_blank", rel="noopener noreferrer")


def table(header: Iterable[str], rows: Iterable[Iterable[Piece]], *, numbers: Iterable[int] = ()) -> Element:
    """A table; the columns whose places are in ``numbers`` are aligned to the right."""
    right = set(numbers)
    heads = (
        element("th", word, scope="col", style="number" if place in right else "") for place, word in enumerate(header)
    )
    body = (
        element("tr", *(element("td", cell, style="number" if i in right else "") for i, cell in enumerate(row)))
        for row in rows
    )
    return element("table", element("thead", element("tr", *heads)), element("tbody", *body))


def show(*pieces: Piece, key: str, on_action: Callable[[str], None] | None = None) -> None:
    """Put the pieces on the page; ``on_action`` is called with an action's code before the page runs again."""

    def acted() -> None:
        code = st.session_state[key].get("action")
        if on_action is not None and isinstance(code, str):
            on_action(code)

    _component()(key=key, data={"tree": Element("div", pieces).as_json()}, on_action_change=acted)


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    script, style = ((_FOLDER / name).read_text("utf-8") for name in ("prose.js", "prose.css"))
    return st.components.v2.component("socle_prose", js=script, css=style)
