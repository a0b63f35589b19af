"""The list for a meeting: by whom to call, as CSV, workbook and page; what the data holds stays text in each."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from lxml import html as parser
from openpyxl import load_workbook

from graph.analysis.blocking import STUCK, Asked, Judged
from graph.export import meeting, printed, workbook
from graph.snapshot import Snapshot
from loaders.pipeline import ROADMAP, read
from texts import LANGUAGES

HOSTILE = ('=HYPERLINK("http://x")', "<script>alert(1)</script>", "{{ 7 * 7 }}", "+1", "&P &amp; &quot;")


@cache
def june() -> Judged:
    return Judged(Snapshot.from_subgraph(read(ROADMAP)), Asked("2020-06-18"))


def stuck(judged: Judged, lang: str = "fr") -> list[meeting.Line]:
    return meeting.lines(judged, [item for item in judged.listed if item.status in STUCK], lang)


def renamed() -> Judged:
    """The roadmap with hostile names on what is stuck and on who is called."""
    graph = read(ROADMAP)
    wanted = ["service:ens", "milestone:messagerie-usagers", "organization:cnam", "action:ens", "organization:ans"]
    names = dict(zip(wanted, HOSTILE, strict=True))
    nodes = [replace(node, name=names[node.id], acronym=None) if node.id in names else node for node in graph.nodes]
    return Judged(Snapshot.from_subgraph(replace(graph, nodes=tuple(nodes)).canonical()), Asked("2020-06-18"))


def test_lines_stand_by_whom_to_call_each_with_its_sentence_and_its_sources() -> None:
    (ens,) = (line for line in stuck(june()) if line.item == "ENS")
    assert (ens.call, ens.others) == ("ANS", "Cnam")
    assert ens.because.startswith("Bloqué\u00a0: ENS, à l’étape")
    assert any("761-762,907" in source for source in ens.sources)
    assert any(source.endswith("l. 56") for source in ens.sources)
    calls = [line.call for line in stuck(june())]
    assert calls == sorted(calls, key=lambda call: (not call, call))
    assert sum(map(len, meeting.by_call(stuck(june())).values())) == len(calls)


def test_what_is_not_known_stands_with_its_question() -> None:
    lines = meeting.lines(june(), june().listed, "en")
    asked = [line for line in lines if line.status.code in {"silent", "unknown"}]
    assert asked
    assert all(line.because for line in asked)
    assert any(re.match(r"How is .* No document has spoken of it since", line.because) for line in asked)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_reader_finds_the_same_cells_in_the_workbook(lang: str) -> None:
    lines = stuck(june(), lang)
    page = load_workbook(io.BytesIO(workbook.write(lines, "Liste", lang))).active
    assert page is not None
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[0] == meeting.header(lang)
    due = meeting.COLUMNS.index("due")
    for row, line in zip(rows[1:], lines, strict=True):
        read_back = ["" if value is None else value for value in row]
        if line.due:
            assert read_back[due] == datetime.fromisoformat(line.due)
            read_back[due] = line.due
        assert read_back == line.cells(lang)
    assert page.auto_filter.ref == f"A1:I{len(rows)}"
    assert page.freeze_panes == "A2"


def test_no_name_becomes_a_formula_or_markup_anywhere() -> None:
    judged = renamed()
    lines = stuck(judged)
    said = "\n".join(cell for line in lines for cell in line.cells("fr"))
    assert all(name in said for name in HOSTILE)
    book = load_workbook(io.BytesIO(workbook.write(lines, "Liste", "fr")))
    assert not [cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f"]
    page = parser.fromstring(printed.write(lines, "Liste", "sha256:x", "fr"))
    assert not page.xpath("//script")
    words = page.text_content()
    assert all(name in words for name in HOSTILE)
    cells = [cell for row in csv.reader(io.StringIO(meeting.to_csv(lines, "fr").decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_to_print_holds_every_line_under_whom_to_call_and_asks_nothing_of_any_machine(lang: str) -> None:
    lines = stuck(june(), lang)
    text = printed.write(lines, "Liste", "sha256:x", lang)
    page = parser.fromstring(text)
    assert page.get("lang") == lang
    assert len(page.xpath("//li")) == len(lines)
    assert len(page.xpath("//section")) == len(meeting.by_call(lines))
    words = " ".join(page.text_content().split())
    assert all(" ".join(line.because.split()) in words for line in lines)
    assert not re.search(r"(src|href)=|url\(|@import", text)
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_the_same_list_gives_the_same_bytes() -> None:
    lines = stuck(june())
    assert workbook.write(lines, "Liste", "fr") == workbook.write(lines, "Liste", "fr")
    assert printed.write(lines, "Liste", "sha256:x", "fr") == printed.write(lines, "Liste", "sha256:x", "fr")


def test_an_empty_list_is_a_list_too() -> None:
    book = load_workbook(io.BytesIO(workbook.write([], "Liste", "fr")))
    assert [cell.value for cell in book.active[1]] == meeting.header("fr")
    assert "0 élément" in printed.write([], "Liste", "sha256:x", "fr")
