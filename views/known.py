"""What of a graph a view may name: its nodes, its links, its documents, the catalogue's questions, the stories."""

from __future__ import annotations

from graph.errors import UnknownNodeError
from graph.model import Edge
from graph.picture import edge_id
from graph.snapshot import Snapshot
from views.address import Known


def known(snapshot: Snapshot) -> Known:
    """What an address may name."""
    from queries.catalog import catalog
    from views.stories.shipped import codes

    return Known(
        is_node=lambda wanted: is_node(snapshot, wanted),
        is_edge=lambda wanted: edge_of(snapshot, wanted) is not None,
        is_document=lambda wanted: wanted in snapshot.documents,
        is_question=lambda wanted: any(question.name == wanted for question in catalog()),
        is_story=lambda wanted: wanted in codes(),
    )


def is_node(snapshot: Snapshot, wanted: str) -> bool:
    """Whether the graph has a node of that id."""
    try:
        snapshot.index(wanted)
    except UnknownNodeError:
        return False
    return True


def is_known(snapshot: Snapshot, wanted: str) -> bool:
    """Whether the graph has a node or an edge of that id."""
    return is_node(snapshot, wanted) or edge_of(snapshot, wanted) is not None


def edge_of(snapshot: Snapshot, wanted: str) -> Edge | None:
    """The edge of an id; None where the graph has none."""
    source = wanted.partition("|")[0]
    if not is_node(snapshot, source):
        return None
    at_source = map(snapshot.edge, snapshot.outgoing.edges_at(snapshot.index(source)).tolist())
    return next((edge for edge in at_source if edge_id(edge) == wanted), None)
