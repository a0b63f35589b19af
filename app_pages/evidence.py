"""Evidence in words: which document, where in it, and whether it says the thing or a reader concludes it."""

from __future__ import annotations

import texts
from app_pages.context import Context
from app_pages.prose import Element, Piece, copying, element, link
from graph.model import Basis, Confidence, Document, Edge, Evidence, Fact, Observation, Statement
from graph.picture import edge_id

DATA_LANGUAGE = "fr"
"""What names, places and notes are written in."""


def folded(context: Context, fact: Fact) -> Element:
    """The first document and how many more there are, which opens to all of the evidence."""
    document = context.snapshot.documents[fact.evidence[0].document]
    rest = len(fact.evidence) - 1
    title = context.text("evidence.others", title=document.title, count=rest) if rest else document.title
    return element("details", element("summary", title), listed(context, fact))


def listed(context: Context, fact: Fact) -> Element:
    """All of a fact's evidence, one item each, in the graph's order; below it, how to report an error in the fact."""
    basis = strongest(fact) or Basis.EXPLICIT
    items = (_item(context, fact, item) for item in fact.evidence)
    return element("ul", *items, element("li", _report(context, fact), style="report"), style=f"evidence {basis}")


def strongest(fact: Fact) -> Basis | None:
    """The strongest basis among a fact's evidence; None without any."""
    return min((item.basis for item in fact.evidence), key=list(Basis).index, default=None)


def tag(context: Context, basis: Basis | None) -> Element | None:
    """A small word that sets apart what no document states; None for what one does."""
    if basis is None or basis is Basis.EXPLICIT:
        return None
    return element("span", context.text(f"basis.{basis}"), style=f"tag {basis}")


def _item(context: Context, fact: Fact, evidence: Evidence) -> Element:
    document = context.snapshot.documents[evidence.document]
    return element(
        "li",
        element("div", *_title(context, document)),
        _place(context, evidence),
        _row(context, fact, evidence),
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


def _row(context: Context, fact: Fact, evidence: Evidence) -> Element | None:
    """The data file and row that hold the evidence, where the loaded graph's files are at hand."""
    row = context.loaded.origins.evidence(fact, evidence)
    if row is None:
        return None
    return element("div", context.text("evidence.row", file=row.file, row=row.row), style="quiet code")


def _report(context: Context, fact: Fact) -> Element:
    """A button that copies what one who mends the fact needs: its key, its rows, what the documents are said to say."""
    origins, source = context.loaded.origins, context.loaded.version.source.name
    rows = [origins.fact(fact), *(origins.evidence(fact, item) for item in fact.evidence)]
    places = [f"{row.file}:{row.row}" for row in rows if row is not None] or [source]
    cited = [" ".join(filter(None, (item.document, item.locator, item.lines))) for item in fact.evidence]
    text = context.text(
        "report.text",
        fact=_key(fact),
        places=", ".join(dict.fromkeys(places)),
        cited="; ".join(cited),
        version=context.loaded.version.fingerprint,
    )
    return copying(text, context.text("report.copy"), context.text("copied"))


def _key(fact: Fact) -> str:
    """What tells the fact from all others, in one word."""
    if isinstance(fact, Edge):
        return edge_id(fact)
    if isinstance(fact, Statement | Observation):
        return "|".join("" if part is None else str(part) for part in fact.key)
    return fact.id
