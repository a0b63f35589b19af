"""A plate as SVG: the picture as on screen, its legend and its stamp; text stays text, and nothing is asked for."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

import texts
from graph.export.plate import Plate
from graph.export.plate.lettering import FACE, FONTS, width, wrapped, writable
from graph.export.plate.lines import Line, line, loop
from graph.export.plate.outlines import Box, bar, n, outline, sheet_behind, strokes
from graph.layout import GUTTER, Orientation
from graph.palette import Theme
from graph.picture import Drawn, LegendEntry, Storey

_SVG: Final = "http://www.w3.org/2000/svg"
_MARGIN: Final = 28
_NARROWEST: Final = 720  # so that title and sources keep room beside a small picture
_TITLE, _SAID, _SMALL, _LABEL = 24, 15, 12, 17  # pixels: of letters, of letters, of letters, of a label's line
_SIDES: Final = 26  # pixels that a label keeps clear of its outline's slants, both sides together
_SAMPLE: Final = (28, 18)
_GROUND: Final = {Theme.LIGHT: ("#FFFFFF", "#0B1722", "#4A5866"), Theme.DARK: ("#10161D", "#E8EDF2", "#A9B6C2")}
"""Ground, ink and quiet ink: the page's own."""

_FAMILY: Final = f"'{FACE}', 'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif"


def write(plate: Plate, *, least: float = _NARROWEST) -> str:
    """The file's text (UTF-8). Values become text nodes and attributes of a tree, never markup; the same bytes.

    ``least`` are the pixels that title and sources may take where the picture is narrower.
    """
    return f"{etree.tostring(drawing(plate, least), encoding='unicode')}\n"


def drawing(plate: Plate, least: float = _NARROWEST) -> etree._Element:
    """The SVG as a tree."""
    ground, ink, quiet = _GROUND[plate.theme]
    left, top, right, bottom = plate.bounds
    across = max(right - left, least)
    root = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})
    root.set("role", "img")
    root.set("font-family", _FAMILY)
    root.set("lang", plate.lang)
    _text_of(root, "title", plate.stamp.title)
    _text_of(root, "desc", " ".join((*plate.stamp.said, *plate.stamp.sources)))
    _text_of(root, "style", _faces())
    sheet = _new(root, "rect", {"fill": ground})
    y: float = _MARGIN + _TITLE
    for words in wrapped(writable(plate.stamp.title), _TITLE, across, is_bold=True):
        _words(root, words, _MARGIN, y, _TITLE, ink, weight="600")
        y += _TITLE + 6
    for said, colour in ((plate.text, ink), *((said, quiet) for said in plate.stamp.said)):
        for paragraph in filter(None, writable(said).split("\n")):
            for words in wrapped(paragraph, _SAID, across):
                _words(root, words, _MARGIN, y, _SAID, colour)
                y += _SAID + 6
    y += 10
    picture = _new(root, "g", {"transform": f"translate({n(_MARGIN - left)} {n(y - top)})"})
    for storey in plate.picture.storeys:
        _storey(picture, storey)
    _lines(picture, plate)
    for node in plate.picture.nodes:
        _box(picture, node, ground)
    y = _legend(root, plate, y + (bottom - top) + 26, across, ink)
    y = _sources(root, plate, y + 8, across, quiet)
    size = (across + 2 * _MARGIN, y + _MARGIN - _SMALL)
    for name, value in zip(("width", "height"), size, strict=True):
        root.set(name, n(value))
        sheet.set(name, n(value))
    root.set("viewBox", f"0 0 {n(size[0])} {n(size[1])}")
    return root


def _storey(parent: etree._Element, storey: Storey) -> None:
    """The band of a floor, its name at its left."""
    look = {"x": n(storey.left), "y": n(storey.top), "width": n(storey.right - storey.left)}
    look |= {"height": n(storey.bottom - storey.top), "rx": "6", "fill": storey.fill, "stroke": storey.border}
    _new(parent, "rect", look)
    middle = (storey.top + storey.bottom) / 2
    lines = wrapped(writable(storey.text), _SAID, GUTTER - 20, is_bold=True)
    for number, words in enumerate(lines):
        y = middle + _SAID * (0.35 + 1.2 * (number - (len(lines) - 1) / 2))
        _words(parent, words, storey.left + 12, y, _SAID, storey.ink, weight="600")


def _lines(parent: etree._Element, plate: Plate) -> None:
    is_right = plate.picture.orientation == Orientation.RIGHT
    boxes = {node["id"]: node for node in plate.picture.nodes}
    for edge in plate.picture.edges:
        group = _group(parent, edge["said"])
        look = edge["arrows"]
        if edge["points"]:
            drawn = line(
                edge["points"],
                width=edge["width"],
                head=look["to"]["type"],
                has_tail=look["from"]["enabled"],
                is_right=is_right,
            )
        else:
            box = boxes[edge["from"]]
            drawn = loop(box["x"] + box["size"][0] / 2, box["y"])
        _line(group, drawn, edge["color"]["color"], edge["width"], edge["dashes"] or ())


def _line(parent: etree._Element, drawn: Line, colour: str, thickness: float, dashes: Any) -> None:  # noqa: ANN401 - of vis-network
    way = _new(parent, "path", {"d": drawn.way, "fill": "none", "stroke": colour, "stroke-width": n(thickness)})
    if dashes:
        way.set("stroke-dasharray", " ".join(map(n, dashes)))
    if drawn.head:
        _new(parent, "path", {"d": drawn.head, "fill": colour})
    if drawn.dot:
        x, y, radius = map(n, drawn.dot)
        _new(parent, "circle", {"cx": x, "cy": y, "r": radius, "fill": colour})


def _box(parent: etree._Element, node: Drawn, ground: str) -> None:
    group = _group(parent, node["said"])
    across, down = node["size"]
    box = Box(node["x"] - across / 2, node["y"] - down / 2, across, down)
    colours = node["color"]
    _outlined(group, node["outline"], box, colours["background"], colours["border"], node["borderWidth"])
    if node["sign"]:
        _sign(group, node["sign"], (box.left + 4.25, box.top), 8.5, colours["border"], ground)
    lines = writable(node["label"]).split("\n")
    size, weight = node["font"]["size"], "600" if node["focus"] else "400"
    y = node["y"] - (len(lines) - 1) * _LABEL / 2 + size * 0.35
    for number, words in enumerate(lines):
        written = _words(group, words, node["x"], y + number * _LABEL, size, node["font"]["color"], weight=weight)
        written.set("text-anchor", "middle")
        if width(words, size, is_bold=node["focus"]) > across - _SIDES:
            written.set("textLength", n(across - _SIDES))
            written.set("lengthAdjust", "spacingAndGlyphs")


def _outlined(parent: etree._Element, name: str, box: Box, fill: str, border: str, thickness: float) -> None:
    look = {"fill": fill, "stroke": border, "stroke-width": n(thickness), "stroke-linejoin": "round"}
    for path in filter(None, (sheet_behind(name, box), outline(name, box))):
        _new(parent, "path", {"d": path, **look})
    filled, inner = bar(name, box), strokes(name, box)
    if filled:
        sides = {"x": filled.left, "y": filled.top, "width": filled.width, "height": filled.height}
        _new(parent, "rect", {**{side: n(value) for side, value in sides.items()}, "fill": border})
    if inner:
        _new(parent, "path", {"d": inner, **look, "fill": "none"})


def _sign(
    parent: etree._Element, sign: str, middle: tuple[float, float], radius: float, colour: str, ground: str
) -> None:
    x, y = middle
    disc = {"cx": n(x), "cy": n(y), "r": n(radius), "fill": colour, "stroke": ground, "stroke-width": n(radius / 6)}
    _new(parent, "circle", disc)
    written = _words(parent, sign, x, y + radius * 0.52, radius * 1.5, ground, weight="600")
    written.set("text-anchor", "middle")


def _legend(root: etree._Element, plate: Plate, y: float, across: float, ink: str) -> float:
    """The lines of the legend side by side, in as many rows as they need; where the next thing may stand."""
    ground = _GROUND[plate.theme][0]
    x: float = _MARGIN
    for entry in plate.picture.legend:
        wide = _SAMPLE[0] + 7 + width(entry.text, 13) + 20
        if x > _MARGIN and x + wide > _MARGIN + across:
            x, y = _MARGIN, y + 23
        group = _new(root, "g", {"transform": f"translate({n(x)} {n(y - 14)})"})
        _sample(group, entry, ink, ground)
        _words(root, entry.text, x + _SAMPLE[0] + 7, y, 13, ink)
        x += wide
    return y + 18


def _sample(group: etree._Element, entry: LegendEntry, ink: str, ground: str) -> None:
    wide, high = _SAMPLE
    look: Mapping[str, Any] = entry.look
    if entry.group == "focus":
        ring = {"d": outline("rounded", Box(3, 3.5, wide - 6, high - 6, 0.5)), "fill": "none", "stroke": ink}
        _new(group, "path", {**ring, "stroke-width": "3"})
    elif entry.group == "line":
        ends = [(2, high / 2), (wide - 2, high / 2)]
        drawn = line(ends, width=1, head=look["head"] or "arrow", has_tail=bool(look["tail"]), is_right=True)
        shown = Line(f"M2 {n(high / 2)}H{wide - (7 if look['head'] else 2)}", look["head"] and drawn.head, drawn.dot)
        _line(group, shown, look["colour"], look.get("width", 1.6), [0.7 * dash for dash in look["dashes"]])
    else:
        box = Box(3, 3.5, wide - 6, high - 5, 0.6)
        _outlined(group, look["outline"], box, look["background"], look["border"], 1.3)
        if look.get("sign"):
            _sign(group, look["sign"], (wide / 2, high / 2 + 1), 5.6, look["border"], ground)


def _sources(root: etree._Element, plate: Plate, y: float, across: float, quiet: str) -> float:
    head = texts.translate(plate.lang, "stamp.sources")
    for said in _told(plate, head):
        for words in wrapped(writable(said), _SMALL, across):
            _words(root, words, _MARGIN, y, _SMALL, quiet)
            y += _SMALL + 4
    return y


def _told(plate: Plate, head: str) -> Iterator[str]:
    if plate.stamp.sources:
        yield head
        yield from (f"• {source}" for source in plate.stamp.sources)
    yield plate.stamp.version


def _new(parent: etree._Element, tag: str, look: Mapping[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{_SVG}}}{tag}", dict(look or {}))


def _group(parent: etree._Element, said: str) -> etree._Element:
    """A group that says in words what it is: readers of the screen and a mouse that waits get to know it."""
    group = _new(parent, "g")
    _text_of(group, "title", said)
    return group


def _words(
    parent: etree._Element, words: str, x: float, y: float, size: float, colour: str, *, weight: str = "400"
) -> etree._Element:
    look = {"x": n(x), "y": n(y), "font-size": n(size), "fill": colour, "font-weight": weight}
    written = _new(parent, "text", look)
    written.text = words
    return written


def _text_of(parent: etree._Element, tag: str, words: str) -> None:
    _new(parent, tag).text = writable(words)


def _faces() -> str:
    """The font for machines that lack it, in the file itself."""
    faces = []
    for weight in (400, 600):
        file = FONTS / f"source-sans-3-latin-{weight}-normal.woff2"
        data = base64.b64encode(file.read_bytes()).decode()
        faces.append(
            f"@font-face{{font-family:'{FACE}';font-weight:{weight};src:url(data:font/woff2;base64,{data})"
            " format('woff2')}"
        )
    return "".join(faces)
