"""The evidence check finds what is not in a transcript, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders import evidence
from loaders.lines import ranges
from loaders.transcript import Transcript
from tests.invalid import small_folder

DECK = """\
Décembre 2019
La **Délégation** (DNS) décide de l'_ouverture de
l’ENS_, l'Espace numérique
de santé : il identifie par l'INS, au 2e trimestre 2020
ENS ouverts : 8,4 millions
Fin
"""
"""What the small folder's deck says, on lines 1 to 6."""

LONGER = DECK + "\n" * 4 + "Page 2\n"
"""The same with a line 11, near which nothing is named."""

HEADER = "source,kind,nature,target,document,lines,reason\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with the deck's transcript."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "deck.txt").write_text(DECK, encoding="utf-8")
    return tmp_path / "seeds"


def found(
    seeds: Path, changes: Mapping[str, str | bytes | None] | None = None, exemptions: str = ""
) -> list[tuple[str, int | None, str]]:
    """File, row and code of all faults of the small folder with some changes, beside some exemptions."""
    folder = small_folder.write(seeds.parent / "data" / "roadmap", changes)
    if exemptions:
        (folder.parent / "evidence_exemptions.csv").write_text(HEADER + exemptions, encoding="utf-8")
    return [(fault.file, fault.row, fault.code) for fault in evidence.check(seeds, folder).faults]


def moved(old: str, new: str) -> dict[str, str | bytes | None]:
    """The evidence of nodes with one row changed."""
    return small_folder.changed("node_evidence.csv", old, new)


INDICATOR = "indicator:ens-opened,doc:deck,,5,explicit,high,"


def test_evidence_that_stands_in_the_transcript_has_no_fault(seeds: Path) -> None:
    assert found(seeds) == []


def test_a_line_beyond_the_end_is_told(seeds: Path) -> None:
    assert found(seeds, moved(INDICATOR, INDICATOR.replace("5", "5-7"))) == [
        ("node_evidence.csv", 4, "line_beyond_end")
    ]


def test_a_line_of_inferred_evidence_must_exist_too(seeds: Path) -> None:
    changes = moved(",4,inferred", ",40,inferred")
    assert found(seeds, changes) == [("node_evidence.csv", 5, "line_beyond_end")]


def test_evidence_of_dates_and_figures_is_looked_up_too(seeds: Path) -> None:
    changes = small_folder.changed("statement_evidence.csv", "doc:deck,,4,", "doc:deck,,9,")
    assert found(seeds, changes) == [("statement_evidence.csv", 2, "line_beyond_end")]


STATED = ",planned,2e trimestre 2020,during,2020-04-01,2020-06-30,"


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        # the words stand on other lines, or nowhere
        ("statement_evidence.csv", "doc:deck,,4,", "doc:deck,,3,", ("statement_evidence.csv", 2, "not_on_lines")),
        ("observation_evidence.csv", "doc:deck,,5,", "doc:deck,,4,", ("observation_evidence.csv", 2, "not_on_lines")),
        # they name another period or number
        ("statements.csv", STATED, STATED.replace("06-30", "06-29"), ("statements.csv", 2, "other_period")),
        ("statements.csv", STATED, STATED.replace("during", "by"), ("statements.csv", 2, "other_period")),
        ("statements.csv", STATED, ",planned,2e trimestre 2020,,,,", ("statements.csv", 2, "other_period")),
        (
            "statements.csv",
            STATED,
            ",planned,,during,2020-04-01,2020-06-30,",
            ("statements.csv", 2, "period_without_words"),
        ),
        ("observations.csv", "8400000", "840000", ("observations.csv", 2, "other_value")),
        # they name none, and no period is given
        ("statements.csv", STATED, ",planned,INS,,,,", ("statements.csv", 2, "unreadable_date")),
        # kept as it stands, it names no period
        (
            "statements.csv",
            STATED,
            ",done,2e trimestre 2020,during,2020-04-01,2020-06-30,impossible_date",
            ("statements.csv", 2, "period_without_words"),
        ),
    ],
)
def test_the_words_of_a_date_or_a_figure_stand_on_its_lines_and_name_what_is_written(
    seeds: Path, file: str, old: str, new: str, fault: tuple[str, int, str]
) -> None:
    assert found(seeds, small_folder.changed(file, old, new)) == [fault]


def test_words_that_are_flagged_as_impossible_are_kept_as_they_stand(seeds: Path) -> None:
    changes = small_folder.changed("statements.csv", STATED, ",done,2e trimestre 2020,,,,impossible_date")
    assert found(seeds, changes) == []


def test_a_blank_line_says_nothing(seeds: Path) -> None:
    (seeds / "deck.txt").write_text(LONGER, encoding="utf-8")
    changes = moved(INDICATOR, INDICATOR.replace("5", '"5,8-9"'))
    assert found(seeds, changes) == [("node_evidence.csv", 4, "blank_lines")]


def test_a_node_that_is_not_named_near_its_line_is_told_with_the_lines_that_name_it(seeds: Path) -> None:
    (seeds / "deck.txt").write_text(LONGER, encoding="utf-8")
    changes = moved(INDICATOR, INDICATOR.replace("5", "11"))
    assert found(seeds, changes) == [("node_evidence.csv", 4, "name_not_found")]
    [fault] = evidence.check(seeds, seeds.parent / "data" / "roadmap").faults
    assert "it stands on 5)" in fault.message


def test_each_end_of_an_edge_that_is_not_named_is_told(seeds: Path) -> None:
    (seeds / "deck.txt").write_text(LONGER, encoding="utf-8")
    changes = small_folder.changed("edge_evidence.csv", "doc:deck,,2,explicit", "doc:deck,,11,explicit")
    assert found(seeds, changes) == [("edge_evidence.csv", 4, "name_not_found")] * 2


def test_the_ends_of_an_edge_may_stand_near_two_cited_lines(seeds: Path) -> None:
    (seeds / "deck.txt").write_text("Espace numérique\n" + "\n" * 9 + "DNS\n" + DECK * 2, encoding="utf-8")
    steers = "organization:dns,STEERS,,service:ens,doc:deck,,{},explicit,high,"
    changes = small_folder.changed("edge_evidence.csv", steers.format("2"), steers.format('"11,15"'))
    assert ("edge_evidence.csv", 4, "name_not_found") not in found(seeds, changes)


EXEMPTION = "indicator:ens-opened,,,,doc:deck,11,La figure est sur l’image\n"


def test_an_exemption_with_its_reason_lets_a_fact_pass(seeds: Path) -> None:
    (seeds / "deck.txt").write_text(LONGER, encoding="utf-8")
    changes = moved(INDICATOR, INDICATOR.replace("5", "11"))
    assert found(seeds, changes, EXEMPTION) == []


def test_an_exemption_without_its_reason_is_a_fault(seeds: Path) -> None:
    (seeds / "deck.txt").write_text(LONGER, encoding="utf-8")
    changes = moved(INDICATOR, INDICATOR.replace("5", "11"))
    assert found(seeds, changes, "indicator:ens-opened,,,,doc:deck,11,\n") == [
        ("evidence_exemptions.csv", 2, "missing_value")
    ]


def test_an_exemption_that_nothing_needs_is_a_fault(seeds: Path) -> None:
    assert found(seeds, exemptions=EXEMPTION.replace("11", "5")) == [("evidence_exemptions.csv", 2, "unused_exemption")]


def test_an_exemption_of_evidence_that_is_gone_is_a_fault(seeds: Path) -> None:
    assert found(seeds, exemptions=EXEMPTION) == [("evidence_exemptions.csv", 2, "stale_exemption")]


def test_an_exemption_that_stands_twice_is_a_fault(seeds: Path) -> None:
    (seeds / "deck.txt").write_text(LONGER, encoding="utf-8")
    changes = moved(INDICATOR, INDICATOR.replace("5", "11"))
    assert found(seeds, changes, EXEMPTION * 2) == [("evidence_exemptions.csv", 3, "duplicate_exemption")]


def test_a_transcript_that_is_not_there_is_told_once(seeds: Path) -> None:
    (seeds / "deck.txt").unlink()
    assert found(seeds) == [("documents.csv", 3, "missing_transcript")]


def test_faults_of_the_folder_itself_come_alone(seeds: Path) -> None:
    changes = small_folder.changed("nodes.csv", "Délégation", "")
    assert found(seeds, changes) == [("nodes.csv", 6, "missing_value")]


def test_the_command_prints_its_report_and_answers_by_exit_code(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_folder.write(seeds.parent / "data" / "roadmap")
    assert evidence.main([str(seeds), str(folder)]) == 0
    assert capsys.readouterr().out == "14 pieces of evidence looked up, 12 of them explicit, 0 exempted: 0 faults.\n"
    small_folder.write(folder, moved(INDICATOR, INDICATOR.replace("5", "7")))
    assert evidence.main([str(seeds), str(folder)]) == 1
    assert capsys.readouterr().out.startswith("node_evidence.csv, row 4, lines '7': The transcript ends at line 6.")
    assert evidence.main([str(seeds), str(seeds)]) == 2
    assert "Cannot read 'seeds'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text", "is_named"),
    [
        ("ANS", "dans les territoires", False),
        ("ANS", "par l'ANS.", True),
        ("Espace numérique de santé", "ESPACE\n  NUMÉRIQUE\nDE SANTÉ", True),
        ("1er bilan", "1^er^ {bilan}", True),
        ("MSSanté", "**MS**Santé", True),
        ("MSSanté", "MSSantés", False),
        ("C++", "en C++ ou", True),
    ],
)
def test_a_name_is_a_whole_word_whatever_its_case_markup_and_line_breaks(
    name: str, text: str, *, is_named: bool
) -> None:
    assert Transcript(text).names([name], [(1, 1)]) is is_named


def test_a_name_counts_within_two_lines_of_a_cited_one_and_no_further() -> None:
    transcript = Transcript("INS\na\nb\nc\nd\ne\n")
    assert transcript.names(["INS"], [(3, 4)])
    assert not transcript.names(["INS"], [(4, 4)])
    assert Transcript("a\nb\nc\nINS").names(["INS"], [(2, 2)])
    assert not Transcript("a\nb\nc\nd\nINS").names(["INS"], [(2, 2)])


def test_lines_are_counted_as_sed_counts_them() -> None:
    assert len(Transcript("a\x0cb\u2028c\n\nd\n").lines) == 3


@pytest.mark.parametrize(
    ("lines", "expected"),
    [("907", ((907, 907),)), ("890-907", ((890, 907),)), ("5,13,312-314", ((5, 5), (13, 13), (312, 314)))],
)
def test_lines_are_numbers_and_ranges(lines: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert ranges(lines) == expected
