"""A flowchart's text: every node and edge once, and no name that is more than a name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from graph.export import mermaid
from graph.export.look import Look
from graph.export.stamp import Stamp
from graph.layout import Orientation
from graph.model import Basis, Confidence, Edge, Evidence, Node, Subgraph
from tests.browser.sample import hostile
from tests.hostile_names import HOSTILE
from tests.strategies import graphs

WORDS = r'"[A-Za-z0-9#; ]*"'
LINE = re.compile(
    rf"    (n\d+(\[\[|\(\[|\[/|\{{\{{|\[|\(|>){WORDS}(\]\]|\]\)|/\]|\}}\}}|\]|\))|n\d+ (-->|-\.->)\|{WORDS}\| n\d+)"
)
"""One node, or one arrow."""

OF_LEGEND = re.compile(
    rf"    (k\d+[ab]?(\[\[|\(\[|\[/|\{{\{{|\[|\(|>){WORDS}(\]\]|\]\)|/\]|\}}\}}|\]|\))"
    rf"|k\d+a (-->|-\.->|---|-\.-)\|{WORDS}\| k\d+b|k\d+[ab]? ~~~ k\d+[ab]?"
    rf"|subgraph legend\[{WORDS}\]|direction TB|end)"
)
OF_STAMP = re.compile(r'    stamp\["([A-Za-z0-9#; ]|<br/>)*"\]')
OF_LOOKS = re.compile(
    r"    (classDef c\d+ [a-z0-9A-Z#:,-]+|class [a-z0-9,]+ c\d+|linkStyle [0-9,]+ [a-z0-9A-Z#:,. -]+)"
)


@given(graphs())
def test_every_line_is_one_node_or_one_arrow_whatever_the_names_hold(graph: Subgraph) -> None:
    head, kind, *lines = mermaid.write(graph, Stamp("x\n graph TD"), lang="fr").splitlines()
    assert (head, kind) == ("%% x  graph TD", "flowchart LR")
    count = len(graph.nodes) + len(graph.edges)
    assert all(LINE.fullmatch(line) for line in lines[:count])
    assert all(
        OF_LEGEND.fullmatch(line) or OF_STAMP.fullmatch(line) or OF_LOOKS.fullmatch(line) for line in lines[count:]
    )


def test_hostile_names_stay_in_their_quotes() -> None:
    stamp = Stamp(HOSTILE[0], HOSTILE, HOSTILE, HOSTILE[1])
    lines = mermaid.write(hostile(), stamp, lang="en").splitlines()
    told = [line for line in lines if not line.startswith("%% ")]
    assert len(lines) - len(told) == len(stamp.lines("en")) + 1
    assert not [line for line in lines if line.startswith("%% ") and set("{}%<>") & set(line[2:])]
    patterns = (LINE, OF_LEGEND, OF_STAMP, OF_LOOKS)
    assert [line for line in told[1:] if not any(each.fullmatch(line) for each in patterns)] == []


@pytest.mark.parametrize(("links", "drawn"), [(499, True), (500, False)])
def test_what_mermaid_draws_as_it_comes_counts_every_link(links: int, drawn: bool) -> None:  # noqa: FBT001
    nodes = tuple(Node(f"service:n{place:03}", "Service", "N") for place in range(32))
    ends = [(one.id, other.id) for one in nodes for other in nodes if one is not other][:links]
    edges = tuple(Edge(tail, head, "DEPENDS_ON", "requires", blocking=True) for tail, head in ends)
    # the legend draws one link more
    assert mermaid.is_drawn(mermaid.write(Subgraph((), nodes, edges), Stamp("t"), lang="fr")) is drawn


@pytest.mark.parametrize(("basis", "line"), [(Basis.EXPLICIT, "-->"), (Basis.BRIEF, "-->"), (Basis.INFERRED, "-.->")])
def test_an_arrow_points_at_what_is_needed_and_says_how_it_is_known(basis: Basis, line: str) -> None:
    nodes = (Node("service:a", "Service", "A"), Node("action:b", "Action", "B é"))
    said = (Evidence("doc:x", None, None, basis, Confidence.HIGH),)
    edges = (Edge("action:b", "service:a", "DELIVERS", evidence=said),)
    text = mermaid.write(Subgraph((), nodes, edges), Stamp("t"), lang="fr", look=Look(orientation=Orientation.DOWN))
    assert text.splitlines()[:5] == [
        *("%% t", "flowchart TB", '    n1["B #233;"]', '    n2("A")'),
        f'    n2 {line}|"livraison par"| n1',
    ]
