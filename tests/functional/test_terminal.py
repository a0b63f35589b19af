"""The terminal answers as documented: JSON shapes, exit codes, suggestions, same bytes."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli import app

ROOT = Path(__file__).resolve().parents[2]
ROADMAP = ROOT / "data" / "roadmap"


class Answer:
    """What a command printed and how it ended."""

    def __init__(self, *arguments: str) -> None:
        result = CliRunner().invoke(app, list(arguments))
        self.code = result.exit_code
        self.text = result.stdout
        self.error = result.stderr

    @property
    def json(self) -> Any:  # noqa: ANN401 - what the test then looks into
        return json.loads(self.text)


@pytest.fixture
def store(filled_store: Path) -> str:
    return str(filled_store)


def test_ens_relies_on_ins_pro_sante_connect_and_dmp(store: str) -> None:
    answer = Answer("show", "ENS", "--json", "--store", store)
    assert answer.code == 0
    needed = {edge["target"] for edge in answer.json["dependencies"] if edge["kind"] == "DEPENDS_ON"}
    assert {"referential:ins", "service:pro-sante-connect", "service:dmp"} <= needed


def test_every_relation_that_show_prints_has_its_document(store: str) -> None:
    answer = Answer("show", "ENS", "--json", "--store", store).json
    relations = answer["dependencies"] + answer["dependents"] + answer["context"]
    assert relations
    assert all(edge["evidence"] and edge["evidence"][0]["document"] for edge in relations)


@pytest.mark.parametrize("name", ["service:ens", "ENS", "ens", "Espace numerique de SANTE", "Mon espace santé"])
def test_a_node_answers_to_id_acronym_name_and_alias_in_any_case(name: str, store: str) -> None:
    assert Answer("show", name, "--json", "--store", store).json["id"] == "service:ens"


def test_a_near_miss_is_suggested_and_nothing_is_answered(store: str) -> None:
    answer = Answer("show", "INSS", "--store", store)
    assert answer.code == 2
    assert "No node 'INSS'. Did you mean INS" in answer.error


@pytest.mark.parametrize(
    "arguments",
    [
        ("neighbours", "ENS", "--kind", "Servise"),
        ("neighbours", "ENS", "--direction", "sideways"),
        ("neighbours", "ENS", "--depth", "-1"),
        ("query", "no-such-question"),
        ("query", "dependencies", "oops"),
        ("query", "dependencies", "id=service:ens", "depth=5"),
        ("export", "--format", "json", "--output", "x.json", "--as-of", "20200618"),
        ("export", "--format", "docx", "--output", "x"),
        ("nonsense",),
    ],
)
def test_wrong_usage_exits_with_two_and_no_traceback(arguments: tuple[str, ...], store: str) -> None:
    extra = () if arguments == ("nonsense",) else ("--store", store)
    answer = Answer(*arguments, *extra)
    assert answer.code == 2
    assert "Traceback" not in answer.text + answer.error
    assert answer.error


def test_an_empty_answer_is_an_answer(store: str) -> None:
    answer = Answer("search", "zzzzzz", "--json", "--store", store)
    assert (answer.code, answer.json) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("info",), {"fingerprint", "version", "source", "nodes", "edges", "statements", "observations"}),
        (("neighbours", "ENS", "--depth", "2"), {"nodes", "edges", "hidden"}),
        (("path", "ENS", "INS"), {"nodes", "edges", "hidden"}),
        (("shared", "ENS", "BSP"), {"nodes", "edges", "hidden"}),
        (("impact", "INS"), {"nodes", "edges", "hidden", "owners"}),
        (("query", "dependencies", "id=service:ens"), {"columns", "rows"}),
        (("statements", "INSi"), {"node", "milestones"}),
        (("observations", "DMP"), {"node", "indicators"}),
        (("blockers", "--as-of", "2020-06-18"), {"as_of", "roots"}),
        (("critical-path", "ENS", "--as-of", "2020-06-18"), {"as_of", "node", "paths"}),
        (("what-if", "INS", "--delay", "3m", "--as-of", "2020-06-18"), {"as_of", "node", "changes"}),
        (("readiness", "ENS", "--on", "2021-01-01"), {"as_of", "node", "on", "checklist", "critical_path"}),
        (
            ("changed", "--since", "2019-12-31"),
            {"since", "documents", "stopped", "moved", "resumed", "finished", "new", "again", "figures"},
        ),
    ],
)
def test_json_answers_have_the_documented_keys(arguments: tuple[str, ...], keys: set[str], store: str) -> None:
    answer = Answer(*arguments, "--json", "--store", store)
    assert answer.code == 0, answer.error
    assert set(answer.json) == keys


def test_the_path_from_ens_to_ins_is_a_chain_of_dependencies(store: str) -> None:
    answer = Answer("path", "ENS", "INS", "--json", "--store", store).json
    assert {node["id"] for node in answer["nodes"]} >= {"service:ens", "referential:ins"}
    assert len(answer["edges"]) == len(answer["nodes"]) - 1


def test_impact_of_ins_reaches_ens_and_says_whom_to_call(store: str) -> None:
    answer = Answer("impact", "INS", "--json", "--store", store).json
    assert "service:ens" in {node["id"] for node in answer["nodes"]}
    assert answer["owners"]


def test_the_limit_is_counted_as_hidden(store: str) -> None:
    whole = Answer("neighbours", "ENS", "--json", "--store", store).json
    part = Answer("neighbours", "ENS", "--limit", "3", "--json", "--store", store).json
    assert len(part["nodes"]) == 3
    assert part["hidden"]["by_limit"] == len(whole["nodes"]) - 3


def test_queries_lists_every_question_with_its_parameters() -> None:
    answer = Answer("queries", "--json").json
    assert len(answer) >= 6
    assert all(set(entry) == {"name", "summary", "params"} for entry in answer)


def test_check_finds_no_fault_in_the_shipped_roadmap(store: str) -> None:
    answer = Answer("check", "--json", "--store", store)
    assert (answer.code, answer.json) == (0, [])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The shipped roadmap with one end of one edge misspelt and one evidence dropped."""
    folder = tmp_path / "broken"
    shutil.copytree(ROADMAP, folder)
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][rows[0].index("target")] = "service:nowhere"
    with (folder / "edges.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return folder


def test_a_faulty_source_is_refused_with_every_fault_and_the_graph_stays(
    broken: Path, tmp_path: Path, filled_store: Path
) -> None:
    mine = tmp_path / "store"
    shutil.copytree(filled_store, mine)
    before = Answer("info", "--json", "--store", str(mine)).json
    answer = Answer("load", str(broken), "--json", "--store", str(mine))
    assert answer.code == 1
    assert answer.json["loaded"] is False
    faults = answer.json["faults"]
    assert {(f["file"], f["row"], f["column"], f["value"]) for f in faults} >= {
        ("edges.csv", 2, "target", "service:nowhere")
    }
    assert all(set(f) == {"file", "row", "column", "value", "code", "message", "fix"} for f in faults)
    assert Answer("info", "--json", "--store", str(mine)).json == before


def test_a_dry_run_checks_and_loads_nothing(broken: Path, tmp_path: Path) -> None:
    target = tmp_path / "nothing-here"
    assert Answer("load", str(broken), "--dry-run", "--store", str(target)).code == 1
    good = Answer("load", str(ROADMAP), "--dry-run", "--json", "--store", str(target))
    assert (good.code, good.json["loaded"], good.json["faults"]) == (0, False, [])
    assert not target.exists()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_export_loads_back_to_the_same_fingerprint_and_bytes(form: str, store: str, tmp_path: Path) -> None:
    first, second, mine = tmp_path / f"first.{form}", tmp_path / f"second.{form}", str(tmp_path / "mine")
    if form == "csv":
        first, second = first.with_suffix(""), second.with_suffix("")
    assert Answer("export", "--format", form, "--output", str(first), "--store", store).code == 0
    assert Answer("load", str(first), "--store", mine).code == 0
    assert (
        Answer("info", "--json", "--store", mine).json["fingerprint"]
        == Answer("info", "--json", "--store", store).json["fingerprint"]
    )
    assert Answer("export", "--format", form, "--output", str(second), "--store", mine).code == 0
    if form == "csv":
        assert {f.name: f.read_bytes() for f in first.iterdir()} == {f.name: f.read_bytes() for f in second.iterdir()}
    else:
        assert first.read_bytes() == second.read_bytes()


def test_a_part_is_refused_as_a_whole_unless_said(store: str, tmp_path: Path) -> None:
    part, mine = tmp_path / "part.json", str(tmp_path / "mine")
    assert Answer("export", "--format", "json", "--node", "ENS", "--output", str(part), "--store", store).code == 0
    refused = Answer("load", str(part), "--store", mine)
    assert refused.code == 2
    assert "--as-whole" in refused.error
    assert Answer("load", str(part), "--as-whole", "--store", mine).code == 0


def test_the_same_question_gives_the_same_bytes(store: str) -> None:
    asked = ("neighbours", "ENS", "--depth", "3", "--json", "--store", store)
    ran = [
        subprocess.run([sys.executable, "cli.py", *asked], cwd=ROOT, capture_output=True, check=True).stdout
        for _ in range(2)
    ]
    assert ran[0] == ran[1]


def test_every_command_teaches_by_example() -> None:
    commands = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert len(commands) == 24
    for command in commands:
        assert "Example: python cli.py" in Answer(command, "--help").text


def test_a_part_is_written_as_a_page_without_network_and_as_a_diagram(store: str, tmp_path: Path) -> None:
    for form, begins in (("html", "<!DOCTYPE html>"), ("mermaid", "%%")):
        output = tmp_path / f"ens.{form}"
        arguments = ("export", "--format", form, "--output", str(output), "--node", "ENS", "--store", store)
        assert Answer(*arguments).code == 0
        first = output.read_bytes()
        assert first.decode().startswith(begins)
        assert Answer(*arguments).code == 0
        assert output.read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("path", "ENS", "RPPS", "--length", "4"), "ENS → DMP → Pro Santé Connect → RPPS"),
        (("path", "RPPS", "ENS"), "RPPS does not rely on ENS."),
        (("shared", "ENS", "BSP", "MSSanté"), "Spécifications des opérateurs MSSanté"),
        (("impact", "INS", "--organization", "Cnam"), "service:ens"),
        (("neighbours", "DMP", "--stated-only"), "nodes not shown"),
        (("neighbours", "ENS", "--document", "doc:dns-2019-12"), "Agenda"),
    ],
)
def test_the_pages_filters_are_the_terminals_too(arguments: tuple[str, ...], said: str, store: str) -> None:
    answer = Answer(*arguments, "--store", store)
    assert answer.code == 0
    assert said in answer.text


@pytest.mark.parametrize(
    "arguments",
    [
        ("neighbours", "ENS", "--document", "doc:none"),
        ("impact", "INS", "--organization", "nobody at all"),
        ("shared", "ENS", "ens"),
        ("path", "ENS", "RPPS", "--length", "0"),
    ],
)
def test_a_filter_that_is_none_is_told(arguments: tuple[str, ...], store: str) -> None:
    answer = Answer(*arguments, "--store", store)
    assert answer.code == 2
    assert answer.error
