"""What is exported is what is seen: nodes, links and labels read back from each format by a second reader."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import openpyxl
import pptx
import pypdf
import pytest
from lxml import etree
from PIL import Image

import texts
from graph.export import pdf, png, svg, workbook, xlsx
from graph.export import pptx as slides
from graph.export.plate import Plate, plate
from graph.export.plate.lettering import width, writable
from graph.model import Edge, Node, Subgraph
from tests import exported_views
from tests.exported_views import VIEWS, plain, view
from tests.hostile_names import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


@cache
def seen(name: str) -> Plate:
    return exported_views.seen(view(name), f"Vue de {name}")


def labels(made: Plate) -> dict[str, str]:
    return {node["id"]: plain(node["label"]) for node in made.picture.nodes}


@pytest.mark.parametrize("name", VIEWS)
def test_svg_says_every_box_and_line(name: str) -> None:
    made = seen(name)
    root = etree.fromstring(svg.write(made).encode())
    groups = {
        group.findtext(f"{SVG}title"): group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None
    }
    drawn = (*made.picture.nodes, *made.picture.edges)
    assert set(groups) == {writable(each["said"]) for each in drawn}
    for node in made.picture.nodes:
        written = [each.text or "" for each in groups[writable(node["said"])].iter(f"{SVG}text")]
        assert plain("".join(written)) == plain(node["sign"] + node["label"])
    words = plain("".join(root.itertext()))
    assert all(plain(entry.text) in words for entry in made.picture.legend)
    assert all(
        plain(said) in words for said in (made.stamp.title, *made.stamp.said, *made.stamp.sources, made.stamp.version)
    )


@pytest.mark.parametrize("name", VIEWS)
def test_svg_holds_nothing_that_runs_or_asks(name: str) -> None:
    root = etree.fromstring(svg.write(seen(name)).encode())
    tags = {etree.QName(part).localname for part in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"}
    named = {etree.QName(attribute).localname for part in root.iter() for attribute in part.attrib}
    assert not {attribute for attribute in named if attribute.startswith("on") or attribute == "href"}
    assert "http" not in (root.findtext(f"{SVG}style") or "")


@pytest.mark.parametrize("name", VIEWS)
def test_pdf_has_the_words_of_every_box(name: str) -> None:
    made = seen(name)
    written = pdf.write([made, made], title="Essai")
    pages = pypdf.PdfReader(io.BytesIO(written)).pages
    assert len(pages) == 2
    words = plain(pages[0].extract_text())
    if name != "hostile":  # a reader of PDF gives other scripts back in the order in which they are drawn
        assert all(label in words for label in labels(made).values())
    assert plain(made.stamp.title) in words
    assert pdf.write([made, made], title="Essai") == written


@pytest.mark.parametrize("name", VIEWS)
def test_png_is_twice_the_size_of_the_drawing(name: str) -> None:
    made = seen(name)
    written = png.write(made)
    image = Image.open(io.BytesIO(written))
    root = svg.drawing(made)
    drawn = [float(root.get(side)) for side in ("width", "height")]
    sharp = min(2, 8_000 / max(drawn))
    assert image.size == pytest.approx([sharp * side for side in drawn], abs=2)
    assert len(image.convert("RGB").getcolors(1_000_000) or []) > 50
    assert png.write(made) == written


@pytest.mark.parametrize("name", VIEWS)
def test_slides_have_a_shape_for_every_box_and_glue_every_line(name: str) -> None:
    made = seen(name)
    written = slides.write([slides.View(replace(made, text="Un texte"), "Une note")], title="Essai")
    assert slides.write([slides.View(replace(made, text="Un texte"), "Une note")], title="Essai") == written
    slide = pptx.Presentation(io.BytesIO(written)).slides[0]
    said = {shape.shape_id: described(shape) for shape in slide.shapes}
    boxes = {described(shape): shape for shape in slide.shapes if shape.shape_type == 1 and described(shape)}
    assert set(boxes) == {writable(node["said"]) for node in made.picture.nodes}
    for node in made.picture.nodes:
        assert plain(boxes[writable(node["said"])].text_frame.text) == plain(node["sign"] + node["label"])
    by_id = {node["id"]: writable(node["said"]) for node in made.picture.nodes}
    pieces = {int(end("stCxn", line)): line for line in slide.shapes if line.shape_type == 9 and not described(line)}
    glued = []
    for line in (line for line in slide.shapes if line.shape_type == 9 and described(line)):
        to = int(end("endCxn", line))
        while not said[to]:  # an anchor, by which the line goes round a box
            to = int(end("endCxn", pieces.pop(to)))
        glued.append((said[int(end("stCxn", line))], described(line), said[to]))
    assert not pieces
    expected = [(by_id[edge["from"]], writable(edge["said"]), by_id[edge["to"]]) for edge in made.picture.edges]
    assert sorted(glued) == sorted(expected)
    notes = slide.notes_slide.notes_text_frame.text
    assert "Une note" in notes
    assert all(writable(document.title) in notes for document in made.part.documents)


def described(shape: Any) -> str:  # noqa: ANN401 - untyped library
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr", ""))  # noqa: SLF001


def end(name: str, line: Any) -> str:  # noqa: ANN401 - untyped library
    return str(line._element.xpath(f".//a:{name}")[0].get("id"))  # noqa: SLF001


def test_there_are_thirty_four_names_that_attack() -> None:
    assert len(set(HOSTILE)) == 34
    assert {node.name for node in view("hostile").nodes} == set(HOSTILE)


LONG = "Un titre sans fin " * 600


def test_a_title_of_thousands_of_letters_is_cut_where_a_file_has_no_room_for_it() -> None:
    part = view("service:ens")
    made = exported_views.seen(part, LONG)
    assert made.stamp.title == f"{LONG[:399]}…"
    deck = pptx.Presentation(io.BytesIO(slides.write([slides.View(made)], title=LONG)))
    assert deck.core_properties.title == LONG[:255]
    assert len(pypdf.PdfReader(io.BytesIO(pdf.write([made], title=LONG))).pages) == 1
    assert openpyxl.load_workbook(io.BytesIO(xlsx.write(part, made.stamp, lang="fr"))).properties.title == LONG[:250]
    meeting = openpyxl.load_workbook(io.BytesIO(workbook.write([], LONG, "fr")))
    assert meeting.active.oddFooter.left.text == LONG[:100]


@pytest.mark.parametrize(("count", "longest"), [(3, None), (200, 8_000)])
def test_a_picture_of_any_size_is_a_png_that_memory_holds(count: int, longest: int | None) -> None:
    nodes = tuple(Node(f"service:n{place:03}", "Service", f"Nom {place}") for place in range(count))
    links = tuple(Edge(one.id, other.id, "DEPENDS_ON", "requires", blocking=True) for one, other in pairwise(nodes))
    made = plate(Subgraph(nodes=nodes, edges=links), title="Chaîne", version="", lang="fr")
    root = svg.drawing(made)
    image = Image.open(io.BytesIO(png.write(made)))
    drawn = [float(root.get(side)) for side in ("width", "height")]
    if longest is None:
        assert image.size == pytest.approx([2 * side for side in drawn], abs=2)
    else:
        assert max(image.size) <= longest + 1
        assert image.width / image.height == pytest.approx(drawn[0] / drawn[1], rel=0.05)


def test_a_large_picture_has_a_larger_sheet_and_a_page_is_told_in_words() -> None:
    few = seen("service:ens")
    (sheet,) = pypdf.PdfReader(io.BytesIO(pdf.write([few], title="Essai"))).pages
    assert round(sheet.mediabox.width) == 842  # A4 across
    many = tuple(Node(f"service:n{place:03}", "Service", f"Nom {place}") for place in range(300))
    wide = plate(Subgraph(nodes=many), title="Beaucoup", version="", lang="fr")
    (large,) = pypdf.PdfReader(io.BytesIO(pdf.write([wide], title="Essai"))).pages
    assert large.mediabox.width > 1_190  # A3 across, or larger
    alt = alternative(pdf.write([few], title="Essai"))
    assert all(edge["said"] in alt for edge in few.picture.edges)
    assert few.stamp.title in alt


def alternative(data: bytes) -> str:
    """What a PDF's figure tells a screen reader."""
    found: list[str] = []

    def walk(element: Any) -> None:  # noqa: ANN401 - untyped library
        held = element.get_object()
        if isinstance(held, dict):
            if "/Alt" in held:
                found.append(str(held["/Alt"]))
            kids = held.get("/K", [])
            for kid in kids if isinstance(kids, list) else [kids]:
                walk(kid)

    root: Any = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    walk(root["/StructTreeRoot"])
    return " ".join(found)


def test_a_picture_says_what_it_leaves_out() -> None:
    part = view("service:ens")
    made = plate(part, title="Vue", version="", lang="fr", note="3 des 9 éléments. Non montrés : 6 d’autres types.")
    assert made.stamp.said[-1].endswith("6 d’autres types.")
    texts_of = {text.text for text in etree.fromstring(svg.write(made).encode()).iter(f"{SVG}text")}
    assert made.stamp.said[-1] in texts_of


def test_words_of_slides_stay_within_their_shapes_and_a_long_text_leaves_room() -> None:
    part = view("service:ens")
    made = replace(exported_views.seen(part, "Vue"), text="Un texte sans fin. " * 200)
    slide = pptx.Presentation(io.BytesIO(slides.write([slides.View(made)], title="Essai"))).slides[0]
    boxes = [shape for shape in slide.shapes if shape.shape_type == 1 and described(shape)]
    assert min(box.width for box in boxes) > 40 * 9_525
    for box in boxes:
        for paragraph in box.text_frame.paragraphs:
            (run,) = paragraph.runs
            size = run.font.size.pt / 0.75
            assert width(paragraph.text, size, is_bold=bool(run.font.bold)) <= box.width / 9_525 * 0.93
    assert "Un texte sans fin. Un texte" in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("lang", texts.LANGUAGES)
def test_each_run_of_a_deck_says_itself_how_it_looks_and_in_which_language(lang: str) -> None:
    made = replace(exported_views.seen(view("service:ens"), "Vue"), lang=lang, text="Un texte")
    deck = pptx.Presentation(io.BytesIO(slides.write([slides.View(made, "Une note")] * 2, title="Essai")))
    spelled = {"fr": "fr-FR", "en": "en-GB"}[lang]
    for slide in deck.slides:
        frames = [(shape, shape.text_frame) for shape in slide.shapes if shape.has_text_frame]
        frames += [(None, slide.notes_slide.notes_text_frame)] if slide.has_notes_slide else []
        runs = [(shape, run) for shape, frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
        assert runs
        for shape, run in runs:
            assert run.font.size
            assert run.font.name == "Calibri"
            is_name = shape is not None and shape.shape_type == 1  # a box, of the picture or of its legend
            assert run._r.rPr.get("lang") == ("fr-FR" if is_name else spelled)  # noqa: SLF001


@pytest.mark.parametrize("as_of", [None, "2023-05-17"])
def test_a_deck_tells_its_data_and_all_that_its_foot_has_no_room_for(as_of: str | None) -> None:
    part = view("service:ens")
    note = "Non montrés: 6. " * 100
    made = plate(part, title="Vue", version="sha256:f00d", lang="fr", known=part.documents, as_of=as_of, note=note)
    cover, slide, *_ = pptx.Presentation(io.BytesIO(slides.write([slides.View(made)] * 2, title="Essai"))).slides
    told = "\n".join(shape.text_frame.text for shape in cover.shapes if shape.has_text_frame)
    assert made.stamp.edition
    assert plain(made.stamp.edition) in plain(told)
    assert plain(made.stamp.version) in plain(told)
    assert "Non montrés" not in told
    notes = plain(slide.notes_slide.notes_text_frame.text)
    assert all(plain(line) in notes for line in (*made.stamp.said, made.stamp.version))
    (foot,) = (shape for shape in slide.shapes if shape.has_text_frame and shape.top > 6_000_000)
    assert foot.text_frame.text.endswith(" …")
