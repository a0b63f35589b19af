"""A story and its steps, as values; every change gives another story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import texts
from views.view import MOST_STEPS

LONGEST = 4_000
"""Characters of a text or of notes."""

LONGEST_TITLE = 400
"""Characters of a title."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one language or in several, by language; an absent language was not written."""

    by_language: Mapping[str, str] = field(default_factory=dict)

    def said(self, lang: str) -> tuple[str, str]:
        """(words, their language): those of ``lang`` where they are written, else others; empty where none are."""
        for known in (lang, *texts.LANGUAGES):
            if self.by_language.get(known):
                return self.by_language[known], known
        return "", lang

    def own(self, lang: str) -> str:
        """The words of that language alone; empty where they are not written."""
        return self.by_language.get(lang, "")

    def written(self, lang: str, words: str) -> Words:
        """With those words in that language; empty ones take it away."""
        kept = {**self.by_language, lang: words}
        return Words({known: kept[known] for known in texts.LANGUAGES if kept.get(known)})


@dataclass(frozen=True, slots=True)
class Step:
    """A view as a page shows it, with what is said beside it.

    ``page`` is a code of `views.sights.PAGES`, ``view`` the parameters of its address without a language, ``text`` what
    the room reads, ``notes`` what only the speaker does.
    """

    page: str
    view: Mapping[str, str]
    title: Words = field(default_factory=Words)
    text: Words = field(default_factory=Words)
    notes: Words = field(default_factory=Words)

    def with_words(self, name: Literal["title", "text", "notes"], words: Words) -> Step:
        """With other words in one of its places."""
        if name == "title":
            return replace(self, title=words)
        return replace(self, text=words) if name == "text" else replace(self, notes=words)


@dataclass(frozen=True, slots=True)
class Story:
    """Steps in the order in which they are told."""

    title: Words = field(default_factory=Words)
    steps: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> Story:
        """With one more step, at the end; the same where it is full."""
        return self if len(self.steps) >= MOST_STEPS else replace(self, steps=(*self.steps, step))

    def without_step(self, place: int) -> Story:
        """Without the step at a place, counted from 0."""
        return replace(self, steps=(*self.steps[:place], *self.steps[place + 1 :]))

    def moved(self, place: int, by: int) -> Story:
        """With the step at a place earlier (-1) or later (1) by one; the same at either end."""
        other = place + by
        if not 0 <= other < len(self.steps):
            return self
        steps = list(self.steps)
        steps[place], steps[other] = steps[other], steps[place]
        return replace(self, steps=tuple(steps))

    def with_changed(self, place: int, step: Step) -> Story:
        """With another step at a place."""
        return replace(self, steps=(*self.steps[:place], step, *self.steps[place + 1 :]))
