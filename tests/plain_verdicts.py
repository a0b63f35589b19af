"""Verdicts by the sentences of the domain, one node at a time: slow, and written without a look at the arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from graph.model import Basis, Subgraph

NEVER = date.max
THINGS = ("Service", "Referential", "Programme", "Regulation")


@dataclass
class Words:
    """One statement, in days."""

    stated: date
    status: str
    start: date | None
    end: date | None

    @property
    def promises(self) -> bool:
        if self.end is None or self.status not in {"planned", "in_progress", "postponed"}:
            return False
        return self.status != "in_progress" or self.end >= self.stated


@dataclass
class Plain:
    """The whole graph on a day, all documents dated by a day."""

    graph: Subgraph
    today: date
    with_inferred: bool = True
    _own: dict[str, str] = field(default_factory=dict)

    def words(self, milestone: str) -> list[Words]:
        """What had been said of a milestone, oldest first."""
        said = [
            (s.stated_on, s.document, s.seq, Words(_day(s.stated_on), s.status, _maybe(s.due_start), _maybe(s.due_end)))
            for s in self.graph.statements
            if s.milestone == milestone
            and _day(s.stated_on) <= self.today
            and self._counts(e.basis for e in s.evidence)
            and self._is_named(milestone, s.document)
        ]
        return [words for *_, words in sorted(said, key=lambda each: each[:3])]

    def _is_named(self, milestone: str, document: str) -> bool:
        """Whether a document names the milestone in a way that counts."""
        node = next(each for each in self.graph.nodes if each.id == milestone)
        named = [said.basis for said in node.evidence if said.document == document]
        return not named or self._counts(named)

    def _counts(self, bases: Iterable[Basis]) -> bool:
        return self.with_inferred or any(basis is not Basis.INFERRED for basis in bases)

    def standing(self, milestone: str) -> list[Words]:
        promises: list[Words] = []
        for words in self.words(milestone):
            if words.status in {"suspended", "abandoned"}:
                promises = []
            elif words.promises:
                promises.append(words)
        return promises

    def in_force(self, milestone: str) -> Words | None:
        promises = self.standing(milestone)
        return promises[-1] if promises else None

    def slipped(self, milestone: str) -> bool:
        promises = self.standing(milestone)
        last = promises[-1] if promises else None
        return last is not None and any(old.stated < last.stated and last.start > old.end for old in promises)  # type: ignore[operator]

    def until(self, milestone: str) -> date:
        newest, promise = self.words(milestone)[-1], self.in_force(milestone)
        if promise is not None and promise.end is not None and newest.stated <= promise.end:
            return promise.end
        return newest.stated + timedelta(days=183)

    def overdue(self, milestone: str) -> bool:
        promise = self.in_force(milestone)
        return promise is not None and promise.end is not None and self.words(milestone)[-1].stated > promise.end

    def own(self, node: str) -> str:
        if node not in self._own:
            self._own[node] = self._own_status(node)
        return self._own[node]

    def _own_status(self, node: str) -> str:
        if not self.words(node):
            return "none"
        newest = self.words(node)[-1]
        if newest.status in {"done", "abandoned", "suspended"}:
            return newest.status
        if self.today > self.until(node):
            return "silent"
        if self.overdue(node) or self.slipped(node):
            return "late"
        if newest.status in {"in_progress", "resumed"}:
            return "in_progress"
        return "planned" if self.in_force(node) else "undated"

    def window(self, node: str) -> tuple[date, date] | None:
        """The earliest and latest end that a node's own words allow; None where they prove nothing."""
        own = self.own(node)
        if own in {"none", "silent", "done"}:
            return None
        if own in {"suspended", "abandoned"}:
            return NEVER, NEVER
        newest, promise = self.words(node)[-1], self.in_force(node)
        if self.overdue(node):
            return newest.stated, NEVER
        if promise is not None and promise.start and promise.end:
            return max(promise.start, newest.stated), promise.end
        return newest.stated, newest.stated

    @cached_property
    def roles(self) -> dict[str, str]:
        return {node.id: str(node.properties.get("role")) for node in self.graph.nodes if node.kind == "Milestone"}

    @cached_property
    def kinds(self) -> dict[str, str]:
        return {node.id: node.kind for node in self.graph.nodes}

    def openings(self, thing: str) -> list[str]:
        return [
            edge.source
            for edge in self.graph.edges
            if edge.kind == "MILESTONE_OF"
            and edge.target == thing
            and self.roles[edge.source] == "opening"
            and self.words(edge.source)
            and self._counts(e.basis for e in edge.evidence)
        ]

    def in_operation(self, thing: str) -> bool:
        return any(self.own(opening) == "done" for opening in self.openings(thing))

    def is_vertex(self, node: str) -> bool:
        if self.kinds[node] == "Milestone":
            return self.roles[node] != "event" and bool(self.words(node))
        return self.kinds[node] in THINGS and not self.openings(node)

    def _ends(self, node: str) -> list[str]:
        return self.openings(node) or [node]

    @cached_property
    def pairs(self) -> list[tuple[str, str, bool]]:
        """(who waits, for what, whether it is met)."""
        found = []
        for edge in self.graph.edges:
            if edge.kind != "DEPENDS_ON" or not edge.blocking or not self._counts(e.basis for e in edge.evidence):
                continue
            for waits in self._ends(edge.source):
                for needed in self._ends(edge.target):
                    if waits == needed or not self.is_vertex(waits) or not self.is_vertex(needed):
                        continue
                    is_free = self.in_operation(edge.source) or self.in_operation(edge.target)
                    is_met = is_free or self.own(needed) == "done" or self.own(waits) == "done"
                    found.append((waits, needed, is_met))
        return found

    def needs(self, node: str) -> set[str]:
        return {needed for waits, needed, is_met in self.pairs if waits == node and not is_met}

    def reached(self, node: str) -> set[str]:
        """Everything it waits for, at any depth."""
        found: set[str] = set()
        ring = self.needs(node)
        while ring:
            found |= ring
            ring = {further for each in ring for further in self.needs(each)} - found
        return found

    def expected(self, node: str) -> tuple[date | None, date | None]:
        windows = [window for each in {node, *self.reached(node)} if (window := self.window(each))]
        return max((lo for lo, _ in windows), default=None), max((hi for _, hi in windows), default=None)

    def waited(self, node: str) -> tuple[date | None, date | None]:
        """The largest expected ends among prerequisites."""
        ends = [self.expected(each) for each in self.needs(node)]
        return max((lo for lo, _ in ends if lo), default=None), max((hi for _, hi in ends if hi), default=None)

    @cached_property
    def held(self) -> set[str]:
        """What is blocked: dated by proof, undated by a stuck or blocked direct prerequisite."""
        found: set[str] = set()
        while True:
            more = {node for node in self.kinds if node not in found and self._is_held(node, found)}
            if not more:
                return found
            found |= more

    def _is_held(self, node: str, found: set[str]) -> bool:
        if not self.is_vertex(node) or self.own(node) in {"done", "abandoned", "suspended", "late"}:
            return False
        promise = self.in_force(node)
        if promise is not None and promise.end is not None:
            lo = self.waited(node)[0]
            return lo is not None and lo > promise.end
        stuck = {"suspended", "abandoned", "late"}
        return any(self.own(each) in stuck or each in found for each in self.needs(node))

    def status(self, node: str) -> str:
        own = self.own(node)
        if not self.is_vertex(node):
            return "none"
        if own in {"done", "abandoned", "suspended", "late"}:
            return own
        if node in self.held:
            return "blocked"
        return "silent" if own == "silent" else self._calm(node, own)

    def roots(self, node: str) -> set[str]:
        """Who hold a blocked node back with a date of their own."""
        promise = self.in_force(node)
        if promise is not None and promise.end is not None:
            return {each for each in self.reached(node) if self.holds(each) and self.lo(each) > promise.end}
        stuck = {"suspended", "abandoned", "late"}
        found: set[str] = set()
        seen, ring = {node}, {node}
        while ring:
            ring = {needed for each in ring for needed in self.needs(each)} - seen
            seen |= ring
            for each in ring:
                if self.own(each) in stuck:
                    found |= {self.holder(each)}
                elif each in self.held and self.in_force(each) is not None:
                    found |= self.roots(each)
            ring = {each for each in ring if self.own(each) not in stuck and self.in_force(each) is None}
            ring &= self.held
        return found

    def lo(self, node: str) -> date:
        window = self.window(node)
        return date.min if window is None else window[0]

    def holds(self, node: str) -> bool:
        """Whether a node's own words hold its earliest expected end."""
        return self.window(node) is not None and self.expected(node)[0] == self.lo(node)

    def holder(self, node: str) -> str:
        """Who holds a node's earliest expected end: the nearest, then the first by id."""
        ring, seen = {node}, {node}
        while True:
            holders = sorted(each for each in ring if self.holds(each) and self.lo(each) == self.expected(node)[0])
            if holders:
                return holders[0]
            ring = {needed for each in ring for needed in self.needs(each)} - seen
            seen |= ring

    def _calm(self, node: str, own: str) -> str:
        """Rules 4 to 7."""
        promise = self.in_force(node)
        if promise is None or promise.end is None:
            return "unknown"
        hi = self.waited(node)[1]
        if hi is not None and (hi == NEVER or (promise.end - hi).days < 30):
            return "at_risk"
        for each in self.reached(node):
            if self.own(each) == "silent" and self.until(each) + timedelta(days=1) >= promise.stated:
                return "unknown"
        had = any(waits == node for waits, _, _ in self.pairs)
        return "ready" if own == "planned" and had and not self.needs(node) else "on_track"


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _maybe(iso: str | None) -> date | None:
    return None if iso is None else _day(iso)
