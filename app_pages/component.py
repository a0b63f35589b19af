"""The picture on a page: draws a `graph.picture.Picture` with vis-network and tells what a person did with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache

import streamlit as st

from graph.picture import Picture


@dataclass(frozen=True, slots=True)
class GraphEvent:
    """What a person did, and to what: a kind and an id.

    ``select`` a node or edge, ``expand`` a node (or fold it back), ``switch`` a line of the legend (its code); without
    an id ``clear`` the selection, ``tidy`` the picture.
    """

    kind: str
    id: str


def graph_view(
    picture: Picture,
    *,
    selected: str | None,
    start: str | None = None,
    labels: Mapping[str, str],
    height: int,
    key: str,
    said: str = "",
    is_large: bool = False,
) -> GraphEvent | None:
    """Draw the picture, ``height`` pixels tall with its legend, and return what was done since the last run.

    ``labels`` are the texts of `LABELS` in the page's language. Places (dragged ones too) and zoom are kept until
    a node's own place is another; ``selected`` (an id, None for none) is lit with what is linked to it. Where not
    all fits, the box of ``start`` (an id) is what is seen; without one the first that stands out is. ``is_large``
    is for a projector: labels as large as the page's. ``said`` is what a screen reader hears once it has changed.
    """
    result = _component()(
        key=key,
        height=height,
        data={
            "nodes": list(picture.nodes),
            "edges": list(picture.edges),
            "legend": [asdict(entry) for entry in picture.legend],
            "storeys": [asdict(storey) for storey in picture.storeys],
            "orientation": picture.orientation,
            "selected": selected,
            "start": start,
            "isLarge": is_large,
            "said": said,
            "key": key,
            "labels": dict(labels),
        },
        on_event_change=_nothing,
    )
    event = getattr(result, "event", None)
    return GraphEvent(event["kind"], event["id"]) if event else None


def _nothing() -> None:
    """Stand in for a callback: the event is read from the result."""


@cache
def _component() -> Callable[..., object]:
    """Register once a process, when Streamlit's runtime stands."""
    return st.components.v2.component("graph.graph_view", js="vendor/picture.js", css="graph_view.css")
