"""An exchange file that is not as it should be is refused, with the path of each fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import InvalidGraphError, PartialGraphError
from graph.export import json_file
from graph.faults import Fault
from loaders.pipeline import read
from tests.invalid import small_folder


@pytest.fixture
def text(tmp_path: Path) -> str:
    """A good exchange file."""
    return json_file.write(read(small_folder.write(tmp_path / "folder")), title="Petit graphe")


def faults_of(tmp_path: Path, text: str | bytes) -> tuple[Fault, ...]:
    """All that is wrong with a file of that content."""
    path = tmp_path / "graph.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InvalidGraphError) as caught:
        read(path)
    return caught.value.faults


CHANGES = {
    "contradiction about nothing": (
        '"items": ["milestone:ens-opening"]',
        '"items": []',
        "missing_value",
        "contradictions[0].items",
        None,
        "Fill it in",
    ),
    "unknown key at the top": (
        '"documents": [',
        '"docs": [], "documents": [',
        "unknown_key",
        "docs",
        "docs",
        "mean documents?",
    ),
    "unknown key of a node": (
        '"acronym": "ENS"',
        '"acronym": "ENS", "acronim": 1',
        "unknown_key",
        "nodes[6].acronim",
        "acronim",
        "mean acronym?",
    ),
    "unknown property": (
        '"role": "opening"',
        '"role": "opening", "rule": 1',
        "unknown_key",
        "nodes[3].properties.rule",
        "rule",
        "mean role?",
    ),
    "property of another relation": (
        '{"led_by": "Mme D"}',
        '{"led_by": "Mme D", "number": 3}',
        "unknown_property",
        "edges[2].properties.number",
        "3",
        "Leave it empty",
    ),
    "key that is missing": ('"acronym": "INS", ', "", "missing_key", "nodes[5].acronym", None, "absent is null"),
    "key that stands twice": (
        '"acronym": "INS"',
        '"acronym": "INS", "acronym": "INS"',
        "repeated_key",
        "nodes[5].acronym",
        "acronym",
        "Delete one",
    ),
    "number where a text is due": (
        '"acronym": "INS"',
        '"acronym": 5',
        "wrong_type",
        "nodes[5].acronym",
        "5",
        "between quotes",
    ),
    "text where a number is due": (
        '"number": 15',
        '"number": "15"',
        "not_an_integer",
        "edges[0].properties.number",
        "15",
        "digits",
    ),
    "fraction where a whole number is due": (
        '"number": 15',
        '"number": 15.0',
        "not_an_integer",
        "edges[0].properties.number",
        "15.0",
        "digits",
    ),
    "text where true or false is due": (
        '"blocking": true',
        '"blocking": "true"',
        "not_a_boolean",
        "edges[3].blocking",
        "true",
        "true or false",
    ),
    "text where a list is due": ('["INS"]', '"INS"', "wrong_type", "nodes[5].aliases", "INS", "[]"),
    "number in a list of texts": ('["INS"]', '["INS", 3]', "wrong_type", "nodes[5].aliases", "3", "between quotes"),
    "bar in an alias": ('["INS"]', '["I|S"]', "bar_in_text", "nodes[5].aliases", "I|S", "without it"),
    "list where an object is due": (
        '{"fr": "Elle pilote.", "en": "It steers."}',
        "[]",
        "wrong_type",
        "nodes[4].description",
        "[…]",
        "{…}",
    ),
    "description in one language": (
        '"en": "It steers."',
        '"en": null',
        "half_text",
        "nodes[4].description.en",
        None,
        "French and in English",
    ),
    "empty text": ('"acronym": "INS"', '"acronym": ""', "empty_text", "nodes[5].acronym", "", "null in JSON"),
    "infinite value": (
        '"value": 8400000',
        '"value": 1e400',
        "not_a_number",
        "observations[0].value",
        "1e400",
        "exponent",
    ),
    "value that is no number": (
        '"value": 8400000',
        '"value": NaN',
        "not_a_number",
        "observations[0].value",
        "NaN",
        "digits",
    ),
    "endless number": (
        '"number": 15',
        f'"number": {"9" * 6000}',
        "too_big",
        "edges[0].properties.number",
        "9" * 120 + "…",
        "below",
    ),
    "half a character": (
        '"name": "Délégation"',
        '"name": "D\\ud800"',
        "lone_surrogate",
        "nodes[4].name",
        "D\\ud800",
        "again",
    ),
    "escaped NUL": (
        '"name": "Délégation"',
        '"name": "D\\u0000"',
        "control_character",
        "nodes[4].name",
        "D\\x00",
        "Delete",
    ),
    "evidence off its list": (
        '"brief", "confidence"',
        '"guess", "confidence"',
        "unknown_basis",
        "edges[3].evidence[0].basis",
        "guess",
        "explicit",
    ),
    "evidence in an unknown document": (
        '"document": "doc:brief"',
        '"document": "doc:bref"',
        "unknown_document",
        "edges[3].evidence[0].document",
        "doc:bref",
        "mean doc:brief?",
    ),
    "meta without a title": (
        '"title": "Petit graphe"',
        '"title": null',
        "missing_value",
        "meta.title",
        None,
        "Fill it in",
    ),
    "other format": ("socle-graph/1", "socle-graph/2", "unknown_format", "format", "socle-graph/2", "socle-graph/1"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_that_breaks_the_format_is_told_with_its_path(name: str, text: str, tmp_path: Path) -> None:
    old, new, code, column, value, fix = CHANGES[name]
    assert text.count(old) == 1
    [fault] = faults_of(tmp_path, text.replace(old, new))
    assert (fault.file, fault.row, fault.code, fault.column, fault.value) == ("graph.json", None, code, column, value)
    assert fix in fault.fix


def test_a_graph_changed_by_hand_no_longer_fits_its_fingerprint(text: str, tmp_path: Path) -> None:
    [fault] = faults_of(tmp_path, text.replace('"Délégation"', '"Direction"'))
    assert (fault.code, fault.column) == ("wrong_fingerprint", "meta.fingerprint")


def test_facts_in_another_order_and_a_byte_order_mark_change_nothing(text: str, tmp_path: Path) -> None:
    tree = json.loads(text)
    tree["nodes"].reverse()
    other, path = tmp_path / "other.json", tmp_path / "graph.json"
    other.write_text("\ufeff" + json.dumps(tree, indent=3), encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert read(other) == read(path)


def test_a_part_is_refused_unless_it_is_asked_for_as_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "part.json"
    whole = read(small_folder.write(tmp_path / "folder"))
    path.write_text(json_file.write(whole, title="x", part_of="sha256:abc"), encoding="utf-8")
    with pytest.raises(PartialGraphError, match="--as-whole") as caught:
        read(path)
    assert caught.value.part_of == "sha256:abc"
    assert read(path, as_whole=True) == whole


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"[]", "wrong_type"),
        (b"3", "wrong_type"),
        (b"null", "wrong_type"),
        (b"{}", "unknown_format"),
        (b"<!DOCTYPE x>", "not_json"),
        (b"[" * 200_000, "too_deep"),
        (b'{"a":' * 200_000, "too_deep"),
        (b'{"format": "\xe9"}', "invalid_utf8"),
        ('{"format": 1}'.encode("utf-16"), "invalid_utf8"),
        (b'{"format": "socle-graph/1"}\0', "not_json"),
        (b'{"format": "socle-graph/1",}', "not_json"),
    ],
)
def test_what_is_no_exchange_file_is_told_in_one_fault(content: bytes, code: str, tmp_path: Path) -> None:
    assert [fault.code for fault in faults_of(tmp_path, content)] == [code]


def test_the_faults_of_a_tree_of_wrong_types_come_all_at_once(tmp_path: Path) -> None:
    tree = {
        "format": json_file.FORMAT,
        "meta": 3,
        "documents": {},
        "nodes": [5, [], {}, None],
        "edges": [{"properties": 1}],
    }
    found = faults_of(tmp_path, json.dumps(tree))
    told = {(fault.column, fault.code) for fault in found}
    assert {
        ("meta", "wrong_type"),
        ("documents", "wrong_type"),
        ("nodes[0]", "wrong_type"),
        ("nodes[1]", "wrong_type"),
        ("nodes[3]", "wrong_type"),
        ("nodes[2].id", "missing_key"),
        ("edges[0].properties", "wrong_type"),
        ("statements", "missing_key"),
    } <= told
    assert [fault.column for fault in found if fault.code == "missing_key"][:2] == [
        "contradictions",
        "edges[0].blocking",
    ]


def test_paths_are_sorted_by_number(text: str, tmp_path: Path) -> None:
    tree = json.loads(text)
    tree["nodes"] = [dict(tree["nodes"][0], id=f"action:n{n}", acronym=5) for n in range(12)]
    columns = [f.column for f in faults_of(tmp_path, json.dumps(tree)) if f.code == "wrong_type"]
    assert columns == [f"nodes[{n}].acronym" for n in range(12)]
