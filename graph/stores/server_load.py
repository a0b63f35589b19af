"""A load into a server: batches under a lease, each applied once, then one small transaction that makes it active."""

from __future__ import annotations

import gc
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graph.errors import ServerError, StoreBusyError, StoreWriteError
from graph.store import Progress, Source, Version
from graph.stores.engine_rows import ENGINE_RELATIONS, count_rows
from graph.stores.server_link import Link
from graph.stores.server_rows import labelled_nodes, related
from graph.tables import Tables

if TYPE_CHECKING:
    import neo4j

BATCH: Final = 10_000
"""Rows of one transaction."""

Work: TypeAlias = tuple[str, Sequence[Mapping[str, Any]]]
"""A statement with the rows that it is given."""

_LEASE: Final = 1.5
"""How long a load that is heard of no more keeps others from loading, in the time that one batch may take."""

SCHEMA: Final = (
    "CREATE CONSTRAINT socle_node IF NOT EXISTS FOR (n:Node) REQUIRE (n.load, n.id) IS UNIQUE",
    "CREATE CONSTRAINT socle_state IF NOT EXISTS FOR (s:SocleState) REQUIRE s.key IS UNIQUE",
    "CREATE INDEX socle_part IF NOT EXISTS FOR (n:Node) ON (n.load, n.part)",
    "CREATE INDEX socle_kind IF NOT EXISTS FOR (n:Node) ON (n.load, n.kind)",
)
"""What a database has before its first load."""

# Each of these locks the marker by writing to it first: what is compared before the lock may be another's to change.
_BEGIN = """
MERGE (s:SocleState {key: 'state'})
ON CREATE SET s.number = 0, s.loads = []
SET s.locked = timestamp()
WITH s WHERE s.loading IS NULL OR s.loading = $load OR s.lease < timestamp()
SET s.loading = $load, s.lease = timestamp() + $lease, s.batches = 0,
    s.loads = CASE WHEN $load IN s.loads THEN s.loads ELSE s.loads + $load END
RETURN count(s) AS begun
"""
_STEP = """
MATCH (s:SocleState {key: 'state'})
SET s.locked = timestamp()
WITH s WHERE s.loading = $load
SET s.lease = timestamp() + $lease
WITH s, s.batches < $batch AS is_new
SET s.batches = CASE WHEN is_new THEN $batch ELSE s.batches END
RETURN is_new
"""
_ACTIVATE = """
MATCH (s:SocleState {key: 'state'})
SET s.locked = timestamp()
WITH s WHERE s.loading = $load
SET s.active = $active, s.number = s.number + 1, s.loaded_at = $loaded_at, s.source = $source, s.digest = $digest,
    s.fingerprint = $fingerprint, s.layout = $layout, s.loading = null, s.lease = null
RETURN s.number AS number
"""
_RELEASE = "MATCH (s:SocleState {key: 'state'}) WHERE s.loading = $load SET s.loading = null, s.lease = null"
_FORGET = "MATCH (s:SocleState {key: 'state'}) SET s.loads = [each IN s.loads WHERE each <> $load]"
_LEFT = """
MATCH (s:SocleState {key: 'state'})
RETURN [each IN s.loads WHERE each <> s.active AND (s.loading IS NULL OR each <> s.loading)] AS loads
"""
_DELETE = "MATCH (n:Node {load: $load}) WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS gone"
_COUNT = "MATCH (n:Node {load: $load}) RETURN count(n) AS nodes, sum(COUNT { (n)-->() }) AS edges"


@dataclass(frozen=True, slots=True)
class Made:
    """What is to become active: the load whose rows it has, and the version's words."""

    load: str
    loaded_at: str
    source: Source
    fingerprint: str
    layout: str


class Loading:
    """One load, from its lease to the sweep of what it replaced."""

    def __init__(self, link: Link, *, patience: float) -> None:
        self._link = link
        self._patience = patience
        self._shown = link.address.shown
        self._lease = int(1_000 * _LEASE * link.write_seconds)
        self.load = uuid.uuid4().hex

    def prepare(self) -> None:
        """Constraints and indexes."""

        def declare(session: neo4j.Session, beat: Any) -> None:  # noqa: ANN401
            for statement in SCHEMA:
                session.run(statement).consume()
                beat()
            session.run("CALL db.awaitIndexes(60)").consume()

        self._link.write(declare)

    def begin(self) -> None:
        """Take the lease. Raises StoreBusyError when another load keeps it for longer than patience allows."""
        until = time.monotonic() + self._patience
        while not self._one(_BEGIN, load=self.load, lease=self._lease)["begun"]:
            if time.monotonic() > until:
                raise StoreBusyError(self._shown, self._patience)
            time.sleep(0.2)

    def fill(self, tables: Tables, progress: Progress) -> None:
        """Write all rows, each batch once. Raises StoreWriteError where the lease was lost, and what `Link` raises."""
        nodes, edges = count_rows(tables)
        done = 0
        for number, work in enumerate(batches(tables, self.load), start=1):
            self._batch(number, work)
            gc.collect(0)  # the driver's circles hold the batch's rows
            done += sum(len(rows) for _, rows in work)
            progress("rows", done / (nodes + edges))
        if self._one(_COUNT, load=self.load) != {"nodes": nodes, "edges": edges}:
            raise StoreWriteError(self._shown, "the server holds another number of rows than was sent")

    def activate(self, made: Made) -> int:
        """Make it the version that is read; its number. An interrupted commit is settled by reading the marker."""
        given = {
            "load": self.load,
            "active": made.load,
            "loaded_at": made.loaded_at,
            "source": made.source.name,
            "digest": made.source.digest,
            "fingerprint": made.fingerprint,
            "layout": made.layout,
        }
        try:
            number = self._maybe(_ACTIVATE, **given)
        except ServerError:
            number = self._settled(made)
            if number is None:
                raise
        if number is None:
            number = self._settled(made)
        if number is None:
            raise StoreWriteError(self._shown, "another load took over")
        return number

    def release(self) -> None:
        """Let others load; nothing is told where the server is gone: the lease ends by itself."""
        self._quietly(_RELEASE, load=self.load)

    def sweep(self) -> None:
        """Remove what no view reads any more, in batches; what fails is left to the next load."""
        try:
            for load in self._one(_LEFT)["loads"]:
                while self._one(_DELETE, load=load, most=BATCH)["gone"]:
                    pass
                self._quietly(_FORGET, load=load)
        except ServerError:
            return

    def _settled(self, made: Made) -> int | None:
        """The number of the version where it became active after all; None where it did not. Raises ServerError."""
        until = time.monotonic() + self._patience
        while True:
            try:
                state = self._link.read(lambda session, _: session.run(_STATE).single())
                break
            except ServerError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.5)
        is_made = state is not None and (state["active"], state["loaded_at"]) == (made.load, made.loaded_at)
        return int(state["number"]) if is_made and state is not None else None

    def _batch(self, number: int, work: Sequence[Work]) -> None:
        def apply(session: neo4j.Session, _: Any) -> bool:  # noqa: ANN401
            def once(transaction: neo4j.ManagedTransaction) -> bool:
                step = transaction.run(_STEP, load=self.load, batch=number, lease=self._lease).single()
                if step is None:
                    return False
                for statement, rows in work if step["is_new"] else ():
                    transaction.run(statement, rows=rows, load=self.load).consume()
                return True

            return session.execute_write(once)

        if not self._link.write(apply):
            raise StoreWriteError(self._shown, "another load took over")

    def _one(self, statement: str, **given: Any) -> Mapping[str, Any]:  # noqa: ANN401
        found = self._link.write(
            lambda session, _: session.execute_write(lambda transaction: transaction.run(statement, given).single())
        )
        return {} if found is None else found.data()

    def _maybe(self, statement: str, **given: Any) -> int | None:  # noqa: ANN401
        """One attempt, not repeated by the driver: whether it was applied is asked of the marker."""

        def attempt(session: neo4j.Session, _: Any) -> int | None:  # noqa: ANN401
            with session.begin_transaction() as transaction:
                found = transaction.run(statement, given).single()
                transaction.commit()
            return None if found is None else int(found["number"])

        return self._link.write(attempt)

    def _quietly(self, statement: str, **given: Any) -> None:  # noqa: ANN401
        try:
            self._one(statement, **given)
        except ServerError:
            return


_STATE = """
MATCH (s:SocleState {key: 'state'}) WHERE s.active IS NOT NULL
RETURN s.active AS active, s.number AS number, s.loaded_at AS loaded_at, s.source AS source, s.digest AS digest,
       s.fingerprint AS fingerprint, s.layout AS layout
"""


def state(session: neo4j.Session) -> tuple[str, Version, str] | None:
    """(the active load, its version, the layout it was written in); None where nothing was loaded."""
    found = session.run(_STATE).single()
    if found is None:
        return None
    source = Source(found["source"], found["digest"])
    return found["active"], Version(found["number"], found["loaded_at"], source, found["fingerprint"]), found["layout"]


def batches(tables: Tables, load: str) -> Iterator[list[Work]]:
    """The work of each transaction: up to `BATCH` rows, whatever they are of."""
    batch: list[Work] = []
    for statement, rows in _statements(tables, load):
        start = 0
        while start < len(rows):
            room = BATCH - sum(len(taken) for _, taken in batch)
            batch.append((statement, rows[start : start + room]))
            start += room
            if len(batch[-1][1]) == room:
                yield batch
                batch = []
    if batch:
        yield batch


def _statements(tables: Tables, load: str) -> Iterator[Work]:
    """The statements of a load with all their rows; labels and types are of the schema's closed lists."""
    for kind, rows in labelled_nodes(tables, load):
        yield f"UNWIND $rows AS row CREATE (n:Node:`{_name(kind)}`) SET n = row", rows
    for relation, found in related(tables):
        if relation not in ENGINE_RELATIONS:
            raise ValueError(relation)
        ends = "MATCH (a:Node {load: $load, id: row.from}), (b:Node {load: $load, id: row.to})"
        yield f"UNWIND $rows AS row {ends} CREATE (a)-[r:`{relation}`]->(b) SET r = row.properties", found


def _name(kind: str) -> str:
    """A label: a kind of the schema, or of what is said of its nodes; anything else is refused."""
    if not kind.isascii() or not kind.isalpha():
        raise ValueError(kind)
    return kind
