"""The picture beside the list: the chosen item, what holds it back in red, and what stands right beside it."""

from __future__ import annotations

import streamlit as st

from app_pages import context as contexts
from app_pages.component import graph_view
from app_pages.context import Context
from graph.analysis.blocking import Item, Judged
from graph.analysis.blocking.scene import Scene
from graph.drawing import LABELS
from graph.picture import Marks, Picture, draw, edge_id
from views.known import is_node

_KEY = "blocked.picture"
_HEIGHT = 340  # pixels: the least that the picture takes


def act(context: Context) -> None:
    """Do what a click or a key in the picture asked for."""
    event = st.session_state.get(_KEY, {}).get("event")
    if event and event["kind"] == "select" and is_node(context.snapshot, str(event["id"])):
        contexts.change(selected=str(event["id"]))


def show(context: Context, judged: Judged, item: Item, scene: Scene) -> None:
    """The scene, coloured by the day's statuses, suppositions included; nothing where it is a single box."""
    if len(scene.nodes) > 1:
        node = context.snapshot.ids[item.place]
        graph_view(
            _drawn(
                judged.snapshot.version, repr((judged.asked, scene)), context.lang, context.theme, judged, scene, node
            ),
            selected=None,
            start=node,
            labels={name: context.text(f"picture.{name}") for name in LABELS},
            height=_HEIGHT,
            key=_KEY,
        )


@st.cache_resource(show_spinner=False, max_entries=64)
def _drawn(
    version: str,  # noqa: ARG001 - the cache's key
    key: str,  # noqa: ARG001
    lang: str,
    theme: str,
    _judged: Judged,
    _scene: Scene,
    focus: str,
) -> Picture:
    snapshot = _judged.snapshot
    part = snapshot.part(_scene.nodes, _scene.edges)
    marks = Marks(_judged.states(_scene.nodes), [edge_id(snapshot.edge(edge)) for edge in _scene.chain])
    return draw(part, lang=lang, theme=theme, focus=[focus], marks=marks)
