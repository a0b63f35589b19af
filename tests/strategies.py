"""Random valid graphs of every kind: cycles, parallel edges, islands, statements, figures, contradictions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hypothesis import strategies as st

from graph.model import (
    Basis,
    Confidence,
    Contradiction,
    Document,
    Edge,
    EdgeKey,
    Evidence,
    Node,
    Observation,
    Scalar,
    Statement,
    Subgraph,
    Text,
)
from graph.schema import DATE_PRECISIONS, DUE_KINDS, FLAGS, KINDS, QUALIFIERS, RELATIONS, STATUSES, Property, ValueType
from tests.drawn_graph import DOCUMENT, edge, node

_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="|\u2028\u2029"),
    min_size=1,
    max_size=12,
).filter(lambda text: text == text.strip())
_DAY = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)).map(dt.date.isoformat)

_FIGURE = st.integers(-(10**14), 10**14) | st.decimals(-1000, 1000, places=2).map(float).filter(lambda v: v % 1 != 0)

_JOINS = {
    (source, target): [
        (relation.name, nature)
        for relation in RELATIONS.values()
        if relation.joins(source, target)
        for nature in (relation.natures or (None,))
    ]
    for source in KINDS
    for target in KINDS
}
"""Every (relation, nature) that may join a kind to a kind."""


def graphs(max_nodes: int = 12, max_edges: int = 24) -> st.SearchStrategy[Subgraph]:
    """Valid graphs, in canonical order; perhaps empty."""
    return st.composite(_graph)(max_nodes, max_edges)


def shapes(max_nodes: int = 12, max_edges: int = 24) -> st.SearchStrategy[Subgraph]:
    """Valid graphs of at least one node where chance decides only what joins what: for laws of walks, and fast."""
    return st.composite(_shape)(max_nodes, max_edges)


@dataclass(frozen=True)
class _Facts:
    """The documents there are, and the few evidences that the graph's facts share among them."""

    documents: tuple[Document, ...]
    choices: st.SearchStrategy[tuple[Evidence, ...]]


def _graph(draw: st.DrawFn, max_nodes: int, max_edges: int) -> Subgraph:
    documents = tuple(draw(st.lists(st.composite(_document)(), min_size=1, max_size=3, unique_by=lambda d: d.id)))
    pool = draw(st.lists(st.composite(_evidence)(documents), min_size=1, max_size=3, unique=True))
    facts = _Facts(documents, st.sampled_from([*((one,) for one in pool), tuple(pool)]))
    size = draw(st.integers(0, max_nodes))
    slugs = draw(
        st.lists(st.from_regex(r"[a-z][a-z0-9]?(-[a-z])?", fullmatch=True), min_size=size, max_size=size, unique=True)
    )
    nodes = tuple(_node(draw, slug, facts) for slug in slugs)
    edges = _edges(draw, nodes, facts, max_edges)
    return Subgraph(
        documents,
        nodes,
        edges,
        _statements(draw, nodes, facts),
        _observations(draw, nodes, facts),
        _contradictions(draw, nodes, facts),
    ).canonical()


def _shape(draw: st.DrawFn, max_nodes: int, max_edges: int) -> Subgraph:
    kinds = draw(st.lists(st.sampled_from(tuple(KINDS.values())), min_size=1, max_size=max_nodes))
    nodes = tuple(node(f"{kind.prefix}n{place}") for place, kind in enumerate(kinds))
    keys = draw(_keys(nodes, max_edges))
    edges = (edge(source, f"{kind}/{nature}" if nature else kind, target) for source, kind, nature, target in keys)
    return Subgraph((DOCUMENT,), nodes, tuple(edges)).canonical()


def _keys(nodes: tuple[Node, ...], most: int) -> st.SearchStrategy[list[EdgeKey]]:
    """Keys of edges that the schema allows among the nodes; as many as there can be are as likely as few."""
    possible: list[EdgeKey] = [
        (source.id, kind, nature, target.id)
        for source in nodes
        for target in nodes
        for kind, nature in _JOINS[source.kind, target.kind]
    ]
    if not possible:
        return st.just([])
    return st.integers(0, min(most, len(possible))).flatmap(
        lambda fewest: st.lists(st.sampled_from(possible), min_size=fewest, max_size=most, unique=True)
    )


def _document(draw: st.DrawFn) -> Document:
    slug = draw(st.from_regex(r"[a-z][a-z0-9-]{0,4}[a-z0-9]", fullmatch=True).filter(lambda s: "--" not in s))
    return Document(
        f"doc:{slug}",
        draw(_TEXT),
        draw(st.none() | _TEXT),
        draw(_DAY),
        draw(st.sampled_from(DATE_PRECISIONS)),
        draw(_DAY),
        draw(st.sampled_from(("fr", "en"))),
        draw(st.none() | st.just("https://example.org/a")),
        draw(st.none() | st.just("000_made-up.txt")),
    )


def _evidence(draw: st.DrawFn, documents: tuple[Document, ...]) -> Evidence:
    document = draw(st.sampled_from(documents))
    basis = draw(st.sampled_from(Basis))
    lines = None
    if basis is not Basis.BRIEF and document.transcript:
        lines = draw(st.sampled_from(("1", "7", "12-14", "3,9-11,20")))
    note = draw(_TEXT) if basis is Basis.INFERRED else draw(st.none() | _TEXT)
    return Evidence(document.id, draw(st.none() | _TEXT), lines, basis, draw(st.sampled_from(Confidence)), note)


def _node(draw: st.DrawFn, slug: str, facts: _Facts) -> Node:
    kind = KINDS[draw(st.sampled_from(tuple(KINDS)))]
    return Node(
        f"{kind.prefix}{slug}",
        kind.name,
        draw(_TEXT),
        draw(st.none() | _TEXT),
        draw(st.none() | st.sampled_from(kind.categories)) if kind.categories else None,
        tuple(draw(st.lists(_TEXT, max_size=2, unique=True))),
        draw(st.none() | st.builds(Text, _TEXT, _TEXT)),
        _properties(draw, kind.properties),
        draw(facts.choices),
    )


def _edges(draw: st.DrawFn, nodes: tuple[Node, ...], facts: _Facts, most: int) -> tuple[Edge, ...]:
    return tuple(
        Edge(
            source,
            target,
            kind,
            nature,
            draw(st.booleans()) if nature else None,
            _properties(draw, RELATIONS[kind].properties),
            draw(facts.choices),
        )
        for source, kind, nature, target in draw(_keys(nodes, most))
    )


def _statements(draw: st.DrawFn, nodes: tuple[Node, ...], facts: _Facts) -> tuple[Statement, ...]:
    milestones = [node.id for node in nodes if node.kind == "Milestone"]
    if not milestones:
        return ()
    documents = [document.id for document in facts.documents]
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(milestones), st.sampled_from(documents), st.integers(1, 3)),
            max_size=4,
            unique=True,
        )
    )
    return tuple(_statement(draw, key, facts) for key in keys)


def _statement(draw: st.DrawFn, key: tuple[str, str, int], facts: _Facts) -> Statement:
    milestone, document, seq = key
    stated_on = next(d.stated_on for d in facts.documents if d.id == document)
    start, end = sorted((draw(_DAY), draw(_DAY)))
    dated = draw(st.booleans())
    return Statement(
        milestone,
        document,
        stated_on,
        seq,
        draw(st.sampled_from(STATUSES)),
        draw(_TEXT) if dated else None,
        draw(st.sampled_from(DUE_KINDS)) if dated else None,
        start if dated else None,
        end if dated else None,
        draw(st.none() | st.sampled_from(FLAGS)),
        draw(facts.choices),
    )


def _observations(draw: st.DrawFn, nodes: tuple[Node, ...], facts: _Facts) -> tuple[Observation, ...]:
    indicators = [node.id for node in nodes if node.kind == "Indicator"]
    if not indicators:
        return ()
    drawn = (_observation(draw, draw(st.sampled_from(indicators)), facts) for _ in range(draw(st.integers(0, 3))))
    return tuple({observation.key: observation for observation in drawn}.values())


def _observation(draw: st.DrawFn, indicator: str, facts: _Facts) -> Observation:
    start, end = sorted((draw(_DAY), draw(_DAY)))
    return Observation(
        indicator,
        draw(_FIGURE),
        draw(_TEXT),
        draw(st.sampled_from(QUALIFIERS)),
        draw(_TEXT),
        draw(st.none() | st.just(start)),
        end,
        draw(st.none() | st.sampled_from(FLAGS)),
        draw(facts.choices),
    )


def _contradictions(draw: st.DrawFn, nodes: tuple[Node, ...], facts: _Facts) -> tuple[Contradiction, ...]:
    if not nodes:
        return ()
    some = st.lists(st.sampled_from([node.id for node in nodes]), min_size=1, max_size=2, unique=True)
    return tuple(
        Contradiction(f"contradiction:{slug}", tuple(draw(some)), Text(draw(_TEXT), draw(_TEXT)), draw(facts.choices))
        for slug in draw(st.sampled_from(((), ("one",), ("one", "two"))))
    )


def _properties(draw: st.DrawFn, declared: tuple[Property, ...]) -> dict[str, Scalar]:
    values: dict[str, Scalar] = {}
    for declaration in declared:
        if declaration.required or draw(st.booleans()):
            values[declaration.name] = draw(_value(declaration))
    return values


def _value(declaration: Property) -> st.SearchStrategy[Scalar]:
    if declaration.choices:
        return st.sampled_from(declaration.choices)
    return st.integers(-(2**63), 2**63 - 1) if declaration.type is ValueType.INTEGER else _TEXT
