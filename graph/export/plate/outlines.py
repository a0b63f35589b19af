"""The outlines of boxes as path data: what the app's canvas draws (`graph/drawing/assets/outlines.js`), for SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_CUT: Final = 10
_RADII: Final = {"rounded": 8, "gauge": 4}
_PLAIN_RADIUS: Final = 2
_WIDEST_PILL: Final = 24


@dataclass(frozen=True, slots=True)
class Box:
    """Where a box stands, in pixels; ``unit`` is the size of its outline's details, 1 for a box of a picture."""

    left: float
    top: float
    width: float
    height: float
    unit: float = 1

    @property
    def right(self) -> float:
        """Its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.top + self.height


def outline(name: str, box: Box) -> str:
    """The closed path of an outline of `graph.palette.OUTLINES`, by name."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    middle, cut = (top + bottom) / 2, _CUT * box.unit
    corners = {
        "slanted": [(left + cut, top), (right, top), (right - cut, bottom), (left, bottom)],
        "page": [(left, top), (right - cut, top), (right, top + cut), (right, bottom), (left, bottom)],
        "chevron": [(left, top), (right - cut, top), (right, middle), (right - cut, bottom), (left, bottom)],
        "hexagon": [
            (left + cut, top),
            (right - cut, top),
            (right, middle),
            (right - cut, bottom),
            (left + cut, bottom),
            (left, middle),
        ],
        "stack": [(left, top), (right, top), (right, bottom), (left, bottom)],
    }.get(name)
    if corners:
        return polygon(corners)
    radius = min(box.height / 2, _WIDEST_PILL) if name == "pill" else _RADII.get(name, _PLAIN_RADIUS) * box.unit
    return _rounded(box, radius)


def sheet_behind(name: str, box: Box) -> str | None:
    """The path of the second sheet that an edition shows behind its own; None for all others."""
    if name != "stack":
        return None
    shift = 4 * box.unit
    return outline("page", Box(box.left + shift, box.top - shift, box.width, box.height, box.unit))


def bar(name: str, box: Box) -> Box | None:
    """The filled bar of an action (left) or a figure (below); None for all others."""
    if name == "barred":
        return Box(box.left, box.top, 6 * box.unit, box.height)
    if name == "gauge":
        return Box(box.left + 4 * box.unit, box.bottom - 5 * box.unit, box.width - 8 * box.unit, 3 * box.unit)
    return None


def strokes(name: str, box: Box) -> str | None:
    """The path of the lines inside an outline: a referential's two edges, a text's folded corner; None for others."""
    cut, inset = _CUT * box.unit, 6 * box.unit
    if name == "page":
        return f"M{n(box.right - cut)} {n(box.top)}v{n(cut)}h{n(cut)}"
    if name == "ledger":
        sides = (box.left + inset, box.right - inset)
        return "".join(f"M{n(x)} {n(box.top)}V{n(box.bottom)}" for x in sides)
    return None


def polygon(corners: list[tuple[float, float]]) -> str:
    """The closed path through some points."""
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in corners) + "Z"


def n(number: float) -> str:
    """A number as path data has it: at most two decimals, none where none is needed."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _rounded(box: Box, radius: float) -> str:
    across, down, turn = n(box.width - 2 * radius), n(box.height - 2 * radius), f"a{n(radius)} {n(radius)} 0 0 1 "
    r = n(radius)
    return (
        f"M{n(box.left + radius)} {n(box.top)}h{across}{turn}{r} {r}v{down}{turn}-{r} {r}"
        f"h-{across}{turn}-{r} -{r}v-{down}{turn}{r} -{r}Z"
    )
