"""What the file shows, as data that its script unpacks: pictures by numbers, each look told once for both themes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import texts
from graph.analysis.blocking import Judged
from graph.canonical import Json
from graph.drawing import LABELS
from graph.layout import Layout, Orientation, layered
from graph.model import Basis, Subgraph
from graph.palette import STATES, Theme
from graph.picture import CONTEXT, Built, LegendEntry, Marks, Picture, Storey, Switches, draw, edge_id
from graph.schema import KINDS, NEEDED_RELATIONS
from graph.telling.because import sentence

__all__ = ["LABELS", "Scene", "Statuses", "packed"]

_SWITCHES: Final = (*KINDS, *NEEDED_RELATIONS, CONTEXT, Basis.INFERRED, Basis.BRIEF)
_OF_LOOK: Final = {
    "nodes": ("sign", "outline", "focus", "borderWidth", "color", "font"),
    "edges": ("color", "strong", "width", "dashes", "arrows"),
}
"""What of a drawn node or edge is shared by many."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """The verdicts of a day, and whether boxes are coloured by them instead of by kind."""

    judged: Judged
    are_coloured: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of the file, with words a language.

    ``orientation``, ``focus`` and ``layout`` are those of `draw`, ``chain`` and ``built`` those of its marks; the first
    of ``focus`` is where it opens. ``left_out`` tells what of the graph is not shown,
    ``text`` stands beside the title, ``notes`` are shown on request.
    """

    part: Subgraph
    title: Mapping[str, str]
    orientation: str = Orientation.RIGHT
    focus: Collection[str] = ()
    layout: Layout | None = None
    statuses: Statuses | None = None
    chain: Collection[str] = ()
    built: Built | None = None
    left_out: Mapping[str, str] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


def packed(scenes: Sequence[Scene], whole: Subgraph, lang: str) -> dict[str, Json]:
    """The scenes, whose nodes and edges are told by their place in ``whole``; looks and labels stand apart."""
    looks = _Looks()
    numbers = {
        "nodes": {node.id: place for place, node in enumerate(whole.nodes)},
        "edges": {edge_id(edge): place for place, edge in enumerate(whole.edges)},
    }
    return {"scenes": [_scene(scene, numbers, looks, lang) for scene in scenes], "looks": looks.told}


class _Looks:
    """Looks of nodes and edges in both themes, each once."""

    def __init__(self) -> None:
        self.told: dict[str, Json] = {}
        self._places: dict[str, dict[str, int]] = {name: {} for name in _OF_LOOK}

    def place(self, name: str, light: Mapping[str, Any], dark: Mapping[str, Any]) -> int:
        """The number of a look, noted where it is new."""
        look: list[Json] = [{key: drawn[key] for key in _OF_LOOK[name]} for drawn in (light, dark)]
        places = self._places[name]
        number = places.setdefault(repr(look), len(places))
        told = self.told.setdefault(name, [])
        if isinstance(told, list) and number == len(told):
            told.append(look)
        return number


def _scene(scene: Scene, numbers: Mapping[str, Mapping[str, int]], looks: _Looks, lang: str) -> dict[str, Json]:
    part = scene.part.canonical()
    layout = scene.layout
    if layout is None and scene.built is None:
        layout = layered(part, orientation=Orientation(scene.orientation))
    judged = scene.statuses.judged if scene.statuses else None
    is_by_state = scene.statuses is not None and scene.statuses.are_coloured
    states = _states(part, judged)
    marks = Marks(states if is_by_state else None, scene.chain, scene.built)
    switches = Switches([*_SWITCHES, *STATES] if is_by_state else _SWITCHES)

    def drawn(lang: str, theme: Theme) -> Picture:
        return draw(
            part,
            lang=lang,
            theme=theme,
            orientation=scene.orientation,
            focus=scene.focus,
            layout=layout,
            switches=switches,
            marks=marks,
        )

    light, dark = drawn(lang, Theme.LIGHT), drawn(lang, Theme.DARK)
    spoken = {name: light if name == lang else drawn(name, Theme.LIGHT) for name in texts.LANGUAGES}
    present = {node.id for node in part.nodes}
    start = next((numbers["nodes"][node] for node in scene.focus if node in present), None)
    return {
        "title": dict(scene.title),
        "leftOut": dict(scene.left_out),
        "text": dict(scene.text),
        "notes": dict(scene.notes),
        "day": {name: texts.day(name, judged.asked.as_of) for name in texts.LANGUAGES} if judged else None,
        "start": start,
        "orientation": light.orientation,
        "byState": is_by_state,
        "storeys": [
            _storey(
                storey, dark.storeys[place], {name: picture.storeys[place].text for name, picture in spoken.items()}
            )
            for place, storey in enumerate(light.storeys)
        ],
        "nodes": [
            [numbers["nodes"][one["id"]], one["x"], one["y"], looks.place("nodes", one, other)]
            for one, other in zip(light.nodes, dark.nodes, strict=True)
        ],
        "edges": [
            [
                numbers["edges"][one["id"]],
                looks.place("edges", one, other),
                [round(side) for point in one["points"] for side in point],
            ]
            for one, other in zip(light.edges, dark.edges, strict=True)
        ],
        "legend": [
            _entry(entry, dark.legend[place], {name: picture.legend[place].text for name, picture in spoken.items()})
            for place, entry in enumerate(light.legend)
        ],
        "states": {str(numbers["nodes"][node]): state for node, state in states.items()},
        "because": _because(part, judged, numbers["nodes"]),
    }


def _entry(light: LegendEntry, dark: LegendEntry, words: Mapping[str, str]) -> dict[str, Json]:
    look: list[Json] = [light.look, dark.look]
    return {"group": light.group, "code": light.code, "text": dict(words), "look": look, "is_filter": light.is_filter}


def _storey(light: Storey, dark: Storey, words: Mapping[str, str]) -> dict[str, Json]:
    """A floor: its name a language, its sides, its colours in both themes."""
    sides: list[Json] = [light.left, light.top, light.right, light.bottom]
    look: list[Json] = [[one.fill, one.border, one.ink] for one in (light, dark)]
    return {"text": dict(words), "sides": sides, "look": look}


def _states(part: Subgraph, judged: Judged | None) -> dict[str, str]:
    return {} if judged is None else judged.states(judged.snapshot.index(node.id) for node in part.nodes)


def _because(part: Subgraph, judged: Judged | None, numbers: Mapping[str, int]) -> dict[str, Json]:
    """Why a node has its status, by its number; nothing of those of which that is not told."""
    if judged is None:
        return {}
    told: dict[str, Json] = {}
    for node in part.nodes:
        if node.id in _states(Subgraph(nodes=(node,)), judged):
            item = judged.item(node.id)
            reasons = {lang: sentence(judged.snapshot, judged.found, item, lang) for lang in texts.LANGUAGES}
            if all(reasons.values()):
                told[str(numbers[node.id])] = dict(reasons)
    return told
