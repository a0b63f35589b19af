"""Where the app's graph is kept: where the environment says, else where Streamlit's connection secrets do."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import streamlit as st

from graph.connect import DEFAULT_STORE
from graph.errors import StoreError

SECTION: Final = "neo4j"
"""The connection's name in ``secrets.toml``: ``[connections.neo4j]`` with uri, username, password, database."""

_SETTINGS: Final = {"username": "NEO4J_USERNAME", "password": "NEO4J_PASSWORD", "database": "NEO4J_DATABASE"}


class UnreadableSecretsError(StoreError):
    """There are secrets, and they do not say which server: a graph from elsewhere would be another one."""

    def __init__(self) -> None:
        super().__init__(f"The secrets cannot be read, or [connections.{SECTION}] lacks its uri.")


@dataclass(frozen=True, slots=True)
class Place:
    """An address for `graph.connect.open_store`, and its settings; None: those of the environment."""

    address: str
    settings: tuple[tuple[str, str], ...] | None = field(default=None, repr=False)


def place() -> Place:
    """What ``SOCLE_STORE`` names, else the connection in Streamlit's secrets, else the checkout's embedded store.

    One of them alone counts: a password from the secrets is not sent to a server that the environment names.
    Raises UnreadableSecretsError.
    """
    named = os.environ.get("SOCLE_STORE")
    if named:
        return Place(named)
    try:
        connections = st.secrets.get("connections")
    except FileNotFoundError:  # Streamlit's word for no secrets, and for such as cannot be parsed
        if any(Path(file).exists() for file in st.get_option("secrets.files")):
            raise UnreadableSecretsError from None
        connections = None
    if not isinstance(connections, Mapping) or SECTION not in connections:
        return Place(DEFAULT_STORE)
    given = connections[SECTION]
    if not isinstance(given, Mapping) or not given.get("uri"):
        raise UnreadableSecretsError
    settings = {name: str(given[key]) for key, name in _SETTINGS.items() if given.get(key)}
    return Place(str(given["uri"]), tuple(sorted(settings.items())))
