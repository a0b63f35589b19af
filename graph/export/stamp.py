"""What a file says of itself: title, day, newest document, what it leaves out, data, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import texts
from graph.model import Document, Subgraph

_LONGEST: Final = 400  # letters of a title: a name may have thousands


@dataclass(frozen=True, slots=True)
class Stamp:
    """Lines of text in one language; ``said`` are those between title and sources, ``edition`` is one of them."""

    title: str
    said: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    version: str = ""
    edition: str = ""

    def lines(self, lang: str) -> tuple[str, ...]:
        """All but the title, a line each."""
        sources = [texts.translate(lang, "stamp.sources"), *(f"• {source}" for source in self.sources)]
        return tuple(filter(None, (*self.said, *(sources if self.sources else ()), self.version)))


def stamp(
    part: Subgraph,
    *,
    title: str,
    version: str,
    lang: str,
    known: Iterable[Document] = (),
    as_of: str | None = None,
    note: str = "",
) -> Stamp:
    """The stamp of a part of the graph of that fingerprint (``version``).

    ``known`` are all documents of the graph: the newest of those of the day ``as_of`` is the one that is told.
    ``note`` tells what the part leaves out, empty for nothing.
    """
    documents = sorted(known, key=lambda each: (each.stated_on, each.id))
    spoken = [each for each in documents if as_of is None or each.stated_on <= as_of]
    said = [texts.translate(lang, "stamp.as_of", day=texts.day(lang, as_of))] if as_of else []
    edition = texts.translate(lang, "stamp.edition", title=spoken[-1].title) if spoken else ""
    said += [edition] if edition else []
    said += [note] if note else []
    return Stamp(
        title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…",
        tuple(said),
        tuple(_source(each, lang) for each in sorted(part.documents, key=lambda each: (each.stated_on, each.id))),
        texts.translate(lang, "stamp.version", version=version),
        edition,
    )


def _source(document: Document, lang: str) -> str:
    day = texts.day(lang, document.date, document.date_precision)
    return f"{document.title} ({', '.join(filter(None, (document.publisher, day)))})"
