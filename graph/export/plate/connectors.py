"""A picture's lines as connectors glued to shapes; where one would pass behind a box, it goes round by anchors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from graph.export.plate.slides import BEHIND, MAIN, PIXEL, Area, described, stroke, unseen

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.connector import Connector
    from pptx.slide import Slide
    from pptx.util import Emu

NEAR: Final = 44
"""Pixels between two sides below which a line is straight: in LibreOffice a curve leaves and arrives straight for half
a centimetre at either side."""

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)

_ANCHOR: Final = 1.0  # pixels of a side: it is not seen, and can be moved to lead the line another way


@dataclass(frozen=True, slots=True)
class Stop:
    """A shape that lines may be glued to: its number on the slide and where it stands, in English Metric Units."""

    id: int
    left: Emu
    top: Emu
    width: Emu
    height: Emu

    @classmethod
    def at(cls, shape: Shape, area: Area) -> Stop:
        """Of a shape that was put there."""
        return cls(shape.shape_id, *area.emu())

    def middle(self, side: int) -> tuple[Emu, Emu]:
        """The middle (x, y) of a side, by its number."""
        from pptx.util import Emu

        across, down = Emu(self.left + self.width // 2), Emu(self.top + self.height // 2)
        return {
            _TOP: (across, self.top),
            _LEFT: (self.left, down),
            _BOTTOM: (across, Emu(self.top + self.height)),
            _RIGHT: (Emu(self.left + self.width), down),
        }[side]


def line_between(slide: Slide, line: Mapping[str, Any], begin: tuple[float, float], end: tuple[float, float]) -> None:
    """A straight line between two points (x, y), glued to nothing."""
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Emu

    points = (Emu(round(side * PIXEL)) for point in (begin, end) for side in point)
    drawn = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *points)
    _dress(slide, drawn, line, 1, has_tail=True, has_head=True)


def connect(
    slide: Slide,
    edge: Mapping[str, Any],
    ends: tuple[Stop, Stop],
    via: Sequence[tuple[float, float]],
    scale: float,
    *,
    is_right: bool,
) -> None:
    """A line as connectors from shape to shape, which follow when these move; ``via`` are points (x, y) it leads by."""
    tail, head = ends
    stops = [tail, *(_anchor(slide, point) for point in via), head]
    for number, (one, other) in enumerate(pairwise(stops)):
        drawn = _connected(slide, one, other, is_right=is_right)
        _dress(slide, drawn, edge, scale, has_tail=number == 0, has_head=number == len(via))


def _anchor(slide: Slide, point: tuple[float, float]) -> Stop:
    """A shape that is not seen, for connectors to meet at."""
    from pptx.enum.shapes import MSO_SHAPE

    area = Area.around(*point, _ANCHOR, _ANCHOR)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area.emu())
    unseen(shape)
    described(shape, "")
    shape.name = "·"
    return Stop.at(shape, area)


def _connected(slide: Slide, tail: Stop, head: Stop, *, is_right: bool) -> Connector:
    """The library's own way moves a line's ends one by one, reading them back each time: a third of a slide's time."""
    from lxml import etree
    from pptx.enum.shapes import MSO_CONNECTOR

    leaves, arrives = _sides(tail, head, is_right=is_right)
    kind = MSO_CONNECTOR.STRAIGHT if _is_near(tail, head, leaves) else MSO_CONNECTOR.CURVE
    line = slide.shapes.add_connector(kind, *tail.middle(leaves), *head.middle(arrives))
    element: Any = line._element  # noqa: SLF001
    for end, stop, side in (("stCxn", tail, leaves), ("endCxn", head, arrives)):
        etree.SubElement(element.nvCxnSpPr.cNvCxnSpPr, f"{{{MAIN}}}{end}", id=str(stop.id), idx=str(side))
    if kind is MSO_CONNECTOR.CURVE and tail is not head and leaves in {_TOP, _BOTTOM}:
        _stand(line, tail.middle(leaves), head.middle(arrives))
    return line


def _stand(line: Connector, begin: tuple[Emu, Emu], end: tuple[Emu, Emu]) -> None:
    """Turn a curve so that it leaves and arrives upright: the shape itself does so to the right, then it is turned."""
    from pptx.util import Emu

    (x, y), across, down = begin, end[0] - begin[0], end[1] - begin[1]
    wide, high = abs(down), abs(across)
    placed: Any = line._element.spPr.get_or_add_xfrm()  # noqa: SLF001 - the library turns no connector
    placed.off.x, placed.off.y = Emu(x + across // 2 - wide // 2), Emu(y + down // 2 - high // 2)
    placed.ext.cx, placed.ext.cy = Emu(wide), Emu(high)
    placed.rot, placed.flipH, placed.flipV = 90.0, down < 0, across > 0


def _sides(tail: Stop, head: Stop, *, is_right: bool) -> tuple[int, int]:
    """Where a line leaves and arrives: along the layers, against them where its head stands before its tail."""
    if tail is head:
        return (_RIGHT, _BOTTOM)
    if is_right:
        return (_RIGHT, _LEFT) if tail.left + tail.width <= head.left + head.width / 2 else (_LEFT, _RIGHT)
    return (_BOTTOM, _TOP) if tail.top + tail.height <= head.top + head.height / 2 else (_TOP, _BOTTOM)


def _is_near(tail: Stop, head: Stop, leaves: int) -> bool:
    """Whether two boxes leave a curve so little room, from side to side, that editors draw it as a loop."""
    if tail is head:
        return False
    if leaves in {_RIGHT, _LEFT}:
        room = max(head.left - tail.left - tail.width, tail.left - head.left - head.width)
    else:
        room = max(head.top - tail.top - tail.height, tail.top - head.top - head.height)
    return bool(room < NEAR * PIXEL)


def _dress(
    slide: Slide, line: Connector, edge: Mapping[str, Any], scale: float, *, has_tail: bool, has_head: bool
) -> None:
    """Colour, width, dashes, ends, words and place of a line."""
    from lxml import etree

    drawn = stroke(line, edge["color"]["color"], edge["width"] * scale)
    if edge["dashes"]:
        name = "lgDashDot" if len(edge["dashes"]) > 2 else "dash"  # noqa: PLR2004 - dash, gap
        etree.SubElement(drawn, f"{{{MAIN}}}prstDash", val=name)
    ends = edge["arrows"]
    if has_tail and ends["from"]["enabled"]:
        etree.SubElement(drawn, f"{{{MAIN}}}headEnd", type="oval", w="sm", len="sm")
    if has_head and ends["to"]["enabled"]:
        shape = "stealth" if ends["to"]["type"] == "vee" else "triangle"
        etree.SubElement(drawn, f"{{{MAIN}}}tailEnd", type=shape, w="med", len="med")
    described(line, edge["said"] if has_tail else "")  # a line of several pieces is told once
    slide.shapes._spTree.insert(BEHIND, line._element)  # noqa: SLF001 - the library has no order of shapes
