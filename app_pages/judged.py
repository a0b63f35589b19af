"""The verdicts that pages show, found once for all who ask the same."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from app_pages.context import Context
from graph.analysis.blocking import Asked, Item, Judged
from graph.errors import NoDateError, NoStatusError
from graph.snapshot import Snapshot
from views import verdicts
from views.verdicts import has_dates, supposed


def judged(context: Context) -> Judged:
    """The verdicts on the view's day, with what the view supposes; without what cannot be supposed that day."""
    asked = supposed(context.view, context.snapshot)
    try:
        return _judged(context.snapshot.version, repr(asked), context.snapshot, asked)
    except NoDateError:
        return as_said(context)


def as_said(context: Context) -> Judged:
    """The same without suppositions."""
    asked = verdicts.as_said(context.view, context.snapshot)
    return _judged(context.snapshot.version, repr(asked), context.snapshot, asked)


def slipped(context: Context, judged: Judged, place: int) -> Judged | None:
    """The same verdicts if a node's dates slip by the view's months; None where it has no date that could."""
    names = [context.snapshot.ids[part] for part in judged.dated(place)]
    supposed = judged.asked.delays
    later = {name: supposed.get(name, 0) + context.view.months for name in names}
    asked = replace(judged.asked, delays=dict(sorted({**supposed, **later}.items())))
    return _judged(context.snapshot.version, repr(asked), context.snapshot, asked) if names else None


@st.cache_resource(show_spinner=False, max_entries=32)
def _judged(version: str, key: str, _snapshot: Snapshot, _asked: Asked) -> Judged:  # noqa: ARG001 - the cache's key
    return Judged(_snapshot, _asked)


def item_of(context: Context, node: str) -> Item | None:
    """What the documents say of a node on the view's day, nothing supposed; None where they say no status of it."""
    if not has_dates(context.snapshot):
        return None
    try:
        return as_said(context).item(node)
    except NoStatusError:
        return None
