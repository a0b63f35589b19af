"""The glossary is whole, unambiguous about its places, and wrong rows are told as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InvalidGraphError
from loaders.glossary import Entry, check, glossary
from loaders.pipeline import ROADMAP, read
from loaders.report import Report
from loaders.transcript import Transcript

HEADER = "acronym,meaning,document,lines\n"
PRINTED = Transcript("Glossaire\nINS\tIdentifiant National\nde Santé\nDMP Dossier médical partagé\n")


def written(folder: Path, rows: str) -> Path:
    path = folder / "glossary.csv"
    path.write_text(HEADER + rows, "utf-8")
    return path


def test_the_shipped_glossary_cites_documents_of_the_roadmap() -> None:
    documents = {document.id for document in read(ROADMAP).documents}
    assert {entry.document for entry in glossary()} <= documents
    printed = {entry.acronym for entry in glossary() if entry.document == "doc:dns-2019-12"}
    assert {"ADELI", "CI TLSi", "HOP'EN", "SNOMED-CT", "SPIS", "ESMS", "ES"} <= printed


def test_an_entry_whose_words_stand_on_its_lines_is_right(tmp_path: Path) -> None:
    path = written(tmp_path, "INS,Identifiant national de santé,doc:x,2-3\n")
    report = Report()
    assert check({"doc:x": PRINTED}, report, path) == 1
    assert report.faults == ()
    assert glossary(path) == (Entry("INS", "Identifiant national de santé", "doc:x", "2-3"),)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("INS,Identité nationale de santé,doc:x,2-3", "meaning", "not_on_lines"),
        ("INS,Identifiant national de santé,doc:x,4", "acronym", "not_on_lines"),
        ("NS,Identifiant national de santé,doc:x,2-3", "acronym", "not_on_lines"),
        ("INS,Identifiant national de sa,doc:x,2-3", "meaning", "not_on_lines"),
        ("INS,Identifiant national de santé,doc:x,x", "lines", "bad_lines"),
        ("INS,Identifiant national de santé,doc:none,2-3", "document", "unknown_document"),
    ],
)
def test_a_wrong_entry_is_told_with_its_place(row: str, column: str, code: str, tmp_path: Path) -> None:
    report = Report()
    check({"doc:x": PRINTED}, report, written(tmp_path, f"{row}\n"))
    assert (column, code) in {(fault.column, fault.code) for fault in report.faults}
    assert {(fault.file, fault.row) for fault in report.faults} == {("glossary.csv", 2)}


def test_all_faults_of_the_file_are_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "INS,,doc:x,2\nDMP,Dossier,doc:x,4\nDMP,Dossier,doc:x,4\n")
    with pytest.raises(InvalidGraphError) as told:
        glossary(path)
    assert {fault.row for fault in told.value.faults} == {2, 4}
