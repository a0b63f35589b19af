"""One rule for finding nodes by name, on every engine.

Case and accents are folded. A node's rank is its best: exact acronym or id, exact name or alias, beginning of one,
beginning of a word in one, inside one; ties by kind, then id.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph.errors import UnknownNodeError
from graph.model import Node
from graph.schema import KINDS
from graph.snapshot import Snapshot

_EXACT_ID, _EXACT_NAME, _PREFIX, _WORD_PREFIX, _INSIDE, _NOWHERE = range(6)
_KIND_ORDER = {name: place for place, name in enumerate(KINDS)}
_LETTERS_THAT_DO_NOT_DECOMPOSE = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'"})
_NEAR = 0.6  # difflib's own cutoff for a close match
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class _Forms:
    """A node's folded words: what identifies it, and what it is called."""

    keys: tuple[str, ...]
    names: tuple[str, ...]


def fold(text: str) -> str:
    """The text without case, accents or doubled spaces: what two spellings are compared by."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS_THAT_DO_NOT_DECOMPOSE))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(bare.split())


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
    """The node of an id, acronym, name or alias. Raises UnknownNodeError with near misses, best first."""
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
    if wanted in forms.keys:
        return _EXACT_ID
    if wanted in forms.names:
        return _EXACT_NAME
    every = (*forms.keys, *forms.names)
    if any(form.startswith(wanted) for form in every):
        return _PREFIX
    inside = [form for form in every if wanted in form]
    if any(re.search(rf"(?<!\w){re.escape(wanted)}", form) for form in inside):
        return _WORD_PREFIX
    return _INSIDE if inside else _NOWHERE


def _near_misses(snapshot: Snapshot, name: str, wanted: str) -> tuple[str, ...]:
    labels = {
        form: node for node, forms in reversed([*enumerate(_forms(snapshot))]) for form in (*forms.names, *forms.keys)
    }
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
            _Forms(
                tuple(fold(key) for key in (node_id, acronym) if key),
                tuple(fold(called) for called in (name, *aliases, node_id.partition(":")[2])),
            )
            for node_id, acronym, name, aliases in zip(*columns, strict=True)
        )
        _FORMS[snapshot] = forms
    return forms
