"""The legend: a line for everything that a picture draws, or that a switch keeps out of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph.model import Basis, Subgraph
from graph.palette import BORNE, CHAIN, COLOURS, DASHES, OUTLINES, STATELESS, STATES, Colours, Theme, stroke
from graph.picture.values import CONTEXT, Drawn, LegendEntry, Marks, Switches, edge_id
from graph.schema import KINDS, RELATIONS, Needed
from texts import translate


def entries(
    part: Subgraph, *, lang: str, theme: Theme, focus: Collection[str], switches: Switches, marks: Marks
) -> Iterator[LegendEntry]:
    """The lines in their order: statuses, kinds, what stands out, lines in red, other lines."""
    yield from _state_entries(part, lang, theme, switches, marks)
    yield from _kind_entries(part, lang, theme, switches, marks)
    yield from _focus_entry(part, lang, focus)
    yield from _red_entries(part, lang, theme, marks)
    yield from _line_entries(part, lang, theme, switches)


def _state_entries(part: Subgraph, lang: str, theme: Theme, switches: Switches, marks: Marks) -> Iterator[LegendEntry]:
    if marks.states is None:
        return
    present = {marks.states.get(node.id) for node in part.nodes}
    for code, state in STATES.items():
        if code in present or code in switches.hidden:
            look = {**_filled("Service", state.colours(theme)), "sign": state.sign}
            yield _entry("state", code, translate(lang, f"verdict.{code}"), look, switches)
    if None in present:
        yield LegendEntry(
            "state", "none", translate(lang, "legend.stateless"), _filled("Service", STATELESS.colours(theme))
        )


def _filled(kind: str, colours: Colours) -> Drawn:
    return {"outline": OUTLINES[kind].name, "background": colours.fill, "border": colours.border}


def _kind_entries(part: Subgraph, lang: str, theme: Theme, switches: Switches, marks: Marks) -> Iterator[LegendEntry]:
    present = {node.kind for node in part.nodes}
    for kind in KINDS:
        if kind in present or kind in switches.hidden:
            colours = COLOURS[theme][kind] if marks.states is None else STATELESS.colours(theme)
            look = _filled(kind, colours)
            yield _entry("kind", kind, translate(lang, f"kind.{kind}"), look, switches)


def _focus_entry(part: Subgraph, lang: str, focus: Collection[str]) -> Iterator[LegendEntry]:
    if any(node.id in focus for node in part.nodes):
        yield LegendEntry("focus", "focus", translate(lang, "legend.focus"), {})


def _red_entries(part: Subgraph, lang: str, theme: Theme, marks: Marks) -> Iterator[LegendEntry]:
    built = marks.built
    present = {edge_id(edge) for edge in part.edges}
    reds = (
        ("chain", marks.chain, CHAIN),
        ("climbing", built.climbing if built else (), CHAIN),
        ("borne", built.borne if built else (), BORNE),
    )
    for code, names, strokes in reds:
        if not present.isdisjoint(names):
            line = strokes[theme]
            look: Drawn = {"colour": line.colour, "head": line.head, "tail": None, "dashes": [], "width": line.width}
            yield LegendEntry("line", code, translate(lang, f"legend.{code}"), look)


def _line_entries(part: Subgraph, lang: str, theme: Theme, switches: Switches) -> Iterator[LegendEntry]:
    present = {edge.kind if RELATIONS[edge.kind].needed is not Needed.NONE else CONTEXT for edge in part.edges}
    bases = {edge.basis for edge in part.edges}
    for kind in ("DEPENDS_ON", "DELIVERS", CONTEXT):
        if kind in present or kind in switches.hidden:
            line = stroke(kind, theme)
            ends: Drawn = {"colour": line.colour, "head": line.head, "tail": line.tail, "dashes": []}
            yield _entry("line", kind, translate(lang, f"legend.{kind}"), ends, switches)
    for basis in (Basis.INFERRED, Basis.BRIEF):
        if basis in bases or basis in switches.hidden:
            line = stroke("DEPENDS_ON", theme)
            look: Drawn = {"colour": line.colour, "head": None, "tail": None, "dashes": list(DASHES[basis])}
            yield _entry("line", basis, translate(lang, f"basis.{basis}"), look, switches)


def _entry(group: str, code: str, text: str, look: Drawn, switches: Switches) -> LegendEntry:
    return LegendEntry(group, code, text, look, is_shown=code not in switches.hidden, is_filter=code in switches.all)
