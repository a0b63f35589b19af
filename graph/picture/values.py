"""What a picture is, and what is known of it beyond the graph: legend, floors, statuses, links in red."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from graph.layout import House, Orientation
from graph.model import Edge, Text

Drawn: TypeAlias = dict[str, Any]
"""One node or edge as vis-network reads it."""

CONTEXT: Final = "context"
"""The code of the legend's line for all relations without a needed end."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: what is drawn so (``state``, ``kind``, ``line`` or ``focus``), in words, and how.

    ``is_shown`` is False for what a filter keeps out; ``is_filter`` tells whether a click on the line switches it.
    """

    group: str
    code: str
    text: str
    look: Drawn
    is_shown: bool = True
    is_filter: bool = False


@dataclass(frozen=True, slots=True)
class Storey:
    """The band of a floor behind the boxes: its name, where it reaches, in pixels, and its colours."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    fill: str
    border: str
    ink: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: nodes and edges as vis-network reads them (plain text, never markup), legend, floors of a house.

    Beside vis-network's own words a node has ``said`` (it in words), ``outline``, ``sign`` (of its status, or empty),
    ``size`` and ``focus``, an edge ``said``, its relation's ``kind``, ``strong`` (its colour when looked at) and
    ``points`` that it runs through.
    """

    nodes: tuple[Drawn, ...]
    edges: tuple[Drawn, ...]
    legend: tuple[LegendEntry, ...]
    orientation: str = Orientation.RIGHT
    storeys: tuple[Storey, ...] = ()


@dataclass(frozen=True, slots=True)
class Switches:
    """What a click on the legend can show or hide, as codes: of a status, a kind, a relation, `CONTEXT`, a basis.

    ``hidden`` are those of ``all`` that are switched off.
    """

    all: Collection[str] = ()
    hidden: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A house, the names of its floors, the lowest first, and the links that climb it.

    ``climbing`` are the ids of links that break the rule, ``borne`` of those that an exemption covers.
    """

    house: House
    floors: Sequence[Text]
    climbing: Collection[str] = ()
    borne: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known beyond the graph itself: statuses (codes of `STATES`, by node id), a chain (ids of edges), a house.

    With ``states`` boxes are coloured by them, and by kind no more; outlines still tell kinds apart. A house is laid
    out as it is, whatever layout else is given.
    """

    states: Mapping[str, str] | None = None
    chain: Collection[str] = ()
    built: Built | None = None


def edge_id(edge: Edge) -> str:
    """What pictures and addresses call an edge: ``source|KIND|nature-or-empty|target``."""
    return "|".join((edge.source, edge.kind, edge.nature or "", edge.target))
