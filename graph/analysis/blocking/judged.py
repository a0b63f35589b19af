"""A snapshot's verdicts on a day, and what is asked of them: items, paths, what comes first, whom to call."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from graph.analysis.blocking.blockers import Root, blockers
from graph.analysis.blocking.bottlenecks import Bottleneck, bottlenecks
from graph.analysis.blocking.calls import to_call
from graph.analysis.blocking.chains import Chains
from graph.analysis.blocking.days import NOTHING
from graph.analysis.blocking.hanging import Hanging
from graph.analysis.blocking.own import Status
from graph.analysis.blocking.question import Asked
from graph.analysis.blocking.scene import Scene, scene
from graph.analysis.blocking.things import Item, Items
from graph.analysis.blocking.verdicts import verdicts
from graph.errors import NoStatusError
from graph.snapshot import RELATION_NAMES, Flags, Snapshot

LISTED = frozenset({"Action", "Service", "Referential", "Programme", "Milestone"})
"""The kinds that lists of items show; what waits for a text shows at the step that waits."""


class Judged:
    """The verdicts on a day, what if included; everything is found once, when it is first asked for.

    Raises NoDateError and UnknownNodeError for a what if that cannot be.
    """

    def __init__(self, snapshot: Snapshot, asked: Asked) -> None:
        self.snapshot = snapshot
        self.asked = asked
        self.found = verdicts(snapshot, asked)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, by id."""
        return self._items.all()

    @cached_property
    def roots(self) -> tuple[Root, ...]:
        """What holds others back, most freeing first."""
        return blockers(self.snapshot, self.found, self._hanging)

    def shared(self, roots: Iterable[Root]) -> dict[int, list[int]]:
        """By root the blocked items that hang on it and on another one too."""
        return self._hanging.shared([root.place for root in roots])

    @cached_property
    def bottlenecks(self) -> tuple[Bottleneck, ...]:
        """What most others wait for."""
        return bottlenecks(self.found)

    def is_quick(self, root: Root) -> bool:
        """Whether a root frees something and waits for nothing itself: it can be acted on now."""
        return bool(root.frees) and not self._chains.waits(root.place)

    def roots_of(self, allowed: Flags | None, *, is_quick: bool = False) -> list[Root]:
        """The roots that are allowed, or free something that is; with ``is_quick`` what can be acted on now."""
        found = [
            root for root in self.roots if allowed is None or any(allowed[place] for place in (root.place, *root.frees))
        ]
        return [root for root in found if self.is_quick(root)] if is_quick else found

    @property
    def listed(self) -> list[Item]:
        """The items of the kinds that are listed."""
        return [item for item in self.items if self.snapshot.kinds[item.place] in LISTED]

    def item(self, node: str) -> Item:
        """The item of a node. Raises UnknownNodeError, NoStatusError."""
        found = self._items.of(self.snapshot.index(node))
        if found is None:
            raise NoStatusError(node, self.asked.as_of)
        return found

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

    def shown_status(self, place: int) -> Status:
        """The status that an item of the node has: of a thing, what its milestones say."""
        return self._items.status(place)

    def states(self, places: Iterable[int]) -> dict[str, str]:
        """The codes of the statuses of those of some nodes that lists show, by id."""
        listed = ((place, self._items.status(place)) for place in places if self.snapshot.kinds[place] in LISTED)
        return {self.snapshot.ids[place]: status.code for place, status in listed if status is not Status.NONE}

    def openings(self, place: int) -> list[int]:
        """The milestones that open a thing, or what an action delivers; the node itself where there is none."""
        return self._parts(place, is_opening=True) or [place]

    def dated(self, place: int) -> list[int]:
        """The openings of a node that have a date to move, else its other milestones that do, else itself if it has.

        Empty where nothing has, or all is done.
        """
        for parts in (self._parts(place, is_opening=True), self._parts(place, is_opening=False), [place]):
            found = [part for part in parts if self.found.own.is_dated[part] and self.status(part) is not Status.DONE]
            if found:
                return found
        return []

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

    def scene(self, item: Item, *, critical_of: int | None = None) -> Scene:
        """What is drawn of an item, its chain marked; or the critical path of one of its openings."""
        if critical_of is not None:
            return scene(self.snapshot, self.found, item.place, critical_of, self._chains.critical(critical_of))
        start = item.place if item.lead is None else item.lead
        return scene(self.snapshot, self.found, item.place, start, item.chain)

    def first(self, starts: Iterable[int]) -> list[int]:
        """Everything that nodes wait for, at any depth; what nobody knows comes first, then by expected end."""
        reached = {each for start in starts for each in self._chains.reached(start)}
        return sorted(reached, key=lambda place: (int(self.found.latest.value[place]), place))

    def in_time(self, place: int, wanted: int) -> bool | None:
        """Whether something is expected by a day, or done; None where the documents do not tell."""
        if self.status(place) is Status.DONE:
            return True
        lo, hi = int(self.found.earliest.value[place]), int(self.found.latest.value[place])
        if lo > wanted:
            return False
        return True if self.found.own.is_dated[place] and NOTHING < hi <= wanted and self._speaks(place) else None

    def ready_by(self, place: int, wanted: int) -> bool | None:
        """Whether all that opens a node is expected by a day; None where the documents do not tell."""
        answers = [self.in_time(start, wanted) for start in self.openings(place)]
        return False if False in answers else None if None in answers else True

    def _speaks(self, place: int) -> bool:
        return self.status(place) not in {Status.SILENT, Status.UNKNOWN}

    def _delivered(self, place: int) -> set[int]:
        edges = self.snapshot.outgoing.edges_at(place)
        delivers = RELATION_NAMES.index("DELIVERS")
        return {int(self.snapshot.target[edge]) for edge in edges if self.snapshot.relation[edge] == delivers}

    @cached_property
    def _hanging(self) -> Hanging:
        return Hanging(self.found)

    @cached_property
    def _items(self) -> Items:
        return Items(self.snapshot, self.found)

    @cached_property
    def _chains(self) -> Chains:
        return Chains(self.found)

    def name(self, place: int) -> str:
        """A node's label."""
        return self.snapshot.node(place).label

    def label(self, node: str) -> str:
        """The label of an id."""
        return self.name(self.snapshot.index(node))


def changes(before: Judged, after: Judged) -> list[tuple[Item, Item]]:
    """The items that a what if changes, before and after; by id."""
    supposed = {item.place: item for item in after.items}
    pairs = ((item, supposed[item.place]) for item in before.items if item.place in supposed)
    return [(one, other) for one, other in pairs if _seen(one) != _seen(other)]


def _seen(item: Item) -> tuple[object, ...]:
    return item.status, item.work, item.due_end, item.expected_start, item.expected_end
