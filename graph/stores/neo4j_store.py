"""The store on a Neo4j server, alone, clustered or hosted: what it holds is read whole, and asked in Cypher."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from graph.canonical import fingerprint
from graph.errors import EmptyStoreError, QueryError, ServerRefusedError, StoreWriteError
from graph.model import Subgraph
from graph.snapshot import Snapshot
from graph.store import Progress, Rows, Source, Value, Version
from graph.stores.engine_rows import LAYOUT
from graph.stores.server_link import Address, Beat, Link
from graph.stores.server_load import Loading, Made, state
from graph.stores.server_rows import EDGES, PARTS, columns_of, table_of
from graph.stores.snapshot_reads import SnapshotReads
from graph.tables import Row, Tables, from_subgraph

if TYPE_CHECKING:
    import neo4j

T = TypeVar("T")
_LONG_SECONDS = 30.0
"""How long a server may think before the next row of an answer; whether it is there at all is asked first."""

_TRIES = 3
"""How often a read begins anew when a load became active meanwhile."""


class Neo4jStore(SnapshotReads):
    """A graph on a server. See `graph.store.GraphStore`."""

    def __init__(self, address: str, *, patience: float = 10.0) -> None:
        self._link = Link(Address.of(address))
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
        told = progress or _silent
        digest = fingerprint(subgraph)
        loading = Loading(self._link, patience=self._patience)
        if not self._is_prepared:
            loading.prepare()
            self._is_prepared = True
        try:
            loading.begin()
            present = self._link.read(lambda session, _: state(session))
            is_known = present is not None and (present[1].fingerprint, present[2]) == (digest, LAYOUT)
            if present is not None and is_known and present[1].source == source:
                told("swap", 1.0)
                return present[1]
            load = present[0] if is_known and present is not None else loading.load
            if not is_known:
                loading.fill(from_subgraph(subgraph), told)
            now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
            number = loading.activate(Made(load, now, source, digest, LAYOUT))
        except ServerRefusedError as error:
            raise StoreWriteError(self.address, error.reason) from None
        finally:
            loading.release()
        loading.sweep()
        told("swap", 1.0)
        return Version(number, now, source, digest)

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
    made = {part: table_of(part, _rows(session, part, load, beat)) for part in PARTS}
    ids = {name: place for place, name in enumerate(made["nodes"].column("id").to_pylist())}
    edges = [{**row, "source": ids[row["from"]], "target": ids[row["to"]]} for row in _edges(session, load, beat)]
    return Snapshot(Tables(**made, edges=table_of(EDGES, edges)), version.fingerprint)


def _rows(session: neo4j.Session, part: str, load: str, beat: Beat) -> list[Row]:
    names = ("place", *columns_of(part))
    returned = ", ".join(f"n.`{name}`" for name in names)
    result = session.run(
        f"MATCH (n:Node {{load: $load, part: $part}}) RETURN {returned}",
        load=load,
        part=part,
    )
    return _read(result, names, beat)


def _edges(session: neo4j.Session, load: str, beat: Beat) -> list[Row]:
    names = ("place", *columns_of(EDGES))
    returned = ", ".join(f"r.`{name}`" for name in names)
    result = session.run(
        f"MATCH (a:Node {{load: $load, part: 'nodes'}})-[r]->(b:Node) WHERE r.place IS NOT NULL "
        f"RETURN a.id, b.id, {returned}",
        load=load,
    )
    return _read(result, ("from", "to", *names), beat)


def _read(result: neo4j.Result, names: Sequence[str], beat: Beat) -> list[Row]:
    rows: list[Row] = []
    for record in result:
        rows.append(dict(zip(names, record.values(), strict=True)))
        if len(rows) % 1_000 == 0:
            beat()
    return rows


def _silent(step: str, share: float) -> None:
    """Tell nobody."""
