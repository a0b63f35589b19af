"""The store on a Neo4j server, alone, clustered or hosted: what it holds is read whole, and asked in Cypher."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from graph.canonical import fingerprint
from graph.errors import EmptyStoreError, QueryError, ServerRefusedError, StoreWriteError
from graph.model import Subgraph
from graph.snapshot import Snapshot
from graph.store import Progress, Rows, Source, Value, Version
from graph.stores.collector import at_rest
from graph.stores.engine_rows import LAYOUT
from graph.stores.server_link import WRITE_SECONDS, Address, Beat, Link
from graph.stores.server_load import Loading, Made, state
from graph.stores.server_rows import EDGES, PARTS, question, table_of
from graph.stores.snapshot_reads import SnapshotReads
from graph.tables import Tables, from_subgraph

if TYPE_CHECKING:
    import neo4j

T = TypeVar("T")
_LONG_SECONDS = 30.0
"""How long a server may think before the next row of an answer; whether it is there at all is asked first."""

_TRIES = 3
"""How often a read begins anew when a load became active meanwhile."""


class Neo4jStore(SnapshotReads):
    """A graph on a server. See `graph.store.GraphStore`."""

    is_shared = True

    def __init__(
        self,
        address: str,
        *,
        settings: Iterable[tuple[str, str]] | None = None,
        patience: float = 10.0,
        write_seconds: float = WRITE_SECONDS,
    ) -> None:
        known = Address.of(address, None if settings is None else dict(settings))
        self._link = Link(known, write_seconds=write_seconds)
        self._patience = patience
        self._guard = RLock()
        self._snapshot: Snapshot | None = None
        self._is_prepared = False

    @property
    def address(self) -> str:
        """Where it is, without user and password."""
        return self._link.address.shown

    def replace(self, subgraph: Subgraph, source: Source, *, progress: Progress | None = None) -> Version:
        """See `GraphStore.replace`."""
        with at_rest():
            return self._replace(subgraph, source, progress or _silent)

    def _replace(self, subgraph: Subgraph, source: Source, told: Progress) -> Version:
        digest = fingerprint(subgraph)  # before others are kept waiting
        loading = Loading(self._link, patience=self._patience)
        if not self._is_prepared:
            loading.prepare()
            self._is_prepared = True
        try:
            loading.begin()
            version = self._loaded(loading, subgraph, digest, source, told)
        except ServerRefusedError as error:
            raise StoreWriteError(self.address, error.reason) from None
        finally:
            loading.release()
        loading.sweep()
        told("swap", 1.0)
        return version

    def version(self) -> Version:
        """See `GraphStore.version`."""
        return self._link.read(lambda session, _: self._present(session))[1]

    def snapshot(self) -> Snapshot:
        """See `GraphStore.snapshot`."""
        with self._guard:
            version = self.version()
            if self._snapshot is None or self._snapshot.version != version.fingerprint:
                self._snapshot = self._steadily(_tables)
            return self._snapshot

    def run(self, text: str, params: Mapping[str, Value]) -> Rows:
        """See `GraphStore.run`."""

        def ask(session: neo4j.Session, load: str, beat: Beat, _: Version) -> Rows:
            def read(transaction: neo4j.ManagedTransaction) -> Rows:
                result = transaction.run(text, {**params, "load": load})
                columns = tuple(result.keys())
                rows = []
                for record in result:
                    rows.append(tuple(record.values()))
                    beat()
                return Rows(columns, tuple(rows))

            return session.execute_read(read)

        try:
            return self._steadily(ask)
        except ServerRefusedError as error:
            raise QueryError(f"The engine refused the query: {error.reason}") from None

    def close(self) -> None:
        """See `GraphStore.close`."""
        self._link.close()
        self._snapshot = None

    def _loaded(self, loading: Loading, subgraph: Subgraph, digest: str, source: Source, told: Progress) -> Version:
        """The version that is active then: the present one where nothing changes, else the one that this load made."""
        present = self._link.read(lambda session, _: state(session))
        is_known = present is not None and (present[1].fingerprint, present[2]) == (digest, LAYOUT)
        if present is not None and is_known and present[1].source == source:
            return present[1]
        if not is_known:
            loading.fill(from_subgraph(subgraph), told)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        load = present[0] if present is not None and is_known else loading.load
        return Version(loading.activate(Made(load, now, source, digest, LAYOUT)), now, source, digest)

    def _present(self, session: neo4j.Session) -> tuple[str, Version]:
        found = state(session)
        if found is None:
            raise EmptyStoreError(self.address)
        return found[0], found[1]

    def _steadily(self, work: Callable[[neo4j.Session, str, Beat, Version], T]) -> T:
        """Read of the active load; begun anew where another became active meanwhile, as its rows are then removed."""

        def read(session: neo4j.Session, beat: Beat) -> T | None:
            load, version = self._present(session)
            found = work(session, load, beat, version)
            return found if self._present(session)[0] == load else None

        for _ in range(_TRIES):
            found = self._link.read(read, seconds=_LONG_SECONDS)
            if found is not None:
                return found
        raise ServerRefusedError(self.address, "loads follow each other faster than it can be read")


def _tables(session: neo4j.Session, load: str, beat: Beat, version: Version) -> Snapshot:
    """All tables of a load, made again from its rows."""
    made = {part: table_of(part, _rows(session, part, load, beat)) for part in (*PARTS, EDGES)}
    return Snapshot(Tables(**made), version.fingerprint)


def _rows(session: neo4j.Session, part: str, load: str, beat: Beat) -> Iterator[list[Value]]:
    for number, record in enumerate(session.run(question(part), load=load, part=part)):
        if number % 1_000 == 0:
            beat()
        yield record.values()


def _silent(step: str, share: float) -> None:
    """Tell nobody."""
