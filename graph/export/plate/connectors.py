"""A picture's lines as connectors glued to shapes; where one would pass behind a box, it goes round by anchors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from graph.export.plate.slides import BEHIND, MAIN, PIXEL, POINT, Area, colour_of, described

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.connector import Connector
    from pptx.slide import Slide

NEAR: Final = 44
"""Pixels between two sides below which a line is straight: in LibreOffice a curve leaves and arrives straight for half
a centimetre at either side."""

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)

_ANCHOR: Final = 1.0  # pixels of a side: it is not seen, and can be moved to lead the line another way


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
    ends: tuple[Shape, Shape],
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


def _anchor(slide: Slide, point: tuple[float, float]) -> Shape:
    """A shape that is not seen, for connectors to meet at."""
    from pptx.enum.shapes import MSO_SHAPE

    area = Area.around(*point, _ANCHOR, _ANCHOR)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area.emu())
    shape.fill.background()
    shape.line.fill.background()
    shape.shadow.inherit = False
    described(shape, "")
    shape.name = "·"
    return shape


def _connected(slide: Slide, tail: Shape, head: Shape, *, is_right: bool) -> Connector:
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Emu

    leaves, arrives = _sides(tail, head, is_right=is_right)
    kind = MSO_CONNECTOR.STRAIGHT if _is_near(tail, head, leaves) else MSO_CONNECTOR.CURVE
    line = slide.shapes.add_connector(kind, Emu(0), Emu(0), Emu(0), Emu(0))
    line.begin_connect(tail, leaves)  # type: ignore[no-untyped-call]
    line.end_connect(head, arrives)  # type: ignore[no-untyped-call]
    if kind is MSO_CONNECTOR.CURVE and tail is not head and leaves in {_TOP, _BOTTOM}:
        _stand(line)
    return line


def _stand(line: Connector) -> None:
    """Turn a curve so that it leaves and arrives upright: the shape itself does so to the right, then it is turned."""
    from pptx.util import Emu

    x, y, across, down = line.begin_x, line.begin_y, line.end_x - line.begin_x, line.end_y - line.begin_y
    wide, high = abs(down), abs(across)
    placed: Any = line._element.spPr.get_or_add_xfrm()  # noqa: SLF001 - the library turns no connector
    placed.off.x, placed.off.y = Emu(x + across // 2 - wide // 2), Emu(y + down // 2 - high // 2)
    placed.ext.cx, placed.ext.cy = Emu(wide), Emu(high)
    placed.rot, placed.flipH, placed.flipV = 90.0, down < 0, across > 0


def _sides(tail: Any, head: Any, *, is_right: bool) -> tuple[int, int]:  # noqa: ANN401 - shapes
    """Where a line leaves and arrives: along the layers, against them where its head stands before its tail."""
    if tail is head:
        return (_RIGHT, _BOTTOM)
    if is_right:
        return (_RIGHT, _LEFT) if tail.left + tail.width <= head.left + head.width / 2 else (_LEFT, _RIGHT)
    return (_BOTTOM, _TOP) if tail.top + tail.height <= head.top + head.height / 2 else (_TOP, _BOTTOM)


def _is_near(tail: Any, head: Any, leaves: int) -> bool:  # noqa: ANN401 - as above
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
    """Colour, width, words and place of a line; dashes and ends, which the library does not know for connectors."""
    from lxml import etree
    from pptx.util import Pt

    line.line.color.rgb = colour_of(edge["color"]["color"])
    line.line.width = Pt(edge["width"] * POINT * scale)
    drawn = line.line._get_or_add_ln()  # noqa: SLF001
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
