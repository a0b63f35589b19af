"""A part of the graph as a Mermaid flowchart, for documents that draw it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import texts
from graph.export.diagram import Box, Diagram, diagram
from graph.export.look import Look
from graph.export.stamp import Stamp
from graph.model import Subgraph
from graph.picture import LegendEntry

_SHAPES: Final = {
    "Action": ("[", "]"),
    "Service": ("(", ")"),
    "Referential": ("[[", "]]"),
    "Organization": ("([", "])"),
    "Programme": ("[/", "/]"),
    "Regulation": (">", "]"),
}
_OTHER: Final = ("{{", "}}")


MOST_LETTERS: Final = 50_000
MOST_LINKS: Final = 500
"""What Mermaid draws as it comes, its `maxTextSize` and `maxEdges`: no diagram can raise them, a page can."""

_LINK: Final = re.compile(r"^    \w+ (?:-|~~~)", re.MULTILINE)


def is_drawn(text: str) -> bool:
    """Whether Mermaid, as it comes, draws a text of `write`; links that are not seen count as well."""
    return len(text) <= MOST_LETTERS and len(_LINK.findall(text)) <= MOST_LINKS


def write(part: Subgraph, stamp: Stamp, *, lang: str, look: Look | None = None) -> str:
    """The diagram's text: nodes ``n1``, ``n2``… and arrows to what is needed, in canonical order; legend and stamp.

    Colours, signs and dashes are those of the picture on white. The same graph gives the same bytes. A name never
    leaves its place: of all that it holds only ASCII letters and digits stand as they are, everything else as the
    number of its character. Mermaid has one head for all arrows, and no tails.
    """
    drawn = diagram(part, stamp, lang=lang, look=look or Look())
    comments = [f"%% {_bare(said)}" for said in (stamp.title, *stamp.lines(lang))]
    lines = [*comments, f"flowchart {'LR' if drawn.is_right else 'TB'}"]
    looks = _Looks()
    number = {box.node.id: f"n{place}" for place, box in enumerate(drawn.boxes, start=1)}
    for place, storey in enumerate(drawn.storeys, start=1):
        lines.append(f'    subgraph s{place}["{_encoded(storey.name)}"]')
        lines += (_node(box, number) for box in storey.boxes)
        lines.append("    end")
        looks.of_box(f"s{place}", f"fill:{storey.fill},stroke:{storey.border}")
    for above in range(1, len(drawn.storeys)):
        lines.append(f"    s{above} ~~~ s{above + 1}")  # a link that is not seen keeps the floors in order
        looks.skip_line()
    standing = {box.node.id for storey in drawn.storeys for box in storey.boxes}
    lines += (_node(box, number) for box in drawn.boxes if box.node.id not in standing)
    for box in drawn.boxes:
        looks.of_box(number[box.node.id], _filled(box.look["color"] | {"color": box.look["font"]["color"]}, box.look))
    for each in drawn.arrows:
        is_dotted = len(each.dashes) == 2  # noqa: PLR2004 - dash, gap: what rests on inference alone
        lines.append(_arrow(number[each.tail], number[each.head], each.word, is_dotted=is_dotted))
        looks.of_line(_stroked(each.line.colour, each.line.width, each.dashes))
    lines += _legend(drawn, lang, looks)
    lines += _stamp(stamp, lang, looks)
    return "\n".join([*lines, *looks.lines()]) + "\n"


def _node(box: Box, number: Mapping[str, str]) -> str:
    return _box(number[box.node.id], _SHAPES.get(box.node.kind, _OTHER), box.words)


class _Looks:
    """The looks of boxes and lines, each told once with all that have it."""

    def __init__(self) -> None:
        self._boxes: dict[str, list[str]] = {}
        self._lines: dict[str, list[int]] = {}
        self._count = 0

    def of_box(self, name: str, look: str) -> None:
        """A box looks so."""
        self._boxes.setdefault(look, []).append(name)

    def of_line(self, look: str) -> None:
        """The next line looks so."""
        self._lines.setdefault(look, []).append(self._count)
        self._count += 1

    def skip_line(self) -> None:
        """The next line is not seen."""
        self._count += 1

    def lines(self) -> Iterator[str]:
        """The lines of the text that say so."""
        for place, (look, names) in enumerate(self._boxes.items(), start=1):
            yield f"    classDef c{place} {look}"
            yield f"    class {','.join(names)} c{place}"
        for look, places in self._lines.items():
            yield f"    linkStyle {','.join(map(str, places))} {look}"


def _legend(drawn: Diagram, lang: str, looks: _Looks) -> Iterator[str]:
    """What looks how, apart from the diagram."""
    if not drawn.legend:
        return
    yield f'    subgraph legend["{_encoded(texts.translate(lang, "stamp.legend"))}"]'
    yield "    direction TB"
    columns: dict[bool, list[str]] = {False: [], True: []}
    for place, entry in enumerate(drawn.legend, start=1):
        yield from _sample(f"k{place}", entry, looks)
        is_line = entry.group == "line"
        columns[is_line] += [f"k{place}a", f"k{place}b"] if is_line else [f"k{place}"]
    boxes, ends = columns[False], columns[True]
    for above, below in (*pairwise(boxes), *zip(ends[1::2], ends[2::2], strict=False)):
        yield f"    {above} ~~~ {below}"  # a link that is not seen keeps them in order
    yield "    end"
    looks.of_box("legend", "fill:none,stroke:#7F8A96")


def _sample(name: str, entry: LegendEntry, looks: _Looks) -> Iterator[str]:
    look = entry.look
    if entry.group != "line":
        shape = _SHAPES.get(entry.code, _OTHER) if entry.group == "kind" else _SHAPES["Service"]
        yield _box(name, shape, f"{look.get('sign', '')} {entry.text}".strip())
        colours = {"background": "#FFFFFF", "border": "#0B1722", "color": "#0B1722"} | look
        looks.of_box(name, _filled(colours, {"focus": entry.group == "focus"}))
        return
    for end in ("a", "b"):
        yield _box(f"{name}{end}", ("(", ")"), " ")
        looks.of_box(f"{name}{end}", "fill:none,stroke:none")
    is_dotted = len(look["dashes"]) == 2  # noqa: PLR2004 - as above
    yield _arrow(f"{name}a", f"{name}b", entry.text, is_dotted=is_dotted, has_head=bool(look["head"]))
    looks.of_line(_stroked(look["colour"], look.get("width", 1.4), look["dashes"]))


def _stamp(stamp: Stamp, lang: str, looks: _Looks) -> Iterator[str]:
    """What the diagram says of itself, as a box without a border."""
    words = "<br/>".join(map(_encoded, (stamp.title, *stamp.lines(lang))))
    yield f'    stamp["{words}"]'
    looks.of_box("stamp", "fill:none,stroke:none,text-align:left")


def _box(name: str, shape: tuple[str, str], words: str) -> str:
    left, right = shape
    return f'    {name}{left}"{_encoded(words)}"{right}'


def _arrow(tail: str, head: str, words: str, *, is_dotted: bool, has_head: bool = True) -> str:
    line = f"{'-.-' if is_dotted else '--'}{'>' if has_head else '' if is_dotted else '-'}"
    return f'    {tail} {line}|"{_encoded(words)}"| {head}'


def _filled(colours: Mapping[str, Any], look: Mapping[str, Any]) -> str:
    width = ",stroke-width:3px" if look.get("focus") else ""
    return f"fill:{colours['background']},stroke:{colours['border']},color:{colours['color']}{width}"


def _stroked(colour: str, width: float, dashes: Sequence[int]) -> str:
    dashed = f",stroke-dasharray:{' '.join(map(str, dashes))}" if dashes else ""
    return f"stroke:{colour},stroke-width:{width}px{dashed}"


def _bare(text: str) -> str:
    """Words for a comment: alone, as braces or percent signs in it would be read as orders."""
    return "".join(letter if letter.isalnum() or letter in " .,:;'’()-·" else " " for letter in text)


def _encoded(text: str) -> str:
    """The text with everything but ASCII letters and digits as Mermaid's character codes; blanks stay."""
    return "".join(
        letter if letter == " " or (letter.isascii() and letter.isalnum()) else f"#{ord(letter)};" for letter in text
    )
