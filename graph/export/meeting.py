"""A list of items for a meeting: by whom to call, each line with its sentence, or what to ask, and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import texts
from graph.analysis.blocking import EFFECTIVE, Item, Judged, Status, iso_of
from graph.export import sheet
from graph.model import Evidence
from graph.telling.because import period, sentence
from graph.telling.question import question

COLUMNS: Final = ("call", "others", "status", "item", "step", "due", "expected", "because", "sources")


@dataclass(frozen=True, slots=True)
class Line:
    """One item in words: whom to call first, and who else answers for it; empty where nobody is known.

    ``due`` is an ISO day, ``sources`` the places that prove its chain and its dates.
    """

    call: str
    others: str
    status: Status
    item: str
    step: str
    due: str
    expected: str
    because: str
    sources: tuple[str, ...]

    def cells(self, lang: str) -> list[str]:
        """The line as cells, in the order of `COLUMNS`."""
        status = texts.translate(lang, f"verdict.{self.status.code}")
        said = (self.item, self.step, self.due, self.expected, self.because)
        return [self.call, self.others, status, *said, "; ".join(self.sources)]


def lines(judged: Judged, items: Sequence[Item], lang: str, *, ranked: Mapping[int, str] | None = None) -> list[Line]:
    """A line for each item: by whom to call, who nobody is known for last, then by status and due date.

    Where items are ``ranked``, they keep their order, and each line tells its rank's reason, by place, first.
    """
    if ranked is not None:
        found = [_line(judged, item, lang) for item in items]
        reasons = (ranked[item.place] for item in items)
        return [replace(line, because=f"{reason} {line.because}") for line, reason in zip(found, reasons, strict=True)]
    found = [_line(judged, item, lang) for item in items]
    return sorted(
        found, key=lambda line: (not line.call, line.call, EFFECTIVE.index(line.status), line.due or "9", line.item)
    )


def by_call(found: Iterable[Line]) -> Mapping[str, list[Line]]:
    """The lines of `lines` by whom to call."""
    return {call: list(group) for call, group in groupby(found, key=lambda line: line.call)}


def header(lang: str) -> list[str]:
    """The names of the columns."""
    return [texts.translate(lang, f"blocked.column.{name}") for name in COLUMNS]


def title(judged: Judged, lang: str, subject: str | None = None) -> str:
    """What the list is called, with its day: blocked work, or another subject."""
    said = subject or texts.translate(lang, "page.blocked")
    return texts.translate(lang, "meeting.title", subject=said, day=texts.day(lang, judged.asked.as_of))


def to_csv(found: Iterable[Line], lang: str, *, separator: str = ",") -> bytes:
    """The list as CSV."""
    return sheet.write(header(lang), [line.cells(lang) for line in found], separator=separator)


def _line(judged: Judged, item: Item, lang: str) -> Line:
    snapshot = judged.snapshot
    step = None if item.lead in {None, item.place} else item.lead
    said = sentence(snapshot, judged.found, item, lang) or question(snapshot, judged.found, item, lang)
    calls = [judged.label(name) for name in judged.calls(item)]
    return Line(
        next(iter(calls), ""),
        ", ".join(calls[1:]),
        item.status,
        judged.name(item.place),
        "" if step is None else snapshot.node(step).name,
        iso_of(item.due_end) or "",
        period(item.expected_start, item.expected_end, lang),
        said or "",
        tuple(dict.fromkeys(_place(judged, evidence, lang) for evidence in _proof(judged, item))),
    )


def _proof(judged: Judged, item: Item) -> Iterable[Evidence]:
    """The evidence of each link of the chain, then of what was last said of the step that decides and of the holder."""
    snapshot, unmet, own = judged.snapshot, judged.found.waiting, judged.found.own
    for row in item.chain:
        yield from snapshot.edge(int(unmet.because[row])).evidence
    places = [item.place if item.lead is None else item.lead, *(int(unmet.needed[row]) for row in item.chain[-1:])]
    for place in places:
        newest = int(own.newest[place])
        if newest < 0:
            continue
        spoken = iso_of(int(judged.found.said.stated[newest]))
        for statement in snapshot.statements_of(snapshot.ids[place]):
            if statement.stated_on == spoken:
                yield from statement.evidence


def _place(judged: Judged, evidence: Evidence, lang: str) -> str:
    """The document and its day, the place that a reader looks for in it, and its lines."""
    document = judged.snapshot.documents[evidence.document]
    named = f"{document.title} ({texts.day(lang, document.date, document.date_precision)})"
    lines_of = f"{texts.translate(lang, 'meeting.lines')} {evidence.lines}" if evidence.lines else None
    return ", ".join(part for part in (named, evidence.locator, lines_of) if part)
