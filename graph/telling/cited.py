"""Where a fact stands, in one line for each piece of its evidence: for notes, tables and whoever traces a box."""

from __future__ import annotations

from collections.abc import Mapping

import texts
from graph.model import Basis, Document, Evidence, Fact


def cited(fact: Fact, documents: Mapping[str, Document], lang: str) -> tuple[str, ...]:
    """Document, place, lines, and that it is no document's own words where it is not; in the graph's order."""
    return tuple(_line(each, documents[each.document], lang) for each in fact.evidence)


def _line(evidence: Evidence, document: Document, lang: str) -> str:
    lines = evidence.lines or ""
    key = "evidence.lines" if {"-", ",", " "} & set(lines) else "evidence.line"
    parts = (
        document.title,
        texts.day(lang, document.date, document.date_precision),
        evidence.locator,
        texts.translate(lang, key, lines=lines) if lines else None,
        None if evidence.basis is Basis.EXPLICIT else texts.translate(lang, f"basis.{evidence.basis}"),
        evidence.note,
    )
    return ", ".join(filter(None, parts))
