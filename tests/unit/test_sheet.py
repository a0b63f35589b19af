"""A table for spreadsheets: text stays text."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from graph.export import sheet


def test_a_text_that_a_spreadsheet_would_compute_gets_a_quote() -> None:
    written = sheet.write(["a"], [["=1+1"], ["+33 1"], ["-2"], ["@x"], ["plain"], [-2], [None]])
    assert written.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(written.decode("utf-8-sig")))) == [
        *(["a"], ["'=1+1"], ["'+33 1"], ["'-2"], ["'@x"], ["plain"], ["-2"], [""])
    ]


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_every_cell_is_read_back_and_none_is_a_formula(rows: list[list[str]]) -> None:
    text = sheet.write(["one", "two"], rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in read for cell in row)


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_semicolons_part_the_same_cells_for_a_french_spreadsheet(rows: list[list[str]]) -> None:
    french = sheet.write(["one", "two"], rows, separator=sheet.FRENCH)
    assert french.startswith(b"\xef\xbb\xbfone;two\r\n")

    def cells(data: bytes, separator: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))

    assert cells(french, ";") == cells(sheet.write(["one", "two"], rows), ",")
