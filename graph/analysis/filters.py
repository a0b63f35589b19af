"""What a view lets through: filters as values, as marks on nodes and edges, and what each of them hides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from graph.model import Direction
from graph.schema import NEEDED_RELATIONS, RELATIONS
from graph.snapshot import RELATION_NAMES, Flags, Snapshot

ANSWERING = ("STEERS", "OPERATES", "FUNDS", "CONTRIBUTES_TO")
"""Relations by which an organization answers for something, or takes part in it."""

_PART_OF = RELATION_NAMES.index("PART_OF")
_DELIVERS = RELATION_NAMES.index("DELIVERS")
_TOLD_OF = [RELATION_NAMES.index(name) for name in ("MILESTONE_OF", "MEASURES")]


class Reason(StrEnum):
    """Why something is not shown, in the order in which the reasons are told."""

    LIMIT = "limit"
    DEPTH = "depth"
    DIRECTION = "direction"
    KIND = "kind"
    RELATION = "relation"
    ORGANIZATION = "organization"
    STATE = "state"
    DOCUMENT = "document"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be shown. None, or an empty collection of organizations or documents, lets everything through.

    ``depth`` counts edges, ``limit`` nodes. A node passes ``organizations`` when one of them answers for it or for an
    action that delivers it, or is it; an edge passes ``documents`` when one of them supports it. ``without`` are
    numbers of nodes that a filter on statuses keeps out.
    """

    direction: Direction = Direction.BOTH
    depth: int | None = None
    kinds: Collection[str] | None = None
    relations: Collection[str] = NEEDED_RELATIONS
    organizations: Collection[str] = ()
    documents: Collection[str] = ()
    without: frozenset[int] = frozenset()
    with_inferred: bool = True
    limit: int | None = None

    def edges(self, snapshot: Snapshot) -> Flags:
        """The edges that pass."""
        passing: Flags = np.array([name in self.relations for name in RELATION_NAMES])[snapshot.relation]
        if not self.with_inferred:
            passing &= ~snapshot.inferred
        if self.documents:
            passing &= snapshot.cites(self.documents)
        return passing

    def nodes(self, snapshot: Snapshot) -> Flags:
        """The nodes that pass. Raises UnknownNodeError for an organization."""
        passing = np.array([self.kinds is None or kind in self.kinds for kind in snapshot.kinds], dtype=bool)
        if self.organizations:
            passing &= answered_for(snapshot, self.organizations)
        passing[sorted(self.without)] = False
        return passing

    def lifted(self, reason: Reason) -> Filters | None:
        """The filters with one of them gone (the depth: one edge deeper); None where it lets everything through."""
        if reason is Reason.DEPTH:
            return None if self.depth is None else replace(self, depth=self.depth + 1)
        fields: dict[Reason, tuple[str, object]] = {
            Reason.LIMIT: ("limit", None),
            Reason.DIRECTION: ("direction", Direction.BOTH),
            Reason.KIND: ("kinds", None),
            Reason.RELATION: ("relations", tuple(RELATIONS)),
            Reason.ORGANIZATION: ("organizations", ()),
            Reason.STATE: ("without", frozenset()),
            Reason.DOCUMENT: ("documents", ()),
            Reason.INFERRED: ("with_inferred", True),
        }
        name, value = fields[reason]
        lifted: Filters = replace(self, **{name: value})  # type: ignore[arg-type]
        return None if lifted == self else lifted


def concerned(snapshot: Snapshot, organizations: Collection[str], wholes: Collection[str]) -> Flags | None:
    """What some organizations answer for, within some wholes; None where neither is given: everything.

    Raises UnknownNodeError.
    """
    marks = [marked(snapshot, wanted) for marked, wanted in ((answered_for, organizations), (within, wholes)) if wanted]
    return np.logical_and.reduce(marks) if marks else None


def within(snapshot: Snapshot, wholes: Collection[str]) -> Flags:
    """Nodes, their parts at any depth, what actions among them deliver, and the milestones of it all.

    An action that delivers one of them is in it too. Raises UnknownNodeError.
    """
    marked = np.zeros(len(snapshot), dtype=bool)
    marked[[snapshot.index(whole) for whole in wholes]] = True
    is_part, delivers = snapshot.relation == _PART_OF, snapshot.relation == _DELIVERS
    while True:
        parts = snapshot.source[is_part & marked[snapshot.target] & ~marked[snapshot.source]]
        if not parts.size:
            break
        marked[parts] = True
    delivering = snapshot.source[delivers & marked[snapshot.target]]
    marked[snapshot.target[delivers & marked[snapshot.source]]] = True
    marked[delivering] = True
    marked[snapshot.source[np.isin(snapshot.relation, _TOLD_OF) & marked[snapshot.target]]] = True
    return marked


def answered_for(snapshot: Snapshot, organizations: Collection[str]) -> Flags:
    """The organizations, what they answer for, what actions among it deliver, and the milestones of it all."""
    marked = np.zeros(len(snapshot), dtype=bool)
    marked[[snapshot.index(organization) for organization in organizations]] = True
    answering = np.isin(snapshot.relation, [RELATION_NAMES.index(name) for name in ANSWERING])
    marked[snapshot.target[answering & marked[snapshot.source]]] = True
    marked[snapshot.target[(snapshot.relation == _DELIVERS) & marked[snapshot.source]]] = True
    marked[snapshot.source[np.isin(snapshot.relation, _TOLD_OF) & marked[snapshot.target]]] = True
    return marked
