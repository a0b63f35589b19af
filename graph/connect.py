"""From an address to a store: the only module that knows the engines."""

from __future__ import annotations

from pathlib import Path

from graph.errors import UnknownStoreError
from graph.store import GraphStore

DEFAULT_STORE = ".socle/store"
"""The embedded store of a checkout, where nothing else is said."""


def open_store(address: str) -> GraphStore:
    """The store at an address: a folder is an embedded one, made at its first load.

    Raises UnknownStoreError for a URL or a path that is no folder.
    """
    path = Path(address)
    if not address or "://" in address or (path.exists() and not path.is_dir()):
        raise UnknownStoreError(address)
    from graph.stores.embedded_store import EmbeddedStore

    return EmbeddedStore(path)
