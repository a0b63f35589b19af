"""What documents have newly said since a day: promised, moved, said again, finished, stopped, taken up, measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.promises import STOPS, in_force, is_after
from graph.model import Node, Observation, Statement
from graph.snapshot import Snapshot


class Turn(StrEnum):
    """What became of a milestone, most urgent first."""

    STOPPED = "stopped"
    MOVED = "moved"
    RESUMED = "resumed"
    FINISHED = "finished"
    NEW = "new"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Change:
    """A milestone of which something was said: the newest statement, and what was promised, or last said, before.

    ``before`` is None for what is new. Words that name another part of the same days are said again, not moved.
    """

    turn: Turn
    node: Node
    before: Statement | None
    after: Statement


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that a document newly reports, and the indicator's value before; None where there was none."""

    node: Node
    before: Observation | None
    after: Observation


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since a day: the documents that say it, by the day they speak, and what they say."""

    since: str
    documents: tuple[str, ...]
    milestones: tuple[Change, ...]
    figures: tuple[Figure, ...]


def changed(snapshot: Snapshot, since: str) -> Changes:
    """What was said after a day (ISO). Figures belong to the newest document that cites them."""
    milestones: list[Change] = []
    figures: list[Figure] = []
    for place, kind in enumerate(snapshot.kinds):
        if kind == "Milestone":
            change = _change(snapshot.node(place), snapshot.statements_of(snapshot.ids[place]), since)
            milestones += [change] if change else []
        elif kind == "Indicator":
            figures += _figures(snapshot, place, since)
    days = {name: document.stated_on for name, document in snapshot.documents.items() if document.stated_on > since}
    cited = {change.after.document for change in milestones}
    cited |= {said.document for figure in figures for said in figure.after.evidence}
    return Changes(
        since,
        tuple(sorted(cited & days.keys(), key=lambda name: (days[name], name))),
        tuple(sorted(milestones, key=_urgency)),
        tuple(figures),
    )


def _urgency(change: Change) -> tuple[int, bool, str, str]:
    due = change.after.due_end
    return list(Turn).index(change.turn), due is None, due or "", change.node.id


def _change(node: Node, statements: Sequence[Statement], since: str) -> Change | None:
    old = [statement for statement in statements if statement.stated_on <= since]
    new = [statement for statement in statements if statement.stated_on > since]
    if not new:
        return None
    last, before = new[-1], in_force(old) or (old[-1] if old else None)
    return Change(_turn(old, new, before), node, before, last)


def _turn(old: Sequence[Statement], new: Sequence[Statement], before: Statement | None) -> Turn:
    last, promise = new[-1], in_force([*old, *new])
    if last.status in STOPS:
        return Turn.STOPPED
    if last.status == "done":
        return Turn.FINISHED if not old or old[-1].status != "done" else Turn.AGAIN
    if last.status == "resumed":
        return Turn.RESUMED
    if before is None:
        return Turn.NEW
    if promise is None or promise not in new or before.due_end is None:
        return Turn.AGAIN
    return Turn.MOVED if is_after(promise, before) or is_after(before, promise) else Turn.AGAIN


def _figures(snapshot: Snapshot, place: int, since: str) -> Iterable[Figure]:
    before: Observation | None = None
    for value in snapshot.observations_of(snapshot.ids[place]):
        if max(snapshot.documents[said.document].stated_on for said in value.evidence) > since:
            yield Figure(snapshot.node(place), before, value)
        before = value
