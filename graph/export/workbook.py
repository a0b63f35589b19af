"""A list for a meeting as an XLSX workbook; every cell is text or a date, never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import texts
from graph.export.cells import cut, height, whole
from graph.export.meeting import COLUMNS, Line, header
from graph.export.plate.lettering import writable

_WIDTHS = {
    "call": 22,
    "others": 28,
    "status": 14,
    "item": 36,
    "step": 36,
    "due": 12,
    "expected": 30,
    "because": 70,
    "sources": 50,
}
"""Of the columns, in characters."""

_TITLE = 200
"""Characters of a title that the file's properties and a page's foot hold."""

_MADE = datetime(2020, 1, 1, tzinfo=UTC)
"""What the file says it was made on: always the same, so that the same list gives the same bytes."""


def write(found: Sequence[Line], title: str, lang: str) -> bytes:
    """The workbook: one sheet, filters on, the header kept in sight, pages across."""
    from xlsxwriter import Workbook

    title = writable(title)
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title[:_TITLE], "created": _MADE.replace(tzinfo=None)})
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    page = book.add_worksheet(texts.translate(lang, "page.blocked"))
    for place, name in enumerate(COLUMNS):
        page.set_column(place, place, _WIDTHS[name])
    for place, name in enumerate(header(lang)):
        page.write_string(0, place, name, strong)
    for row, line in enumerate(whole(page.name, found), start=1):
        page.set_row(row, height(line.cells(lang), (_WIDTHS[name] for name in COLUMNS)))
        for place, (name, cell) in enumerate(zip(COLUMNS, line.cells(lang), strict=True)):
            if name == "due" and cell:
                page.write_datetime(row, place, datetime.fromisoformat(cell), day)
            else:
                page.write_string(row, place, cut(cell), plain)
    page.autofilter(0, 0, max(1, len(found)), len(COLUMNS) - 1)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer(f"&L{title[: _TITLE // 2].replace('&', '&&')}&R&P / &N")
    book.close()
    return out.getvalue()
