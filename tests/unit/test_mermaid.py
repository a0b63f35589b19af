"""A flowchart's text: every node and edge once, and no name that is more than a name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from graph.export import mermaid
from graph.layout import Orientation
from graph.model import Basis, Confidence, Edge, Evidence, Node, Subgraph
from tests.browser.sample import hostile
from tests.strategies import graphs

LINE = re.compile(
    r'    (n\d+(\[\[|\(\[|\[/|\{\{|\[|\(|>)"[A-Za-z0-9#; ]*"(\]\]|\]\)|/\]|\}\}|\]|\))'
    r'|n\d+ (-->|-\.->)\|"[A-Za-z0-9#; ]+"\| n\d+)'
)


@given(graphs())
def test_every_line_is_one_node_or_one_arrow_whatever_the_names_hold(graph: Subgraph) -> None:
    head, kind, *lines = mermaid.write(graph, title="x\n graph TD", lang="fr").splitlines()
    assert (head, kind) == ("%% x  graph TD", "flowchart LR")
    assert len(lines) == len(graph.nodes) + len(graph.edges)
    assert all(LINE.fullmatch(line) for line in lines)


def test_hostile_names_stay_in_their_quotes() -> None:
    lines = mermaid.write(hostile(), title="", lang="en").splitlines()[2:]
    assert [line for line in lines if not LINE.fullmatch(line)] == []


@pytest.mark.parametrize(("basis", "line"), [(Basis.EXPLICIT, "-->"), (Basis.BRIEF, "-->"), (Basis.INFERRED, "-.->")])
def test_an_arrow_points_at_what_is_needed_and_says_how_it_is_known(basis: Basis, line: str) -> None:
    nodes = (Node("service:a", "Service", "A"), Node("action:b", "Action", "B é"))
    said = (Evidence("doc:x", None, None, basis, Confidence.HIGH),)
    edges = (Edge("action:b", "service:a", "DELIVERS", evidence=said),)
    text = mermaid.write(Subgraph((), nodes, edges), title="t", lang="fr", orientation=Orientation.DOWN)
    assert text.splitlines() == [
        *("%% t", "flowchart TB", '    n1["B #233;"]', '    n2("A")'),
        f'    n2 {line}|"livraison par"| n1',
    ]
