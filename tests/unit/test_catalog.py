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
        ("returns: id: text", "returns: id: text, kind: text", "the columns are not those of the text"),
        ("backends: all", "backends: oracle", "backends is none of"),
        ("// backends: all\n", "", "is no header line"),
        ("(y:Node {load: $load})", "(y:Node)", "a node is not bound"),
        ("(y:Node {load: $load})", "(y:Service {load: $load})", "a node is not bound"),
        ("RETURN", "SET y.id = 1 RETURN", "it does more than read"),
        ("RETURN", "LOAD FROM 'x' RETURN", "it does more than read"),
        ("RETURN", "CALL dbms() RETURN", "it does more than read"),
    ],
)
def test_a_file_whose_header_and_text_disagree_is_refused(old: str, new: str, said: str, file: Path) -> None:
    assert old in GOOD
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogError, match=said):
        question(file)


def test_two_questions_of_one_name_are_refused(file: Path) -> None:
    twin = file.parent.parent / "other" / file.name
    twin.parent.mkdir()
    twin.write_text(GOOD, encoding="utf-8")
    with pytest.raises(CatalogError, match="the same name"):
        catalog(file.parent.parent)


def test_the_shipped_catalogue_is_whole() -> None:
    assert len(catalog()) >= 8
