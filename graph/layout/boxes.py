"""What a node's box holds and how large it is, and which way an edge is drawn."""

from __future__ import annotations

import textwrap
from typing import Final

from graph.model import Node
from graph.schema import RELATIONS

WIDTH: Final = 144
"""Pixels of a box from left to right."""

LINE: Final = 17
"""Pixels of a line of a label."""

PADDING: Final = 13
"""Pixels above and below a label, together."""

_LETTERS: Final = 18  # of a label's line: what fits in WIDTH at the label's size
_WORD: Final = 22  # letters of the longest word that is drawn a little narrower rather than broken
_LINES: Final = 3


def label_of(node: Node) -> str:
    """What a box says: the acronym, else the name in at most three lines, cut with an ellipsis."""
    words = " ".join(chunk for word in node.label.split() for chunk in textwrap.wrap(word, _WORD))
    lines = textwrap.wrap(words, _LETTERS, break_long_words=False, break_on_hyphens=False) or [node.id]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], lines[_LINES - 1][: _LETTERS - 1].rstrip() + "…"]
    return "\n".join(lines)


def height_of(node: Node) -> int:
    """Pixels of a node's box from top to bottom."""
    return PADDING + LINE * (label_of(node).count("\n") + 1)


def arrow(kind: str, source: str, target: str) -> tuple[str, str]:
    """(tail, head) of an edge in a picture: the head is the needed end; context relations point at their target."""
    return RELATIONS[kind].need(source, target) or (source, target)
