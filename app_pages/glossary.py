"""What acronyms stand for, wherever they are read: marked in the words of a panel, and listed with their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from app_pages.context import Context
from app_pages.evidence import DATA_LANGUAGE
from app_pages.panel import SELECT
from app_pages.prose import Element, Piece, action, element, table
from graph.errors import InvalidGraphError
from graph.faults import Fault
from graph.search import fold
from graph.snapshot import Snapshot
from loaders.glossary import Entry, glossary

_WORD = re.compile(r"\w[\w-]*(?:[ '’]\w[\w-]*)?")
"""A word, perhaps with the next one: acronyms have one or two (CI TLSi, HOP'EN), and "l'ENS" holds one."""

_BETWEEN = re.compile("[ '’]")

_UNMARKED = ("h1", "abbr", "summary")
"""Elements whose words stay as they are: a title says its own name beside, a summary is a button of its own."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an acronym stands for: by a document's lines, as the name of a node (its id), or both in the same words."""

    words: str
    document: str | None = None
    lines: str | None = None
    node: str | None = None


def meanings(context: Context) -> Mapping[str, tuple[Meaning, ...]]:
    """Every acronym of the documents' glossaries and of the graph, with all that it is said to stand for."""
    return _meanings(context.snapshot.version, context.snapshot)


def explained(context: Context, tree: Element) -> Element:
    """The tree with each acronym marked where it is first read; what it stands for is a touch away."""
    return _marked(tree, meanings(context), set())


def section(context: Context, tree: Element) -> Element | None:
    """The acronyms of the tree in a list that unfolds, with the sources; None where there are none."""
    known = meanings(context)
    found = sorted({word for text in _texts(tree) for word, _ in _found(text, known)}, key=str.casefold)
    if not found:
        return None
    items = [element("dl", *(piece for name in found for piece in _entry(context, name, known[name])))]
    return element("details", element("summary", context.text("glossary.count", count=len(found))), *items)


def listed(context: Context) -> Element:
    """The whole glossary that documents print, alphabetically, as a table."""
    rows = [
        (
            element("strong", entry.acronym, lang=DATA_LANGUAGE),
            element("span", entry.meaning, lang=DATA_LANGUAGE),
            _source(context, entry.document, entry.lines),
        )
        for entry in sorted(_entries(), key=lambda entry: (entry.acronym.casefold(), entry.document, entry.lines))
    ]
    return table([context.text(f"glossary.{column}") for column in ("acronym", "meaning", "source")], rows)


def faults() -> tuple[Fault, ...]:
    """What is wrong with the glossary's file; pages then do without it."""
    try:
        glossary()
    except InvalidGraphError as error:
        return error.faults
    return ()


def _entries() -> tuple[Entry, ...]:
    return () if faults() else glossary()


def _entry(context: Context, acronym: str, said: tuple[Meaning, ...]) -> Iterator[Element]:
    yield element("dt", acronym, lang=DATA_LANGUAGE)
    for meaning in said:
        words: Piece = element("span", meaning.words, lang=DATA_LANGUAGE)
        if meaning.node is not None:
            words = action(SELECT + meaning.node, meaning.words, lang=DATA_LANGUAGE)
        source = _source(context, meaning.document, meaning.lines) if meaning.document else None
        yield element("dd", words, " ", source)


def _source(context: Context, document: str, lines: str | None) -> Element:
    known = context.snapshot.documents.get(document)
    title = document if known is None else element("span", known.title, lang=known.language)
    several = "evidence.lines" if lines and set(lines) & {"-", ","} else "evidence.line"
    place = f", {context.text(several, lines=lines.replace(',', ', '))}" if lines else None
    return element("span", title, place, style="quiet")


def _marked(piece: Element, known: Mapping[str, tuple[Meaning, ...]], done: set[str]) -> Element:
    if piece.tag in _UNMARKED:
        return piece
    pieces: list[Piece] = []
    for part in piece.pieces:
        if isinstance(part, Element):
            pieces.append(_marked(part, known, done))
        elif part is not None:
            pieces += _split(part, known, done)
    return replace(piece, pieces=tuple(pieces))


def _split(text: str, known: Mapping[str, tuple[Meaning, ...]], done: set[str]) -> Iterator[Piece]:
    at = 0
    for acronym, start in _found(text, known):
        if acronym in done or known[acronym][0].words == text:
            continue
        done.add(acronym)
        yield text[at:start]
        end = start + len(acronym)
        yield element("abbr", text[start:end], title=known[acronym][0].words, lang=DATA_LANGUAGE)
        at = end
    yield text[at:]


def _found(text: str, known: Mapping[str, tuple[Meaning, ...]]) -> Iterator[tuple[str, int]]:
    """(acronym, where it begins) of each one in a text, in order; the longer where two begin at one place."""
    at = 0
    while match := _WORD.search(text, at):
        word = match[0].replace("’", "'")
        at = match.end()
        if word not in known:
            word = _BETWEEN.split(word)[0]
            at = match.start() + len(word)
        if word in known:
            yield word, match.start()


def _texts(piece: Element) -> Iterator[str]:
    for part in piece.pieces:
        if isinstance(part, Element):
            yield from _texts(part)
        elif part:
            yield part


@st.cache_resource(show_spinner=False, max_entries=2)
def _meanings(version: str, _snapshot: Snapshot) -> Mapping[str, tuple[Meaning, ...]]:  # noqa: ARG001 - the cache's key
    found: dict[str, dict[str, Meaning]] = {}
    nodes = _snapshot.tables.nodes
    columns = (nodes.column(name).to_pylist() for name in ("id", "acronym", "name"))
    for node, acronym, name in zip(*columns, strict=True):
        if acronym and acronym != name:
            found.setdefault(acronym, {})[fold(name)] = Meaning(name, node=node)
    for entry in _entries():
        if entry.document in _snapshot.documents:
            kept, words = found.setdefault(entry.acronym, {}), fold(entry.meaning)
            same = kept.get(words, Meaning(entry.meaning))
            if same.document is None:
                kept[words] = replace(same, document=entry.document, lines=entry.lines)
    return {acronym: tuple(said.values()) for acronym, said in found.items()}
