"""Thirty-four names that some program would run, follow, compute or trip over, and a graph of them."""

from __future__ import annotations

from itertools import pairwise

from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Subgraph, Text

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>fetch('http://127.0.0.1:9/leak')</script>",
    "</text></svg><svg onload=alert(1)>",
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "<!--",
    "&lt;b&gt; &amp; &#0; &nbsp;",
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    '<a href="https://example.org/x">href</a>',
    "url(http://127.0.0.1:9/leak)",
    "@import 'http://127.0.0.1:9/leak'",
    '=HYPERLINK("http://127.0.0.1:9/leak","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1;1)",
    "\t=1+1",
    "%0A=1+1",
    '"; DROP TABLE nodes; --',
    "' OR 1=1 //",
    "MATCH (n) DETACH DELETE n",
    "$load {id: 1} `tick`",
    "{{7*7}} ${7*7} #{7*7} <%= 7 %>",
    '#read("/etc/passwd") *gras* $x$',
    "\\N \\G \\L \\l \\textbf{x} \\input{/etc/passwd}",
    '"] n1 --> n2 %% click n1 "http://127.0.0.1:9/leak"',
    '"; subgraph cluster_x { label=<<b>x</b>> }',
    "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
    "\u202etxt.exe \u200fדוח\u202c",
    "مرحبا بالعالم",
    "e\u0301 ﬁ Å 𝔘 🏥",
    "a\u0000b\u0007c\u001bd\u007fe",
    "\ufffe\uffff\u2028\u2029x",
    "x" * 10_000,
)
"""Markup, formulas, queries, templates, typesetting, diagrams, directions, control characters, length."""

_DOCUMENT = Document("doc:hostile", HOSTILE[0], None, "2020-01-31", "month", "2020-01-31", "fr")
_EVIDENCE = (Evidence(_DOCUMENT.id, HOSTILE[1], "1-2", Basis.EXPLICIT, Confidence.HIGH, HOSTILE[11]),)


def hostile_graph() -> Subgraph:
    """A service of each name, each relying on the next."""
    ids = [f"service:h{place:02}" for place in range(len(HOSTILE))]
    nodes = (
        Node(name_id, "Service", name, aliases=(name[:40],), description=Text(name, name), evidence=_EVIDENCE)
        for name_id, name in zip(ids, HOSTILE, strict=True)
    )
    edges = (
        Edge(source, target, "DEPENDS_ON", "requires", blocking=True, evidence=_EVIDENCE)
        for source, target in pairwise(ids)
    )
    return Subgraph((_DOCUMENT,), tuple(nodes), tuple(edges)).canonical()
