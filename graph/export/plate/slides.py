"""A picture's boxes and floors as PowerPoint's native shapes, and words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from graph.export.plate.lettering import width, writable
from graph.layout import GUTTER
from graph.picture import Storey

if TYPE_CHECKING:
    from lxml import etree
    from pptx.enum.text import PP_ALIGN
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.connector import Connector
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

PIXEL: Final = 9_525
"""English Metric Units of a pixel: 914,400 make an inch, 96 pixels too."""

POINT: Final = 0.75
"""Points of a pixel."""

FACE: Final = "Calibri"
"""As narrow as the shipped font, and on the machines that edit slides, which carry no fonts of ours."""

_SMALLEST: Final = 1.0  # points of a label
_INSIDE: Final = {"hexagon": 0.72, "ledger": 0.74, "slanted": 0.86, "chevron": 0.8, "stack": 0.8, "barred": 0.86}
"""How much of a shape's width its words may take."""


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

NAMES: Final = "fr"
"""The language of the data's names."""

BEHIND: Final = 3
"""Where a slide's list of shapes has what stands behind all others but after the title, which is read first."""

MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
"""The namespace of shapes' looks."""

SLIDES: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
"""The namespace of shapes."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How words are set: points, the language that they are spelled in (``fr``), a colour unless it is the theme's."""

    size: float
    lang: str
    is_bold: bool = False
    colour: str | None = None


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

        left, top, width, height = (Emu(round(side * PIXEL)) for side in (self.left, self.top, self.width, self.height))
        return left, top, width, height


def shape_of(slide: Slide, node: Mapping[str, Any], area: Area, scale: float) -> Shape:
    """A box as a shape whose text is its label; its alternative text says what it is."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Emu

    shape = slide.shapes.add_shape(getattr(MSO_SHAPE, _SHAPES[node["outline"]]), *area.emu())
    colours = node["color"]
    _fill(shape, node["outline"], colours["background"], colours["border"])
    stroke(shape, colours["border"], node["borderWidth"] * scale)
    if node["outline"] == "rounded":
        shape.adjustments[0] = min(0.5, 8 * scale / area.height)
    described(shape, node["said"])
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = False, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    words = f"{node['sign']} {node['label']}".strip() if node["sign"] else node["label"]
    size = max(_SMALLEST, _size(node, words, area.width / scale) * POINT * scale)
    letters = Letters(size, NAMES, is_bold=node["focus"], colour=node["font"]["color"])
    write_words(frame, words, letters, alignment=PP_ALIGN.CENTER)
    return shape


def _size(node: Mapping[str, Any], label: str, across: float) -> float:
    """Pixels of a label's letters: its lines stay within the native shape, which is narrower than the drawn one."""
    room = across * _INSIDE.get(node["outline"], 0.92)
    widest = max(width(line, node["font"]["size"], is_bold=node["focus"]) for line in writable(label).split("\n"))
    return float(node["font"]["size"] * min(1.0, room / max(1.0, widest)))


def band_of(slide: Slide, storey: Storey, area: Area, scale: float, *, lang: str) -> None:
    """The band of a floor, behind all that stands on the slide already; its name at its left."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Emu

    band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *area.emu())
    band.fill.solid()
    band.fill.fore_color.rgb, band.line.color.rgb = colour_of(storey.fill), colour_of(storey.border)
    frame = band.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left, frame.margin_right = Emu(round(10 * PIXEL)), Emu(round((area.width - GUTTER * scale) * PIXEL))
    letters = Letters(max(_SMALLEST, 15 * POINT * scale), lang, is_bold=True, colour=storey.ink)
    write_words(frame, storey.text, letters, alignment=PP_ALIGN.LEFT)
    described(band, storey.text)
    slide.shapes._spTree.insert(BEHIND, band._element)  # noqa: SLF001 - as below


def place_words(slide: Slide, words: str, area: Area, letters: Letters) -> None:
    """A box of plain text, wrapped at its width."""
    box = slide.shapes.add_textbox(*area.emu())
    box.text_frame.word_wrap = True
    write_words(box.text_frame, words, letters)


def write_words(frame: TextFrame, words: str, letters: Letters, *, alignment: PP_ALIGN | None = None) -> None:
    """Set a text, a paragraph a line.

    Each run says itself how it looks: what only its paragraph says, PowerPoint takes back when somebody edits it.
    """
    frame.text = writable(words)
    for paragraph in frame.paragraphs:
        paragraph.alignment = alignment
        for run in paragraph.runs:
            run._r.insert(0, deepcopy(_properties(letters)))  # noqa: SLF001 - set one by one, they take five times as long


@lru_cache(maxsize=256)
def _properties(letters: Letters) -> etree._Element:
    """The properties of a run."""
    from lxml import etree

    lang = "fr-FR" if letters.lang == "fr" else "en-GB"
    size, bold = str(round(letters.size * 100)), str(int(letters.is_bold))
    made = etree.Element(f"{{{MAIN}}}rPr", lang=lang, sz=size, b=bold)
    if letters.colour:
        _coloured(made, letters.colour)
    etree.SubElement(made, f"{{{MAIN}}}latin", typeface=FACE)
    return made


def _coloured(parent: etree._Element, colour: str) -> None:
    from lxml import etree

    etree.SubElement(etree.SubElement(parent, f"{{{MAIN}}}solidFill"), f"{{{MAIN}}}srgbClr", val=colour[1:])


def _fill(shape: Shape, outline: str, background: str, border: str) -> None:
    """One colour, or for what has a bar two with a hard edge between them: so it stays one shape."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour_of(background)
    if outline not in {"barred", "gauge"}:
        return
    from lxml import etree

    stops, angle = ((0, border), (4, border), (4, background), (100, background)), "0"
    if outline == "gauge":
        stops, angle = ((0, background), (90, background), (90, border), (100, border)), "5400000"
    solid = shape._element.spPr.find(f"{{{MAIN}}}solidFill")  # noqa: SLF001 - the library has no stops to add
    gradient = etree.Element(f"{{{MAIN}}}gradFill", rotWithShape="1")
    listed = etree.SubElement(gradient, f"{{{MAIN}}}gsLst")
    for percent, colour in stops:
        stop = etree.SubElement(listed, f"{{{MAIN}}}gs", pos=str(percent * 1_000))
        etree.SubElement(stop, f"{{{MAIN}}}srgbClr", val=colour.removeprefix("#"))
    etree.SubElement(gradient, f"{{{MAIN}}}lin", ang=angle, scaled="0")
    solid.getparent().replace(solid, gradient)


def stroke(shape: Shape | Connector, colour: str, width: float) -> Any:  # noqa: ANN401 - an element
    """Give a shape a plain line of some pixels; the element that says so, for what the library does not know."""
    from pptx.util import Emu

    drawn: Any = shape.get_or_add_ln()  # type: ignore[no-untyped-call]
    drawn.w = Emu(round(width * PIXEL))
    _coloured(drawn, colour)
    return drawn


def unseen(shape: Shape) -> None:
    """Take a new shape's fill, line and shadow away: all that it has is its theme's style."""
    style = shape._element.find(f"{{{SLIDES}}}style")  # noqa: SLF001
    style.getparent().remove(style)


def described(shape: Shape | Connector, said: str) -> None:
    """Name and alternative text."""
    known = shape._element._nvXxPr.cNvPr  # noqa: SLF001 - the library has no alternative text
    words = writable(said)
    known.set("name", words[:250])
    known.set("descr", words)
    for effect in shape._element.iter(f"{{{MAIN}}}effectRef"):  # noqa: SLF001 - the theme's shadow
        effect.set("idx", "0")


def colour_of(colour: str) -> Any:  # noqa: ANN401 - untyped library
    """A colour (``#C5221F``) as the library has it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(colour.removeprefix("#"))  # type: ignore[no-untyped-call]
