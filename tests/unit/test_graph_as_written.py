"""How a graph stands in an exchange file and in a folder."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from graph.canonical import fingerprint
from graph.exchange import TABLES
from graph.export import csv_folder, json_file
from graph.model import Edge, Subgraph
from loaders.pipeline import read, roadmap_source
from tests.invalid import small_folder


def test_an_exchange_file_has_the_keys_of_its_format_in_their_order(tmp_path: Path) -> None:
    tree = json.loads(json_file.write(read(small_folder.write(tmp_path)), title="Titre"))
    assert list(tree) == [
        "format",
        "meta",
        "documents",
        "nodes",
        "edges",
        "statements",
        "observations",
        "contradictions",
    ]
    assert list(tree["nodes"][0]) == [
        "id",
        "kind",
        "name",
        "acronym",
        "category",
        "aliases",
        "description",
        "properties",
        "evidence",
    ]
    assert list(tree["edges"][0]) == ["source", "target", "kind", "nature", "blocking", "properties", "evidence"]


def test_meta_tells_the_title_the_fingerprint_the_date_and_the_whole(tmp_path: Path) -> None:
    graph = read(small_folder.write(tmp_path))
    whole = {"title": "Titre", "fingerprint": fingerprint(graph), "generated_as_of": None}
    assert json.loads(json_file.write(graph, title="Titre"))["meta"] == whole
    part = json_file.write(graph, title="Titre", as_of="2020-06-18", part_of="sha256:abc")
    assert json.loads(part)["meta"] == {**whole, "generated_as_of": "2020-06-18", "part_of": "sha256:abc"}


def test_a_property_that_is_not_known_is_null_where_it_is_declared() -> None:
    listed = Edge("action:a", "edition:b", "LISTED_IN")
    [edge] = json.loads(json_file.write(Subgraph(edges=(listed,)), title="x"))["edges"]
    assert edge["properties"] == {"number": None, "title": None}
    told = Edge("action:a", "edition:b", "LISTED_IN", properties={"number": None, "title": None})
    assert fingerprint(Subgraph(edges=(told,))) == fingerprint(Subgraph(edges=(listed,)))
    assert Subgraph(edges=(told,)).canonical() == Subgraph(edges=(listed,)).canonical()


def test_a_folder_holds_every_table_the_empty_ones_too(tmp_path: Path) -> None:
    csv_folder.write(Subgraph(), tmp_path / "new" / "folder")
    for table in TABLES:
        text = (tmp_path / "new" / "folder" / table.file).read_bytes().decode()
        assert next(csv.reader(io.StringIO(text))) == list(table.header)
        assert text.endswith("\n")
        assert "\r" not in text
    assert read(tmp_path / "new" / "folder") == Subgraph()


def test_the_small_folder_is_written_as_it_was_read(tmp_path: Path) -> None:
    assert csv_folder.tables(read(small_folder.write(tmp_path))) == dict(small_folder.FILES)


def test_the_source_of_a_folder_changes_with_its_files_and_names_no_machine(tmp_path: Path) -> None:
    folder = small_folder.write(tmp_path / "data" / "roadmap")
    source = roadmap_source(folder)
    assert source.name == "data/roadmap"
    (folder / "notes.txt").write_text("not a table")
    assert roadmap_source(folder) == source
    (folder / "nodes.csv").write_text(small_folder.FILES["nodes.csv"] + "\n")
    assert roadmap_source(folder).digest != source.digest
