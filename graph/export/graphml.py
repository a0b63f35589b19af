"""A part of the graph in GraphML, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph.canonical import edge_payload, node_payload
from graph.export.plate.lettering import writable
from graph.export.stamp import Stamp
from graph.model import Subgraph
from graph.picture import edge_id


def write(part: Subgraph, stamp: Stamp, *, states: Mapping[str, str] | None = None) -> str:
    """The file's text, in canonical order: ids, names, kinds, properties; evidence as JSON in one attribute.

    The graph has its stamp as attributes, nodes their status of its day (codes, by id) where there are ``states``.
    networkx writes it. What XML cannot hold is replaced by a visible sign. The same bytes.
    """
    import networkx as nx

    part = part.canonical()
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    told = {"title": stamp.title, "about": "\n".join(stamp.said), "data": stamp.version}
    told["sources"] = "\n".join(stamp.sources)
    made.graph.update({name: writable(words) for name, words in told.items() if words})
    for node in part.nodes:
        state = (states or {}).get(node.id)
        facts = _flat(node_payload(node), "id") | ({"verdict": state} if state else {})
        made.add_node(writable(node.id), label=writable(node.label), **facts)
    for edge in part.edges:
        facts = _flat(edge_payload(edge), "source", "target")
        made.add_edge(writable(edge.source), writable(edge.target), key=writable(edge_id(edge)), **facts)
    return "\n".join(nx.generate_graphml(made)) + "\n"


def _flat(payload: Mapping[str, Any], *without: str) -> dict[str, str | int | float | bool]:
    """What is known, each value in one attribute; lists and what has parts as JSON."""
    flat: dict[str, str | int | float | bool] = {}
    known = {**payload, **payload["properties"]}
    for name, value in known.items():
        if value in (None, [], {}) or name in {*without, "properties"}:
            continue
        plain = value if isinstance(value, str | int | float | bool) else json.dumps(value, ensure_ascii=False)
        flat[name] = writable(plain) if isinstance(plain, str) else plain
    return flat
