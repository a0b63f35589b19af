"""How each kind and relation looks, in light and dark; never by colour alone: shape, border and arrow differ too.

Text on its fill has a contrast of 7:1 or more, a border on the page 3:1 or more (tested).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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
    """A box's shape: vis-network's word, or ``bars`` for a box with a second line at both sides.

    ``radius`` rounds its corners, ``dashes`` are those of its border (none: a whole line).
    """

    shape: str
    radius: int = 0
    dashes: tuple[int, ...] = ()


OUTLINES: Mapping[str, Outline] = {
    "Action": Outline("box", 0),
    "Service": Outline("box", 8),
    "Referential": Outline("bars"),
    "Organization": Outline("ellipse"),
    "Programme": Outline("box", 18),
    "Regulation": Outline("box", 0, (2, 3)),
    "Orientation": Outline("box", 18, (8, 4)),
    "Edition": Outline("box", 8, (8, 4)),
    "Milestone": Outline("box", 8, (2, 3)),
    "Indicator": Outline("ellipse", 0, (2, 3)),
}
"""The outline of each kind."""

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

LINES: Mapping[Theme, Mapping[str, str]] = {
    Theme.LIGHT: {"DEPENDS_ON": "#6B7885", "DELIVERS": "#9A6408", "context": "#7F8A95"},
    Theme.DARK: {"DEPENDS_ON": "#93A1AF", "DELIVERS": "#E0A33A", "context": "#7F8D9B"},
}
"""The colours of lines, on the page's ground."""

INFERRED_DASHES = (7, 5)
CONTEXT_DASHES = (2, 4)
