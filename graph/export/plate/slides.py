"""A picture's boxes and lines as PowerPoint's native shapes and glued connectors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.export.plate.lettering import writable
from graph.layout import GUTTER
from graph.picture import Storey

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.connector import Connector
    from pptx.slide import Slide

_PIXEL: Final = 9_525  # English Metric Units
_POINT: Final = 0.75  # of a pixel
FACE: Final = "Calibri"
"""As narrow as the shipped font, and on the machines that edit slides, which carry no fonts of ours."""

_SMALLEST: Final = 5.0  # points of a label: smaller is no text any more

_SHAPES: Final = {
    "barred": "RECTANGLE",
    "rounded": "ROUNDED_RECTANGLE",
    "ledger": "FLOWCHART_PREDEFINED_PROCESS",
    "pill": "FLOWCHART_TERMINATOR",
    "slanted": "FLOWCHART_MANUAL_INPUT",
    "page": "FOLDED_CORNER",
    "chevron": "PENTAGON",
    "stack": "FLOWCHART_MULTIDOCUMENT",
    "hexagon": "FLOWCHART_PREPARATION",
    "gauge": "RECTANGLE",
}
"""The native shape of each outline: all of them take lines at the middle of their top, left, bottom and right."""

_BEHIND: Final = 3
"""Where a slide's list of shapes has what stands behind all others but after the title, which is read first."""

_NEAR: Final = 44 * _PIXEL
"""A curve leaves and arrives straight for half a centimetre at either side in LibreOffice."""

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)
_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a slide, in pixels."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Area:
        """Of that size, around its middle."""
        return cls(x - width / 2, y - height / 2, width, height)

    def emu(self) -> tuple[Any, Any, Any, Any]:
        """Left, top, width and height as a slide has them."""
        from pptx.util import Emu

        left, top, width, height = (
            Emu(round(side * _PIXEL)) for side in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


def shape_of(slide: Slide, node: Mapping[str, Any], area: Area, scale: float) -> Shape:
    """A box as a shape whose text is its label; its alternative text says what it is."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Emu, Pt

    shape = slide.shapes.add_shape(getattr(MSO_SHAPE, _SHAPES[node["outline"]]), *area.emu())
    colours = node["color"]
    _fill(shape, node["outline"], colours["background"], colours["border"])
    shape.line.color.rgb = _rgb(colours["border"])
    shape.line.width = Pt(node["borderWidth"] * _POINT * scale)
    if node["outline"] == "rounded":
        shape.adjustments[0] = min(0.5, 8 * scale / area.height)
    _describe(shape, node["said"])
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = False, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    lines = [f"{node['sign']} {node['label']}".strip()] if node["sign"] else [node["label"]]
    frame.text = writable("\n".join(lines))
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER
        paragraph.font.size = Pt(max(_SMALLEST, node["font"]["size"] * _POINT * scale))
        paragraph.font.name, paragraph.font.bold = FACE, node["focus"]
        paragraph.font.color.rgb = _rgb(node["font"]["color"])
    return shape


def band_of(slide: Slide, storey: Storey, area: Area, scale: float) -> None:
    """The band of a floor, behind all that stands on the slide already; its name at its left."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Emu, Pt

    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area.emu())
    band.shadow.inherit = False
    band.fill.solid()
    band.fill.fore_color.rgb, band.line.color.rgb = _rgb(storey.fill), _rgb(storey.border)
    frame = band.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left, frame.margin_right = Emu(round(10 * _PIXEL)), Emu(round((area.width - GUTTER * scale) * _PIXEL))
    frame.text = writable(storey.text)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold = Pt(max(_SMALLEST, 15 * _POINT * scale)), True
        paragraph.font.name, paragraph.font.color.rgb = FACE, _rgb(storey.ink)
    slide.shapes._spTree.insert(_BEHIND, band._element)  # noqa: SLF001 - as below


def connect(slide: Slide, edge: Mapping[str, Any], ends: tuple[Any, Any], scale: float, *, is_right: bool) -> Connector:
    """A line as a connector from shape to shape (it follows when they move), or between two points (x, y)."""
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Emu, Pt

    tail, head = ends
    if isinstance(tail, tuple):
        begin, end = (tuple(Emu(round(side * _PIXEL)) for side in point) for point in ends)
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *begin, *end)
    else:
        leaves, arrives = _sides(tail, head, is_right=is_right)
        kind = MSO_CONNECTOR.STRAIGHT if _is_near(tail, head, leaves) else MSO_CONNECTOR.CURVE
        line = slide.shapes.add_connector(kind, Emu(0), Emu(0), Emu(0), Emu(0))
        line.begin_connect(tail, leaves)  # type: ignore[no-untyped-call]
        line.end_connect(head, arrives)  # type: ignore[no-untyped-call]
    line.line.color.rgb = _rgb(edge["color"]["color"])
    line.line.width = Pt(edge["width"] * _POINT * scale)
    _dress(line, edge)
    _describe(line, edge["said"])
    slide.shapes._spTree.insert(_BEHIND, line._element)  # noqa: SLF001 - the library has no order of shapes
    return line


def place_words(slide: Slide, words: str, area: Area, size: float) -> None:
    """A box of plain text, wrapped at its width."""
    from pptx.util import Pt

    box = slide.shapes.add_textbox(*area.emu())
    box.text_frame.word_wrap = True
    box.text_frame.text = writable(words)
    for paragraph in box.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.name = Pt(size), FACE


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
    return bool(room < _NEAR)


def _fill(shape: Shape, outline: str, background: str, border: str) -> None:
    """One colour, or for what has a bar two with a hard edge between them: so it stays one shape."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(background)
    if outline not in {"barred", "gauge"}:
        return
    from lxml import etree

    stops, angle = ((0, border), (4, border), (4, background), (100, background)), "0"
    if outline == "gauge":
        stops, angle = ((0, background), (90, background), (90, border), (100, border)), "5400000"
    solid = shape._element.spPr.find(f"{{{_MAIN}}}solidFill")  # noqa: SLF001 - the library has no stops to add
    gradient = etree.Element(f"{{{_MAIN}}}gradFill", rotWithShape="1")
    listed = etree.SubElement(gradient, f"{{{_MAIN}}}gsLst")
    for percent, colour in stops:
        stop = etree.SubElement(listed, f"{{{_MAIN}}}gs", pos=str(percent * 1_000))
        etree.SubElement(stop, f"{{{_MAIN}}}srgbClr", val=colour.removeprefix("#"))
    etree.SubElement(gradient, f"{{{_MAIN}}}lin", ang=angle, scaled="0")
    solid.getparent().replace(solid, gradient)


def _dress(line: Connector, edge: Mapping[str, Any]) -> None:
    """Dashes and ends, which the library does not know for connectors."""
    from lxml import etree

    drawn = line.line._get_or_add_ln()  # noqa: SLF001
    if edge["dashes"]:
        name = "lgDashDot" if len(edge["dashes"]) > 2 else "dash"  # noqa: PLR2004 - dash, gap
        etree.SubElement(drawn, f"{{{_MAIN}}}prstDash", val=name)
    ends = edge["arrows"]
    if ends["from"]["enabled"]:
        etree.SubElement(drawn, f"{{{_MAIN}}}headEnd", type="oval", w="sm", len="sm")
    if ends["to"]["enabled"]:
        shape = "stealth" if ends["to"]["type"] == "vee" else "triangle"
        etree.SubElement(drawn, f"{{{_MAIN}}}tailEnd", type=shape, w="med", len="med")


def _describe(shape: Any, said: str) -> None:  # noqa: ANN401 - a shape or a connector
    """Name and alternative text."""
    known = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - the library has no alternative text
    known.set("name", writable(said)[:250])
    known.set("descr", writable(said))
    for effect in shape._element.findall(f".//{{{_MAIN}}}effectRef"):  # noqa: SLF001 - the theme's shadow
        effect.set("idx", "0")


def _rgb(colour: str) -> Any:  # noqa: ANN401 - untyped library
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour.removeprefix("#"))  # type: ignore[no-untyped-call]
