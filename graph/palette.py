"""How kinds and relations look, in light and dark; never by colour alone: outlines and line ends differ too.

Text on its fill has a contrast of 7:1 or more, a border on the page 3:1 or more (tested).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
class State:
    """How a status looks: a sign for who sees no colours, and its colours in each theme."""

    sign: str
    light: Colours
    dark: Colours

    def colours(self, theme: Theme) -> Colours:
        """Its colours in a theme."""
        return self.light if theme is Theme.LIGHT else self.dark


STATES: Mapping[str, State] = {
    "blocked": State("×", Colours("#FBE1DF", "#B3261E", "#410E0B"), Colours("#4A1512", "#FF8A80", "#FFE9E7")),
    "suspended": State("‖", Colours("#F3E2F2", "#8A3A86", "#2E0F2E"), Colours("#3E1A3C", "#E093DB", "#FBEBFA")),
    "late": State("!", Colours("#FDE7D0", "#B04A12", "#3D1A03"), Colours("#432008", "#F7A368", "#FFEEDF")),
    "at_risk": State("~", Colours("#FBF2C4", "#866A00", "#332900"), Colours("#383004", "#E3C64A", "#FBF5D8")),
    "silent": State("…", Colours("#E6E9ED", "#5C6670", "#1B2128"), Colours("#2B3239", "#A9B4BF", "#EEF2F5")),
    "unknown": State("?", Colours("#F6F7F8", "#77818B", "#1B2128"), Colours("#1B2229", "#8E99A4", "#EEF2F5")),
    "ready": State("›", Colours("#D9F0F7", "#0B7285", "#052A31"), Colours("#0B3540", "#5CC7DC", "#E2F7FB")),
    "on_track": State("+", Colours("#E4F3DE", "#3D7A2A", "#13290A"), Colours("#1B3313", "#8CCB76", "#EAF7E4")),
    "in_operation": State("•", Colours("#D3EDDF", "#12693F", "#05270F"), Colours("#0C3A25", "#55CB93", "#E1F8EC")),
    "done": State("✓", Colours("#E5ECE7", "#48664F", "#16241A"), Colours("#22302A", "#9BBBA4", "#EAF2EC")),
    "abandoned": State("–", Colours("#EEE8E2", "#6B5848", "#2A2119"), Colours("#332A22", "#BFA792", "#F7F0EA")),
}
"""The effective statuses, most urgent first."""

STATELESS = State("", Colours("#FFFFFF", "#7F8A96", "#1B2128"), Colours("#151C23", "#7F8A96", "#EEF2F5"))
"""What has no status: organizations, texts, editions, figures."""


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

CHAIN: Mapping[Theme, Stroke] = {
    Theme.LIGHT: Stroke("#C5221F", "#8C1D18", 3.2, "arrow"),
    Theme.DARK: Stroke("#FF7A70", "#FFC7C2", 3.2, "arrow"),
}
"""The links of a chain that holds something back; they are thicker than all others."""

BORNE: Mapping[Theme, Stroke] = {theme: replace(line, width=1.8) for theme, line in CHAIN.items()}
"""The links that climb a house and may: an exemption says why and until when."""

STOREY: Mapping[Theme, tuple[str, str, str]] = {
    Theme.LIGHT: ("#F3F5F8", "#D5DBE1", "#4A5866"),
    Theme.DARK: ("#171F28", "#33414F", "#A9B6C2"),
}
"""The band of a floor behind the boxes: ground, border, and the ink of its name."""

DASHES: Mapping[Basis, tuple[int, ...]] = {
    Basis.EXPLICIT: (),
    Basis.BRIEF: (12, 4, 2, 4),
    Basis.INFERRED: (6, 5),
}
"""What lines say about their evidence: a whole one is written in a document."""


def stroke(kind: str, theme: Theme) -> Stroke:
    """How a relation's line looks."""
    return STROKES[theme].get(kind, STROKES[theme]["context"])
