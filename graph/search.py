"""One rule for finding nodes by name, on every engine.

Case and accents are folded. A node's rank is its best: exact acronym or id, exact name or alias, beginning of one,
beginning of a word in one, inside one; ties by kind, then id.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph.errors import UnknownNodeError
from graph.model import Node
from graph.schema import KINDS
from graph.snapshot import Snapshot

_EXACT_ID, _EXACT_NAME, _PREFIX, _WORD_PREFIX, _INSIDE, _NOWHERE = range(6)
_KIND_ORDER = {name: place for place, name in enumerate(KINDS)}
_UNDECOMPOSED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "’": "'", "‘": "'"})
_NEAR = 0.6  # difflib's own cutoff for a close match
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class _Forms:
    """A node's folded words: what identifies it, what it is called, and all of them, each on a line of ``text``."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, keys: Iterable[str | None], names: Iterable[str]) -> _Forms:
        folded_keys, folded_names = tuple(fold(key) for key in keys if key), tuple(map(fold, names))
        return cls(folded_keys, folded_names, "".join(f"\n{form}" for form in (*folded_keys, *folded_names)))


def fold(text: str) -> str:
    """The text without case, accents or doubled spaces: what two spellings are compared by."""
    # Decomposed before the case is folded: a letter may decompose into capitals ("℡").
    small = (text if text.isascii() else unicodedata.normalize("NFKD", text)).casefold().translate(_UNDECOMPOSED)
    if not small.isascii():
        small = "".join(letter for letter in small if not unicodedata.combining(letter))
    return " ".join(small.split())


def search(snapshot: Snapshot, text: str, limit: int) -> tuple[Node, ...]:
    """The nodes that a text finds, best first; none for blank text."""
    wanted = fold(text)
    if not wanted:
        return ()
    ranked = sorted(
        (rank, _KIND_ORDER[snapshot.kinds[node]], snapshot.ids[node], node)
        for node, forms in enumerate(_forms(snapshot))
        if (rank := _rank(forms, wanted)) < _NOWHERE
    )
    return tuple(snapshot.node(node) for *_, node in ranked[:limit])


def resolve(snapshot: Snapshot, name: str) -> Node:
    """The node of an id, acronym, name or alias; the best by the rule of `search` where several share it.

    Raises UnknownNodeError with near misses, best first.
    """
    with suppress(UnknownNodeError):
        return snapshot.node(snapshot.index(name))
    wanted = fold(name)
    exact = [
        (rank, _KIND_ORDER[snapshot.kinds[node]], snapshot.ids[node], node)
        for node, forms in enumerate(_forms(snapshot))
        if (rank := _rank(forms, wanted)) <= _EXACT_NAME
    ]
    if not wanted or not exact:
        raise UnknownNodeError(name, _near_misses(snapshot, name, wanted))
    return snapshot.node(min(exact)[-1])


def _rank(forms: _Forms, wanted: str) -> int:
    if wanted not in forms.text:
        return _NOWHERE
    if wanted in forms.keys:
        return _EXACT_ID
    if wanted in forms.names:
        return _EXACT_NAME
    if f"\n{wanted}" in forms.text:
        return _PREFIX
    return _WORD_PREFIX if re.search(rf"(?<!\w){re.escape(wanted)}", forms.text) else _INSIDE


def _near_misses(snapshot: Snapshot, name: str, wanted: str) -> tuple[str, ...]:
    backwards = [*enumerate(_forms(snapshot))][::-1]
    # What is written last stands: an id or acronym before a name, a first node before later ones.
    labels = {form: node for node, forms in backwards for form in forms.names}
    labels |= {form: node for node, forms in backwards for form in forms.keys}
    close = difflib.get_close_matches(wanted, sorted(labels), n=_SUGGESTIONS, cutoff=_NEAR)
    found = [snapshot.node(labels[form]).label for form in close]
    found += [node.label for node in search(snapshot, name, _SUGGESTIONS)]
    return tuple(dict.fromkeys(found))[:_SUGGESTIONS]


_FORMS: WeakKeyDictionary[Snapshot, tuple[_Forms, ...]] = WeakKeyDictionary()


def _forms(snapshot: Snapshot) -> tuple[_Forms, ...]:
    """The folded words of every node, by number; folded once a snapshot."""
    forms = _FORMS.get(snapshot)
    if forms is None:
        nodes = snapshot.tables.nodes
        columns = (nodes.column(name).to_pylist() for name in ("id", "acronym", "name", "aliases"))
        forms = tuple(
            _Forms.of((node_id, acronym), (name, *aliases, node_id.partition(":")[2]))
            for node_id, acronym, name, aliases in zip(*columns, strict=True)
        )
        _FORMS[snapshot] = forms
    return forms
