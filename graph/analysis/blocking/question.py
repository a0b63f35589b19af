"""What is asked: as of which day, and what if."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.model import EdgeKey
from graph.snapshot import Snapshot

_NO_DELAYS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asked:
    """As of which day (ISO), and what if: nothing of it is stored.

    ``done`` are ids of milestones taken as done that day, ``delays`` months by which a milestone's promise is moved,
    ``cuts`` edges that are taken out. ``with_inferred`` False leaves out whatever rests on inference alone.
    """

    as_of: str
    with_inferred: bool = True
    done: frozenset[str] = frozenset()
    delays: Mapping[str, int] = field(default_factory=lambda: _NO_DELAYS)
    cuts: frozenset[EdgeKey] = frozenset()


def stated_days(snapshot: Snapshot) -> tuple[str, ...]:
    """The days on which documents speak of dates, oldest first (ISO)."""
    return tuple(sorted(set(snapshot.tables.statements.column("stated_on").to_pylist())))


def newest_day(snapshot: Snapshot) -> str:
    """The day of the newest document that says anything of a date; of the newest document where none does (ISO)."""
    return max(
        stated_days(snapshot) or [document.stated_on for document in snapshot.documents.values()], default="1970-01-01"
    )
