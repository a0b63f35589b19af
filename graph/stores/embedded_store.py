"""The embedded store: a folder of versions, each written once beside the present one and then pointed at."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from graph.canonical import fingerprint
from graph.errors import StoreError, StoreWriteError
from graph.model import Subgraph
from graph.snapshot import Snapshot
from graph.store import Progress, Rows, Source, Value, Version
from graph.stores.load_lock import load_lock
from graph.stores.snapshot_reads import SnapshotReads
from graph.stores.version_folder import copy_version, read_tables, read_version, write_version
from graph.stores.versions import Versions
from graph.tables import Tables, from_subgraph

if TYPE_CHECKING:
    from graph.stores.embedded_query import Engine

_ROOT = Path(__file__).resolve().parents[2]
_LOCK_SECONDS = 60.0  # a load of the largest graph that fits takes less
_BUILD_SECONDS = 600.0


class EmbeddedStore(SnapshotReads):
    """A `graph.store.GraphStore` in a folder. Sessions and processes may share it; each load is all or nothing."""

    is_shared = False

    def __init__(self, folder: Path, *, lock_seconds: float = _LOCK_SECONDS) -> None:
        self._folder = folder
        self._versions = Versions(folder)
        self._lock_seconds = lock_seconds
        self._guard = RLock()
        self._snapshot: Snapshot | None = None
        self._engine: tuple[Version, Engine] | None = None

    @property
    def address(self) -> str:
        """The folder, as it was given."""
        return os.fspath(self._folder)

    def replace(self, subgraph: Subgraph, source: Source, *, progress: Progress | None = None) -> Version:
        """See `GraphStore.replace`."""
        told = progress or _silent
        digest = fingerprint(subgraph)
        try:
            with load_lock(self._folder, self._lock_seconds):
                self._versions.sweep()
                version = self._present()
                if version is None or (version.fingerprint, version.source) != (digest, source):
                    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
                    is_known = version is not None and version.fingerprint == digest
                    version = Version(self._versions.next_number(), now, source, digest)
                    self._add(version, None if is_known else subgraph, told)
                    self._versions.sweep()
        except OSError as error:
            raise StoreWriteError(self.address, error.strerror or str(error)) from error
        told("swap", 1.0)
        return version

    def version(self) -> Version:
        """See `GraphStore.version`."""
        return self._versions.read(read_version)

    def snapshot(self) -> Snapshot:
        """See `GraphStore.snapshot`."""
        with self._guard:
            return self._versions.read(self._snapshot_of)

    def run(self, text: str, params: Mapping[str, Value]) -> Rows:
        """See `GraphStore.run`."""
        with self._guard:
            version, engine = self._versions.read(self._engine_of)
            return engine.rows(text, {**params, "load": version.fingerprint})

    def close(self) -> None:
        """See `GraphStore.close`."""
        with self._guard:
            self._close_engine()
            self._snapshot = None

    def _snapshot_of(self, folder: Path) -> Snapshot:
        digest = read_version(folder).fingerprint
        if self._snapshot is None or self._snapshot.version != digest:
            self._snapshot = Snapshot(read_tables(folder), digest)
        return self._snapshot

    def _engine_of(self, folder: Path) -> tuple[Version, Engine]:
        from graph.stores.embedded_query import Engine

        version = read_version(folder)
        if self._engine is None or self._engine[0] != version:
            self._close_engine()
            self._engine = (version, Engine.of(folder, self._rebuild_engine))
        return self._engine

    def _close_engine(self) -> None:
        if self._engine is not None:
            engine, self._engine = self._engine[1], None
            engine.release()

    def _present(self) -> Version | None:
        """The present version, or None where there is none that can be read whole."""
        try:
            folder = self._versions.current()
            read_tables(folder)
            return read_version(folder)
        except StoreError:
            return None

    def _add(self, version: Version, subgraph: Subgraph | None, told: Progress) -> None:
        """Make a version and make it current; without a graph, from the present version's content."""
        building = self._versions.building(version.number)
        try:
            if subgraph is None:
                copy_version(self._versions.current(), building, version)
            else:
                self._build(building, from_subgraph(subgraph), version, told)
            told("swap", 0.9)
            self._versions.make_current(building, version.number)
        finally:
            shutil.rmtree(building, ignore_errors=True)

    def _build(self, building: Path, tables: Tables, version: Version, told: Progress) -> None:
        told("tables", 0.0)
        write_version(building, version, tables)
        written = read_tables(building)
        if not all(getattr(written, name).equals(getattr(tables, name)) for name in Tables.names()):
            raise StoreWriteError(self.address, "what was written does not read back whole")
        told("engine", 0.3)
        self._build_engine(building)

    def _build_engine(self, folder: Path) -> None:
        """Have a child process make the engine's file, so that its crash takes nothing with it."""
        command = [sys.executable, "-m", "graph.stores.embedded_engine", os.fspath(folder.resolve())]
        try:
            built = subprocess.run(  # noqa: S603 - our own module
                command, cwd=_ROOT, capture_output=True, text=True, timeout=_BUILD_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise StoreWriteError(self.address, f"the engine took over {_BUILD_SECONDS:g} s") from error
        if built.returncode != 0:
            said = built.stderr.strip().splitlines()
            raise StoreWriteError(self.address, f"the engine's file was not made ({said[-1] if said else 'it died'})")

    def _rebuild_engine(self, folder: Path) -> None:
        """Make a missing or damaged engine file from the tables, unless another process just did."""
        from graph.stores.embedded_engine import is_sound

        try:
            with load_lock(self._folder, self._lock_seconds):
                read_version(folder)  # StoreDamagedError where loads swept it while we waited
                if not is_sound(folder):
                    self._build_engine(folder)
        except OSError as error:
            raise StoreWriteError(self.address, error.strerror or str(error)) from error


def _silent(_step: str, _share: float) -> None:
    """Tell nobody."""
