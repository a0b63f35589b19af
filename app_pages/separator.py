"""Whether tables that leave are for a spreadsheet set to French: one choice for all pages, kept for the session."""

from __future__ import annotations

from typing import Final

import streamlit as st

from app_pages.context import Context
from graph.export import sheet

_CHOSEN: Final = "socle.semicolons"


def chosen() -> str:
    """What parts the cells of a CSV file now."""
    return sheet.FRENCH if st.session_state.get(_CHOSEN) else ","


def choice(context: Context, *, key: str) -> None:
    """The box to tick, in a popover of files."""
    st.session_state[key] = bool(st.session_state.get(_CHOSEN))

    def choose() -> None:
        st.session_state[_CHOSEN] = st.session_state[key]

    st.checkbox(context.text("takeaway.semicolons"), key=key, on_change=choose)
