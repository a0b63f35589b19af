"""The embedded store: a folder of versions, each written once beside the present one and then pointed at.

::

    .socle/store/
        current             the name of the present version's folder; replaced in one step
        graph-7/            tables/*.parquet, version.json, graph-<engine version>.lbug
        graph-6/            the version before, for readers that still hold it
        building-8-4711/    a load that runs, or was killed: swept by the next one
        lock                held by the one loader
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from graph.canonical import fingerprint
from graph.errors import EmptyStoreError, StoreDamagedError, StoreError, StoreWriteError
from graph.model import Direction, Neighbourhood, Node, Subgraph
from graph.snapshot import Snapshot
from graph.store import Counts, Progress, Rows, Source, Value, Version
from graph.stores.load_lock import load_lock
from graph.stores.version_folder import flush, read_tables, read_version, write_tables, write_version
from graph.tables import from_subgraph

if TYPE_CHECKING:
    from graph.stores.embedded_query import Engine

_POINTER = "current"
_VERSION = re.compile(r"graph-(\d+)")
_BUILDING = "building-"
_KEPT = 2
_ROOT = Path(__file__).resolve().parents[2]
_LOCK_SECONDS = 60.0  # a load of the largest graph that fits takes less
_BUILD_SECONDS = 600.0


class EmbeddedStore:
    """A `graph.store.GraphStore` in a folder. Sessions and processes may share it; each load is all or nothing."""

    def __init__(self, folder: Path, *, lock_seconds: float = _LOCK_SECONDS) -> None:
        self._folder = folder
        self._lock_seconds = lock_seconds
        self._guard = RLock()
        self._snapshot: tuple[int, Snapshot] | None = None
        self._engine: tuple[int, Engine] | None = None

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
                self._sweep()
                present = self._present()
                if present and (present.fingerprint, present.source) == (digest, source):
                    return present
                now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
                version = Version(self._next_number(), now, source, digest)
                building = self._folder / f"{_BUILDING}{version.number}-{os.getpid()}"
                try:
                    self._build(building, subgraph, version, told)
                    self._point_to(building, version)
                finally:
                    shutil.rmtree(building, ignore_errors=True)
                self._sweep()
        except OSError as error:
            raise StoreWriteError(self.address, error.strerror or str(error)) from error
        told("swap", 1.0)
        return version

    def version(self) -> Version:
        """See `GraphStore.version`."""
        return read_version(self._current())

    def snapshot(self) -> Snapshot:
        """See `GraphStore.snapshot`."""
        with self._guard:
            folder = self._current()
            version = read_version(folder)
            if self._snapshot is None or self._snapshot[0] != version.number:
                self._snapshot = (version.number, Snapshot.from_tables(read_tables(folder), version.fingerprint))
            return self._snapshot[1]

    def neighbourhood(
        self,
        ids: Sequence[str],
        direction: Direction,
        depth: int,
        *,
        kinds: Collection[str] | None = None,
        relations: Collection[str] | None = None,
        limit: int | None = None,
    ) -> Neighbourhood:
        """See `GraphStore.neighbourhood`."""
        from graph.analysis.neighbourhood import neighbourhood

        return neighbourhood(self.snapshot(), ids, direction, depth, kinds=kinds, relations=relations, limit=limit)

    def search(self, text: str, limit: int) -> tuple[Node, ...]:
        """See `GraphStore.search`."""
        from graph.search import search

        return search(self.snapshot(), text, limit)

    def run(self, text: str, params: Mapping[str, Value]) -> Rows:
        """See `GraphStore.run`."""
        from graph.stores.embedded_query import Engine

        with self._guard:
            folder = self._current()
            version = read_version(folder)
            if self._engine is None or self._engine[0] != version.number:
                self._close_engine()
                self._engine = (version.number, Engine.of(folder, self._rebuild_engine))
            return self._engine[1].rows(text, {**params, "load": version.fingerprint})

    def counts(self) -> Counts:
        """See `GraphStore.counts`."""
        snapshot = self.snapshot()
        return Counts(
            snapshot.count_nodes(),
            snapshot.count_edges(),
            len(snapshot.tables.statements),
            len(snapshot.tables.observations),
        )

    def fingerprint(self) -> str:
        """See `GraphStore.fingerprint`."""
        return self.version().fingerprint

    def close(self) -> None:
        """See `GraphStore.close`."""
        with self._guard:
            self._close_engine()
            self._snapshot = None

    def _close_engine(self) -> None:
        if self._engine is not None:
            self._engine[1].release()
            self._engine = None

    def _current(self) -> Path:
        try:
            name = (self._folder / _POINTER).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise EmptyStoreError(self.address) from None
        except (OSError, ValueError) as error:
            raise StoreDamagedError(self.address, f"'{_POINTER}' cannot be read") from error
        if not _VERSION.fullmatch(name) or not (self._folder / name).is_dir():
            raise StoreDamagedError(self.address, f"'{_POINTER}' names no version")
        return self._folder / name

    def _present(self) -> Version | None:
        """The present version, or None where there is none that can be read."""
        try:
            version = self.version()
            read_tables(self._current())
        except StoreError:
            return None
        return version

    def _build(self, building: Path, subgraph: Subgraph, version: Version, told: Progress) -> None:
        told("tables", 0.0)
        write_tables(building, from_subgraph(subgraph))
        write_version(building, version)
        told("engine", 0.3)
        self._build_engine(building)
        written = read_tables(building)
        if (len(written.nodes), len(written.edges)) != (len(subgraph.nodes), len(subgraph.edges)):
            raise StoreWriteError(self.address, "what was written does not read back whole")
        told("swap", 0.9)

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
        """Make a damaged or missing engine file anew from the tables, under the loaders' lock."""
        from graph.stores.embedded_engine import ENGINE_FILE

        with load_lock(self._folder, self._lock_seconds):
            (folder / ENGINE_FILE).unlink(missing_ok=True)
            self._build_engine(folder)

    def _point_to(self, building: Path, version: Version) -> None:
        """Give the folder its final name, then make it current in one step that a crash leaves done or not done."""
        final = self._folder / f"graph-{version.number}"
        building.rename(final)
        flush(self._folder)
        pointer = self._folder / f"{_BUILDING}{_POINTER}"
        pointer.write_text(final.name, encoding="ascii")
        flush(pointer)
        pointer.replace(self._folder / _POINTER)
        flush(self._folder)

    def _next_number(self) -> int:
        return max(self._numbers(), default=0) + 1

    def _numbers(self) -> list[int]:
        return [int(match[1]) for path in self._folder.iterdir() if (match := _VERSION.fullmatch(path.name))]

    def _sweep(self) -> None:
        """Remove what killed loads left, and all versions but the present one and the one before. Under the lock."""
        current = None
        with contextlib.suppress(StoreError):
            current = int(self._current().name.removeprefix("graph-"))
        kept = [number for number in sorted(self._numbers()) if current is not None and number <= current][-_KEPT:]
        for path in list(self._folder.iterdir()):
            match = _VERSION.fullmatch(path.name)
            if (match and int(match[1]) not in kept) or path.name.startswith(_BUILDING):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _silent(_step: str, _share: float) -> None:
    """Tell nobody."""
