"""A sight as a file, whatever the format: every page and command that gives one away asks here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.export.plate import Look, Plate, plate
from graph.palette import Theme
from graph.snapshot import Snapshot
from views.formats import STILL, Format
from views.sight import Sight

if TYPE_CHECKING:
    from graph.export.html import Scene


def plate_of(
    sight: Sight, snapshot: Snapshot, *, lang: str, theme: str = Theme.LIGHT, as_of: str | None = None
) -> Plate:
    """The sight as a still picture; ``as_of`` is its day where it has no verdicts that know it."""
    look = Look(theme, sight.orientation, sight.focus, sight.layout, sight.states, sight.chain, sight.built)
    day = sight.judged.asked.as_of if sight.judged else as_of
    return plate(
        sight.part,
        title=sight.title[lang],
        version=snapshot.version,
        lang=lang,
        known=snapshot.documents.values(),
        as_of=day,
        look=look,
        note=sight.note.get(lang, ""),
    )


def write(
    form: Format,
    sight: Sight,
    snapshot: Snapshot,
    *,
    lang: str,
    theme: str = Theme.LIGHT,
    as_of: str | None = None,
    is_whole: bool = False,
) -> bytes:
    """The file. PNG and SVG have the theme's ground, paper and slides are white.

    ``is_whole`` tells that the part is the whole graph, so that an exchange file can be loaded back as it.
    """
    if form in STILL:
        ground = theme if form in {Format.PNG, Format.SVG} else Theme.LIGHT
        return _still(form, plate_of(sight, snapshot, lang=lang, theme=ground, as_of=as_of))
    from graph.export import dot, graphml, json_file, mermaid, xlsx

    part, title = sight.part, sight.title[lang]
    if form is Format.HTML:
        return _page(sight, snapshot, lang).encode()
    if form is Format.XLSX:
        return xlsx.write(part, title=title, lang=lang)
    if form is Format.GRAPHML:
        return graphml.write(part).encode()
    if form is Format.JSON:
        part_of = None if is_whole else snapshot.version
        day = as_of or (sight.judged.asked.as_of if sight.judged else None)
        return json_file.write(part, title=title, as_of=day, part_of=part_of).encode()
    text = dot.write if form is Format.DOT else mermaid.write
    return text(part, title=title, lang=lang, orientation=sight.orientation).encode()


def _still(form: Format, made: Plate) -> bytes:
    from graph.export import pdf, png, pptx, svg

    if form is Format.SVG:
        return svg.write(made).encode()
    if form is Format.PPTX:
        return pptx.write([pptx.View(made)], title=made.stamp.title)
    return pdf.write([made], title=made.stamp.title) if form is Format.PDF else png.write(made)


def _page(sight: Sight, snapshot: Snapshot, lang: str) -> str:
    from graph.export import html

    return html.write([scene_of(sight)], title=sight.title, version=snapshot.version, lang=lang)


def scene_of(sight: Sight, *, text: Mapping[str, str] | None = None, notes: Mapping[str, str] | None = None) -> Scene:
    """The sight as a picture of the offline file, with words a language beside it."""
    from graph.export.html import Scene, Statuses

    return Scene(
        sight.part,
        sight.title,
        orientation=sight.orientation,
        focus=sight.focus,
        layout=sight.layout,
        statuses=Statuses(sight.judged, sight.is_by_state) if sight.judged else None,
        chain=sight.chain,
        built=sight.built,
        left_out=sight.note,
        text=text or {},
        notes=notes or {},
    )
