"""Slides, workbooks, tables and PDF ask nothing of anybody when LibreOffice opens them, whatever names try.

A canary listens on this machine. Linked pictures of unsafe files make it hear LibreOffice; formulas that fetch are
computed by LibreOffice, but refused without a person's consent, so that what they show is looked at instead. Typst
asks nobody whatever it is given: of a PDF it is looked at what it holds.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pptx
import pypdf
import pytest
import xlsxwriter
from PIL import Image
from pptx.util import Emu
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, IndirectObject, NameObject

import texts
from graph.analysis.blocking import Status
from graph.export import meeting, workbook, xlsx
from graph.export.meeting import Line
from graph.export.stamp import Stamp
from graph.model import Subgraph
from tests.canary import Canary, disguised_graph, disguises, listening
from tests.exported_views import pdf_of, plain, seen, slides_of
from tests.office import CSV_WITH_FORMULAS, EVERY_SHEET_AS_CSV, Office, office

ACTIVE = {"/Annots", "/AA", "/URI", "/JS", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData", "/EF"}
"""Words of a PDF under which something is clicked, happens, leads away or is fetched."""


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with listening() as heard:
        yield heard


@pytest.fixture(scope="module")
def graph(canary: Canary) -> Subgraph:
    return disguised_graph(canary.address)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("office") / "profile")


def linked(package: bytes, folder: str, address: str) -> bytes:
    """A file whose picture is taken out of it and linked: fetched from an address by whoever opens it."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as read, ZipFile(out, "w") as made:
        for name in read.namelist():
            part = read.read(name)
            if name.startswith(folder) and name.endswith(".xml"):
                part = part.replace(b"r:embed=", b"r:link=")
            if name.startswith(folder) and name.endswith(".rels"):
                place = b'Target="../media/image1.png"'
                part = part.replace(place, f'Target="{address}" TargetMode="External"'.encode())
            made.writestr(name, part)
    return out.getvalue()


def dot_of_ink() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out


def unsafe_slides(address: str) -> bytes:
    made, out = pptx.Presentation(), io.BytesIO()
    made.slides.add_slide(made.slide_layouts[6]).shapes.add_picture(dot_of_ink(), Emu(0), Emu(0))
    made.save(out)
    return linked(out.getvalue(), "ppt/slides/", address)


def unsafe_workbook(address: str) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    made.add_worksheet().insert_image(0, 0, "a.png", {"image_data": dot_of_ink()})
    made.close()
    return linked(out.getvalue(), "xl/drawings/", address)


def fetching_workbook(address: str) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    made.add_worksheet("Feuille").write_formula(0, 0, f'=_xlfn.WEBSERVICE("{address}")', None, "a result that was kept")
    made.close()
    return out.getvalue()


@pytest.mark.parametrize(("write", "ending"), [(unsafe_slides, "pptx"), (unsafe_workbook, "xlsx")])
def test_the_canary_hears_a_linked_picture(
    write: Callable[[str], bytes], ending: str, canary: Canary, reader: Office, tmp_path: Path
) -> None:
    path = tmp_path / f"unsafe.{ending}"
    path.write_bytes(write(f"{canary.address}/picture.png"))
    reader.convert([path], "pdf", tmp_path)
    assert any("/picture.png" in line for line in canary.heard())


def test_a_formula_that_fetches_is_computed_and_refused(canary: Canary, reader: Office, tmp_path: Path) -> None:
    path = tmp_path / "fetching.xlsx"
    path.write_bytes(fetching_workbook(canary.address))
    reader.convert([path], EVERY_SHEET_AS_CSV, tmp_path)
    shown = rows(tmp_path / "fetching-Feuille.csv")
    assert shown[0][0].startswith(("Err:", "#"))


@pytest.fixture(scope="module")
def opened(canary: Canary, graph: Subgraph, reader: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document of the graph of disguises, opened by LibreOffice, in the folder of what it made of them."""
    folder = tmp_path_factory.mktemp("documents")
    names, title = disguises(canary.address), graph.documents[0].title
    lines = [Line(name, name, Status.LATE, name, name, "2020-06-30", name, name, (name,)) for name in names]
    shown = slides_of(seen(graph, title), title=names[0], text=title, notes=title)
    (folder / "slides.pptx").write_bytes(shown)
    (folder / "graph.xlsx").write_bytes(xlsx.write(graph, Stamp(title, names, names, title), lang="fr"))
    (folder / "list.xlsx").write_bytes(workbook.write(lines, names[0], "fr"))
    (folder / "list.csv").write_bytes(meeting.to_csv(lines, "fr"))
    canary.heard()
    reader.convert([folder / "slides.pptx"], "pdf", folder)
    reader.convert(sorted(folder.glob("*.xlsx")), EVERY_SHEET_AS_CSV, folder)
    reader.convert([folder / "list.csv"], "fods", folder, read_as=CSV_WITH_FORMULAS)
    return folder


def test_the_canary_hears_nothing_of_slides_workbooks_and_tables(canary: Canary, opened: Path) -> None:
    assert canary.heard() == []
    assert {path.suffix for path in opened.iterdir()} == {".pptx", ".xlsx", ".csv", ".pdf", ".fods"}


def test_every_disguise_is_a_word_of_the_slides_and_none_is_a_link(canary: Canary, opened: Path) -> None:
    pages = pypdf.PdfReader(opened / "slides.pdf").pages
    words = plain("".join(page.extract_text() for page in pages))
    assert [name for name in disguises(canary.address) if plain(name) not in words] == []
    assert active(opened / "slides.pdf") == set()


@pytest.mark.parametrize(("file", "page", "column"), [("graph", "sheet.nodes", 1), ("list", "page.blocked", 3)])
def test_every_disguise_is_a_word_of_the_workbooks(
    file: str, page: str, column: int, canary: Canary, opened: Path
) -> None:
    shown = rows(opened / f"{file}-{texts.translate('fr', page)}.csv")
    assert set(disguises(canary.address)) <= {row[column] for row in shown}


def test_no_cell_of_a_table_is_computed(canary: Canary, opened: Path, reader: Office, tmp_path: Path) -> None:
    unsafe = tmp_path / "unsafe.csv"
    unsafe.write_text('"=WEBSERVICE(""http://127.0.0.1:9/leak"")"\n=1+1\n', "utf-8")
    reader.convert([unsafe], "fods", tmp_path, read_as=CSV_WITH_FORMULAS)
    assert formulas(tmp_path / "unsafe.fods") == (1, 2)
    read, computed = formulas(opened / "list.fods")
    assert read == len(disguises(canary.address))
    assert computed == 0


def formulas(path: Path) -> tuple[int, int]:
    """How many rows there are below the first, and how many cells are computed."""
    text = path.read_text("utf-8")
    table = text[text.index("<table:table ") :]
    return table.count("<table:table-row ") - 1, table.count("table:formula=")


def test_a_pdf_holds_nothing_that_acts_or_leads_away(graph: Subgraph, tmp_path: Path) -> None:
    path = tmp_path / "view.pdf"
    title = graph.documents[0].title
    path.write_bytes(pdf_of(seen(graph, title), title=title, text=title))
    assert plain(title) in plain(pypdf.PdfReader(path).pages[0].extract_text())
    assert active(path) == set()


def test_what_acts_in_a_pdf_is_seen(tmp_path: Path) -> None:
    made = pypdf.PdfWriter()
    made.add_blank_page(100, 100)
    made.add_annotation(0, Link(rect=(0, 0, 9, 9), url="http://127.0.0.1:9/leak"))
    made.root_object[NameObject("/AA")] = DictionaryObject({NameObject("/S"): NameObject("/Launch")})
    made.write(tmp_path / "active.pdf")
    assert active(tmp_path / "active.pdf") == {"/Annots", "/URI", "/AA", "/Launch"}


def active(path: Path) -> set[str]:
    """What objects of a PDF have of `ACTIVE`."""
    read = pypdf.PdfReader(path)
    objects = [read.get_object(number) for number in range(1, int(str(read.trailer["/Size"])))]
    return {word for each in objects for word in words_of(each)} & ACTIVE


def words_of(each: object) -> Iterator[str]:
    """Keys and names of an object, without those of objects that it refers to."""
    if isinstance(each, dict):
        for key, value in each.items():
            yield str(key)
            yield from words_of(value if not isinstance(value, IndirectObject) else None)
    elif isinstance(each, list):
        for value in each:
            yield from words_of(value if not isinstance(value, IndirectObject) else None)
    elif isinstance(each, NameObject):
        yield str(each)


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))
