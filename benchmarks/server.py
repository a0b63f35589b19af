"""A load into a real Neo4j server and a snapshot out of it, beside a bare script that sends and asks the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import neo4j

from benchmarks.generator import graph
from benchmarks.report import Row, progress, row
from benchmarks.timing import Timing, of
from graph.connect import open_store
from graph.model import Subgraph
from graph.snapshot import Snapshot
from graph.store import GraphStore, Source
from graph.stores.server_link import FETCH
from graph.stores.server_load import SCHEMA, Work, batches
from graph.stores.server_rows import EDGES, PARTS, question
from graph.tables import from_subgraph
from tests.neo4j_server import Access, running

SIZE: Final = 100_000
_LOAD: Final = "bare"
ROUNDS: Final = 3
"""Ours and the bare script in turn: a load takes minutes."""


def measure() -> Iterator[Row]:
    """The rows: each figure of ours with its share of the bare script's rate."""
    made = graph(SIZE)
    sent = list(batches(from_subgraph(made), _LOAD))
    ours: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    for turn in range(ROUNDS):
        progress(f"a server and {SIZE} nodes, round {turn + 1} of {ROUNDS}")
        with running() as access:
            bare.append((_seconds(lambda: _bare_load(access, sent)), _seconds(lambda: _bare_fetch(access))))
        with running() as access:
            ours.append((_seconds(lambda: _load(access, made)), _seconds(lambda: _snapshot(access))))
    (loads, snapshots), (bare_loads, bare_fetches) = (
        map(of, map(list, zip(*each, strict=True))) for each in (ours, bare)
    )
    size = f"{SIZE} nodes, {len(made.edges)} edges, {ROUNDS} runs"
    yield row("a load (target 80 % of the bare rate)", size, loads, _share(loads, bare_loads))
    yield row("the same batches by a bare script", size, bare_loads)
    yield row("a snapshot (target 70 % of the bare rate)", size, snapshots, _share(snapshots, bare_fetches))
    yield row("the same rows fetched by a bare script", size, bare_fetches)


def _share(ours: Timing, theirs: Timing) -> str:
    return f"{theirs.median / ours.median:.0%} of the bare script's rate"


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _driver(access: Access) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(access.uri, auth=(access.user, access.password), notifications_min_severity="OFF")


def given(access: Access) -> GraphStore:
    """The store on a server of the benchmarks' own."""
    return open_store(access.uri, (("NEO4J_USERNAME", access.user), ("NEO4J_PASSWORD", access.password)))


def _load(access: Access, made: Subgraph) -> None:
    """From the graph to the active version: rows made, lease, count and marker included."""
    store = given(access)
    store.replace(made, Source("made up"))
    store.close()


def _snapshot(access: Access) -> Snapshot:
    store = given(access)
    found = store.snapshot()
    store.close()
    return found


def _bare_load(access: Access, sent: Sequence[Sequence[Work]]) -> None:
    """The same statements and rows, made before, each batch one transaction."""
    with _driver(access) as driver, driver.session() as session:
        for statement in SCHEMA:
            session.run(statement).consume()
        session.run("CALL db.awaitIndexes(60)").consume()
        for batch in sent:
            session.execute_write(_send, batch)


def _send(transaction: neo4j.ManagedTransaction, batch: Sequence[Work]) -> None:
    for statement, rows in batch:
        transaction.run(statement, rows=rows, load=_LOAD).consume()


def _bare_fetch(access: Access) -> list[list[neo4j.Record]]:
    """The same questions, and their records as the driver gives them."""
    with _driver(access) as driver, driver.session(fetch_size=FETCH) as session:
        return [list(session.run(question(part), load=_LOAD, part=part)) for part in (*PARTS, EDGES)]
