"""The page of what everything rests on: what is loaded, its documents, its last check, and what the words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

import texts
from app_pages import evidence, frame, glossary, prose, timeline
from app_pages.context import Context
from app_pages.loaded import opened
from app_pages.prose import Element, element, table
from graph.model import Document
from graph.schema import KINDS, RELATIONS, Relation
from graph.snapshot import Snapshot


def render(context: Context) -> None:
    """Show the page."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container():
            st.title(context.text("page.data"), anchor=False)
        with st.container(width="content"):
            frame.language_switch(context)
    shown = {
        "loaded": _loaded,
        "sources": _sources,
        "contradictions": _contradictions,
        "check": _check,
        "words": _words,
        "glossary": _glossary,
    }
    tabs = st.tabs([context.text(f"data.tab.{name}") for name in shown])
    for tab, (name, show) in zip(tabs, shown.items(), strict=True):
        with tab:
            prose.show(element("div", *show(context), style="page"), key=f"data.{name}")


def _loaded(context: Context) -> tuple[Element, ...]:
    version = context.loaded.version
    snapshot = context.snapshot
    said = {
        "version": str(version.number),
        "loaded_at": texts.day(context.lang, version.loaded_at),
        "source": version.source.name,
        "statements": texts.number(context.lang, len(snapshot.tables.statements)),
        "observations": texts.number(context.lang, len(snapshot.tables.observations)),
        "fingerprint": version.fingerprint,
    }
    pairs = (
        part
        for name, value in said.items()
        for part in (
            element("dt", context.text(f"data.{name}")),
            element("dd", value, style="code" if name == "fingerprint" else ""),
        )
    )
    counts = (
        _counts(context, "kinds", "kinds", snapshot.count_nodes()),
        _counts(context, "relations", "relation", snapshot.count_edges()),
    )
    return element("dl", *pairs), element("div", *counts, style="pair")


def _counts(context: Context, title: str, words: str, counts: Mapping[str, int]) -> Element:
    """A table of counts; the text of each name stands under ``words``."""
    rows = [(context.text(f"{words}.{name}"), texts.number(context.lang, count)) for name, count in counts.items()]
    total = (element("strong", context.text("data.total")), texts.number(context.lang, sum(counts.values())))
    return table([context.text(f"data.{title}"), context.text("data.count")], [*rows, total], numbers=(1,))


def _sources(context: Context) -> tuple[Element, ...]:
    cited = _cited(context.snapshot.version, context.snapshot)
    header = [context.text(f"data.{column}") for column in ("document", "publisher", "date", "facts")]
    rows = [
        (
            _title(document),
            document.publisher or element("span", context.text("data.publisher.none"), style="quiet"),
            texts.day(context.lang, document.date, document.date_precision),
            texts.number(context.lang, cited[document.id]),
        )
        for document in sorted(
            context.snapshot.documents.values(), key=lambda document: (document.stated_on, document.id)
        )
    ]
    return (table(header, rows, numbers=(3,)),)


@st.cache_resource(show_spinner=False, max_entries=2)
def _cited(version: str, _snapshot: Snapshot) -> Counter[str]:  # noqa: ARG001 - the cache's key
    """How many facts each document supports, counted once a version."""
    evidence = _snapshot.tables.evidence
    columns = (evidence.column(name).to_pylist() for name in ("owner_table", "owner", "document"))
    return Counter(document for *_, document in set(zip(*columns, strict=True)))


def _contradictions(context: Context) -> tuple[Element, ...]:
    found = context.snapshot.contradictions
    explained = element("p", context.text("data.contradictions.explain", count=len(found)), style="quiet lead")
    rows = []
    for contradiction in found:
        about = [context.snapshot.node(context.snapshot.index(item)).name for item in contradiction.items]
        rows.append(
            element(
                "li",
                element("strong", " · ".join(about), lang=evidence.DATA_LANGUAGE),
                element("div", timeline.advice(context, contradiction)),
                evidence.folded(context, contradiction),
            )
        )
    return explained, element("ul", *rows, style="relations")


def _title(document: Document) -> Element:
    title = element("span", document.title, lang=document.language)
    return prose.link(document.url, title) if document.url else title


def _check(context: Context) -> tuple[Element, ...]:
    explained = element("p", context.text("data.check.explain"), style="quiet lead")
    faults = (*opened().faults, *glossary.faults())
    if not faults:
        loaded = texts.day(context.lang, context.loaded.version.loaded_at)
        return element("p", context.text("data.check.passed", day=loaded), style="notice"), explained
    header = [context.text(f"data.check.{column}") for column in ("file", "row", "column", "value", "fault")]
    rows = [
        (
            fault.file,
            None if fault.row is None else str(fault.row),
            fault.column,
            fault.value,
            element("span", f"{fault.message} {fault.fix}", lang="en"),
        )
        for fault in faults
    ]
    said = element("p", context.text("data.check.failed", count=len(faults)), style="notice")
    return said, explained, table(header, rows, numbers=(1,))


def _words(context: Context) -> tuple[Element, ...]:
    kinds = [
        (
            element("strong", context.text(f"kind.{name}")),
            context.text(f"kind.{name}.meaning"),
            element(
                "span", ", ".join(context.text(f"category.{category}") for category in kind.categories), style="quiet"
            ),
        )
        for name, kind in KINDS.items()
    ]
    relations = [
        (
            element("strong", context.text(f"relation.{name}")),
            context.text(f"relation.{name}.meaning"),
            element("span", _ends(context, relation), style="quiet"),
        )
        for name, relation in RELATIONS.items()
    ]
    natures = [
        (element("strong", context.text(f"nature.{name}.out")), context.text(f"nature.{name}.meaning"))
        for relation in RELATIONS.values()
        for name in relation.natures
    ]
    word, meaning = context.text("data.words.word"), context.text("data.words.meaning")
    return (
        element("h2", context.text("data.words.kinds")),
        table([word, meaning, context.text("data.words.categories")], kinds),
        element("h2", context.text("data.words.relations")),
        table([word, meaning, context.text("data.words.ends")], relations),
        element("h2", context.text("data.words.natures")),
        table([word, meaning], natures),
    )


def _glossary(context: Context) -> tuple[Element, ...]:
    return element("p", context.text("glossary.explain"), style="quiet lead"), glossary.listed(context)


def _ends(context: Context, relation: Relation) -> str:
    """The kinds it joins, in the schema's order: "service, action → organization"."""
    sources, targets = ({pair[end] for pair in relation.pairs} for end in (0, 1))
    return " → ".join(_kinds(context, end) for end in (sources, targets))


def _kinds(context: Context, names: set[str]) -> str:
    if len(names) >= len(KINDS) - 1:
        return context.text("data.words.ends.any")
    return ", ".join(context.text(f"kind.{name}").lower() for name in KINDS if name in names)
