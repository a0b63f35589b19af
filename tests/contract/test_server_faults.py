"""When the way to a real server, or the server, fails: a load is applied once or not at all, and reading recovers."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import neo4j
import pytest

from graph.connect import open_store
from graph.errors import ServerError, StoreBusyError, StoreError, UnreachableError
from graph.store import GraphStore, Source
from graph.stores.neo4j_store import Neo4jStore
from tests.contract.store_contract import SHORTER, SMALL
from tests.faulty_proxy import BEGIN, COMMIT, Cut, Fault, FaultyProxy, before
from tests.neo4j_server import Access, JavaServer, ServerUnavailableError

pytestmark = pytest.mark.server

COMMITS_OF_A_LOAD = 5
"""The lease, the rows, their count, the version, the release."""

VERSION_COMMIT = 4
RECOVERY = 60
"""Seconds that a server may take to answer after it was killed, on a busy machine."""


@pytest.fixture
def access(neo4j_server: Access, monkeypatch: pytest.MonkeyPatch) -> Access:
    """The server, with SMALL loaded and nothing else."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    store = open_store(neo4j_server.uri)
    store.replace(SMALL, Source("small"))
    store.close()
    return neo4j_server


@pytest.fixture
def proxy(access: Access) -> Iterator[FaultyProxy]:
    with before(access.uri) as made:
        yield made


@pytest.fixture
def direct(access: Access) -> Iterator[GraphStore]:
    """The server without a proxy."""
    store = open_store(access.uri)
    yield store
    store.close()


def loads_kept(access: Access) -> int:
    """How many loads the server still has rows of."""
    with neo4j.GraphDatabase.driver(access.uri, auth=(access.user, access.password)) as driver:
        found = driver.execute_query("MATCH (n:Node) RETURN count(DISTINCT n.load) AS loads")
    return int(found.records[0]["loads"])


@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.AFTER])
@pytest.mark.parametrize(
    ("message", "nth"),
    [(BEGIN, 1), (BEGIN, 2), (BEGIN, 4), *((COMMIT, nth) for nth in range(1, COMMITS_OF_A_LOAD + 1))],
)
def test_a_load_that_is_cut_is_applied_once_or_not_at_all(
    direct: GraphStore, proxy: FaultyProxy, message: bytes, nth: int, cut: Cut
) -> None:
    first = direct.version()
    store = open_store(proxy.uri)
    proxy.fault = Fault(message, nth, cut)
    try:
        version = store.replace(SHORTER, Source("shorter"))
    except StoreError:
        assert direct.version() == first
        assert direct.snapshot().subgraph() == SMALL
    else:
        assert version.number == first.number + 1
        assert direct.version() == version
        assert direct.snapshot().subgraph() == SHORTER
    assert proxy.fault.seen >= nth
    proxy.fault = None
    again = store.replace(SHORTER, Source("shorter"))
    assert again.number == first.number + 1
    assert direct.snapshot().subgraph() == SHORTER
    store.close()


def test_a_version_whose_commit_nobody_heard_of_is_found_by_its_marker(direct: GraphStore, proxy: FaultyProxy) -> None:
    store = open_store(proxy.uri)
    proxy.fault = Fault(COMMIT, VERSION_COMMIT, Cut.AFTER)
    version = store.replace(SHORTER, Source("shorter"))
    assert direct.version() == version
    store.close()


@pytest.mark.parametrize("nth", range(1, COMMITS_OF_A_LOAD + 1))
def test_a_load_in_silence_is_given_up_and_applied_once_or_not_at_all(
    access: Access, direct: GraphStore, proxy: FaultyProxy, nth: int
) -> None:
    number = direct.version().number
    store = Neo4jStore(proxy.uri, patience=2, write_seconds=2)
    proxy.fault = Fault(COMMIT, nth, Cut.HELD)
    with contextlib.suppress(StoreError):  # the last one only lets others load: nobody waits for it
        store.replace(SHORTER, Source("shorter"))
    assert proxy.fault.seen >= nth
    assert direct.snapshot().subgraph() == (SHORTER if nth == COMMITS_OF_A_LOAD else SMALL)
    proxy.fault, proxy.is_silent = None, False
    until = time.monotonic() + RECOVERY
    while True:
        with contextlib.suppress(StoreError):  # until the lease of the first load has ended, and what was held is heard
            assert store.replace(SHORTER, Source("shorter")).number == number + 1
            break
        assert time.monotonic() < until
    assert direct.snapshot().subgraph() == SHORTER
    assert loads_kept(access) == 1
    store.close()


def test_silence_is_told_within_five_seconds_and_over_when_it_ends(proxy: FaultyProxy) -> None:
    store = open_store(proxy.uri)
    version = store.version()
    proxy.is_silent = True
    began = time.monotonic()
    with pytest.raises(UnreachableError, match="did not answer within 4 s"):
        store.version()
    assert time.monotonic() - began < 5
    proxy.is_silent = False
    assert store.version() == version
    store.close()


def test_a_cut_connection_is_made_anew(proxy: FaultyProxy) -> None:
    store = open_store(proxy.uri)
    version = store.version()
    proxy.cut_all()
    with contextlib.suppress(ServerError):  # the driver may find out by itself that its connection is gone
        assert store.version() == version
    assert store.version() == version
    store.close()


def test_two_loaders_at_once_follow_each_other(access: Access, direct: GraphStore) -> None:
    number = direct.version().number

    def load(turn: int) -> int | None:
        store = Neo4jStore(access.uri, patience=30)
        try:
            return store.replace((SMALL, SHORTER)[turn % 2], Source(f"loader {turn}")).number
        except StoreBusyError:
            return None
        finally:
            store.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = [each for each in pool.map(load, range(4)) if each is not None]
    assert sorted(numbers) == list(range(number + 1, number + 1 + len(numbers)))
    assert direct.version().number == max(numbers)
    assert direct.snapshot().subgraph() in (SMALL, SHORTER)
    assert loads_kept(access) == 1  # nothing that was replaced is left


def test_a_load_that_was_left_behind_is_swept_by_the_next(
    access: Access, direct: GraphStore, proxy: FaultyProxy
) -> None:
    store = open_store(proxy.uri)
    proxy.fault = Fault(COMMIT, 3, Cut.BEFORE)
    with pytest.raises(StoreError):
        store.replace(SHORTER, Source("shorter"))
    proxy.fault = None
    direct.replace(SHORTER, Source("shorter"))
    assert loads_kept(access) == 1
    store.close()


def test_a_server_that_was_killed_is_read_again_once_it_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        server = JavaServer()
    except ServerUnavailableError as error:
        pytest.skip(str(error))
    monkeypatch.setenv("NEO4J_USERNAME", server.access.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.access.password)
    try:
        server.start()
        store = open_store(server.access.uri)
        version = store.replace(SMALL, Source("small"))
        server.kill()
        with pytest.raises(ServerError):
            store.version()
        server.start()
        until = time.monotonic() + RECOVERY
        while True:
            with contextlib.suppress(ServerError):
                assert store.version() == version
                break
            assert time.monotonic() < until
        assert store.snapshot().subgraph() == SMALL
        store.close()
    finally:
        server.remove()
