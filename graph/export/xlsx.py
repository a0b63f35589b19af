"""A part of the graph as an XLSX workbook for people: nodes, links, what was said of dates, evidence, what it is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

import texts
from graph.errors import NoStatusError
from graph.export.cells import cut, height, whole
from graph.export.plate.lettering import writable
from graph.export.stamp import Stamp
from graph.model import Basis, Document, Edge, Fact, Node, Statement, Subgraph
from graph.telling.because import sentence

if TYPE_CHECKING:
    from graph.analysis.blocking import Judged

_MADE: Final = datetime(2020, 1, 1)  # noqa: DTZ001 - always the same, so that the same graph gives the same bytes


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: its code (of texts), each column's code and width in characters, and its rows of text."""

    code: str
    columns: Mapping[str, int]
    rows: Callable[[], Iterator[Sequence[str]]]


def write(part: Subgraph, stamp: Stamp, *, lang: str, judged: Judged | None = None) -> bytes:
    """The workbook in a language: filters on, headers kept in sight; every cell is text, never a formula or a link.

    With verdicts (``judged``) nodes have their status and why. Sheets without a row are left out. The same graph gives
    the same bytes.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": writable(stamp.title)[:250], "created": _MADE})
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in _Words(part.canonical(), stamp, lang, judged).sheets():
        rows = whole(texts.translate(lang, f"sheet.{sheet.code}"), list(sheet.rows()))
        if not rows and sheet.code != "nodes":
            continue
        page = book.add_worksheet(texts.translate(lang, f"sheet.{sheet.code}"))
        for place, (name, width) in enumerate(sheet.columns.items()):
            page.set_column(place, place, width)
            page.write_string(0, place, texts.translate(lang, f"sheet.{sheet.code}.{name}"), strong)
        for number, row in enumerate(rows, start=1):
            page.set_row(number, height(row, sheet.columns.values()))
            for place, cell in enumerate(row):
                page.write_string(number, place, cut(cell), plain)
        page.autofilter(0, 0, max(1, len(rows)), len(sheet.columns) - 1)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    book.close()
    return out.getvalue()


class _Words:
    """The rows of one graph in one language."""

    def __init__(self, graph: Subgraph, stamp: Stamp, lang: str, judged: Judged | None) -> None:
        self._graph = graph
        self._stamp = stamp
        self._judged = judged
        self._lang = lang
        self._documents: Mapping[str, Document] = {each.id: each for each in graph.documents}
        self._names = {node.id: node.label for node in graph.nodes}

    def sheets(self) -> tuple[_Sheet, ...]:
        evidence = {"fact": 50, "document": 44, "locator": 26, "lines": 12, "basis": 18, "confidence": 14, "note": 40}
        said = {"item": 44, "stated": 14, "document": 44, "status": 16, "due": 30, "start": 12, "end": 12}
        status = {"status": 16, "why": 60} if self._judged else {}
        nodes = {"label": 26, "name": 50, "kind": 18, **status, "aliases": 30, "about": 60, "id": 34}
        return (
            _Sheet("nodes", nodes, self._nodes),
            _Sheet("links", {"source": 34, "relation": 22, "target": 34, "basis": 18, "documents": 60}, self._links),
            _Sheet("statements", said, self._statements),
            _Sheet("evidence", evidence, self._evidence),
            _Sheet("stamp", {"what": 20, "said": 110}, self._told),
        )

    def _text(self, key: str) -> str:
        return texts.translate(self._lang, key)

    def _nodes(self) -> Iterator[Sequence[str]]:
        for node in self._graph.nodes:
            about = node.description and getattr(node.description, self._lang)
            kind = self._text(f"kind.{node.kind}")
            yield node.label, node.name, kind, *self._status(node), ", ".join(node.aliases), about or "", node.id

    def _status(self, node: Node) -> Sequence[str]:
        """A node's status and why; empty words for what has none, nothing at all without verdicts."""
        judged = self._judged
        if judged is None:
            return ()
        try:
            item = judged.item(node.id)
        except NoStatusError:
            return "", ""
        return self._text(f"verdict.{item.status.code}"), sentence(
            judged.snapshot, judged.found, item, self._lang
        ) or ""

    def _links(self) -> Iterator[Sequence[str]]:
        for edge in self._graph.edges:
            basis = self._text(f"basis.{edge.basis or Basis.EXPLICIT}")
            titles = "\n".join(self._documents[each].title for each in edge.documents)
            yield self._names[edge.source], self._relation(edge), self._names[edge.target], basis, titles

    def _statements(self) -> Iterator[Sequence[str]]:
        for each in self._graph.statements:
            yield (
                self._names.get(each.milestone, each.milestone),
                each.stated_on,
                self._documents[each.document].title,
                self._text(f"status.{each.status}"),
                each.due_text or "",
                each.due_start or "",
                each.due_end or "",
            )

    def _evidence(self) -> Iterator[Sequence[str]]:
        graph = self._graph
        facts: tuple[Fact, ...] = (*graph.nodes, *graph.edges, *graph.statements)
        for fact in facts:
            for each in fact.evidence:
                basis, confidence = self._text(f"basis.{each.basis}"), self._text(f"confidence.{each.confidence}")
                document = self._documents[each.document].title
                place = (each.locator or "", each.lines or "")
                yield self._fact(fact), document, *place, basis, confidence, each.note or ""

    def _told(self) -> Iterator[Sequence[str]]:
        stamp = self._stamp
        yield self._text("stamp.title"), stamp.title
        yield from (("", words) for words in (*stamp.said, stamp.version) if words)
        for place, source in enumerate(stamp.sources):
            yield "" if place else self._text("stamp.sources"), source

    def _fact(self, fact: Fact) -> str:
        if isinstance(fact, Node):
            return fact.label
        if isinstance(fact, Edge):
            return f"{self._names[fact.source]} {self._relation(fact)} {self._names[fact.target]}"
        if isinstance(fact, Statement):
            return f"{self._names.get(fact.milestone, fact.milestone)}, {fact.stated_on}"
        raise TypeError(fact)

    def _relation(self, edge: Edge) -> str:
        return self._text(f"{f'nature.{edge.nature}' if edge.nature else f'relation.{edge.kind}'}.out")
