"""What to ask about an item whose state the documents do not tell."""

from __future__ import annotations

import texts
from graph.analysis.blocking import Item, Status, Verdicts, iso_of
from graph.snapshot import Snapshot
from graph.telling.because import name_of

ASKED_OF = (Status.SILENT, Status.UNKNOWN)
"""The statuses that leave something to ask."""


def question(snapshot: Snapshot, found: Verdicts, item: Item, lang: str) -> str | None:
    """The question, in a sentence; None where the documents tell the state."""
    status = item.work if item.status is Status.IN_OPERATION else item.status
    if status not in ASKED_OF:
        return None
    place = item.place if item.lead is None else item.lead
    subject = name_of(snapshot, place)
    if Status(int(found.own.status[place])) is Status.SILENT:
        return texts.translate(lang, "ask.silent", name=subject, day=_last(found, place, lang))
    if item.chain:
        silent = int(found.waiting.needed[item.chain[-1]])
        values = {"name": subject, "other": name_of(snapshot, silent), "day": _last(found, silent, lang)}
        return texts.translate(lang, "ask.waits", **values)
    return texts.translate(lang, "ask.undated", name=subject)


def _last(found: Verdicts, place: int, lang: str) -> str:
    """The day of the newest word on a node."""
    day = iso_of(int(found.said.stated[found.own.newest[place]]))
    return texts.day(lang, day) if day else ""
