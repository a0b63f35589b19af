"""From an address to a store: the only module that knows the engines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import UnknownStoreError
from graph.store import GraphStore

DEFAULT_STORE = ".socle/store"
"""The embedded store of a checkout, where nothing else is said."""

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][\w+.-]*)://")
_SERVER_SCHEMES = frozenset(f"{name}{tls}" for name in ("neo4j", "bolt") for tls in ("", "+s", "+ssc"))
_SECRET = re.compile(r"//.*@")


def open_store(address: str, settings: Iterable[tuple[str, str]] | None = None) -> GraphStore:
    """The store at an address: a folder is an embedded one, made at its first load, a URL a server's.

    A URL is such as ``neo4j://host:7687/database``; ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``, of ``settings`` where
    some are given, else of the environment, say who asks.
    Raises UnknownStoreError for a URL or a path that is no folder; a password in a URL is not repeated.
    """
    url = _SCHEME.match(address)
    if url is not None:
        if url["scheme"].lower() not in _SERVER_SCHEMES or not _is_plain(address):
            raise UnknownStoreError(_SECRET.sub("//…@", address))
        from graph.stores.neo4j_store import Neo4jStore

        return Neo4jStore(address, settings=settings)
    path = Path(address)
    if not address or (path.exists() and not path.is_dir()):
        raise UnknownStoreError(address)
    from graph.stores.embedded_store import EmbeddedStore

    return EmbeddedStore(path)


def _is_plain(url: str) -> bool:
    """Whether a URL has a host and a port that can be told from all else: a password with a slash hides in the path."""
    try:
        parts = urlsplit(url)
        is_read = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
    return is_read and "@" not in f"{parts.path}{parts.query}{parts.fragment}"
