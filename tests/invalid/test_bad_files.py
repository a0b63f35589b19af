"""What is wrong with a whole file: its encoding, separator, header, line ends; and what is right all the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import InvalidGraphError, UnreadableSourceError
from graph.faults import Fault
from loaders import report, source_file
from loaders.pipeline import read
from loaders.validation import references
from tests.invalid import small_folder
from tests.invalid.small_folder import FILES


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """All that is wrong with a folder."""
    with pytest.raises(InvalidGraphError) as caught:
        read(folder)
    return caught.value.faults


def with_semicolons(text: str) -> str:
    """The file as a French spreadsheet writes it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(csv.reader(io.StringIO(text, newline="")))
    return out.getvalue()


def test_a_byte_order_mark_crlf_and_semicolons_change_nothing(tmp_path: Path) -> None:
    plain = read(small_folder.write(tmp_path / "plain"))
    french = {name: "\ufeff" + with_semicolons(text) for name, text in FILES.items()}
    assert ";" in french["nodes.csv"]
    assert read(small_folder.write(tmp_path / "french", french)) == plain


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    rows = [row[::-1] for row in csv.reader(io.StringIO(FILES["nodes.csv"], newline=""))]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    assert read(small_folder.write(tmp_path / "a", {"nodes.csv": out.getvalue()})) == read(
        small_folder.write(tmp_path / "b")
    )


def test_tables_about_dates_may_be_absent(tmp_path: Path) -> None:
    absent = [name for name in FILES if name.startswith(("statement", "observation", "contradiction"))]
    graph = read(small_folder.write(tmp_path, dict.fromkeys(absent)))
    assert (graph.statements, graph.observations, graph.contradictions) == ((), (), ())
    assert graph.nodes


@pytest.mark.parametrize("word", ["NA", "null", "None", "007", "1e3", "nan", "True", "=1+1", "no", "#N/A", "-0", "1_0"])
def test_words_that_other_readers_change_are_kept_as_text(word: str, tmp_path: Path) -> None:
    graph = read(small_folder.write(tmp_path, small_folder.changed("nodes.csv", "Délégation", word)))
    assert next(node for node in graph.nodes if node.id == "organization:dns").name == word


@pytest.mark.parametrize(
    "word",
    [
        "Łódź",
        "Úľ",
        "Győr",
        "Žižek",
        "TĂŞNAD",
        "Târgu Mureș",
        "NÃO",
        "São Paulo",
        "Ångström",
        "œuvre",
        "« 10 °C »",
        "naïve",
        "Ñandú",
        "√2",
        "€",
        "ß",
        "ÂGE",
        "ĂN",
    ],
)
def test_words_of_other_languages_are_not_called_misread(word: str, tmp_path: Path) -> None:
    graph = read(small_folder.write(tmp_path, small_folder.changed("nodes.csv", "Délégation", word)))
    assert word in {node.name for node in graph.nodes}


CODECS = ("cp1252", "iso8859-2", "cp1250", "mac_roman", "cp850")
WORDS = ("Découvrir", "à la gestion", "délégué", "l’œuvre", "ÉTAT", "Évaluer")


def misreadings() -> Iterator[tuple[str, str]]:
    """Words and what they look like when their bytes are read wrongly.

    Not those where the codec loses bytes or makes control characters, which are refused anyway.
    """
    for codec in CODECS:
        for word in WORDS:
            misread = word.encode().decode(codec, errors="ignore")
            is_whole = misread.encode(codec, errors="ignore") == word.encode()
            if is_whole and not any("\x80" <= c <= "\x9f" for c in misread):
                yield word, misread


@pytest.mark.parametrize(("word", "misread"), tuple(misreadings()))
def test_misread_french_is_found_and_its_repair_offered(word: str, misread: str, tmp_path: Path) -> None:
    found = faults_of(small_folder.write(tmp_path, small_folder.changed("nodes.csv", "Délégation", misread)))
    assert [(f.code, f.row, f.column) for f in found] == [("misread_encoding", 6, "name")]
    assert f"'{word}'" in found[0].fix


def test_bytes_that_are_not_utf8_are_named_by_row_column_and_number(tmp_path: Path) -> None:
    data = FILES["nodes.csv"].encode().replace("Délégation".encode(), b"D\xe9l\xe9gation")
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": data}))
    assert [(f.file, f.row, f.column, f.value, f.code) for f in found] == [
        ("nodes.csv", 6, "name", r"D\xe9l\xe9gation", "invalid_utf8")
    ]
    assert f"number {data.index(0xE9)}," in found[0].message
    assert "'Délégation'" in found[0].fix


def test_utf16_is_refused_as_a_whole(tmp_path: Path) -> None:
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": FILES["nodes.csv"].encode("utf-16")}))
    assert [(f.file, f.code) for f in found] == [("nodes.csv", "invalid_utf8")]


def test_line_ends_of_two_systems_are_told_with_the_row(tmp_path: Path) -> None:
    lines = FILES["nodes.csv"].splitlines(keepends=True)
    lines[4] = lines[4].replace("\n", "\r\n")
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": "".join(lines)}))
    assert [(f.code, f.row) for f in found] == [("mixed_newlines", 5), ("mixed_newlines", 6)]


def test_a_comma_at_the_end_of_each_row_shifts_nothing_in_silence(tmp_path: Path) -> None:
    text = FILES["edges.csv"].replace("\n", ",\n").replace(",\n", "\n", 1)
    found = faults_of(small_folder.write(tmp_path, {"edges.csv": text}))
    assert [(f.code, f.row) for f in found] == [("wrong_width", row) for row in (2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("header", "code", "column", "value"),
    [
        ("id,kind,name,acronym,category,aliases,description_fr,description_en", "missing_column", "role", None),
        ("ID,kind,name,acronym,category,aliases,description_fr,description_en,role", "unknown_column", "ID", "ID"),
        (
            "id,kind,name,acronym,acronym,category,aliases,description_fr,description_en,role",
            "repeated_column",
            "acronym",
            "acronym",
        ),
        ("id,kind,name,acronym,category,aliases,description_fr,description_en,role,", "unknown_column", "", ""),
    ],
)
def test_a_wrong_header_is_told_in_row_one(
    header: str, code: str, column: str, value: str | None, tmp_path: Path
) -> None:
    text = FILES["nodes.csv"].replace(FILES["nodes.csv"].split("\n", 1)[0], header)
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": text}))
    assert ("nodes.csv", 1, column, value, code) in [(f.file, f.row, f.column, f.value, f.code) for f in found]


def test_a_header_in_other_letters_is_told_what_it_should_be(tmp_path: Path) -> None:
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": FILES["nodes.csv"].replace("id,kind", "ID,kind", 1)}))
    assert {f.file for f in found} == {"nodes.csv"}, "what cannot be read proves nothing about other files"
    assert any("Did you mean id?" in f.fix for f in found)


@pytest.mark.parametrize("content", ["", "\ufeff"])
def test_an_empty_file_is_told_how_to_begin(content: str, tmp_path: Path) -> None:
    found = faults_of(small_folder.write(tmp_path, {"edges.csv": content}))
    assert [(f.file, f.code) for f in found] == [("edges.csv", "empty_file")]
    assert "source,kind,nature,target" in found[0].fix


def test_a_quote_left_open_is_told_with_the_row_it_opens_in(tmp_path: Path) -> None:
    text = FILES["nodes.csv"].replace("Délégation", '"Délégation')
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": text}))
    assert [(f.file, f.code, f.row) for f in found] == [("nodes.csv", "broken_quotes", 6)]


def test_a_cell_without_end_is_told_not_read(tmp_path: Path) -> None:
    text = FILES["nodes.csv"].replace("Délégation", "D" * 200_000)
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": text}))
    assert [(f.file, f.code, f.row) for f in found] == [("nodes.csv", "too_long", 6)]


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    text = FILES["nodes.csv"].replace("Décembre 2019", '"Décembre\n2019"').replace("Délégation", "")
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": text}))
    assert [(f.code, f.row) for f in found] == [("control_character", 3), ("missing_value", 6)]


def test_a_missing_table_is_told_and_proves_nothing(tmp_path: Path) -> None:
    found = faults_of(small_folder.write(tmp_path, {"nodes.csv": None, "documents.csv": None}))
    assert [(f.file, f.code) for f in found] == [("documents.csv", "missing_file"), ("nodes.csv", "missing_file")]


def test_a_file_that_no_table_is_named_after_is_told(tmp_path: Path) -> None:
    small_folder.write(tmp_path, {"statements.csv": None, "statement_evidence.csv": None})
    (tmp_path / "statement.csv").write_text("id\n")
    (tmp_path / "._nodes.csv").write_bytes(b"\0")
    found = faults_of(tmp_path)
    assert [(f.file, f.code) for f in found] == [("statement.csv", "unknown_file")]
    assert "Did you mean statements.csv?" in found[0].fix


def test_a_file_too_big_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_file, "MAX_BYTES", len(FILES["nodes.csv"].encode()) - 1)
    assert "file_too_big" in {f.code for f in faults_of(small_folder.write(tmp_path))}


def test_all_faults_come_at_once_by_file_and_row(tmp_path: Path) -> None:
    changes = small_folder.changed("nodes.csv", "Délégation", "") | small_folder.changed("edges.csv", "Mme D", " Mme D")
    nodes = str(changes["nodes.csv"]).replace("ENS,platform", "ENS,plat")
    found = faults_of(small_folder.write(tmp_path, changes | {"nodes.csv": nodes}))
    assert [(f.file, f.row, f.code) for f in found] == [
        ("edges.csv", 4, "outer_space"),
        ("nodes.csv", 6, "missing_value"),
        ("nodes.csv", 8, "unknown_category"),
    ]


def test_faults_beyond_reading_are_counted_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MAX_FAULTS", 3)
    found = faults_of(small_folder.write(tmp_path, {"edges.csv": FILES["edges.csv"] + "x\n" * 10}))
    assert [f.code for f in found][:3] == ["wrong_width"] * 3
    assert found[3].code == "too_many_faults"


def test_near_misses_are_offered_for_the_first_faults_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "MAX_OFFERS", 1)
    text = (
        FILES["edges.csv"].replace("referential:ins", "referential:inz").replace("edition:2019-12", "edition:2019-13")
    )
    found = [f for f in faults_of(small_folder.write(tmp_path, {"edges.csv": text})) if f.code == "dangling_end"]
    assert [f.fix for f in found] == ["Did you mean edition:2019-12?", "Add the node, or correct the id."]


@pytest.mark.parametrize("name", ["nodes.csv", "graph.xlsx", "absent", "empty"])
def test_what_is_no_source_is_refused_with_the_way_out(name: str, tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("id\n")
    (tmp_path / "graph.xlsx").write_bytes(b"PK")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableSourceError, match=name):
        read(tmp_path / name)
