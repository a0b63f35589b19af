"""A part of the graph as one HTML file: the app's own picture with search, filters and evidence, without network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import texts
from graph.analysis.blocking import Judged
from graph.canonical import Json
from graph.drawing import LABELS
from graph.drawing.bundle import ASSETS, VENDORED, bundle
from graph.export.because import sentence
from graph.layout import Layout, Orientation
from graph.model import Basis, Document, Edge, Evidence, Node, Subgraph
from graph.palette import STATES, Theme
from graph.picture import CONTEXT, Marks, Picture, Switches, draw, edge_id
from graph.schema import KINDS, NEEDED_RELATIONS, RELATIONS

_FOLDER: Final = Path(__file__).parent / "offline"
_KEYS: Final = ("arrows", "l", "enter", "p", "t", "zoom", "f", "escape", "help")
_SWITCHES: Final = Switches([*KINDS, *NEEDED_RELATIONS, CONTEXT, Basis.INFERRED, Basis.BRIEF])
_OWN: Final = ("search", "language", "theme", "all", "count", "source", "panel", "panel.empty", "close")
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
_WORDS: Final = (
    *(f"offline.{name}" for name in _OWN),
    *(f"picture.{name}" for name in LABELS),
    *(f"panel.{name}" for name in _PANEL),
    *(f"verdict.{code}" for code in STATES),
    *(f"{group}.{name}" for group in ("key", "keys") for name in _KEYS),
    *("banner.states", "keys.title", "keys.ctrl_k", "explore.large", "search.none", "evidence.line", "evidence.lines"),
)
"""The texts that every file carries; of the rest it carries what its facts need."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """The verdicts of a day, and whether boxes are coloured by them instead of by kind."""

    judged: Judged
    are_coloured: bool = False


def write(
    subgraph: Subgraph,
    *,
    title: Mapping[str, str],
    version: str,
    lang: str,
    orientation: str = Orientation.RIGHT,
    focus: Collection[str] = (),
    layout: Layout | None = None,
    statuses: Statuses | None = None,
) -> str:
    """The file's text (UTF-8), in every language of the app; it opens in ``lang`` and asks nothing of any machine.

    ``title`` holds a title a language; ``version`` is the fingerprint of the graph that this is a part of. ``focus``
    and ``layout`` are those of `draw`; the first of ``focus`` is where the file opens, light or dark as the reader's
    system is. With ``statuses`` it tells that of each node, and why. Names stand in the data alone and become text
    nodes: none is ever read as markup. The same part gives the same bytes.
    """
    part = subgraph.canonical()
    judged = statuses.judged if statuses else None
    is_by_state = statuses is not None and statuses.are_coloured
    marks = Marks(_states(part, judged)) if judged and is_by_state else Marks()

    def drawn(lang: str, theme: Theme) -> Picture:
        shown = Switches([*_SWITCHES.all, *STATES]) if is_by_state else _SWITCHES
        return draw(
            part,
            lang=lang,
            theme=theme,
            orientation=orientation,
            focus=focus,
            layout=layout,
            switches=shown,
            marks=marks,
        )

    data = _data(part, title, version, lang, focus, drawn, judged)
    style = (ASSETS / "graph_view.css").read_text("utf-8") + (_FOLDER / "offline.css").read_text("utf-8")
    scripts = (VENDORED.read_text("utf-8"), bundle(_FOLDER / "offline.js"))
    sources = " ".join(_digest(script) for script in scripts)
    policy = (
        f"default-src 'none'; script-src {sources}; style-src {_digest(style)}; base-uri 'none'; form-action 'none'"
    )
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


def _data(
    part: Subgraph,
    title: Mapping[str, str],
    version: str,
    lang: str,
    focus: Collection[str],
    drawn: Callable[[str, Theme], Picture],
    judged: Judged | None,
) -> dict[str, Json]:
    base = drawn(lang, Theme.LIGHT)
    others = {name: drawn(name, Theme.LIGHT) for name in texts.LANGUAGES if name != lang}
    others[Theme.DARK.value] = drawn(lang, Theme.DARK)
    return {
        "title": dict(title),
        "version": version,
        "day": {name: texts.day(name, judged.asked.as_of) for name in texts.LANGUAGES} if judged else None,
        "languages": list(texts.LANGUAGES),
        "start": next((node for node in focus if any(node == known.id for known in part.nodes)), None),
        "labels": list(LABELS),
        "keys": list(_KEYS),
        "contexts": [name for name in RELATIONS if name not in NEEDED_RELATIONS],
        "picture": {**_lists(base), "orientation": base.orientation},
        "patches": {name: _patches(_lists(base), _lists(other)) for name, other in others.items()},
        "facts": {
            "nodes": {node.id: {**_node(node), **_verdict(node, judged)} for node in part.nodes},
            "edges": {edge_id(edge): _edge(edge) for edge in part.edges},
        },
        "documents": {document.id: _document(document) for document in part.documents},
        "texts": {name: _texts(name, part) for name in texts.LANGUAGES},
    }


def _lists(picture: Picture) -> dict[str, Any]:
    unused = ("margin", "widthConstraint", "heightConstraint", "shape", "shapeProperties", "smooth")
    nodes = [{name: value for name, value in node.items() if name not in unused} for node in picture.nodes]
    edges = [{name: value for name, value in edge.items() if name not in unused} for edge in picture.edges]
    return {"nodes": nodes, "edges": edges, "legend": [asdict(entry) for entry in picture.legend]}


def _patches(base: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """What differs, item by item: another language says other words, another theme has other colours."""
    return {
        name: [
            {key: value for key, value in there.items() if here.get(key) != value}
            for here, there in zip(items, other[name], strict=True)
        ]
        for name, items in base.items()
    }


def _node(node: Node) -> dict[str, Json]:
    said = {form.casefold() for form in (node.name, node.acronym) if form}
    return {
        "kind": node.kind,
        "name": node.name,
        "acronym": node.acronym,
        "category": node.category,
        "aliases": [alias for alias in node.aliases if alias.casefold() not in said],
        "description": {"fr": node.description.fr, "en": node.description.en} if node.description else None,
        "evidence": [_evidence(item) for item in node.evidence],
    }


def _states(part: Subgraph, judged: Judged) -> dict[str, str]:
    return judged.states(judged.snapshot.index(node.id) for node in part.nodes)


def _verdict(node: Node, judged: Judged | None) -> dict[str, Json]:
    """A node's status, and why it has it; empty where nobody judged, or nothing is said of it."""
    if judged is None or node.id not in judged.states([judged.snapshot.index(node.id)]):
        return {}
    item = judged.item(node.id)
    reasons = {lang: sentence(judged.snapshot, judged.found, item, lang) for lang in texts.LANGUAGES}
    return {"state": item.status.code, **({"because": reasons} if all(reasons.values()) else {})}  # type: ignore[dict-item]


def _edge(edge: Edge) -> dict[str, Json]:
    need = RELATIONS[edge.kind].need(edge.source, edge.target)
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "nature": edge.nature,
        "basis": edge.basis,
        **({} if need is None else {"needer": need[0], "needed": need[1]}),
        "evidence": [_evidence(item) for item in edge.evidence],
    }


def _evidence(item: Evidence) -> dict[str, Json]:
    said: dict[str, Json] = {"document": item.document, "basis": item.basis}
    rest = {"locator": item.locator, "lines": item.lines, "note": item.note}
    return said | {name: value for name, value in rest.items() if value is not None}


def _document(document: Document) -> dict[str, Json]:
    day: dict[str, Json] = {lang: texts.day(lang, document.date, document.date_precision) for lang in texts.LANGUAGES}
    return {"title": document.title, "publisher": document.publisher, "language": document.language, "day": day}


def _texts(lang: str, part: Subgraph) -> dict[str, Json]:
    """The words that the file's own script needs, by id; placeholders stay for it to fill."""
    return {key: texts.template(lang, key) for key in sorted({*_WORDS, *_needed(part)})}


def _needed(part: Subgraph) -> Iterator[str]:
    for node in part.nodes:
        yield f"kind.{node.kind}"
        if node.category:
            yield f"category.{node.category}"
    for edge in part.edges:
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
