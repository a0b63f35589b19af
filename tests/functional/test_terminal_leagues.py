"""The terminal ranks what holds others back and what most wait for, and writes the list for a meeting."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.connect import open_store
from graph.model import Node, Subgraph
from graph.store import Source
from tests.functional.test_terminal import Answer

JUNE = ("--as-of", "2020-06-18")


@pytest.fixture
def store(filled_store: Path) -> str:
    return str(filled_store)


def test_quick_wins_are_the_roots_that_wait_for_nothing(store: str) -> None:
    roots = Answer("blockers", *JUNE, "--json", "--store", store).json["roots"]
    quick = Answer("blockers", "--quick", *JUNE, "--json", "--store", store).json["roots"]
    assert {root["id"] for root in quick} <= {root["id"] for root in roots}
    assert all(root["frees"] for root in quick)
    for root in quick:
        asked = ("readiness", root["id"], "--on", "2021-01-01", *JUNE, "--json", "--store", store)
        assert Answer(*asked).json["checklist"] == []


def test_a_bottleneck_tells_how_many_wait_for_it(store: str) -> None:
    found = Answer("bottlenecks", *JUNE, "--json", "--store", store).json["bottlenecks"]
    assert [each["waiting"] for each in found] == sorted((each["waiting"] for each in found), reverse=True)
    ins = next(each for each in found if each["id"] == "referential:ins")
    assert (ins["waiting"], ins["directly"]) == (3, 3)
    assert "Publication de l'arrêté INS" in Answer("bottlenecks", *JUNE, "--store", store).text


def test_leagues_heed_whose_work_it_is(store: str) -> None:
    roots = Answer("blockers", "--organization", "Cnam", *JUNE, "--json", "--store", store).json["roots"]
    assert [root["id"] for root in roots] == ["milestone:messagerie-usagers"]
    assert Answer("bottlenecks", "--within", "DMP", *JUNE, "--json", "--store", store).json["bottlenecks"] == []


def test_blocked_within_a_service_lists_what_is_of_it(store: str) -> None:
    listed = Answer("blocked", "--within", "ENS", *JUNE, "--json", "--store", store).json
    assert "service:ens" in {item["id"] for item in listed}
    assert "service:dmp" not in {item["id"] for item in listed}


@pytest.mark.parametrize("suffix", ["xlsx", "html", "csv"])
def test_the_list_for_a_meeting_is_written(store: str, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"list.{suffix}"
    said = Answer("blocked", *JUNE, "--output", str(output), "--lang", "en", "--store", store)
    assert said.text == f"As of 2020-06-18\nlist.{suffix}: 20 items.\n"
    content = output.read_bytes()
    if suffix == "xlsx":
        page = load_workbook(io.BytesIO(content)).active
        assert page is not None
        assert page.max_row == 21
    else:
        assert "Blocked: ENS, at the step" in content.decode("utf-8-sig")


@pytest.mark.parametrize(
    "arguments",
    [
        ("blocked", "--json", "--output", "x.csv"),
        ("export", "--format", "svg", "--view", "v=1", "--node", "ENS", "--output", "x"),
        ("export", "--format", "xlsx", "--output", "x", "--by-status"),
    ],
)
def test_what_cannot_both_be_is_refused(store: str, arguments: tuple[str, ...]) -> None:
    assert Answer(*arguments, "--store", store).code == 2


def test_no_root_for_an_organization_is_not_nothing_blocked(store: str) -> None:
    said = Answer("blockers", "--organization", "CNSA", *JUNE, "--store", store).text
    assert "Nothing that is asked for is blocked." in said


@pytest.mark.parametrize("name", ["list.doc", "list"])
def test_a_list_of_another_kind_is_refused_by_name(store: str, tmp_path: Path, name: str) -> None:
    answer = Answer("blocked", *JUNE, "--output", str(tmp_path / name), "--store", store)
    assert answer.code == 2
    assert f"'{name}' ends in none of: .xlsx, .html, .csv." in answer.error
    assert not (tmp_path / name).exists()


def test_a_list_that_cannot_be_written_is_told(store: str, tmp_path: Path) -> None:
    answer = Answer("blocked", *JUNE, "--output", str(tmp_path / "none" / "list.csv"), "--store", store)
    assert answer.code == 2
    assert "Cannot write" in answer.error


def test_tables_for_a_french_spreadsheet_are_written_on_request(store: str, tmp_path: Path) -> None:
    output = tmp_path / "list.csv"
    assert Answer("blocked", *JUNE, "--semicolons", "--output", str(output), "--store", store).code == 0
    assert output.read_bytes().startswith("\ufeffÀ appeler;".encode())
    folder = tmp_path / "tables"
    asked = ("export", "--format", "csv", "--semicolons", "--node", "ENS", "--output", str(folder), "--store", store)
    assert Answer(*asked).code == 0
    assert (folder / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbfid;kind;name;")
    assert Answer("export", "--format", "svg", "--semicolons", "--output", str(folder), "--store", store).code == 2


def test_a_part_is_never_written_over_a_whole_graph_nor_loaded_as_one_unasked(store: str, tmp_path: Path) -> None:
    whole, part, other = tmp_path / "whole", tmp_path / "part", str(tmp_path / "other")
    assert Answer("export", "--format", "csv", "--output", str(whole), "--store", store).code == 0
    before = (whole / "nodes.csv").read_bytes()
    ens = ("export", "--format", "csv", "--node", "ENS", "--store", store)
    refused = Answer(*ens, "--output", str(whole))
    assert (refused.code, "a whole graph stands there" in refused.error) == (2, True)
    assert (whole / "nodes.csv").read_bytes() == before
    assert Answer(*ens, "--output", str(part)).code == 0
    assert Answer(*ens, "--output", str(part)).code == 0
    told = Answer("load", str(part), "--store", other)
    assert (told.code, "holds a part of a graph" in told.error) == (2, True)
    assert Answer("load", str(part), "--as-whole", "--store", other).code == 0
    assert Answer("export", "--format", "csv", "--output", str(part), "--store", store).code == 0
    assert Answer("load", str(part), "--store", other).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "csv", "--as-of", "2020-06-18"),
        ("--format", "svg", "--depth", "2"),
        ("--format", "graphml", "--by-status"),
    ],
)
def test_what_a_format_does_not_tell_is_refused_and_not_left_out(
    store: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert Answer("export", *words, "--output", str(tmp_path / "made"), "--store", store).code == 2
    assert not (tmp_path / "made").exists()


def test_a_view_as_json_tells_its_day(store: str, tmp_path: Path) -> None:
    output = tmp_path / "made.json"
    view = "v=1&node=service:ens&asof=2020-06-18"
    assert Answer("export", "--format", "json", "--view", view, "--output", str(output), "--store", store).code == 0
    assert json.loads(output.read_text("utf-8"))["meta"]["generated_as_of"] == "2020-06-18"


def test_a_diagram_that_mermaid_does_not_draw_as_it_comes_is_told_so(store: str, tmp_path: Path) -> None:
    whole = Answer("export", "--format", "mermaid", "--output", str(tmp_path / "whole.mmd"), "--store", store)
    assert (whole.code, "at most 50000 letters and 500 links" in whole.error) == (0, True)
    part = Answer(
        "export", "--format", "mermaid", "--node", "ENS", "--output", str(tmp_path / "a.mmd"), "--store", store
    )
    assert (part.code, "at most" in part.error) == (0, False)


def test_a_graph_that_no_document_dates_has_no_day_for_an_offline_file(tmp_path: Path) -> None:
    undated = open_store(str(tmp_path / "undated"))
    undated.replace(Subgraph(nodes=(Node("service:a", "Service", "A"),)), Source("made up"))
    undated.close()
    where = ("--output", str(tmp_path / "a.html"), "--store", str(tmp_path / "undated"))
    refused = Answer("export", "--format", "html", *JUNE, *where)
    assert (refused.code, "has no day to tell" in refused.error) == (2, True)
    assert Answer("export", "--format", "html", *where).code == 0


def test_an_export_names_its_steps_and_answers_in_one_line(store: str, tmp_path: Path) -> None:
    answer = Answer(
        "export", "--format", "dot", "--node", "ENS", "--output", str(tmp_path / "ens.dot"), "--store", store
    )
    assert [line.split()[0] for line in answer.error.splitlines()] == ["read", "view", "file", "file"]
    assert len(answer.text.splitlines()) == 1
