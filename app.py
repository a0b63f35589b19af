"""The menu of the app: `streamlit run app.py`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app_pages import context, registry

_ICON = Path(__file__).parent / "app_pages" / "icon.svg"  # a named icon would be fetched from another host

st.set_page_config(page_icon=str(_ICON), layout="wide")
st.navigation(registry.pages(context.language()), position="top").run()
