"""What is seen, whatever page shows it: a part of the graph and how it is drawn. Files are made from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import texts
from graph.analysis.blocking import Judged
from graph.layout import Layout, Orientation
from graph.model import Subgraph
from graph.picture import Built
from graph.snapshot import Snapshot
from views.drawn import Placed, states
from views.hidden import told
from views.titles import title
from views.view import Colouring, View


@dataclass(frozen=True, slots=True)
class Sight:
    """A part of the graph, a title a language, and how it is drawn.

    ``focus`` are the ids that stand out, ``chain`` those of links in red, ``built`` is the house it stands in, ``note``
    tells a language what is not shown.
    ``judged`` are the verdicts of its day, None where nobody speaks of dates; with ``is_by_state`` boxes are coloured
    by them. Without a ``layout`` one is made.
    """

    part: Subgraph
    title: Mapping[str, str]
    focus: Collection[str] = ()
    orientation: str = Orientation.RIGHT
    layout: Layout | None = None
    judged: Judged | None = None
    is_by_state: bool = False
    chain: Collection[str] = ()
    built: Built | None = None
    note: Mapping[str, str] = field(default_factory=dict)

    @property
    def states(self) -> Mapping[str, str] | None:
        """The statuses that colour it, by id; None where kinds do."""
        return states(self.part, self.judged) if self.is_by_state else None


def of_placed(view: View, placed: Placed, snapshot: Snapshot, judged: Judged | None) -> Sight:
    """What a view of the picture's page shows."""
    return Sight(
        placed.shown.subgraph,
        {lang: title(view, snapshot, lang) for lang in texts.LANGUAGES},
        focus=view.starts,
        orientation=view.orientation,
        layout=placed.layout,
        built=placed.built,
        note={lang: told(placed.shown, lang) for lang in texts.LANGUAGES},
        judged=judged,
        is_by_state=view.colouring is Colouring.STATE,
    )
