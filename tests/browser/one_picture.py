"""A page with one picture and what was done with it: the address says which part of the sample, and how."""

from __future__ import annotations

import streamlit as st

from app_pages.component import graph_view
from graph.drawing import LABELS
from graph.layout import Orientation, grown, layered
from graph.picture import Switches, draw
from tests.browser.sample import hostile, roadmap, star
from texts import translate

st.set_page_config(layout="wide")
asked = st.query_params
what = asked.get("what", "20")
part = hostile() if what == "hostile" else star(int(what[4:])) if what.startswith("star") else roadmap(int(what))
is_grown = st.session_state.setdefault("grown", False)
hidden = st.session_state.setdefault("hidden", [])
layout = layered(part, orientation=Orientation.RIGHT)
if is_grown:
    part = roadmap(int(what) + 5)
    layout = grown(layout, part, opener="service:mssante", orientation=Orientation.RIGHT)
picture = draw(
    part,
    lang="fr",
    theme=st.context.theme.type or "light",
    orientation=asked.get("orientation", "right"),
    focus=[asked.get("focus", "service:ens")],
    layout=None if asked.get("orientation") else layout,
    switches=Switches(["Service", "Referential"], hidden),
)
columns = st.columns([2, 1]) if asked.get("beside") else (st.container(), st.container())
with columns[0]:
    event = graph_view(
        picture,
        selected=st.session_state.get("chosen"),
        labels={name: translate("fr", f"picture.{name}") for name in LABELS},
        height=int(asked.get("height", "570")),
        key="picture",
    )
with columns[1]:
    if event is not None:
        told = st.session_state["told"] = f"{event.kind}: {event.id}"
        st.session_state["chosen"] = event.id if event.kind == "select" else None
        if event.kind == "switch":
            st.session_state["hidden"] = [] if event.id in hidden else [event.id]
        st.session_state["grown"] = is_grown or event.kind == "expand"
        st.rerun()
    st.text(st.session_state.get("told", "nothing yet"))
    st.button("again")
