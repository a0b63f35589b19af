"""Plates on pages, by Typst: text stays text in PDF, and what a page says reaches it as data, never as markup."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

from lxml import etree

from graph.export import svg
from graph.export.plate import Plate
from graph.export.plate.lettering import FONTS

_PAGE: Final = Path(__file__).with_name("page.typ")
_A4: Final = 1_006.0  # pixels of an A4 across between its margins and the drawing's own: letters are alike on all pages
_ROOM: Final = (1_062, 733)  # pixels of an A4 across between its margins
_PAPERS: Final = ("a4", "a3", "a2", "a1", "a0")
_SMALLEST: Final = 0.55  # of its size on screen: a picture that an A4 shows smaller has a larger sheet
_SHARPEST: Final = 192.0  # pixels an inch: twice the size on screen
_LONGEST, _LARGEST = 8_000, 40_000_000  # pixels of a side and of all of a PNG: beyond, memory runs out


def typeset(
    plates: Sequence[Plate], form: Literal["pdf", "png"], *, title: str, sheet: Literal["natural", "paper"]
) -> bytes:
    """One page a plate, as large as its picture (``natural``) or on ``paper``: A4 across, larger for a large picture.

    PNG is of the first plate, at twice its size on screen, less sharp for a picture that would be too large. The fonts
    are the project's own, and Typst's for scripts that these lack, so that every machine gives the same bytes.
    """
    import typst

    wide = {"least": _A4} if sheet == "paper" else {}
    drawings = [svg.drawing(plate, **wide) for plate in plates]
    pages = [
        {"svg": etree.tostring(drawing, encoding="unicode"), "alt": " ".join(_told(plate)), "paper": _paper(drawing)}
        for plate, drawing in zip(plates, drawings, strict=True)
    ]
    made: bytes | list[bytes] | None = typst.compile(
        _PAGE,
        format=form,
        ppi=_sharpness(drawings[0]),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"pages": json.dumps(pages), "title": title, "lang": plates[0].lang, "sheet": sheet},
    )
    return made[0] if isinstance(made, list) else made or b""


def _told(plate: Plate) -> Iterator[str]:
    """What a page says to who does not see it: its words, then each line of the picture as a sentence."""
    stamp = plate.stamp
    yield from (said if said.endswith((".", "?", "!")) else f"{said}." for said in (stamp.title, plate.text) if said)
    yield from (f"{said}." for said in (*stamp.said, *(edge["said"] for edge in plate.picture.edges)))
    yield from (f"{source}." for source in (*stamp.sources, stamp.version))


def _size(drawing: etree._Element) -> tuple[float, float]:
    return float(drawing.get("width", "1")), float(drawing.get("height", "1"))


def _sharpness(drawing: etree._Element) -> float:
    """Pixels an inch at which a picture stays within what a PNG may take."""
    wide, high = _size(drawing)
    most = min(_LONGEST / max(wide, high), (_LARGEST / (wide * high)) ** 0.5)
    return float(min(_SHARPEST, 96.0 * most))


def _paper(drawing: etree._Element) -> str:
    """The smallest sheet on which letters can be read; each has twice the room of the one before."""
    wide, high = _size(drawing)
    for number, paper in enumerate(_PAPERS):
        if min(side / size for side, size in zip(_ROOM, (wide, high), strict=True)) * 2 ** (number / 2) >= _SMALLEST:
            return paper
    return _PAPERS[-1]
