"""A story as a file for a meeting: steps to follow in one HTML file, slides, or pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import texts
from graph.export.plate import Plate
from graph.model import Subgraph
from graph.snapshot import Snapshot
from views.files import plate_of, scene_of
from views.formats import Format
from views.opened import opened_step
from views.sight import Sight
from views.sights import Ask, sight_of
from views.stories.story import Step, Story

Tell = Callable[[str, float], None]
"""Is told what is done now (a code: ``step``, ``file``) and how far the work is, from 0 to 1."""


def _untold(_code: str, _share: float) -> None:
    """Tell nobody."""


DRAWING: Final = 0.8
"""How much of the work is done when all steps are drawn."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A step and what it shows: nothing where its view names what the graph does not hold, or finds nothing.

    ``ignored`` are the parameters of its view that were not understood.
    """

    step: Step
    sight: Sight
    is_found: bool = True
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a step's view shows, whatever its words: nothing as in `Staged`."""

    sight: Sight | None
    ignored: tuple[str, ...] = ()


def seen(page: str, view: Mapping[str, str], snapshot: Snapshot, ask: Ask) -> Seen:
    """What a view shows of the graph, as a story holds it."""
    opened = opened_step(page, view, snapshot)
    return Seen(sight_of(opened.page, opened.view, snapshot, ask), opened.ignored)


def with_words(step: Step, shown: Seen) -> Staged:
    """What was seen, under the step's own title where it has one."""
    found = shown.sight or Sight(Subgraph(), dict.fromkeys(texts.LANGUAGES, ""))
    title = {lang: step.title.said(lang)[0] or found.title[lang] for lang in texts.LANGUAGES}
    return Staged(step, replace(found, title=title), shown.sight is not None, shown.ignored)


def staged(step: Step, snapshot: Snapshot, ask: Ask) -> Staged:
    """What a step shows of the graph, under its title."""
    return with_words(step, seen(step.page, step.view, snapshot, ask))


def stage(story: Story, show: Callable[[Step], Staged], *, tell: Tell = _untold) -> list[Staged]:
    """What every step shows, by `staged` or by what keeps its answers."""
    shown: list[Staged] = []
    for number, step in enumerate(story.steps):
        tell("step", DRAWING * number / len(story.steps))
        shown.append(show(step))
    return shown


def write(
    form: Format, story: Story, shown: Sequence[Staged], snapshot: Snapshot, *, lang: str, tell: Tell = _untold
) -> bytes:
    """The file of a story and of what its steps show: HTML, PPTX or PDF, with titles, texts and notes.

    Raises ValueError for another format.
    """
    tell("file", DRAWING)
    made = _written(form, story, shown, snapshot, lang)
    tell("file", 1.0)
    return made


def _written(form: Format, story: Story, shown: Sequence[Staged], snapshot: Snapshot, lang: str) -> bytes:
    title = story.title.said(lang)[0] or texts.translate(lang, "story.untitled")
    if form is Format.HTML:
        from graph.export import html

        titles = {name: story.title.said(name)[0] or title for name in texts.LANGUAGES}
        scenes = [scene_of(each.sight, text=_text(each), notes=dict(each.step.notes.by_language)) for each in shown]
        return html.write(scenes, title=titles, version=snapshot.version, lang=lang).encode()
    plates = [_plate(each, snapshot, lang) for each in shown]
    if form is Format.PPTX:
        from graph.export import pptx

        notes = (each.step.notes.said(lang)[0] for each in shown)
        views = [pptx.View(plate, note) for plate, note in zip(plates, notes, strict=True)]
        return pptx.write(views, title=title)
    if form is Format.PDF:
        from graph.export import pdf

        return pdf.write(plates, title=title)
    raise ValueError(form)


def _plate(shown: Staged, snapshot: Snapshot, lang: str) -> Plate:
    return replace(plate_of(shown.sight, snapshot, lang=lang), text=_text(shown).get(lang, ""))


def _text(shown: Staged) -> dict[str, str]:
    """What is said of a step, a language; that it shows nothing, where that is so."""
    said = {lang: shown.step.text.said(lang)[0] for lang in texts.LANGUAGES}
    none = {lang: texts.translate(lang, "story.step.none") for lang in texts.LANGUAGES}
    told = {
        lang: "\n".join(filter(None, (words, "" if shown.is_found else none[lang]))) for lang, words in said.items()
    }
    return {lang: words for lang, words in told.items() if words}
