"""What was promised for when, and which promises slipped: read from statements, never typed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model import Basis, Node, Statement
from graph.snapshot import Snapshot

STOPS = frozenset({"suspended", "abandoned"})
"""What voids all promises made before."""

PROMISING = frozenset({"planned", "in_progress", "postponed"})
"""What makes a promise of words that name a period."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A promise whose whole period comes after that of an earlier document's promise.

    ``first`` is the oldest promise that it comes after, ``last`` the promise in force, ``days`` how much later its
    period ends. ``basis`` is inferred where a statement, or that both speak of one milestone, is.
    """

    node: Node
    first: Statement
    last: Statement
    days: int
    basis: Basis


def is_promise(statement: Statement) -> bool:
    """Whether a statement says when something is to be; under way since a period that is over tells a beginning."""
    if statement.due_end is None or statement.status not in PROMISING:
        return False
    return statement.status != "in_progress" or statement.due_end >= statement.stated_on


def standing(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The promises that no stop has voided, oldest first; the statements are given in the order they were made."""
    promises: list[Statement] = []
    for statement in statements:
        if statement.status in STOPS:
            promises.clear()
        elif is_promise(statement):
            promises.append(statement)
    return tuple(promises)


def in_force(statements: Iterable[Statement]) -> Statement | None:
    """The newest standing promise."""
    promises = standing(statements)
    return promises[-1] if promises else None


def slipped_from(statements: Sequence[Statement]) -> Statement | None:
    """The oldest promise of an earlier document that the promise in force comes wholly after; None: it is no slip."""
    promises = standing(statements)
    if not promises:
        return None
    last = promises[-1]
    return next((old for old in promises if old.stated_on < last.stated_on and is_after(last, old)), None)


def is_after(later: Statement, earlier: Statement) -> bool:
    """Whether the whole period of one promise comes after the whole period of another."""
    return (later.due_start or "") > (earlier.due_end or "")


def slip_of(node: Node, statements: Sequence[Statement]) -> Slip | None:
    """The slip of a milestone with these statements; None where it did not slip, and for events."""
    first, last = slipped_from(statements), in_force(statements)
    if first is None or last is None or node.properties.get("role") == "event":
        return None
    days = date.fromisoformat(str(last.due_end)) - date.fromisoformat(str(first.due_end))
    return Slip(node, first, last, days.days, _basis(node, first, last))


def slips(snapshot: Snapshot, *, as_of: str | None = None) -> tuple[Slip, ...]:
    """All slips as known on a day (ISO; None: today), longest first, then by id."""
    found = []
    for place, kind in enumerate(snapshot.kinds):
        if kind == "Milestone":
            known = [
                statement
                for statement in snapshot.statements_of(snapshot.ids[place])
                if as_of is None or statement.stated_on <= as_of
            ]
            slip = slip_of(snapshot.node(place), known)
            if slip is not None:
                found.append(slip)
    return tuple(sorted(found, key=lambda slip: (-slip.days, slip.node.id)))


def _basis(node: Node, *statements: Statement) -> Basis:
    """Inferred unless both statements are made, and the milestone named, in so many words."""
    for statement in statements:
        named = [said for said in node.evidence if said.document == statement.document]
        for evidence in (statement.evidence, named):
            if evidence and all(said.basis is Basis.INFERRED for said in evidence):
                return Basis.INFERRED
    return Basis.EXPLICIT
