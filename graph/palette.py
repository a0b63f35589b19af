"""How kinds and relations look, in light and dark; never by colour alone: outlines and line ends differ too.

Text on its fill has a contrast of 7:1 or more, a border on the page 3:1 or more (tested).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Basis


class Theme(StrEnum):
    """The page's colours."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """A box's colours, as hexadecimal RGB."""

    fill: str
    border: str
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A box's outline: what the app's drawing calls it, and its nearest by corners alone, as a radius in pixels."""

    name: str
    radius: int


OUTLINES: Mapping[str, Outline] = {
    "Action": Outline("barred", 2),
    "Service": Outline("rounded", 8),
    "Referential": Outline("ledger", 2),
    "Organization": Outline("pill", 15),
    "Programme": Outline("slanted", 4),
    "Regulation": Outline("page", 0),
    "Orientation": Outline("chevron", 0),
    "Edition": Outline("stack", 0),
    "Milestone": Outline("hexagon", 10),
    "Indicator": Outline("gauge", 4),
}
"""The outline of each kind; dashed borders are left to what is said about a node."""

_LIGHT = {
    "Action": Colours("#FDF1DC", "#9A6408", "#3B2703"),
    "Service": Colours("#DCF3EA", "#117A5B", "#06281D"),
    "Referential": Colours("#DDEBFA", "#1F66A8", "#0A2540"),
    "Organization": Colours("#F1E8F8", "#7D3C98", "#2E0F3B"),
    "Programme": Colours("#FCE6EC", "#B0305C", "#3E0A1E"),
    "Regulation": Colours("#EAEDF0", "#51606E", "#1B242C"),
    "Orientation": Colours("#E0F2F5", "#16727F", "#05292F"),
    "Edition": Colours("#F3F1EA", "#6E6442", "#2A2510"),
    "Milestone": Colours("#EDF3D9", "#5E7416", "#222B05"),
    "Indicator": Colours("#F7E9E1", "#9C4A1F", "#381606"),
}
_DARK = {
    "Action": Colours("#3A2A0C", "#E0A33A", "#FBEFD8"),
    "Service": Colours("#0E3428", "#43C79D", "#E2F7EF"),
    "Referential": Colours("#122D49", "#6CB0F2", "#E3F0FD"),
    "Organization": Colours("#31183C", "#C68AE0", "#F6EAFB"),
    "Programme": Colours("#401424", "#F07FA6", "#FDE9F0"),
    "Regulation": Colours("#252D35", "#A3B1BE", "#EEF2F5"),
    "Orientation": Colours("#0C3239", "#53C3D3", "#E0F6F9"),
    "Edition": Colours("#2E2A19", "#C9BC88", "#F7F3E3"),
    "Milestone": Colours("#273008", "#B3CB55", "#F3F8DF"),
    "Indicator": Colours("#3B1D0E", "#EE9A6C", "#FDEDE4"),
}
COLOURS: Mapping[Theme, Mapping[str, Colours]] = {Theme.LIGHT: _LIGHT, Theme.DARK: _DARK}
"""The colours of each kind."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colours (at rest, and when it is looked at), its width in pixels, vis-network's words for its ends."""

    colour: str
    strong: str
    width: float
    head: str
    tail: str | None = None


STROKES: Mapping[Theme, Mapping[str, Stroke]] = {
    Theme.LIGHT: {
        "DEPENDS_ON": Stroke("#7B8894", "#1F2B36", 1.4, "arrow"),
        "DELIVERS": Stroke("#B0781A", "#7A4E03", 1.4, "arrow", "circle"),
        "context": Stroke("#8491A0", "#3C4B5A", 1.0, "vee"),
    },
    Theme.DARK: {
        "DEPENDS_ON": Stroke("#8593A1", "#E8EDF2", 1.4, "arrow"),
        "DELIVERS": Stroke("#C28A2C", "#F3BE63", 1.4, "arrow", "circle"),
        "context": Stroke("#71808F", "#C3CEDA", 1.0, "vee"),
    },
}
"""The lines of the relations that have a needed end, and of all others, on the page's ground."""

DASHES: Mapping[Basis, tuple[int, ...]] = {
    Basis.EXPLICIT: (),
    Basis.BRIEF: (12, 4, 2, 4),
    Basis.INFERRED: (6, 5),
}
"""What lines say about their evidence: a whole one is written in a document."""


def stroke(kind: str, theme: Theme) -> Stroke:
    """How a relation's line looks."""
    return STROKES[theme].get(kind, STROKES[theme]["context"])
