"""Evidence in words: which document, where in it, and whether it says the thing or a reader concludes it."""

from __future__ import annotations

from collections.abc import Sequence

import texts
from app_pages.context import Context
from app_pages.prose import Element, Piece, element, link
from graph.model import Basis, Confidence, Document, Evidence

DATA_LANGUAGE = "fr"
"""What names, places and notes are written in."""


def folded(context: Context, evidence: Sequence[Evidence]) -> Element:
    """The first document and how many more there are, which opens to all of the evidence."""
    document = context.snapshot.documents[evidence[0].document]
    rest = len(evidence) - 1
    title = context.text("evidence.others", title=document.title, count=rest) if rest else document.title
    return element("details", element("summary", title), listed(context, evidence))


def listed(context: Context, evidence: Sequence[Evidence]) -> Element:
    """All of it, one item each, in the graph's order."""
    basis = min((item.basis for item in evidence), key=list(Basis).index, default=Basis.EXPLICIT)
    return element("ul", *(_item(context, item) for item in evidence), style=f"evidence {basis}")


def tag(context: Context, basis: Basis | None) -> Element | None:
    """A small word that sets apart what no document states; None for what one does."""
    if basis is None or basis is Basis.EXPLICIT:
        return None
    return element("span", context.text(f"basis.{basis}"), style=f"tag {basis}")


def _item(context: Context, evidence: Evidence) -> Element:
    document = context.snapshot.documents[evidence.document]
    return element(
        "li",
        element("div", *_title(context, document)),
        _place(context, evidence),
        element("div", " ".join(_how(context, evidence)), style="quiet"),
        element("div", evidence.note, style="note", lang=DATA_LANGUAGE) if evidence.note else None,
    )


def _title(context: Context, document: Document) -> tuple[Piece, ...]:
    title = element("strong", document.title, lang=document.language)
    original = link(document.url, context.text("evidence.link")) if document.url else None
    return title, " · ", published(context, document), *((" · ", original) if original else ())


def published(context: Context, document: Document) -> Element:
    """The publisher, where one is printed, and the date, no finer than it is known."""
    day = texts.day(context.lang, document.date, document.date_precision)
    if document.publisher is None:
        return element("span", day, style="quiet")
    words = context.text("evidence.published", publisher=document.publisher, day=day)
    return element("span", words, style="quiet")


def _place(context: Context, evidence: Evidence) -> Element | None:
    several = "evidence.lines" if evidence.lines and set(evidence.lines) & {"-", ","} else "evidence.line"
    lines = context.text(several, lines=evidence.lines.replace(",", ", ")) if evidence.lines else None
    if evidence.locator is None and lines is None:
        return None
    place = element("span", evidence.locator, lang=DATA_LANGUAGE) if evidence.locator else None
    return element("div", place, ", " if place and lines else None, lines)


def _how(context: Context, evidence: Evidence) -> tuple[str, ...]:
    meaning = context.text(f"basis.{evidence.basis}.meaning")
    if evidence.confidence is Confidence.HIGH:
        return (meaning,)
    degree = context.text(f"confidence.{evidence.confidence}")
    return meaning, f"({context.text('evidence.unsure', confidence=degree)})"
