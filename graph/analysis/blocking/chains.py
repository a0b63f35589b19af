"""Why a node has its verdict: the chain of what it waits for, link by link, to the one whose own words decide."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from graph.analysis.blocking.days import NOTHING
from graph.analysis.blocking.own import Status
from graph.analysis.blocking.schedule import Largest, largest
from graph.analysis.blocking.verdicts import Verdicts
from graph.snapshot import Adjacency

_STUCK = frozenset({Status.SUSPENDED, Status.ABANDONED, Status.LATE})


class Chains:
    """The chains of some verdicts; a chain is rows of `Waiting`, from the node itself onwards, shortest first."""

    def __init__(self, found: Verdicts) -> None:
        self._found = found
        size = len(found.status)
        rows = np.arange(len(found.waiting.waits), dtype=np.int32)
        self._needs = Adjacency.by(found.waiting.waits, found.waiting.needed, rows, size)

    def of(self, place: int) -> tuple[int, ...]:
        """The chain behind a node's status; empty where its own words decide."""
        found, status = self._found, Status(int(self._found.status[place]))
        if status is Status.BLOCKED:
            if found.own.is_dated[place]:
                return self._to_holder(place, found.earliest, int(found.waited_lo[place]))
            return self._to_stuck(place)
        if status is Status.AT_RISK:
            return self._to_holder(place, found.latest, int(found.waited_hi[place]))
        if status is Status.UNKNOWN and found.own.is_dated[place]:
            silence = self._silence
            values = [int(silence.value[self._needed(row)]) for row in self._rows(place)]
            return self._to_holder(place, silence, max(values, default=NOTHING))
        return ()

    def critical(self, place: int) -> tuple[int, ...]:
        """The critical path: the chain to whoever holds the earliest expected end; empty where the node does itself."""
        found = self._found
        if int(found.waited_lo[place]) < int(found.earliest.value[place]) or found.waited_lo[place] == NOTHING:
            return ()
        return self._to_holder(place, found.earliest, int(found.waited_lo[place]))

    def waits(self, place: int) -> bool:
        """Whether a node waits for anything."""
        return len(self._rows(place)) > 0

    def reached(self, place: int) -> set[int]:
        """Everything that a node waits for, at any depth."""
        seen: set[int] = set()
        ring = [place]
        while ring:
            ring = sorted({self._needed(row) for each in ring for row in self._rows(each)} - seen)
            seen |= set(ring)
        return seen

    @cached_property
    def _silence(self) -> Largest:
        own, unmet = self._found.own, self._found.waiting
        is_silent = (own.status == Status.SILENT) & unmet.is_vertex
        return largest(np.where(is_silent, own.until + 1, NOTHING), self._found.dependents)

    def _to_holder(self, place: int, ranked: Largest, value: int) -> tuple[int, ...]:
        """Through prerequisites of that largest value, nearest holder first, to the holder."""
        chain: list[int] = []
        while value != NOTHING:
            rows = [row for row in self._rows(place) if int(ranked.value[self._needed(row)]) == value]
            row = min(rows, key=lambda row: self._rank(ranked, row))
            chain.append(row)
            place = self._needed(row)
            if int(ranked.holder[place]) == place:
                break
        return tuple(chain)

    def _to_stuck(self, place: int) -> tuple[int, ...]:
        """Through what is blocked without a date to the nearest that is stuck, or blocked against its date."""
        before: dict[int, int] = {}
        ring, seen = [place], {place}
        while ring:
            following: list[int] = []
            for waits in ring:
                for row in self._rows(waits):
                    needed = self._needed(row)
                    if needed in seen:
                        continue
                    seen.add(needed)
                    before[needed] = row
                    status = Status(int(self._found.own.status[needed]))
                    is_proven = self._found.status[needed] == Status.BLOCKED and bool(self._found.own.is_dated[needed])
                    if status in _STUCK:
                        return self._back(before, needed)
                    if is_proven:
                        return (*self._back(before, needed), *self.of(needed))
                    if self._found.status[needed] == Status.BLOCKED:
                        following.append(needed)
            ring = sorted(following)
        return ()

    def _back(self, before: Mapping[int, int], place: int) -> tuple[int, ...]:
        chain: list[int] = []
        while place in before:
            chain.append(before[place])
            place = int(self._found.waiting.waits[before[place]])
        return tuple(reversed(chain))

    def _rank(self, ranked: Largest, row: int) -> tuple[int, int, int]:
        needed = self._needed(row)
        return int(ranked.away[needed]), int(ranked.holder[needed]), needed

    def _needed(self, row: int) -> int:
        return int(self._found.waiting.needed[row])

    def _rows(self, place: int) -> list[int]:
        rows: list[int] = self._needs.edges_at(place).tolist()
        return rows
