"""Whether the curated graph's evidence stands in the transcripts: ``python -m loaders.evidence SEEDS [DATA]``.

Every cited line exists and is not blank. What is cited as explicit is named (by name, acronym or alias) within two
lines of a cited one: a node itself, both ends of an edge. What is not is exempted, with its reason, in
`evidence_exemptions.csv` beside the data folder; an exemption that nothing needs is a fault too. The words of every
date and figure stand on the cited lines, and name the period or number beside them. Of the glossary beside the folder
every acronym and its meaning stand on the cited lines.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SocleError
from graph.exchange import DOCUMENTS, EDGE_EVIDENCE, EVIDENCE, NODE_EVIDENCE, NODES
from graph.faults import Fault
from graph.model import Basis
from loaders import csv_folder, glossary
from loaders.draft import Draft, Record
from loaders.exemptions import EXEMPTIONS, Exemptions
from loaders.lines import ranges
from loaders.pipeline import ROADMAP
from loaders.report import Report, line
from loaders.transcript import Transcript
from loaders.validation import check as check_draft
from loaders.verbatim import Verbatim


@dataclass(frozen=True, slots=True)
class Result:
    """What was found: all faults, how many pieces of evidence were looked at, how many are explicit or exempted."""

    faults: tuple[Fault, ...]
    checked: int
    explicit: int
    exempted: int


def check(seeds: Path, folder: Path = ROADMAP) -> Result:
    """Look up all evidence of a folder in the transcripts of another. Faults of the folder itself come first, alone.

    Raises UnreadableSourceError.
    """
    report = Report()
    draft = csv_folder.draft(folder, report)
    check_draft(draft, report)
    exemptions = Exemptions(folder.resolve().parent / EXEMPTIONS.file, report)
    if report.faults:
        return Result(report.faults, 0, 0, exemptions.count)
    checker = _Checker(draft, seeds, exemptions, report)
    for table in EVIDENCE:
        for record in draft.of(table):
            checker.look_up(record, table.cites)
    checker.verbatim.check_meanings()
    exemptions.note_superfluous()
    entries = glossary.check(checker.transcripts, report, folder.resolve().parent / glossary.FILE.name)
    return Result(report.faults, checker.checked + entries, checker.explicit, exemptions.count)


class _Checker:
    """Looks evidence up, one piece at a time."""

    def __init__(self, draft: Draft, seeds: Path, exemptions: Exemptions, report: Report) -> None:
        self.checked = self.explicit = 0
        self._exemptions = exemptions
        self._report = report
        self.verbatim = Verbatim(draft, report)
        self._names = {str(node.values["id"]): _names(node) for node in draft.of(NODES)}
        self.transcripts = {str(d.values["id"]): self._transcript(d, seeds) for d in draft.of(DOCUMENTS)}

    def look_up(self, record: Record, cites: str) -> None:
        """Note what is wrong with one piece of evidence."""
        self.checked += 1
        document, lines = str(record.values[cites]), record.text("lines")
        transcript = self.transcripts[document]
        if lines is None or transcript is None:
            return
        cited = ranges(lines)
        if not self._are_there(record, lines, cited, transcript):
            return
        self.verbatim.check_words(record, cited, transcript)
        if record.text("basis") == Basis.EXPLICIT:
            self.explicit += 1
            self._find_names(record, document, cited, transcript)

    def _transcript(self, document: Record, seeds: Path) -> Transcript | None:
        name = document.text("transcript")
        if name is None:
            return None
        if (seeds / name).is_file():
            return Transcript.read(seeds / name)
        message, fix = f"The folder '{seeds.name}' has no such file.", "Correct the name, or give another folder."
        self._report.add(document.place, "transcript", name, "missing_transcript", message, fix)
        return None

    def _are_there(self, record: Record, lines: str, cited: Sequence[tuple[int, int]], transcript: Transcript) -> bool:
        length = len(transcript.lines)
        for first, last in cited:
            if last > length:
                message, fix = f"The transcript ends at line {length}.", "Correct the lines."
                self._report.add(record.place, "lines", lines, "line_beyond_end", message, fix)
                return False
            if transcript.is_blank(first, last):
                message, fix = f"Nothing stands on {first}-{last}.", "Cite the lines that say it."
                self._report.add(record.place, "lines", lines, "blank_lines", message, fix)
                return False
        return True

    def _find_names(
        self, record: Record, document: str, cited: Sequence[tuple[int, int]], transcript: Transcript
    ) -> None:
        ends = _ends(record)
        missing = [end for end in ends if not transcript.names(self._names[end], cited)]
        edge = [record.values.get(part) for part in EDGE_EVIDENCE.key] if len(ends) > 1 else [*ends, None, None, None]
        key = (*edge, document, record.values["lines"])
        if not ends or self._exemptions.covers(key, is_needed=bool(missing)):
            return
        for end in missing:
            places = transcript.places(self._names[end], cited[0][0])
            where = f"it stands on {', '.join(map(str, places))}" if places else "no line of the document has it"
            message = f"Neither name, acronym nor alias of {end} stands within two lines of these ({where})."
            fix = "Cite its line too, add the form that stands there as an alias, or write an exemption."
            self._report.add(record.place, "lines", record.values["lines"], "name_not_found", message, fix)


def _names(node: Record) -> tuple[str, ...]:
    own = (node.text("name"), node.text("acronym"))
    return tuple(dict.fromkeys(name for name in (*own, *node.texts("aliases")) if name))


def _ends(record: Record) -> tuple[str, ...]:
    """The ids of what must be named: the node itself, both ends of an edge, nothing for what is told of dates."""
    if record.place.table is NODE_EVIDENCE:
        return (str(record.values["id"]),)
    if record.place.table is EDGE_EVIDENCE:
        return (str(record.values["source"]), str(record.values["target"]))
    return ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; 0 without faults, 1 with, 2 when something could not be read."""
    parser = argparse.ArgumentParser(prog="python -m loaders.evidence", description="Check evidence by transcripts.")
    parser.add_argument("seeds", type=Path, help="the folder of the transcripts")
    parser.add_argument("data", type=Path, nargs="?", default=ROADMAP, help="the folder of CSV files")
    given = parser.parse_args(arguments)
    try:
        result = check(given.seeds, given.data)
    except SocleError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for fault in result.faults:
        sys.stdout.write(f"{line(fault)}\n")
    sys.stdout.write(
        f"{result.checked} pieces of evidence looked up, {result.explicit} of them explicit, "
        f"{result.exempted} exempted: {len(result.faults)} faults.\n"
    )
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
