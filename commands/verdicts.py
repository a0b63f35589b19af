"""What commands on verdicts share: the verdicts of a day, and the JSON of an item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from commands.terminal import fail
from graph.analysis.blocking import NEVER, NOTHING, Asked, Chains, Item, Status, items, newest_day, to_call, verdicts
from graph.analysis.blocking.days import iso_of
from graph.canonical import edge_payload
from graph.export.because import sentence
from graph.model import EdgeKey
from graph.snapshot import RELATION_NAMES, Snapshot

LISTED = frozenset({"Action", "Service", "Referential", "Programme", "Milestone"})
"""The kinds that `blocked` lists; what waits for a text shows at the step that waits."""


class Judged:
    """A snapshot's verdicts on a day, what if included."""

    def __init__(
        self,
        snapshot: Snapshot,
        as_of: str | None,
        *,
        with_inferred: bool = True,
        done: Iterable[str] = (),
        delays: Mapping[str, int] | None = None,
        cuts: Iterable[EdgeKey] = (),
    ) -> None:
        self.snapshot = snapshot
        self.as_of = newest_day(snapshot) if as_of is None else day(as_of)
        asked = Asked(self.as_of, with_inferred, frozenset(done), delays or {}, frozenset(cuts))
        self.found = verdicts(snapshot, asked)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, by id."""
        return items(self.snapshot, self.found)

    @property
    def listed(self) -> list[Item]:
        """The items of the kinds that are listed."""
        return [item for item in self.items if self.snapshot.kinds[item.place] in LISTED]

    def item(self, node: str) -> Item:
        """The item of a node; fails with a message where it has no status."""
        place = self.snapshot.index(node)
        found = next((item for item in self.items if item.place == place), None)
        if found is None:
            fail(f"'{node}' has no status on {self.as_of}: it is none of what waits, or no document names it yet.")
        return found

    def because(self, item: Item, lang: str) -> str | None:
        """The sentence on an item."""
        return sentence(self.snapshot, self.found, item, lang)

    def calls(self, item: Item) -> tuple[str, ...]:
        """Whom to call about an item: who answers for the end of its chain, else for itself."""
        end = int(self.found.waiting.needed[item.chain[-1]]) if item.chain else item.place
        return self.calls_of(end) or self.calls_of(item.place)

    def calls_of(self, place: int) -> tuple[str, ...]:
        """Who answers for a node."""
        return to_call(self.snapshot, place)

    def status(self, place: int) -> Status:
        """The effective status of a milestone, or of a thing that stands for itself."""
        return Status(int(self.found.status[place]))

    def openings(self, place: int) -> list[int]:
        """The milestones that open a thing, or what an action delivers; the node itself where there is none."""
        return self._parts(place, is_opening=True) or [place]

    def dated(self, place: int) -> list[int]:
        """The openings of a node that have a date to move, else its other milestones that do, else the node itself."""
        for is_opening in (True, False):
            found = self._parts(place, is_opening=is_opening)
            found = [part for part in found if self.found.own.is_dated[part] and self.status(part) is not Status.DONE]
            if found:
                return found
        return [place]

    def _parts(self, place: int, *, is_opening: bool) -> list[int]:
        """The milestones of a thing, or of an action and what it delivers, that open it or that do not."""
        framed, vertex = self.found.framed, self.found.waiting.is_vertex
        wholes = {place, *self._delivered(place)} if self.snapshot.kinds[place] == "Action" else {place}
        parts = zip(framed.whole.tolist(), framed.part.tolist(), framed.is_opening.tolist(), strict=True)
        return sorted(
            {part for whole, part, opens in parts if whole in wholes and opens is is_opening and vertex[part]}
        )

    def critical(self, place: int) -> list[int]:
        """The node and its critical path, down to the holder."""
        rows = self._chains.critical(place)
        return [place, *(int(self.found.waiting.needed[row]) for row in rows)]

    def first(self, starts: Iterable[int]) -> list[int]:
        """Everything that nodes wait for, at any depth; what nobody knows comes first, then by expected end."""
        reached = {each for start in starts for each in self._chains.reached(start)}
        return sorted(reached, key=lambda place: (int(self.found.latest.value[place]), place))

    def in_time(self, place: int, wanted: int) -> bool | None:
        """Whether something is expected by a day; None where the documents do not tell."""
        lo, hi = int(self.found.earliest.value[place]), int(self.found.latest.value[place])
        if lo > wanted:
            return False
        return True if self.found.own.is_dated[place] and NOTHING < hi <= wanted and self._speaks(place) else None

    def _speaks(self, place: int) -> bool:
        return self.status(place) not in {Status.SILENT, Status.UNKNOWN}

    def _delivered(self, place: int) -> set[int]:
        edges = self.snapshot.outgoing.edges_at(place)
        delivers = RELATION_NAMES.index("DELIVERS")
        return {int(self.snapshot.target[edge]) for edge in edges if self.snapshot.relation[edge] == delivers}

    @cached_property
    def _chains(self) -> Chains:
        return Chains(self.found)

    def name(self, place: int) -> str:
        """A node's label."""
        return self.snapshot.node(place).label

    def label(self, node: str) -> str:
        """The label of an id."""
        return self.name(self.snapshot.index(node))


def day(given: str) -> str:
    """An ISO day as given; fails with a message for anything else."""
    try:
        return dt.date.fromisoformat(given).isoformat()
    except ValueError:
        fail(f"'{given}' is not a day. Write it as 2020-06-18.")


def item_answer(judged: Judged, item: Item) -> dict[str, Any]:
    """An item as JSON. A day that will never come is ``never``."""
    node = judged.snapshot.node(item.place)
    ids = judged.snapshot.ids
    return {
        "id": node.id,
        "kind": node.kind,
        "name": node.name,
        "own_status": item.own.code if item.own else None,
        "status": item.status.code,
        "work": item.work.code if item.work else None,
        "counts": {status.code: count for status, count in item.counts.items()},
        "lead": None if item.lead is None else ids[item.lead],
        "due_start": iso_of(item.due_start),
        "due_end": iso_of(item.due_end),
        "expected_start": day_text(item.expected_start),
        "expected_end": day_text(item.expected_end),
        "margin_days": item.margin,
        "slack_days": item.slack,
        "holder": None if item.holder is None else ids[item.holder],
        "inferred": item.is_inferred,
        "because": {lang: judged.because(item, lang) for lang in ("fr", "en")},
        "chain": list(chain_answer(judged, item)),
    }


def chain_answer(judged: Judged, item: Item) -> Iterator[dict[str, Any]]:
    """Each link of an item's chain: who waits for whom, and the evidence of the edge that says so."""
    unmet, ids = judged.found.waiting, judged.snapshot.ids
    for row in item.chain:
        edge = judged.snapshot.edge(int(unmet.because[row]))
        yield {
            "source": ids[unmet.waits[row]],
            "target": ids[unmet.needed[row]],
            "kind": edge.kind,
            "evidence": edge_payload(edge)["evidence"],
        }


def source_lines(evidence: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Evidence as lines of a terminal."""
    for said in evidence:
        lines = f"lines {said['lines']}" if said["lines"] else None
        yield " · ".join(filter(None, (said["document"], said["locator"], lines, said["basis"], said["note"])))


def day_text(value: int) -> str | None:
    """A day as ISO, ``never``, or None where there is none."""
    return "never" if value == NEVER else iso_of(int(value))
