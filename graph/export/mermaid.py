"""A part of the graph as a Mermaid flowchart, for documents that draw it themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.layout import Orientation, arrow
from graph.model import Basis, Edge, Subgraph
from texts import translate

_SHAPES: Final = {
    "Action": ("[", "]"),
    "Service": ("(", ")"),
    "Referential": ("[[", "]]"),
    "Organization": ("([", "])"),
    "Programme": ("[/", "/]"),
    "Regulation": (">", "]"),
}
_OTHER: Final = ("{{", "}}")


def write(subgraph: Subgraph, *, title: str, lang: str, orientation: str = Orientation.RIGHT) -> str:
    """The diagram's text: nodes ``n1``, ``n2``… and arrows to what is needed, in canonical order; the same bytes.

    What rests on inference alone is dotted. A name never leaves its place: of all that it holds only ASCII letters
    and digits stand as they are, everything else as the number of its character.
    """
    part = subgraph.canonical()
    number = {node.id: f"n{place}" for place, node in enumerate(part.nodes, start=1)}
    lines = [f"%% {_bare(title)}", f"flowchart {'LR' if orientation == Orientation.RIGHT else 'TB'}"]
    for node in part.nodes:
        left, right = _SHAPES.get(node.kind, _OTHER)
        lines.append(f'    {number[node.id]}{left}"{_encoded(node.label)}"{right}')
    lines += _arrows(part.edges, number, lang)
    return "\n".join(lines) + "\n"


def _arrows(edges: tuple[Edge, ...], number: dict[str, str], lang: str) -> Iterator[str]:
    for edge in edges:
        tail, head = arrow(edge.kind, edge.source, edge.target)
        way = "out" if tail == edge.source else "in"
        word = f"nature.{edge.nature}" if edge.nature else f"relation.{edge.kind}"
        line = "-.->" if edge.basis is Basis.INFERRED else "-->"
        yield f'    {number[tail]} {line}|"{_encoded(translate(lang, f"{word}.{way}"))}"| {number[head]}'


def _bare(text: str) -> str:
    """A title for a comment: words alone, as braces or percent signs in it would be read as orders."""
    return "".join(letter if letter.isalnum() or letter in " .,:;'’()-·" else " " for letter in text)


def _encoded(text: str) -> str:
    """The text with everything but ASCII letters and digits as Mermaid's character codes; blanks stay."""
    return "".join(
        letter if letter == " " or (letter.isascii() and letter.isalnum()) else f"#{ord(letter)};" for letter in text
    )
