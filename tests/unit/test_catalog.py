"""A question's file is refused when its header and text disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.catalog import CatalogError, catalog, question

GOOD = """// name: asked
// summary: What is it?
// params: id: node, depth: integer = 1
// returns: id: text
// backends: all
MATCH (x:Node {id: $id, load: $load})-[r:DEPENDS_ON]->(y:Node {load: $load})
WHERE $depth > 0
RETURN y.id AS id
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "topic" / "asked.cypher"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_good_file_is_read(file: Path) -> None:
    read = question(file)
    assert (read.name, read.topic) == ("asked", "topic")
    assert [(param.name, param.type, param.default) for param in read.params] == [
        ("id", "node", None),
        ("depth", "integer", "1"),
    ]
    assert [column.name for column in read.returns] == ["id"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("// name: asked", "// name: other", "the name is not the file's"),
        ("// summary: What is it?", "// summary:", "the summary is empty"),
        (", depth: integer = 1", "", "the params are not those of the text"),
        ("depth: integer", "depth: number", "a param has an unknown type"),
        ("depth: integer", "depth integer", "is not written as name: type"),
        ("depth: integer = 1", "depth: integer = one", "a default or bound is not of its param's type"),
        ("depth: integer = 1", "depth: integer = 1 up to many", "a default or bound is not of its param's type"),
        ("depth: integer = 1", "depth: integer = 3 up to 2", "a default or bound is not of its param's type"),
        ("id: node", "id: node up to 3", "a default or bound is not of its param's type"),
        ("depth: integer = 1", "depth: integer = 1, depth: integer = 1", "a param is named twice"),
        ("y.id AS id", "y.kind, y.id AS id", "the columns are not those of the text"),
        ("y.id AS id", "y.kind AS kind, y.id AS id", "the columns are not those of the text"),
        ("RETURN y.id AS id", "RETURN y.id AS kind", "the columns are not those of the text"),
        ("returns: id: text", "returns: id: text, kind: text", "the columns are not those of the text"),
        ("backends: all", "backends: oracle", "backends is none of"),
        ("// backends: all\n", "", "is no header line"),
        ("(y:Node {load: $load})", "(y:Node)", "a node is not bound"),
        ("(y:Node {load: $load})", "(y:Service {load: $load})", "a node is not bound"),
        ("(y:Node {load: $load})", "(y:Node {load: $load}), (z)", "a node is not bound"),
        ("(y:Node {load: $load})", "(y:Node {load: $load})--(N2:Service)", "a node is not bound"),
        ("(y:Node {load: $load})", "(y:Node {load: $load}), (z:Service WHERE z.id = 'a')", "a node is not bound"),
        ("(y:Node {load: $load})", "(y:Node {kind: 'load: $load'})", "a node is not bound"),
        ("(y:Node {load: $load})", "(y:Node) // {load: $load}", "a node is not bound"),
        ("(y:Node {load: $load})", "(y:Node {load: $load}), (z:Node {id: 'a'} WHERE true)", "a node is not bound"),
        ("MATCH", "MATCH(z:Service) MATCH", "a node is not bound"),
        ("MATCH", "MATCH(z) MATCH", "a node is not bound"),
        ("RETURN", "SET y.id = 1 RETURN", "it does more than read"),
        ("RETURN", "RETURN 1 AS id; MATCH (x) RETURN", "it does more than read"),
        ("RETURN", "LOAD FROM 'x' RETURN", "it does more than read"),
        ("RETURN", "CALL dbms() RETURN", "it does more than read"),
    ],
)
def test_a_file_whose_header_and_text_disagree_is_refused(old: str, new: str, said: str, file: Path) -> None:
    assert old in GOOD
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogError, match=said):
        question(file)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("WHERE $depth > 0", "WHERE $depth > 0 AND y.name <> 'SET; CALL (z:Nothing) $none'"),
        ("WHERE $depth > 0", "WHERE $depth > 0 // it doesn't SET $anything"),
        ("WHERE $depth > 0", "WITH y, x MATCH (y)-[:DEPENDS_ON]->(x) WHERE $depth > 0"),
        ("y.id AS id", "coalesce(y.acronym, y.name) AS id"),
    ],
)
def test_what_strings_comments_and_brackets_hold_is_no_fault(old: str, new: str, file: Path) -> None:
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    assert question(file).name == "asked"


def test_a_column_with_the_name_of_a_variable_is_refused(file: Path) -> None:
    file.write_text(GOOD.replace("returns: id", "returns: y").replace("AS id", "AS y"), encoding="utf-8")
    with pytest.raises(CatalogError, match="the name of a variable"):
        question(file)


def test_two_questions_of_one_name_are_refused(file: Path) -> None:
    twin = file.parent.parent / "other" / file.name
    twin.parent.mkdir()
    twin.write_text(GOOD, encoding="utf-8")
    with pytest.raises(CatalogError, match="the same name"):
        catalog(file.parent.parent)


def test_the_shipped_catalogue_is_whole() -> None:
    assert len(catalog()) >= 8
