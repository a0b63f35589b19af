"""Each fault of a rules' file is told with its place, what stands there, and how to mend it; all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.analysis.floors import Exemption, Floor, Placement, Rules
from graph.errors import InvalidGraphError, UnreadableSourceError
from graph.faults import Fault
from graph.model import Text
from loaders.rules import read

GOOD = """\
[[floor]]
code = "ground"
name.fr = "Bas"
name.en = "Ground"

[floor.holds]
Referential = ["identity", "guide"]
Action = []

[[floor.named]]
nodes = ["service:smt", "service:insi"]
reason = "Dessinés là."
document = "doc:deck"
lines = "644-654,660"

[[floor]]
code = "top"
name.fr = "Haut"
name.en = "Top"

[floor.holds]
Service = ["tool"]

[[floor.named]]
nodes = ["service:nowhere"]
reason = "Un autre graphe peut l'avoir."

[[exemption]]
source = "referential:ins"
nature = "requires"
target = "service:ens"
reason = "Vrai."
until = 2027-06-30

[[exemption]]
source = "referential:nir"
nature = "requires"
target = "service:ens"
reason = "Vrai aussi."
until = "2027-06-30"
"""


@dataclass(frozen=True)
class Case:
    """One text of the good file replaced, and the one fault that must be reported."""

    old: str
    new: str
    code: str
    column: str | None
    value: str | None
    fix: str


CASES = {
    "unknown key of the file": Case(
        '[[floor]]\ncode = "ground"', 'x = 1\n[[floor]]\ncode = "ground"', "unknown_key", "x", "x", "floor"
    ),
    "unknown key of a floor": Case(
        'code = "top"', 'code = "top"\nnames = 1', "unknown_key", "floor[2].names", "names", "Did you mean name?"
    ),
    "unknown language": Case(
        'name.en = "Top"', 'name.en = "Top"\nname.de = "Oben"', "unknown_key", "floor[2].name.de", "de", "fr, en"
    ),
    "unknown key of named nodes": Case(
        'lines = "644-654,660"',
        'lines = "644-654,660"\npage = 3',
        "unknown_key",
        "floor[1].named[1].page",
        "page",
        "nodes, reason, document, lines",
    ),
    "unknown key of an exemption": Case(
        'reason = "Vrai."', 'reason = "Vrai."\nkind = "x"', "unknown_key", "exemption[1].kind", "kind", "source"
    ),
    "missing name": Case('name.en = "Top"\n', "", "missing_value", "floor[2].name.en", None, "Fill it in."),
    "missing code": Case('code = "top"\n', "", "missing_value", "floor[2].code", None, "Fill it in."),
    "missing reason of named nodes": Case(
        'reason = "Dessinés là."\n', "", "missing_value", "floor[1].named[1].reason", None, "Fill it in."
    ),
    "missing reason of an exemption": Case(
        'reason = "Vrai."\n', "", "missing_value", "exemption[1].reason", None, "Fill it in."
    ),
    "missing end of an exemption": Case(
        "until = 2027-06-30\n", "", "missing_value", "exemption[1].until", None, "Fill it in."
    ),
    "no named node": Case('["service:nowhere"]', "[]", "missing_value", "floor[2].named[1].nodes", None, "Fill it in."),
    "no category": Case('["tool"]', "[]", "missing_value", "floor[2].holds.Service", None, "socle"),
    "document without lines": Case(
        'lines = "644-654,660"\n', "", "half_source", "floor[1].named[1].lines", None, "leave document out"
    ),
    "lines without document": Case(
        'document = "doc:deck"\n', "", "half_source", "floor[1].named[1].document", None, "leave lines out"
    ),
    "lines that are none": Case(
        '"644-654,660"', '"654-644"', "bad_lines", "floor[1].named[1].lines", "654-644", "907 or 890-907"
    ),
    "unknown kind": Case(
        "Action = []", "Actoin = []", "unknown_kind", "floor[1].holds.Actoin", "Actoin", "Did you mean Action?"
    ),
    "unknown category": Case(
        '["tool"]', '["tol"]', "unknown_category", "floor[2].holds.Service[1]", "tol", "Did you mean tool?"
    ),
    "category of a kind that has none": Case(
        "Action = []", 'Action = ["x"]', "unknown_category", "floor[1].holds.Action[1]", "x", "Write [] alone."
    ),
    "group on two floors": Case(
        'Service = ["tool"]',
        'Service = ["tool"]\nReferential = ["guide"]',
        "duplicate_group",
        "floor[2].holds.Referential[1]",
        "Referential|guide",
        "Keep one",
    ),
    "kind on two floors": Case(
        'Service = ["tool"]', "Action = []", "duplicate_group", "floor[2].holds.Action", "Action|", "Keep one"
    ),
    "node on two floors": Case(
        '"service:nowhere"', '"service:smt"', "duplicate_node", "floor[2].named[1].nodes[1]", "service:smt", "Keep one"
    ),
    "floor of the same code": Case('"top"', '"ground"', "duplicate_floor", "floor[2].code", "ground", "Keep one"),
    "the same exemption": Case(
        "referential:nir",
        "referential:ins",
        "duplicate_exemption",
        "exemption[2]",
        "referential:ins|requires|service:ens",
        "Keep one",
    ),
    "unknown nature": Case(
        'referential:ins"\nnature = "requires"',
        'referential:ins"\nnature = "require"',
        "unknown_nature",
        "exemption[1].nature",
        "require",
        "Did you mean requires?",
    ),
    "impossible day": Case(
        '"2027-06-30"', '"2027-06-31"', "impossible_date", "exemption[2].until", "2027-06-31", "a day that exists"
    ),
    "a day as France writes it": Case(
        '"2027-06-30"', '"30/06/2027"', "not_a_date", "exemption[2].until", "30/06/2027", "Did you mean 2027-06-30?"
    ),
    "a number for a text": Case('"Haut"', "3", "wrong_type", "floor[2].name.fr", "3", "between quotes"),
    "a text for a list of nodes": Case(
        '["service:nowhere"]',
        '"service:nowhere"',
        "wrong_type",
        "floor[2].named[1].nodes",
        "service:nowhere",
        "Write []",
    ),
    "a text for a list of categories": Case(
        '["tool"]', '"tool"', "wrong_type", "floor[2].holds.Service", "tool", "Write []"
    ),
    "a table for a list of tables": Case(
        '[[floor.named]]\nnodes = ["service:nowhere"]',
        '[floor.named]\nnodes = ["service:nowhere"]',
        "wrong_type",
        "floor[2].named",
        "{…}",
        "[[floor.named]]",
    ),
    "a text for a table": Case(
        '[floor.holds]\nService = ["tool"]\n', 'holds = "tool"\n', "wrong_type", "floor[2].holds", "tool", "holds.…"
    ),
}


def _faults(folder: Path, text: str | bytes) -> tuple[Fault, ...]:
    path = folder / "rules.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(InvalidGraphError) as told:
        read(path)
    return told.value.faults


def test_a_good_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(GOOD, "utf-8")
    named = Placement(("service:insi", "service:smt"), "Dessinés là.", "doc:deck", "644-654,660")
    elsewhere = Placement(("service:nowhere",), "Un autre graphe peut l'avoir.")
    ground = frozenset({("Referential", "identity"), ("Referential", "guide"), ("Action", None)})
    assert read(path) == Rules(
        (
            Floor("ground", Text("Bas", "Ground"), ground, (named,)),
            Floor("top", Text("Haut", "Top"), frozenset({("Service", "tool")}), (elsewhere,)),
        ),
        (
            Exemption("referential:ins", "requires", "service:ens", "Vrai.", "2027-06-30"),
            Exemption("referential:nir", "requires", "service:ens", "Vrai aussi.", "2027-06-30"),
        ),
    )


@pytest.mark.parametrize("words", ["7", "9" * 5_000])
def test_the_line_of_a_broken_file_is_that_of_the_reader_whatever_its_words_say(words: str, tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, f'x = 1\n["at line {words}"]\n["at line {words}"]\n')
    assert (fault.code, fault.row) == ("invalid_toml", 3)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_is_told_with_its_place_and_the_way_out(case: Case, tmp_path: Path) -> None:
    assert GOOD.count(case.old) == 1, f"'{case.old}' stands {GOOD.count(case.old)} times"
    (fault,) = _faults(tmp_path, GOOD.replace(case.old, case.new))
    assert (fault.file, fault.code, fault.column, fault.value) == ("rules.toml", case.code, case.column, case.value)
    assert case.fix in fault.fix


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    spoilt = GOOD
    for name in ("missing name", "unknown kind", "node on two floors", "impossible day", "the same exemption"):
        spoilt = spoilt.replace(CASES[name].old, CASES[name].new)
    codes = {fault.code for fault in _faults(tmp_path, spoilt)}
    assert codes == {"missing_value", "unknown_kind", "duplicate_node", "impossible_date", "duplicate_exemption"}


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        (GOOD.replace("until = 2027-06-30", "until = 2027-06-31"), "invalid_toml", 33),
        ("[[floor]\n", "invalid_toml", 1),
        (b'x = "\xe9"\n', "invalid_utf8", None),
        (GOOD.encode("utf-16"), "invalid_utf8", None),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text: str | bytes, code: str, row: int | None, tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, text)
    assert (fault.code, fault.row) == (code, row)


@pytest.mark.parametrize("text", ["", "floor = []\n"])
def test_a_house_without_floors_is_none(text: str, tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path, text)
    assert (fault.code, fault.column) == ("missing_value", "floor")


def test_a_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match=r"none\.toml"):
        read(tmp_path / "none.toml")
