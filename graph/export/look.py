"""How what is exported is drawn, whatever the format."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph.layout import Layout, Orientation
from graph.palette import Theme
from graph.picture import Built, Marks


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn: see `graph.picture.draw`; ``states``, ``chain`` and ``built`` are those of its marks."""

    theme: str = Theme.LIGHT
    orientation: str = Orientation.RIGHT
    focus: Collection[str] = ()
    layout: Layout | None = None
    states: Mapping[str, str] | None = None
    chain: Collection[str] = ()
    built: Built | None = None

    @property
    def marks(self) -> Marks:
        """What is known beyond the graph."""
        return Marks(self.states, self.chain, self.built)
