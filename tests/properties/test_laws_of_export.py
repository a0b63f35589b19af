"""What is written is read back: the same graph, the same fingerprint, the same bytes, in both formats."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from random import Random
from typing import TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.canonical import fingerprint
from graph.export import csv_folder, json_file
from graph.model import Contradiction, Edge, Node, Observation, Statement, Subgraph
from loaders.pipeline import read
from loaders.validation.texts import problems
from tests.strategies import graphs

Fact = TypeVar("Fact", Node, Edge, Statement, Observation, Contradiction)


def loadable(graph: Subgraph) -> Subgraph:
    """The graph without what a load refuses: lines of no transcript, edges from a node to itself."""
    known = {document.id for document in graph.documents if document.transcript}

    def cited(fact: Fact) -> Fact:
        evidence = [e if e.document in known else replace(e, lines=None) for e in fact.evidence]
        return replace(fact, evidence=tuple(dict.fromkeys(evidence)))

    return Subgraph(
        graph.documents,
        tuple(map(cited, graph.nodes)),
        tuple(cited(edge) for edge in graph.edges if edge.source != edge.target),
        tuple(map(cited, graph.statements)),
        tuple(map(cited, graph.observations)),
        tuple(map(cited, graph.contradictions)),
    ).canonical()


def texts_of(value: object) -> Iterator[str]:
    """Every text in a graph."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif isinstance(value, dict):
        yield from texts_of(tuple(value.values()))
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def numbers_of(text: str) -> list[str]:
    """Every number of a JSON text, as it is written."""
    written: list[str] = []
    json.loads(text, parse_float=written.append, parse_int=written.append)
    return written


LOADABLE = graphs().map(loadable).filter(lambda graph: not any(any(problems(text)) for text in texts_of(graph)))


@given(LOADABLE)
def test_a_json_export_reads_back_to_the_same_graph_and_the_same_bytes(graph: Subgraph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.json"
        text = json_file.write(graph, title="Un graphe", as_of="2020-06-18")
        path.write_text(text, encoding="utf-8", newline="")
        back = read(path)
    assert back == graph
    assert fingerprint(back) == fingerprint(graph)
    assert json_file.write(back, title="Un graphe", as_of="2020-06-18") == text
    assert not [number for number in numbers_of(text) if "e" in number.lower()]


@given(LOADABLE)
def test_a_csv_export_reads_back_to_the_same_graph_and_the_same_bytes(graph: Subgraph) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "a", Path(folder) / "b"
        csv_folder.write(graph, first)
        back = read(first)
        csv_folder.write(back, second)
        assert {p.name: p.read_bytes() for p in first.iterdir()} == {p.name: p.read_bytes() for p in second.iterdir()}
    assert back == graph
    assert fingerprint(back) == fingerprint(graph)


@settings(max_examples=25)
@given(LOADABLE, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_given_does_not_count(graph: Subgraph, random: Random) -> None:
    shuffled = replace(
        graph,
        nodes=tuple(random.sample(graph.nodes, len(graph.nodes))),
        edges=tuple(random.sample(graph.edges, len(graph.edges))),
    )
    assert json_file.write(shuffled, title="x") == json_file.write(graph, title="x")
    assert csv_folder.tables(shuffled) == csv_folder.tables(graph)


@settings(max_examples=25)
@given(LOADABLE, st.data())
def test_a_change_of_one_name_changes_the_fingerprint(graph: Subgraph, data: st.DataObject) -> None:
    assume(graph.nodes)
    node = data.draw(st.sampled_from(graph.nodes))
    other = replace(node, name=f"{node.name} bis")
    changed = replace(graph, nodes=tuple(other if n is node else n for n in graph.nodes))
    assert fingerprint(changed) != fingerprint(graph)
