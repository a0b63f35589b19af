"""LibreOffice opens the slides, the workbooks and the tables: it shows the same words, and computes none of them."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl
import pptx
import pypdf
import pytest
import xlsxwriter
from lxml import etree
from pptx.util import Emu

import texts
from graph.analysis.blocking import Status
from graph.export import sheet, workbook, xlsx
from graph.export.meeting import Line
from graph.export.plate import Plate
from graph.export.plate.lettering import writable
from graph.model import Fact, Subgraph
from tests.exported_views import HOSTILE_VIEW, NORMAL, plain, seen, slides_of, view
from tests.hostile_names import HOSTILE
from tests.office import CSV_WITH_FORMULAS, EVERY_SHEET_AS_CSV, office

VIEWS = (NORMAL[0], HOSTILE_VIEW)
UNSAFE = "unsafe"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
DESCRIBED = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc"
CONTROLS = {code: "" for code in range(32) if chr(code) not in "\t\n\r"}
"""What readers of sheets leave out."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where LibreOffice wrote what it read."""

    folder: Path

    def pages(self, name: str) -> list[pypdf.PageObject]:
        return list(pypdf.PdfReader(self.folder / f"{file(name)}.pdf").pages)

    def slide(self, name: str) -> etree._Element:
        """The first slide, as LibreOffice has it in its own format."""
        read = etree.parse(self.folder / f"{file(name)}.fodp", etree.XMLParser(huge_tree=True))
        return next(read.getroot().iter(f"{DRAW}page"))

    def rows(self, name: str, page: str) -> list[list[str]]:
        """A sheet's rows below its header, as they are shown."""
        path = self.folder / f"{file(name)}-{page}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.reader(lines))[1:]


def file(name: str) -> str:
    return name.replace(":", "-")


@cache
def drawn(name: str) -> Plate:
    return seen(view(name), f"Vue de {name}")


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """All files, and one of each kind that does what ours must not, opened in as few starts as there are formats."""
    home = tmp_path_factory.mktemp("office")
    reader, folder = office(home / "profile"), home / "files"
    folder.mkdir()
    for name in VIEWS:
        written = slides_of(drawn(name), title="Essai", text="Un texte", notes="Une note")
        (folder / f"{file(name)}.pptx").write_bytes(written)
        (folder / f"{file(name)}.xlsx").write_bytes(xlsx.write(view(name), drawn(name).stamp, lang="fr"))
    (folder / "list.xlsx").write_bytes(workbook.write(agenda(), HOSTILE[0], "fr"))
    (folder / "table.csv").write_bytes(sheet.write(["a", "b"], [[name, name] for name in written_names()]))
    unsafe_slides().save(str(folder / f"{UNSAFE}.pptx"))
    unsafe_workbook(folder / f"{UNSAFE}.xlsx")
    (folder / f"{UNSAFE}.csv").write_text("a,b\n=1+1,=2+2\n", "utf-8")
    out = Opened(home / "read")
    reader.convert(sorted(folder.glob("*.pptx")), "pdf", out.folder)
    reader.convert(sorted(folder.glob("*.pptx")), "fodp", out.folder)
    reader.convert(sorted(folder.glob("*.xlsx")), EVERY_SHEET_AS_CSV, out.folder)
    reader.convert(sorted(folder.glob("*.csv")), "xlsx", out.folder, read_as=CSV_WITH_FORMULAS)
    return out


def agenda() -> list[Line]:
    """A list for a meeting in which every word attacks."""
    return [Line(name, name, Status.LATE, name, name, "2020-06-30", name, name, (name,)) for name in HOSTILE]


def written_names() -> list[str]:
    """The names that a table holds as they are: the two others have what no cell can."""
    return [name for name in HOSTILE if {"\0", "\uffff"}.isdisjoint(name)]


def unsafe_slides() -> pptx.presentation.Presentation:
    made = pptx.Presentation()
    box = made.slides.add_slide(made.slide_layouts[6]).shapes.add_textbox(Emu(0), Emu(0), Emu(900_000), Emu(900_000))
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "lien", "http://127.0.0.1:9/leak"
    return made


def unsafe_workbook(path: Path) -> None:
    made = xlsxwriter.Workbook(path)
    page = made.add_worksheet("Feuille")
    page.write_row(0, 0, ["=1+1", '=HYPERLINK("http://127.0.0.1:9/leak","x")'])
    page.write_row(1, 0, ["=1+1", '=HYPERLINK("http://127.0.0.1:9/leak","x")'])
    made.close()


def shown(text: str) -> str:
    """A cell's text as a reader shows it: a carriage return is a line's end."""
    return text.translate(CONTROLS).replace("\r\n", "\n")


@pytest.mark.parametrize("name", VIEWS)
def test_slides_print_the_words_of_every_box(name: str, opened: Opened) -> None:
    made = drawn(name)
    pages = opened.pages(name)
    words = composed(pages[0].extract_text())
    read_in_order = [label for node in made.picture.nodes if is_latin(label := plain(node["label"]))]
    assert len(read_in_order) > 0.8 * len(made.picture.nodes)
    assert [label for label in read_in_order if label not in words] == []
    closing = composed("".join(page.extract_text() for page in pages[1:]))
    assert all(composed(source) in closing for source in made.stamp.sources)
    assert all(composed(entry.text) in closing for entry in made.picture.legend)


def composed(text: str) -> str:
    """A letter and its accent are one sign of the font, which a PDF may give back as two characters."""
    return unicodedata.normalize("NFC", plain(text))


def is_latin(label: str) -> bool:
    """Whether a PDF gives it back in the order of reading: other scripts come in the order of drawing."""
    return all(ord(letter) < 0x250 or letter in "’–…œ" for letter in label)


@pytest.mark.parametrize("name", VIEWS)
def test_slides_have_every_box_with_its_words_and_every_line_glued_to_its_boxes(name: str, opened: Opened) -> None:
    made, slide = drawn(name), opened.slide(name)
    boxes = {words: shape for shape in slide.iter(f"{DRAW}custom-shape") if (words := shape.findtext(DESCRIBED))}
    said = {node["id"]: writable(node["said"]) for node in made.picture.nodes}
    assert set(boxes) == set(said.values())
    for node in made.picture.nodes:
        assert plain(words_of(boxes[said[node["id"]]])) == plain(node["sign"] + node["label"])
    described = {shape.get(f"{DRAW}id"): words for words, shape in boxes.items()}
    ends = [
        tuple(line.get(f"{DRAW}{end}-shape") for end in ("start", "end")) for line in slide.iter(f"{DRAW}connector")
    ]
    further = {start: end for start, end in ends if start not in described}  # anchors, by which lines go round boxes
    glued = []
    for start, reached in ends:
        if start in described:
            end = reached
            while end not in described:
                end = further.pop(end)
            glued.append((described[start], described[end]))
    assert not further
    assert sorted(map(str, glued)) == sorted(str((said[edge["from"]], said[edge["to"]])) for edge in made.picture.edges)


def words_of(shape: etree._Element) -> str:
    """What stands in it, without its description."""
    return "".join(shape.itertext()).replace(shape.findtext(DESCRIBED, ""), "", 1)


@pytest.mark.parametrize(("name", "links"), [*((name, 0) for name in VIEWS), (UNSAFE, 1)])
def test_no_word_of_a_slide_becomes_a_link(name: str, links: int, opened: Opened) -> None:
    found = [each for page in opened.pages(name) for each in page.get("/Annots", [])]
    assert len(found) == links


@pytest.mark.parametrize("name", VIEWS)
def test_sheets_show_every_name_and_note_as_it_stands(name: str, opened: Opened) -> None:
    part = view(name)
    nodes, links, evidence = (opened.rows(name, texts.translate("fr", f"sheet.{code}")) for code in PAGES)
    expected = [(shown(node.label), shown(node.name), node.id) for node in part.nodes]
    assert [(shown(row[0]), shown(row[1]), row[-1]) for row in nodes] == expected
    about = [shown(node.description.fr if node.description else "") for node in part.nodes]
    assert [shown(row[4]) for row in nodes] == about
    labels = {node.id: shown(node.label) for node in part.nodes}
    ends = [(labels[edge.source], labels[edge.target]) for edge in part.edges]
    assert [(shown(row[0]), shown(row[2])) for row in links] == ends
    assert notes(evidence) == notes_of(part)


PAGES = ("nodes", "links", "evidence")


def notes(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    return sorted((shown(row[2]), shown(row[-1])) for row in rows)


def notes_of(part: Subgraph) -> list[tuple[str, str]]:
    facts: tuple[Fact, ...] = (*part.nodes, *part.edges, *part.statements)
    return sorted((shown(each.locator or ""), shown(each.note or "")) for fact in facts for each in fact.evidence)


def test_a_list_for_a_meeting_shows_its_words_and_its_day(opened: Opened) -> None:
    rows = opened.rows("list", texts.translate("fr", "page.blocked"))
    assert [[shown(cell) for cell in row[:2]] for row in rows] == [[shown(name)] * 2 for name in HOSTILE]
    assert {row[5] for row in rows} == {"2020-06-30"}


def test_the_reader_computes_what_a_workbook_has_as_formulas(opened: Opened) -> None:
    assert opened.rows(UNSAFE, "Feuille") == [["2", "x"]]


@pytest.mark.parametrize(("name", "kinds"), [("table", {"s"}), (UNSAFE, {"f"})])
def test_no_cell_of_a_table_becomes_a_formula(name: str, kinds: set[str], opened: Opened) -> None:
    page = openpyxl.load_workbook(opened.folder / f"{name}.xlsx").worksheets[0]
    cells = [cell for row in page.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == kinds
    if name == "table":
        read = zip((shown(str(cell.value)) for cell in cells[::2]), map(shown, written_names()), strict=True)
        assert [(cell, written) for cell, written in read if cell not in {written, f"'{written}"}] == []
