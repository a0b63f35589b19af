"""What a page shows, as a value: where a picture starts, what is asked of it, what it lets through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from graph.analysis.filters import ANSWERING
from graph.layout import Orientation
from graph.model import Direction
from graph.schema import KINDS, RELATIONS

PAGE_OF_NODES = 40
"""How many nodes a view starts with; more are shown on request, as many again each time."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 1, 1)
"""The days that a calendar on a page offers."""

MONTHS = (1, 3, 6, 12)
"""By how many months a date may be supposed to slip."""

MAX_NODES = 400
"""Beyond this a picture is no longer read, only looked at."""

DEPTHS = (1, 2, 3, 4, 5)

MOST_GROWN = 40
"""Nodes that a saved view may have unfolded one after the other; earlier ones are laid out at once, to save time."""

PAGES = ("explore", "blocked", "catalogue")
"""The pages whose views can be told elsewhere: in a story, in a file."""

MOST_STEPS = 60
"""Steps of a story: more is no talk."""

SHORTEST = 0
"""The ``length`` of a view that shows one shortest way alone."""

LENGTHS = (SHORTEST, 2, 3, 4, 5, 6)
"""How long a way may be, in links."""

HIDDEN_AT_FIRST = frozenset({"Edition", "Orientation", "Milestone", "Indicator"})
FIRST_KINDS = tuple(kind for kind in KINDS if kind not in HIDDEN_AT_FIRST)
FIRST_RELATIONS = ("DEPENDS_ON", "DELIVERS")

FIRST_RELATIONS_OF = {
    "Organization": tuple(name for name in RELATIONS if name in {*FIRST_RELATIONS, *ANSWERING}),
    "Edition": tuple(name for name in RELATIONS if name in {*FIRST_RELATIONS, "LISTED_IN"}),
    "Milestone": tuple(name for name in RELATIONS if name in {*FIRST_RELATIONS, "MILESTONE_OF"}),
    "Indicator": tuple(name for name in RELATIONS if name in {*FIRST_RELATIONS, "MEASURES"}),
}
"""What is shown first around a kind of node that nothing is needed from."""


class Scope(StrEnum):
    """What is asked of the start: what stands around it, what relies on it, a way to another, what several share.

    Two ask the whole graph: ``CYCLES`` what relies on itself, ``WHOLE`` all that is linked.
    """

    AROUND = "around"
    IMPACT = "impact"
    PATH = "path"
    SHARED = "shared"
    CYCLES = "cycles"
    WHOLE = "whole"


WITHOUT_START = frozenset({Scope.CYCLES, Scope.WHOLE})
"""What is asked of the whole graph."""


class Arrangement(StrEnum):
    """How boxes stand: in layers to the right, in layers downwards, or each on its floor of the house."""

    RIGHT = "right"
    DOWN = "down"
    HOUSE = "house"


WHOLE_LOOK: Mapping[str, object] = {
    "arrangement": Arrangement.HOUSE,
    "kinds": ("Service", "Referential"),
    "relations": ("DEPENDS_ON",),
}
"""How the whole graph is looked at first: the programme's own picture, a house of what relies on what."""


class Reading(StrEnum):
    """How the answer is read: as a picture or as a table."""

    PICTURE = "picture"
    TABLE = "table"


class Colouring(StrEnum):
    """What the colours of boxes tell: what kind of thing it is, or its status on a day."""

    KIND = "kind"
    STATE = "state"


class Unit(StrEnum):
    """What the page of blocked work lists: things and actions, or single milestones."""

    THINGS = "things"
    MILESTONES = "milestones"


class Board(StrEnum):
    """How that page is read: item by item, what to unblock first, what of it can be done now, what most wait for.

    ``ASK`` lists what the documents leave open, as questions.
    """

    ITEMS = "items"
    ASK = "ask"
    ROOTS = "roots"
    QUICK = "quick"
    BOTTLENECKS = "bottlenecks"


class Proof(StrEnum):
    """What is told of the chosen item: why it stands so, what comes first before a day, what moves if it slips."""

    WHY = "why"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows; ids throughout, ``selected`` a node's or an edge's.

    ``others`` are the far end of a way, or what shares with the start. ``tidied`` counts the expanded nodes that the
    layout took in at once; later ones are placed beside what opened them. ``question``, ``given`` (parameter, text) and
    ``answered`` (how the answer is read) are the catalogue's. ``as_of`` (ISO; None: the newest document's day),
    ``colouring`` and ``hidden_states`` (codes) are the picture's,
    ``statuses`` (codes; none: what is stuck), ``wholes`` (orientations and services), ``unit``, ``board``, ``proof``,
    ``until`` (ISO) and ``months`` are of the page of blocked work, as is ``what_if``: suppositions such as
    ``done:milestone:x``, ``3m:milestone:x``, ``cut:source|KIND|nature|target``. ``story`` (the code of a shipped one;
    None: the reader's own), ``step`` (counted from 1) and ``is_presented`` are of the page of stories.
    """

    node: str | None = None
    scope: Scope = Scope.AROUND
    others: tuple[str, ...] = ()
    length: int = SHORTEST
    expanded: tuple[str, ...] = ()
    tidied: int = 0
    selected: str | None = None
    direction: Direction = Direction.BOTH
    depth: int = 1
    kinds: tuple[str, ...] = FIRST_KINDS
    relations: tuple[str, ...] = FIRST_RELATIONS
    organizations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    with_inferred: bool = True
    arrangement: Arrangement = Arrangement.RIGHT
    limit: int = PAGE_OF_NODES
    reading: Reading = Reading.PICTURE
    is_large: bool = False
    question: str | None = None
    given: tuple[tuple[str, str], ...] = ()
    answered: Reading = Reading.TABLE
    as_of: str | None = None
    colouring: Colouring = Colouring.KIND
    hidden_states: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    unit: Unit = Unit.THINGS
    board: Board = Board.ITEMS
    wholes: tuple[str, ...] = ()
    proof: Proof = Proof.WHY
    until: str | None = None
    months: int = 3
    what_if: tuple[str, ...] = ()
    story: str | None = None
    step: int = 1
    is_presented: bool = False

    @property
    def needs_start(self) -> bool:
        """Whether nothing can be shown before a node was chosen."""
        return self.scope not in WITHOUT_START and self.node is None

    @property
    def orientation(self) -> Orientation:
        """Where arrows point."""
        return Orientation.RIGHT if self.arrangement is Arrangement.RIGHT else Orientation.DOWN

    @property
    def is_waiting(self) -> bool:
        """Whether what is asked lacks its other end."""
        return self.scope in {Scope.PATH, Scope.SHARED} and not self.others

    @property
    def starts(self) -> tuple[str, ...]:
        """The nodes that what is asked is about, each once."""
        if self.scope in WITHOUT_START:
            return ()
        others = self.others if self.scope in {Scope.PATH, Scope.SHARED} else ()
        opened = self.expanded if self.scope is Scope.AROUND else ()
        return tuple(dict.fromkeys((*((self.node,) if self.node else ()), *others, *opened)))

    @property
    def filters(self) -> int:
        """How many of the filters differ from a first look."""
        return sum(
            (
                self.kinds != FIRST_KINDS,
                self.relations != FIRST_RELATIONS,
                bool(self.organizations),
                bool(self.documents),
                bool(self.hidden_states) and self.colouring is Colouring.STATE,
                not self.with_inferred,
            )
        )

    def without_filters(self) -> View:
        """The same question and selection, with everything that filters as a first look has it."""
        first = View()
        return replace(
            self,
            kinds=first.kinds,
            relations=first.relations,
            organizations=(),
            documents=(),
            hidden_states=(),
            with_inferred=True,
            direction=first.direction,
            depth=first.depth,
            limit=first.limit,
        )

    def untold(self) -> View:
        """The same view with nothing of a story in it: what a step of one holds."""
        first = View()
        return replace(self, story=first.story, step=first.step, is_presented=first.is_presented)

    def without_selection(self) -> View:
        """The same view with nothing selected: what counts as one step back."""
        return replace(self, selected=None)
