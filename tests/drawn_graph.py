"""A small graph from its drawing: one line per edge, as in ``service:ens DEPENDS_ON/requires referential:ins``."""

from __future__ import annotations

from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Subgraph
from graph.schema import KINDS, RELATIONS

DOCUMENT = Document("doc:drawn", "Dessin", None, "2020-06-18", "day", "2020-06-18", "fr")
EVIDENCE = Evidence(DOCUMENT.id, "Page 1", "1", Basis.EXPLICIT, Confidence.HIGH)
_KIND_OF = {kind.prefix: kind.name for kind in KINDS.values()}


def drawn(*lines: str, named: tuple[Node, ...] = ()) -> Subgraph:
    """The graph of the lines; a line that is one id draws an island. ``named`` replaces nodes of the same id."""
    words = [line.split() for line in lines]
    nodes = {node_id: node(node_id) for line in words for node_id in line[::2]} | {given.id: given for given in named}
    return Subgraph((DOCUMENT,), tuple(nodes.values()), tuple(edge(*line) for line in words if line[1:])).canonical()


def node(node_id: str, name: str | None = None, acronym: str | None = None, *aliases: str) -> Node:
    """A node of that id; called by its slug where no name is given."""
    prefix, _, slug = node_id.partition(":")
    return Node(node_id, _KIND_OF[f"{prefix}:"], name or slug, acronym, None, aliases, evidence=(EVIDENCE,))


def edge(source: str, relation: str, target: str) -> Edge:
    """An edge; the relation is its kind, with its nature behind a slash."""
    kind, _, nature = relation.partition("/")
    blocking = RELATIONS[kind].natures[nature] if nature else None
    return Edge(source, target, kind, nature or None, blocking, evidence=(EVIDENCE,))


def ids(graph: Subgraph) -> set[str]:
    """The ids of its nodes."""
    return {node.id for node in graph.nodes}
