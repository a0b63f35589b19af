"""Plates as slides that others edit: boxes are PowerPoint's own shapes, lines are connectors glued to them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import texts
from graph.export.plate import Plate
from graph.export.plate.connectors import NEAR, Stop, connect, line_between
from graph.export.plate.lettering import width, wrapped, writable
from graph.export.plate.slides import PIXEL, Area, Letters, band_of, place_words, shape_of, write_words
from graph.export.plate.ways import Boxes, bends
from graph.layout import Orientation
from graph.picture import LegendEntry
from graph.telling.cited import cited

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

WIDE, HIGH = 1_280, 720
"""Pixels of a slide: 16:9."""

_TEXT, _FOOT, _NOTE = 15, 9, 12  # points of what is said below the title, at the foot, and in the notes
_FEET: Final = 2  # lines at the foot
_MOST_LINES: Final = 7  # of what is said below the title: more would leave the picture no room
_LARGEST: Final = 1.25  # times its size on screen: a picture of few boxes is not blown up
_MOST_LED: Final = 200  # lines that go round boxes: beyond, a slide would hold more anchors than anyone edits
_TITLE_ONLY: Final = 5
_LONGEST: Final = 255  # letters of a title among the properties of a file
_MADE: Final = datetime(2020, 1, 1)  # noqa: DTZ001 - a file's own word for when it was made, without a zone
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class View:
    """A slide: a plate, with words of its own in the notes."""

    plate: Plate
    notes: str = ""


def write(views: Sequence[View], *, title: str) -> bytes:
    """The file: a title where there are several views, a slide each, then legend and sources.

    Notes tell the evidence of every box and line. All words are text of shapes, which nothing reads as markup or
    formula. The same views give the same bytes.
    """
    import pptx
    from pptx.util import Emu

    made = pptx.Presentation()
    made.slide_width, made.slide_height = Emu(WIDE * PIXEL), Emu(HIGH * PIXEL)
    properties = made.core_properties
    properties.title, properties.author, properties.last_modified_by = writable(title)[:_LONGEST], "Socle", "Socle"
    properties.created = properties.modified = _MADE
    properties.comments, properties.language = "", views[0].plate.lang
    if len(views) > 1:
        _cover(made, title, views[0].plate)
    for view in views:
        _slide(made, view)
    _closing(made, [view.plate for view in views])
    return _steady(made)


def _slide(made: Presentation, view: View) -> None:
    plate = view.plate
    slide = _titled(made, plate.stamp.title, plate.lang)
    room = _said(slide, plate)
    left, top, right, bottom = plate.bounds
    scale = min(_LARGEST, room.width / max(1, right - left), room.height / max(1, bottom - top))
    x = room.left + (room.width - (right - left) * scale) / 2 - left * scale
    y = room.top + (room.height - (bottom - top) * scale) / 2 - top * scale
    areas = {
        node["id"]: Area.around(x + node["x"] * scale, y + node["y"] * scale, *(side * scale for side in node["size"]))
        for node in plate.picture.nodes
    }
    stops = {
        node["id"]: Stop.at(shape_of(slide, node, areas[node["id"]], scale), areas[node["id"]])
        for node in plate.picture.nodes
    }
    is_right = plate.picture.orientation == Orientation.RIGHT
    boxes = Boxes.of(plate.picture.nodes)
    is_led = len(plate.picture.edges) <= _MOST_LED
    for edge in reversed(plate.picture.edges):  # each goes behind all that stands already
        around = bends(edge, boxes, is_right=is_right, near=NEAR / scale) if is_led else ()
        via = [(x + across * scale, y + down * scale) for across, down in around]
        connect(slide, edge, (stops[edge["from"]], stops[edge["to"]]), via, scale, is_right=is_right)
    for storey in plate.picture.storeys:
        size = ((storey.right - storey.left) * scale, (storey.bottom - storey.top) * scale)
        band_of(slide, storey, Area(x + storey.left * scale, y + storey.top * scale, *size), scale, lang=plate.lang)
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        told = "\n".join([*filter(None, (view.notes, plate.text)), *_evidence(plate), *plate.stamp.lines(plate.lang)])
        write_words(notes, told, Letters(_NOTE, plate.lang))


def _cover(made: Presentation, title: str, first: Plate) -> None:
    """The first slide: the title, and of what data all the others speak."""
    top = HIGH * 0.36
    slide = _titled(made, title, first.lang, top)
    said = "\n".join(filter(None, (first.stamp.edition, first.stamp.version)))
    place_words(slide, said, Area(40, top + 60, WIDE - 80, 60), Letters(13, first.lang))


def _said(slide: Slide, plate: Plate) -> Area:
    """The words of a slide but its title; the room that they leave for the picture."""
    lines = _lines(plate)
    foot = " · ".join((*plate.stamp.said, plate.stamp.version))
    rows = wrapped(writable(foot), _FOOT / 0.75, WIDE - 100)
    area = Area(40, HIGH - 20 - 14 * len(rows[:_FEET]), WIDE - 80, 14)
    shown = rows if len(rows) <= _FEET else [*rows[: _FEET - 1], f"{rows[_FEET - 1]} …"]  # the notes hold all of it
    place_words(slide, "\n".join(shown), area, Letters(_FOOT, plate.lang))
    if not lines:
        return Area(40, 84, WIDE - 80, HIGH - 84 - 46)
    high = len(lines) * _TEXT * 1.75 + 8
    place_words(slide, "\n".join(lines), Area(40, 70, WIDE - 80, high), Letters(_TEXT, plate.lang))
    return Area(40, 84 + high, WIDE - 80, HIGH - 84 - 46 - high)


def _lines(plate: Plate) -> list[str]:
    """What is said below the title, as many lines as leave the picture its room; the notes hold all of it."""
    paragraphs = writable(plate.text).split("\n") if plate.text else []
    lines = [line for words in paragraphs for line in wrapped(words, _TEXT / 0.75, WIDE - 100)]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]


def _titled(made: Presentation, title: str, lang: str, top: float = 18) -> Slide:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Emu

    slide: Slide = made.slides.add_slide(made.slide_layouts[_TITLE_ONLY])
    slide.shapes.turbo_add_enabled = True  # else each shape is given its number by looking at all others
    shape: Any = slide.shapes.title  # which this layout has
    shape.left, shape.top, shape.width, shape.height = (Emu(int(side * PIXEL)) for side in (40, top, WIDE - 80, 52))
    shape.text_frame.word_wrap = True
    write_words(shape.text_frame, title, Letters(_fitting(title), lang, is_bold=True), alignment=PP_ALIGN.LEFT)
    return slide


def _fitting(title: str) -> float:
    """Points in which a title stands in one line; small ones for a very long title."""
    return max(10.0, min(26.0, 26.0 * (WIDE - 120) / max(1.0, width(title, 26 / 0.75, is_bold=True))))


def _closing(made: Presentation, plates: Sequence[Plate]) -> None:
    """Legend and sources of all views, on as many slides as they need."""
    lang = plates[0].lang
    words = texts.translate
    entries = list({(each.text, repr(each.look)): each for plate in plates for each in plate.picture.legend}.values())
    slide = _titled(made, words(lang, "stamp.legend"), lang)
    for number, entry in enumerate(entries):
        down, across = number % 12, number // 12
        _sample(slide, entry, Area(60 + across * 300, 100 + down * 44, 54, 26))
        place_words(slide, entry.text, Area(126 + across * 300, 100 + down * 44, 230, 28), Letters(14, lang))
    _sources(made, list(dict.fromkeys(source for plate in plates for source in plate.stamp.sources)), lang)


def _sources(made: Presentation, sources: Sequence[str], lang: str) -> None:
    y = float(HIGH)
    for source in sources:
        high = 22.0 * len(wrapped(writable(source), 14 / 0.75, WIDE - 140)) + 14
        if y + high > HIGH - 40:
            slide, y = _titled(made, texts.translate(lang, "stamp.sources"), lang), 100.0
        place_words(slide, source, Area(60, y, WIDE - 120, high), Letters(14, lang))
        y += high


def _sample(slide: Slide, entry: LegendEntry, area: Area) -> None:
    look: dict[str, Any] = entry.look
    if entry.group == "line":
        y = area.top + area.height / 2
        line_between(slide, _line_of(entry), (area.left, y), (area.left + area.width, y))
        return
    is_focus = entry.group == "focus"
    node = {
        "id": entry.code,
        "label": look.get("sign", ""),
        "said": entry.text,
        "outline": look.get("outline", "rounded"),
        "sign": "",
        "focus": is_focus,
        "borderWidth": 3 if is_focus else 1.4,
        "color": {"background": look.get("background", "#FFFFFF"), "border": look.get("border", "#0B1722")},
        "font": {"color": look.get("border", "#0B1722"), "size": 13},
    }
    shape_of(slide, node, area, 1)


def _line_of(entry: LegendEntry) -> dict[str, Any]:
    look = entry.look
    ends = {"to": {"type": look["head"], "enabled": bool(look["head"])}, "from": {"enabled": bool(look["tail"])}}
    return {
        "said": entry.text,
        "color": {"color": look["colour"]},
        "width": look.get("width", 1.6),
        "dashes": look["dashes"],
        "arrows": ends,
    }


def _evidence(plate: Plate) -> Iterator[str]:
    """What each box and line rests on."""
    documents = {each.id: each for each in plate.part.documents}
    said = {drawn["id"]: drawn["said"] for drawn in (*plate.picture.nodes, *plate.picture.edges)}
    for name, fact in plate.facts():
        yield f"{said[name]} — {'; '.join(cited(fact, documents, plate.lang))}"


def _steady(made: Presentation) -> bytes:
    """The file with the same time on all its parts: the writer stamps them with the clock."""
    out, steady = io.BytesIO(), io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out) as read, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as write:
        for name in read.namelist():
            part = zipfile.ZipInfo(name, _STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            write.writestr(part, read.read(name))
    return steady.getvalue()
