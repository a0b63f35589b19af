"""The graph that pages show: opened once for all sessions, one snapshot a loaded version, a newer one noticed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from app_pages.place import Place, place
from graph.connect import open_store
from graph.errors import InvalidGraphError, ServerError, StoreError, UnreadableSourceError
from graph.faults import Fault
from graph.snapshot import Snapshot
from graph.store import GraphStore, Source, Version
from loaders.origin import Origins, origins
from loaders.refill import refill


@dataclass(frozen=True, slots=True)
class Opened:
    """The store, and the faults for which the last refill from the project's files was refused (none: it went well)."""

    store: GraphStore
    faults: tuple[Fault, ...] = ()


_PAUSE = 5.0
"""Seconds for which a server that did not answer is not asked again: every click would wait for it."""


@dataclass
class _Watch:
    """What was read last of a store, and whether its server is gone."""

    last: Loaded | None = None
    error: ServerError | None = None
    until: float = 0.0


@dataclass(frozen=True)
class Loaded:
    """One version and its snapshot, which all sessions share."""

    version: Version
    snapshot: Snapshot

    @cached_property
    def origins(self) -> Origins:
        """Which rows of the project's files the facts come from; none where the graph came from elsewhere."""
        return _origins(self.version.source)


def opened() -> Opened:
    """The store of `place.place`, filled where that was due.

    A graph that is already there is kept and shown when the project's files are faulty; without one this raises
    InvalidGraphError or UnreadableSourceError, and StoreError where the store itself fails.
    """
    return _opened(place())


def newest() -> Loaded:
    """The version that is loaded now; while a server does not answer, the last one that was read (see `lost`).

    Raises as `opened` does, and EmptyStoreError.
    """
    watch = _watch(place())
    if watch.last is not None and time.monotonic() < watch.until:
        return watch.last
    try:
        store = opened().store
        version = store.version()
        watch.last = Loaded(version, _snapshot(version.number, version.fingerprint, store))
    except ServerError as error:
        if watch.last is None:
            raise
        watch.error, watch.until = error, time.monotonic() + _PAUSE
    else:
        watch.error = None
    return watch.last


def lost() -> ServerError | None:
    """Why the store's server did not answer when it was asked last; None where it did."""
    return _watch(place()).error


def labels(snapshot: Snapshot, *kinds: str) -> dict[str, str]:
    """The labels of every node of some kinds, by id; kind by kind, each in alphabetical order."""
    return _labels(snapshot.version, kinds, snapshot)


@st.cache_resource(show_spinner=False, max_entries=8)
def _labels(version: str, kinds: tuple[str, ...], _snapshot: Snapshot) -> dict[str, str]:  # noqa: ARG001 - the cache's key
    found = [_snapshot.node(place) for place, kind in enumerate(_snapshot.kinds) if kind in kinds]
    ordered = sorted(found, key=lambda node: (kinds.index(node.kind), node.label.casefold(), node.id))
    return {node.id: node.label for node in ordered}


@st.cache_resource(show_spinner=False)
def _watch(where: Place) -> _Watch:  # noqa: ARG001 - the cache's key
    return _Watch()


@st.cache_resource(show_spinner=False)
def _opened(where: Place) -> Opened:
    store = open_store(where.address, where.settings)
    try:
        refill(store)
    except (InvalidGraphError, UnreadableSourceError) as error:
        try:
            store.version()
        except StoreError:
            store.close()
            raise error from None
        return Opened(store, error.faults if isinstance(error, InvalidGraphError) else ())
    except StoreError:
        store.close()
        raise
    return Opened(store)


@st.cache_resource(show_spinner=False, max_entries=2)
def _origins(source: Source) -> Origins:
    return origins(source)


@st.cache_resource(show_spinner=False, max_entries=2)
def _snapshot(number: int, fingerprint: str, _store: GraphStore) -> Snapshot:  # noqa: ARG001 - the cache's key
    return _store.snapshot()
