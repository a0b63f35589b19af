"""Why an item is late, blocked, at risk, suspended or silent: one sentence in the reader's language."""

from __future__ import annotations

import texts
from graph.analysis.blocking import NEVER, Item, Status, Verdicts, iso_of
from graph.snapshot import Snapshot

SAID_OF = (Status.SUSPENDED, Status.LATE, Status.BLOCKED, Status.AT_RISK, Status.SILENT)
"""The statuses that have a sentence."""


def sentence(snapshot: Snapshot, found: Verdicts, item: Item, lang: str) -> str | None:
    """The sentence on an item's status, or on its work where it is in operation; None for what needs none.

    It names the item, the step that decides, its date words, what it waits for down to the holder, what became of
    that one's date, who says so, and that something is inferred where it is.
    """
    status = item.work if item.status is Status.IN_OPERATION else item.status
    place = item.place if item.lead is None else item.lead
    if status not in SAID_OF:
        return None
    words = _Words(snapshot, found, lang)
    values = {"what": words.what(item.place, place), "source": words.source(place)}
    if status is Status.SUSPENDED:
        said = words.text("because.suspended", **values)
    elif status is Status.SILENT:
        until = iso_of(int(found.own.until[place]))
        said = words.text("because.silent", **values, day=texts.day(lang, until) if until else "")
    elif status is Status.LATE:
        values["what"] = words.what(item.place, place, with_due=False)
        said = words.text("because.late", **values, state=words.state(place))
    else:
        chain = [int(found.waiting.needed[row]) for row in item.chain]
        holder = chain[-1] if chain else place
        values |= {"source": words.source(holder), "state": words.state(holder), "waits": words.waits(chain)}
        if status is Status.BLOCKED:
            said = words.text("because.blocked", **values)
        else:
            said = words.text("because.at_risk", **values, margin=words.margin(item.margin))
    return said + (words.text("because.inferred") if item.is_inferred else "") + "."


def name_of(snapshot: Snapshot, place: int) -> str:
    """A node as a sentence names it: what a milestone is called is a phrase, and stands in quotes."""
    node = snapshot.node(place)
    return node.label if node.kind != "Milestone" else f"«\u00a0{node.name}\u00a0»"


def period(start: int, end: int, lang: str) -> str:
    """An expected period in words; empty where nothing is known."""
    if end == NEVER:
        known = iso_of(start)
        return (
            texts.translate(lang, "blocked.from", day=texts.day(lang, known))
            if known
            else texts.translate(lang, "blocked.never")
        )
    days = [texts.day(lang, day) for day in dict.fromkeys((iso_of(start), iso_of(end))) if day]
    return " – ".join(days)


class _Words:
    def __init__(self, snapshot: Snapshot, found: Verdicts, lang: str) -> None:
        self._snapshot = snapshot
        self._found = found
        self._lang = lang

    def text(self, key: str, **values: object) -> str:
        return texts.translate(self._lang, key, **values)

    def margin(self, days: int | None) -> str:
        """How much time is left between what is waited for and the due date."""
        if days is None:
            return self.text("because.open_end")
        return self.text("because.overlap" if days < 0 else "because.margin", count=abs(days))

    def what(self, place: int, lead: int, *, with_due: bool = True) -> str:
        """The item, with the step that decides and its date words."""
        due = self._due(lead) if with_due else ""
        if place == lead:
            return self._name(place) + due
        return self.text("because.at_step", thing=self._name(place), step=self._name(lead)) + due

    def waits(self, chain: list[int]) -> str:
        """What it waits for, link by link."""
        names = [self._name(place) for place in chain]
        return self.text("because.which_waits").join(names)

    def state(self, place: int) -> str:
        """What became of a node's date."""
        own, known = self._found.own, self._found.said
        force, first = int(own.force[place]), int(own.first[place])
        status = Status(int(own.status[place]))
        if status is Status.SUSPENDED or status is Status.ABANDONED:
            return self.text(f"because.is_{status.code}")
        if force < 0:
            return ""
        if first >= 0:
            return self.text("because.moved", first=self._words(place, first), last=self._words(place, force))
        if int(known.stated[own.newest[place]]) > int(known.due_end[force]):
            return self.text("because.overdue", due=self._words(place, force))
        return self.text("because.announced", due=self._words(place, force))

    def source(self, place: int) -> str:
        """Who says so last, and when."""
        newest = int(self._found.own.newest[place])
        if newest < 0:
            return ""
        known = self._found.said
        rows = self._snapshot.statements_of(self._snapshot.ids[place])
        spoken = iso_of(int(known.stated[newest]))
        document = next(
            (self._snapshot.documents[row.document] for row in reversed(rows) if row.stated_on == spoken), None
        )
        if document is None:
            return self.text("because.supposed")
        day = texts.day(self._lang, document.stated_on, document.date_precision)
        return self.text("because.source", title=document.publisher or document.title, day=day)

    def _due(self, place: int) -> str:
        force = int(self._found.own.force[place])
        return f" ({self._words(place, force)})" if force >= 0 else ""

    def _words(self, place: int, row: int) -> str:
        """The date words of a statement; its days where it has none, as what if has."""
        known = self._found.said
        end = iso_of(int(known.due_end[row]))
        for statement in self._snapshot.statements_of(self._snapshot.ids[place]):
            if (
                statement.stated_on == iso_of(int(known.stated[row]))
                and statement.due_end == end
                and statement.due_text
            ):
                return statement.due_text
        return texts.day(self._lang, end) if end else ""

    def _name(self, place: int) -> str:
        return name_of(self._snapshot, place)
