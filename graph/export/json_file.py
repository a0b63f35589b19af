"""The exchange file: the whole graph, evidence included, as one JSON text that loads back to an equal fingerprint."""

from __future__ import annotations

import json

from graph.canonical import Json, fingerprint, payload
from graph.model import Subgraph

FORMAT = "socle-graph/1"


def write(subgraph: Subgraph, *, title: str, as_of: str | None = None, part_of: str | None = None) -> str:
    """The file's text, one fact a line, in canonical order: the same graph gives the same bytes (as UTF-8).

    ``as_of`` is the date the export was made for; ``part_of`` names the graph that this is only a part of, which
    makes `load` refuse the file as a whole one.
    """
    meta: dict[str, Json] = {"title": title, "fingerprint": fingerprint(subgraph), "generated_as_of": as_of}
    if part_of is not None:
        meta["part_of"] = part_of
    parts = [f'"format": {_json(FORMAT)}', f'"meta": {_json(meta)}']
    parts += [f"{_json(name)}: {_one_a_line(facts)}" for name, facts in payload(subgraph).items()]
    return "{" + ",\n".join(parts) + "}\n"


def _one_a_line(facts: Json) -> str:
    if not isinstance(facts, list) or not facts:
        return "[]"
    return "[\n" + ",\n".join(map(_json, facts)) + "]"


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
