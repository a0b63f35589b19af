"""Pictures of the graph as one HTML file without network: search, filters, tables, evidence, steps to follow."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import texts
from graph.canonical import Json
from graph.drawing import LABELS
from graph.drawing.bundle import ASSETS, VENDORED, bundle
from graph.export.html import facts, scenes
from graph.export.html.scenes import Scene, Statuses
from graph.model import Basis, Subgraph
from graph.palette import STATES
from graph.schema import NEEDED_RELATIONS, RELATIONS

__all__ = ["Scene", "Statuses", "write"]

_FOLDER: Final = Path(__file__).parent
_KEYS: Final = ("arrows", "l", "enter", "p", "t", "zoom", "f", "escape", "help")
_OWN: Final = (
    *("search", "language", "theme", "all", "count", "source", "panel", "panel.empty", "close", "png.help", "help"),
    *("table", "picture", "links", "nodes", "near", "near.all", "near.help"),
    *("step", "previous", "next", "notes", "steps", "key.steps", "keys.steps"),
)
_PANEL: Final = (
    "verdict",
    "relation",
    "aliases",
    "depends_on",
    "dependents",
    "answerable",
    "answers_for",
    "context",
    "named_in",
)
_COLUMNS: Final = ("source", "relation", "target", "document", "lines", "basis", "name", "kind", "status")
_WORDS: Final = (
    *(f"offline.{name}" for name in _OWN),
    *(f"offline.column.{name}" for name in _COLUMNS),
    *(f"picture.{name}" for name in LABELS),
    *(f"panel.{name}" for name in _PANEL),
    *(f"verdict.{code}" for code in STATES),
    *(f"{group}.{name}" for group in ("key", "keys") for name in _KEYS),
    *("banner.states", "keys.title", "keys.ctrl_k", "explore.large", "search.none", "evidence.line", "evidence.lines"),
    *("evidence.unsure", "confidence.medium", "confidence.low"),
)
"""The texts that every file carries; of the rest it carries what its facts need."""


def write(shown: Sequence[Scene], *, title: Mapping[str, str], version: str, lang: str) -> str:
    """The file's text (UTF-8), in every language of the app; it opens in ``lang`` and asks nothing of any machine.

    ``title`` holds a title a language; ``version`` is the fingerprint of the graph that this is a part of. Several
    scenes are steps that are told one after the other; it opens with the first, light or dark as the reader's system
    is. Names stand in the data alone and become text nodes: none is ever read as markup. The same scenes give the same
    bytes.
    """
    whole = facts.union([scene.part for scene in shown])
    style = (ASSETS / "graph_view.css").read_text("utf-8") + (_FOLDER / "offline.css").read_text("utf-8")
    scripts = (VENDORED.read_text("utf-8"), bundle(_FOLDER / "offline.js"))
    sources = " ".join(_digest(script) for script in scripts)
    policy = (
        f"default-src 'none'; script-src {sources}; style-src {_digest(style)}; base-uri 'none'; form-action 'none'"
    )
    data: dict[str, Json] = {
        "title": dict(title),
        "version": version,
        "languages": list(texts.LANGUAGES),
        "labels": list(LABELS),
        "keys": list(_KEYS),
        "contexts": [name for name in RELATIONS if name not in NEEDED_RELATIONS],
        "texts": {name: _texts(name, whole) for name in texts.LANGUAGES},
        **facts.packed(whole),
        **scenes.packed(shown, whole, lang),
    }
    return _rendered(
        {
            "lang": lang,
            "title": title[lang],
            "policy": policy,
            "style": style,
            "data": _embedded(data),
            "scripts": scripts,
        }
    )


def _rendered(page: Mapping[str, object]) -> str:
    """The page by pyvis' way to a template, with ours instead of its own, which loads two addresses."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_template_dir(str(_FOLDER), "template.html")
    network.templateEnv.globals["page"] = page
    rendered: str = network.generate_html("socle.html")
    return rendered


def _texts(lang: str, whole: Subgraph) -> dict[str, Json]:
    """The words that the file's own script needs, by id; placeholders stay for it to fill."""
    return {key: texts.template(lang, key) for key in sorted({*_WORDS, *_needed(whole)})}


def _needed(whole: Subgraph) -> Iterator[str]:
    for node in whole.nodes:
        yield f"kind.{node.kind}"
        if node.category:
            yield f"category.{node.category}"
    for edge in whole.edges:
        word = f"nature.{edge.nature}" if edge.nature else f"relation.{edge.kind}"
        yield from (f"{word}.out", f"{word}.in")
    for basis in Basis:
        yield from (f"basis.{basis}", f"basis.{basis}.meaning")


def _embedded(data: Mapping[str, Json]) -> str:
    """The data as JSON that ends no script and begins no comment, whatever names hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _digest(text: str) -> str:
    """A piece's hash as a Content-Security-Policy names it: only these very pieces run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
