"""The verdicts that the page shows, found once for all who ask the same."""

from __future__ import annotations

import streamlit as st

from app_pages.context import Context
from graph.analysis.blocking import Asked, Judged, newest_day
from graph.snapshot import Snapshot


def judged(context: Context) -> Judged:
    """The verdicts on the view's day."""
    asked = Asked(context.view.as_of or newest_day(context.snapshot), context.view.with_inferred)
    return _judged(context.snapshot.version, asked.as_of, context.snapshot, with_inferred=asked.with_inferred)


@st.cache_resource(show_spinner=False, max_entries=32)
def _judged(version: str, as_of: str, _snapshot: Snapshot, *, with_inferred: bool) -> Judged:  # noqa: ARG001
    return Judged(_snapshot, Asked(as_of, with_inferred))
