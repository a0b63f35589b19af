"""What a view is called: what was asked, and of what; as a title, and as the name of a file."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import texts
from graph.snapshot import Snapshot
from views.view import View

_LONGEST: Final = 60  # characters of a file's name


def title(view: View, snapshot: Snapshot, lang: str) -> str:
    """The title of a view of the graph in a language."""
    names = [snapshot.node(snapshot.index(node)).label for node in view.starts[:2]]
    return " · ".join([*names, texts.translate(lang, f"scope.{view.scope}")])


def file_name(words: str, code: str = "") -> str:
    """Letters, digits and hyphens alone, so that every system takes it; no suffix. A ``code`` at its end is kept."""
    parts = (_plain(words)[:_LONGEST].strip("-"), _plain(code))
    return "-".join(("socle", *filter(None, parts)))


def _plain(words: str) -> str:
    spelled = words.casefold().replace("œ", "oe").replace("æ", "ae")
    letters = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
