"""A sight as a file, whatever the format: every page and command that gives one away asks here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict

from graph.export.look import Look
from graph.export.plate import Plate, plate
from graph.export.stamp import stamp
from graph.model import Document
from graph.palette import Theme
from graph.snapshot import Snapshot
from views.drawn import states
from views.formats import STILL, Format
from views.sight import Sight

if TYPE_CHECKING:
    from graph.export.html import Scene


class _Told(TypedDict):
    """What a stamp is made of, but for its part and its language."""

    title: str
    version: str
    known: Iterable[Document]
    as_of: str | None
    note: str


def plate_of(
    sight: Sight, snapshot: Snapshot, *, lang: str, theme: str = Theme.LIGHT, as_of: str | None = None
) -> Plate:
    """The sight as a still picture; ``as_of`` is its day where it has no verdicts that know it."""
    return plate(sight.part, look=_look(sight, theme), lang=lang, **_told(sight, snapshot, lang, as_of))


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
    if form is Format.HTML:
        return _page(sight, snapshot, lang).encode()
    if form is Format.JSON:
        from graph.export import json_file

        part_of = None if is_whole else snapshot.version
        day = as_of or _day(sight)
        return json_file.write(sight.part, title=sight.title[lang], as_of=day, part_of=part_of).encode()
    from graph.export import dot, graphml, mermaid, xlsx

    told = stamp(sight.part, lang=lang, **_told(sight, snapshot, lang, as_of))
    if form is Format.XLSX:
        return xlsx.write(sight.part, told, lang=lang, judged=sight.judged)
    if form is Format.GRAPHML:
        return graphml.write(sight.part, told, states=states(sight.part, sight.judged)).encode()
    text = dot.write if form is Format.DOT else mermaid.write
    return text(sight.part, told, lang=lang, look=_look(sight, Theme.LIGHT)).encode()


def _look(sight: Sight, theme: str) -> Look:
    return Look(theme, sight.orientation, sight.focus, sight.layout, sight.states, sight.chain, sight.built)


def _told(sight: Sight, snapshot: Snapshot, lang: str, as_of: str | None) -> _Told:
    return {
        "title": sight.title[lang],
        "version": snapshot.version,
        "known": snapshot.documents.values(),
        "as_of": _day(sight) or as_of,
        "note": sight.note.get(lang, ""),
    }


def _day(sight: Sight) -> str | None:
    return sight.judged.asked.as_of if sight.judged else None


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
