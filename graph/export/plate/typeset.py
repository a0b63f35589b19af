"""Plates on pages, by Typst: text stays text in PDF, and what a page says reaches it as data, never as markup."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from graph.export import svg
from graph.export.plate import Plate
from graph.export.plate.lettering import FONTS

_PAGE: Final = Path(__file__).with_name("page.typ")
_A4: Final = 1_006.0  # pixels of an A4 across between its margins and the drawing's own: letters are alike on all pages


def typeset(
    plates: Sequence[Plate], form: Literal["pdf", "png"], *, title: str, sheet: Literal["natural", "a4"]
) -> bytes:
    """One page a plate, as large as its picture (``natural``) or A4 across; PNG is of the first, at twice its size.

    The fonts are the project's own alone, so that every machine gives the same bytes.
    """
    import typst

    wide = {"least": _A4} if sheet == "a4" else {}
    pages = [{"svg": svg.write(plate, **wide), "alt": plate.stamp.title} for plate in plates]
    made: bytes | list[bytes] | None = typst.compile(
        _PAGE,
        format=form,
        ppi=192.0,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={
            "pages": json.dumps(pages),
            "title": title,
            "lang": plates[0].lang,
            "sheet": sheet,
        },
    )
    return made[0] if isinstance(made, list) else made or b""
