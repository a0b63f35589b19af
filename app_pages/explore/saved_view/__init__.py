"""A view as a small file: what a link says, of any length; written, read, opened on the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

from app_pages.address import parameters
from app_pages.context import Context
from app_pages.view import View

LARGEST: Final = 200_000
"""Bytes of a saved view that is read; 400 expanded nodes take a tenth of it."""

_KEY: Final = "socle_view"
_OPENER: Final = "explore.saved"


def write(view: View, lang: str) -> bytes:
    """The file (JSON)."""
    return json.dumps({_KEY: parameters(view, lang)}, ensure_ascii=False, indent=1).encode()


def read(data: bytes) -> Mapping[str, str] | None:
    """What the file says, to be decoded as a link is; None where it is no saved view."""
    if len(data) > LARGEST:
        return None
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return None
    held = said.get(_KEY) if isinstance(said, dict) else None
    if not isinstance(held, dict) or not all(isinstance(value, str) for value in held.values()):
        return None
    return held


def opener(context: Context, *, on_file: Callable[[bytes], None]) -> None:
    """A button that opens a saved view; ``on_file`` is called with what the file holds, nothing for one too large."""

    def opened() -> None:
        text = st.session_state[_OPENER].get("file")
        if isinstance(text, str):
            on_file(text.encode("utf-8", "replace"))

    data = {"label": context.text("explore.saved.open"), "largest": LARGEST}
    _component()(key=_OPENER, data=data, on_file_change=opened)


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    script, style = ((Path(__file__).parent / f"opener.{kind}").read_text("utf-8") for kind in ("js", "css"))
    return st.components.v2.component("socle_opener", js=script, css=style)
