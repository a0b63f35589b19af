"""Each bad input yields exactly the fault that a person needs: where, what, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.errors import InvalidGraphError
from graph.faults import Fault
from loaders.pipeline import read
from tests.invalid import small_folder


@dataclass(frozen=True)
class Case:
    """One text of one file replaced, and the one fault that must be reported."""

    file: str
    old: str
    new: str
    code: str
    row: int | None
    column: str | None
    value: str | None
    fix: str


DOC, NODE, NODE_EV = "documents.csv", "nodes.csv", "node_evidence.csv"
EDGE, EDGE_EV, STATEMENT = "edges.csv", "edge_evidence.csv", "statements.csv"
OBSERVATION, CONTRADICTION = "observations.csv", "contradictions.csv"
ENS = "service:ens,Service,Espace numérique de santé,ENS,platform,ENS | espace,,,"
ENS_EV = "service:ens,doc:deck,Action 15,3,explicit,high,"
NEEDS = "service:ens,DEPENDS_ON,requires,referential:ins,true,,,"
STEERS = "organization:dns,STEERS,,service:ens,,Mme D,,"
STATED = "milestone:ens-opening,doc:deck,2019-12-31,1,planned,2e trimestre 2020,during,2020-04-01,2020-06-30,"
OBSERVED = 'indicator:ens-opened,8400000,"8,4 millions",about,ENS,2019-01-01,2019-12-18,'
DECK = "doc:deck,Présentation,DNS,2019-12-31,month,2019-12-31,fr,https://example.org/deck,deck.txt"

VOCABULARY = {
    "unknown kind": Case(
        NODE, "service:ens,Service", "service:ens,Servic", "unknown_kind", 8, "kind", "Servic", "Did you mean Service?"
    ),
    "unknown relation": Case(
        EDGE, "DEPENDS_ON,requires", "NEEDS,requires", "unknown_relation", 5, "kind", "NEEDS", "Use one of: DEPENDS_ON"
    ),
    "unknown category": Case(
        NODE,
        "ENS,platform",
        "ENS,plateforme",
        "unknown_category",
        8,
        "category",
        "plateforme",
        "Did you mean platform?",
    ),
    "category of a kind that has none": Case(
        NODE,
        "Espace numérique,,,,,,",
        "Espace numérique,,socle,,,,",
        "unknown_category",
        2,
        "category",
        "socle",
        "Leave it empty",
    ),
    "unknown nature": Case(
        EDGE,
        NEEDS,
        NEEDS.replace("requires", "require"),
        "unknown_nature",
        5,
        "nature",
        "require",
        "Did you mean requires?",
    ),
    "nature on a relation that has none": Case(
        EDGE, STEERS, STEERS.replace(",,", ",requires,", 1), "unknown_nature", 4, "nature", "requires", "Leave it empty"
    ),
    "no nature where one is due": Case(
        EDGE, NEEDS, NEEDS.replace("requires", ""), "missing_nature", 5, "nature", None, "Use one of: requires"
    ),
    "no blocking where it is due": Case(
        EDGE, "ins,true", "ins,", "missing_blocking", 5, "blocking", None, "Write true, unless"
    ),
    "blocking on another relation": Case(
        EDGE, STEERS, STEERS.replace(",,Mme", ",true,Mme"), "unexpected_blocking", 4, "blocking", "true", "Leave it"
    ),
    "property of another relation": Case(
        EDGE, "Mme D,,", "Mme D,3,", "unknown_property", 4, "number", "3", "Leave it empty"
    ),
    "property of another kind": Case(NODE, ENS, f"{ENS}step", "unknown_property", 8, "role", "step", "Leave it empty"),
    "no property where one is due": Case(
        NODE, ",,opening", ",,", "missing_property", 5, "role", None, "Use one of: opening, step, event"
    ),
    "property off its list": Case(
        NODE, ",,opening", ",,Opening", "unknown_value", 5, "role", "Opening", "Did you mean opening?"
    ),
    "unknown basis": Case(
        NODE_EV, ENS_EV, ENS_EV.replace("explicit", "sure"), "unknown_basis", 8, "basis", "sure", "explicit"
    ),
    "unknown confidence": Case(
        NODE_EV,
        ENS_EV,
        ENS_EV.replace("high", "HIGH"),
        "unknown_confidence",
        8,
        "confidence",
        "HIGH",
        "Did you mean high?",
    ),
    "unknown status": Case(
        STATEMENT, "planned", "plannned", "unknown_status", 2, "status", "plannned", "mean planned?"
    ),
    "unknown date word": Case(
        STATEMENT, "during", "within", "unknown_due_kind", 2, "due_kind", "within", "Use one of: on"
    ),
    "unknown qualifier": Case(
        OBSERVATION, "about", "abt", "unknown_qualifier", 2, "qualifier", "abt", "Did you mean about?"
    ),
    "unknown flag": Case(
        OBSERVATION, "12-18,", "12-18,odd", "unknown_flag", 2, "flag", "odd", "Use one of: impossible"
    ),
    "unknown precision": Case(
        DOC, "31,month", "31,week", "unknown_date_precision", 3, "date_precision", "week", "day, month"
    ),
    "description in one language": Case(
        NODE, "It steers.", "", "half_text", 6, "description_en", None, "in French and in English"
    ),
    "language that is none": Case(
        DOC, ",fr,https", ",French,https", "unknown_language", 3, "language", "French", "fr, en"
    ),
    "address that runs code": Case(
        DOC,
        "https://example.org/deck",
        "javascript:alert(1)",
        "unsafe_address",
        3,
        "url",
        "javascript:alert(1)",
        "https://",
    ),
    "transcript outside its folder": Case(
        DOC, "deck.txt", "../deck.txt", "unsafe_file_name", 3, "transcript", "../deck.txt", "without folders"
    ),
}

IDENTITY = {
    "id without its kind": Case(
        NODE, "edition:2019-12,Edition", "2019-12,Edition", "malformed_id", 3, "id", "2019-12", "Write 'edition:'"
    ),
    "node twice": Case(NODE, ENS, f"{ENS}\n{ENS}", "duplicate_id", 9, "id", "service:ens", "Delete one"),
    "edge twice": Case(
        EDGE,
        NEEDS,
        f"{NEEDS}\n{NEEDS.replace('true', 'false')}",
        "duplicate_edge",
        6,
        "source",
        "service:ens|DEPENDS_ON|requires|referential:ins",
        "several pieces of evidence go to one fact",
    ),
    "statement twice": Case(
        STATEMENT,
        STATED,
        f"{STATED}\n{STATED}",
        "duplicate_statement",
        3,
        "milestone",
        "milestone:ens-opening|doc:deck|1",
        "one",
    ),
    "observation twice": Case(
        OBSERVATION,
        OBSERVED,
        f"{OBSERVED}\n{OBSERVED}",
        "duplicate_observation",
        3,
        "indicator",
        "indicator:ens-opened|2019-12-18|2019-01-01|8,4 millions",
        "Delete one",
    ),
    "contradiction twice": Case(
        CONTRADICTION,
        "contradiction:ens-date,milestone:ens-opening,Retenir la dernière.,Take the latest.",
        "contradiction:ens-date,milestone:ens-opening,A,B\ncontradiction:ens-date,service:ens,A,B",
        "duplicate_contradiction",
        3,
        "id",
        "contradiction:ens-date",
        "Delete one",
    ),
    "document twice": Case(DOC, DECK, f"{DECK}\n{DECK}", "duplicate_document", 4, "id", "doc:deck", "Delete one"),
    "evidence twice": Case(
        NODE_EV, ENS_EV, f"{ENS_EV}\n{ENS_EV}", "duplicate_evidence", 9, "id", "service:ens", "Delete one"
    ),
}

REFERENCES = {
    "item of a contradiction that is nowhere": Case(
        CONTRADICTION,
        "milestone:ens-opening",
        "milestone:ens-open",
        "dangling_end",
        2,
        "items",
        "milestone:ens-open",
        "ens-opening?",
    ),
    "end that is nowhere": Case(
        EDGE,
        NEEDS,
        NEEDS.replace(":ins", ":inz"),
        "dangling_end",
        5,
        "target",
        "referential:inz",
        "mean referential:ins?",
    ),
    "edge to itself": Case(
        EDGE, NEEDS, NEEDS.replace("referential:ins", "service:ens"), "same_ends", 5, "target", "service:ens", "another"
    ),
    "pair turned round": Case(
        EDGE,
        STEERS,
        "service:ens,STEERS,,organization:dns,,,,",
        "pair_not_allowed",
        4,
        "kind",
        "STEERS",
        "turn it round",
    ),
    "statement of what is no milestone": Case(
        STATEMENT,
        STATED,
        STATED.replace("milestone:ens-opening", "service:ens"),
        "wrong_kind",
        2,
        "milestone",
        "service:ens",
        "kind Milestone",
    ),
    "observation of what is no indicator": Case(
        OBSERVATION,
        OBSERVED,
        OBSERVED.replace("indicator:ens-opened", "service:ens"),
        "wrong_kind",
        2,
        "indicator",
        "service:ens",
        "kind Indicator",
    ),
}

EVIDENCE = {
    "fact without evidence": Case(
        NODE_EV, f"{ENS_EV}\n", "", "missing_evidence", 8, "id", "service:ens", "to node_evidence.csv"
    ),
    "evidence of an unknown fact": Case(
        NODE_EV,
        ENS_EV,
        f"{ENS_EV}\nservice:dmp,doc:deck,,3,explicit,high,",
        "unknown_fact",
        9,
        "id",
        "service:dmp",
        "delete the row",
    ),
    "evidence in an unknown document": Case(
        NODE_EV,
        ENS_EV,
        ENS_EV.replace("deck", "desk"),
        "unknown_document",
        8,
        "document",
        "doc:desk",
        "Did you mean doc:deck?",
    ),
    "inferred without its reason": Case(
        NODE_EV, "Le texte le laisse entendre", "", "missing_note", 5, "note", None, "what it is concluded from"
    ),
    "lines of the brief": Case(
        EDGE_EV, "brief,,,brief", "brief,,4,brief", "brief_with_lines", 5, "lines", "4", "Empty the lines"
    ),
    "explicit without lines": Case(
        NODE_EV, ENS_EV, ENS_EV.replace(",3,", ",,"), "missing_lines", 8, "lines", None, "lines of the transcript"
    ),
    "lines of a document without transcript": Case(
        EDGE_EV, "doc:brief,,,brief", "doc:brief,,4,explicit", "lines_without_transcript", 5, "lines", "4", "transcript"
    ),
    **{
        f"lines '{lines}'": Case(
            NODE_EV, ENS_EV, ENS_EV.replace(",3,", f',"{lines}",'), "impossible_lines", 8, "lines", lines, "890-907"
        )
        for lines in ("0", "9-3", "3, 4", "3,", "-3", "3-", "05/12", "3–5", "1e3", "²", "99999999", "٣")
    },
}

CELLS = {
    "day that does not exist": Case(
        STATEMENT, "2020-06-30", "2020-06-31", "impossible_date", 2, "due_end", "2020-06-31", "a day that exists"
    ),
    "French date": Case(
        STATEMENT, "2020-06-30", "30/06/2020", "not_a_date", 2, "due_end", "30/06/2020", "Did you mean 2020-06-30?"
    ),
    "date without hyphens": Case(
        DOC, "DNS,2019-12-31", "DNS,20191231", "not_a_date", 3, "date", "20191231", "YYYY-MM-DD"
    ),
    "absent in words where a date is due": Case(
        STATEMENT, "2020-06-30", "null", "not_a_date", 2, "due_end", "null", "YYYY"
    ),
    "statement that ends before it starts": Case(
        STATEMENT,
        "2020-04-01",
        "2020-07-01",
        "start_after_end",
        2,
        "due_start",
        "2020-07-01",
        "Correct due_start or due_end",
    ),
    **{
        f"integer '{given}'": Case(EDGE, ",15,", f",{given},", "not_an_integer", 2, "number", given, "digits alone")
        for given in ("007", "1e3", "NA", "null", "+3", "1.0", " 15", "１５", "0x10", "1_000", "--1")
    },
    **{
        f"integer '{given}'": Case(
            EDGE, ",15,", f",{given},", "too_big", 2, "number", given, "below 9223372036854775808"
        )
        for given in ("9223372036854775808", "-9223372036854775809", "9" * 100)
    },
    **{
        f"value '{given}'": Case(
            OBSERVATION, "8400000", given, "not_a_number", 2, "value", given, "without spaces, comma"
        )
        for given in ("NA", "nan", "inf", "1e3", "8.4M", "007", "8 400 000", ".5", "5.", "٣", "1٣")
    },
    "value with a French comma": Case(OBSERVATION, "8400000", '"8,4"', "not_a_number", 2, "value", "8,4", "a point"),
    **{
        f"value '{given}'": Case(OBSERVATION, "8400000", given, "out_of_range", 2, "value", given, "Choose a unit")
        for given in ("1000000000000000", "-1000000000000000.5", "0.00009", "-0.00001")
    },
    "value with too many digits": Case(
        OBSERVATION, "8400000", "0.12345678901234567", "too_precise", 2, "value", "0.12345678901234567", "15 digits"
    ),
    **{
        f"boolean '{given}'": Case(
            EDGE, "ins,true", f"ins,{given}", "not_a_boolean", 5, "blocking", given, "format Text"
        )
        for given in ("YES", "True", "TRUE", "VRAI", "1", "oui", "no", " true")
    },
    "name of spaces": Case(NODE, "Délégation", "  ", "missing_value", 6, "name", "  ", "Fill it in"),
    "no name": Case(NODE, "Délégation", "", "missing_value", 6, "name", None, "Fill it in"),
    "acronym of spaces": Case(NODE, "Délégation,DNS", "Délégation, ", "outer_space", 6, "acronym", " ", "Write ''"),
    "space before a name": Case(
        NODE, "Délégation", " Délégation", "outer_space", 6, "name", " Délégation", "Write 'Dél"
    ),
    "hard space after a name": Case(
        NODE, "Délégation", "Délégation\u00a0", "outer_space", 6, "name", "Délégation\u00a0", "Write 'Délégation'"
    ),
    "hidden character": Case(
        NODE, "Délégation", "Déléga\x07tion", "control_character", 6, "name", "Déléga\\x07tion", "Delete it"
    ),
    "NUL": Case(NODE, "Délégation", "Déléga\x00tion", "control_character", 6, "name", "Déléga\\x00tion", "Delete it"),
    "tab in a text": Case(
        NODE, "Délégation", "Déléga\ttion", "control_character", 6, "name", "Déléga\\ttion", "Delete it"
    ),
    "C1 control": Case(
        NODE, "Délégation", "Déléga\x85tion", "control_character", 6, "name", "Déléga\\x85tion", "Delete it"
    ),
    "text over two lines": Case(
        NODE, "Délégation", '"Déléga\ntion"', "control_character", 6, "name", "Déléga\\ntion", "Put it on one line"
    ),
    "lost letter": Case(NODE, "Délégation", "D�légation", "lost_character", 6, "name", "D�légation", "Type the letter"),
    "misread letters": Case(
        DOC, "Présentation", "PrĂŠsentation", "misread_encoding", 3, "title", "PrĂŠsentation", "mean 'Présentation'?"
    ),
    "alias twice": Case(NODE, "ENS | espace", "ENS | ENS", "repeated_text", 8, "aliases", "ENS", "Delete one"),
    "alias of nothing": Case(NODE, "ENS | espace", "ENS | | espace", "empty_text", 8, "aliases", "", "Delete it"),
    "very long text": Case(
        NODE, "Délégation", "D" * 20_001, "too_long", 6, "name", "D" * 120 + "…", "under 20000 characters"
    ),
}

TABLES = {
    "short row": Case(
        EDGE,
        "Mme D,,",
        "Mme D,",
        "wrong_width",
        4,
        None,
        "organization:dns,STEERS,,service:ens,,Mme D,",
        "leave none out",
    ),
    "long row": Case(
        EDGE, "Mme D,,", "Mme D,,,", "wrong_width", 4, None, "organization:dns,STEERS,,service:ens,,Mme D,,,", "Quote"
    ),
    "blank line": Case(EDGE, STEERS, f"{STEERS}\n", "wrong_width", 5, None, None, "Delete the empty line"),
    "row of empty cells": Case(EDGE, STEERS, f"{STEERS}\n,,,,,,,", "empty_row", 5, None, None, "Delete the whole row"),
    "stray quote": Case(EDGE, "Mme D", '"Mme" D', "broken_quotes", 4, None, None, "write each quote inside it twice"),
}

ALONE = {
    name: case for cases in (VOCABULARY, IDENTITY, REFERENCES, EVIDENCE, CELLS, TABLES) for name, case in cases.items()
}

CONSEQUENCES = {
    "unknown relation": 1,
    "unknown nature": 2,
    "nature on a relation that has none": 2,
    "no nature where one is due": 2,
    "id without its kind": 2,
    **dict.fromkeys((name for name in REFERENCES if not name.startswith("item")), 2),
}
"""How many faults of other rows follow: the evidence and the edges that name the key as it was."""


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """All that is wrong with a folder."""
    with pytest.raises(InvalidGraphError) as caught:
        read(folder)
    return caught.value.faults


@pytest.mark.parametrize("name", ALONE)
def test_a_bad_input_yields_its_fault_and_no_other(name: str, tmp_path: Path) -> None:
    case = ALONE[name]
    found = faults_of(small_folder.write(tmp_path, small_folder.changed(case.file, case.old, case.new)))
    file = NODE if case.code == "missing_evidence" else case.file
    [fault] = [f for f in found if f.code == case.code and f.file == file]
    assert (fault.row, fault.column, fault.value) == (case.row, case.column, case.value)
    assert case.fix in fault.fix
    assert fault.message.endswith((".", "?"))
    assert len(found) == 1 + CONSEQUENCES.get(name, 0)
