"""A button that opens a small file of text from the reader's machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st


def opener(label: str, *, key: str, largest: int, accept: str, on_file: Callable[[bytes], None]) -> None:
    """Show it; ``on_file`` is called with what the file holds, with nothing for one of more than ``largest`` bytes.

    ``accept`` names the files that the reader's dialog offers, as an ``input`` element does.
    """

    def opened() -> None:
        text = st.session_state[key].get("file")
        if isinstance(text, str):
            on_file(text.encode("utf-8", "replace"))

    data = {"label": label, "largest": largest, "accept": accept}
    _component()(key=key, data=data, on_file_change=opened)


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    script, style = ((Path(__file__).parent / f"opener.{kind}").read_text("utf-8") for kind in ("js", "css"))
    return st.components.v2.component("socle_opener", js=script, css=style)
