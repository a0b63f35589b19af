"""A real Neo4j server keeps the contract, and says in words what is wrong with it."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import neo4j
import pytest

from graph.connect import open_store
from graph.errors import ServerLoginError, ServerSecurityError, StoreWriteError, UnknownDatabaseError, UnreachableError
from graph.store import GraphStore, Source
from graph.stores import server_load
from loaders.refill import is_due, refill
from tests.contract.store_contract import SHORTER, SMALL, Open, StoreContract
from tests.neo4j_server import Access

pytestmark = pytest.mark.server


@pytest.fixture
def opened(neo4j_server: Access, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the same server, emptied before."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    stores: list[GraphStore] = []

    def open_again() -> GraphStore:
        stores.append(open_store(neo4j_server.uri))
        return stores[-1]

    yield open_again
    for store in stores:
        store.close()


class TestNeo4jStore(StoreContract):
    @pytest.fixture
    def opened(self, opened: Open) -> Open:
        return opened


def test_a_shared_graph_is_filled_where_empty_and_replaced_by_nobody_s_start(opened: Open) -> None:
    store = opened()
    assert is_due(store)
    version = store.replace(SMALL, Source("an older checkout", "another digest"))
    assert not is_due(store)
    assert refill(store) is None
    assert store.version() == version


@pytest.mark.parametrize("lost", ["labelled_nodes", "related"])
def test_a_row_that_did_not_arrive_is_noticed(opened: Open, monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    store = opened()
    version = store.replace(SHORTER, Source("shorter"))
    made = getattr(server_load, lost)
    monkeypatch.setattr(server_load, lost, lambda *given: ((kind, rows[1:]) for kind, rows in made(*given)))
    with pytest.raises(StoreWriteError, match="another number of rows"):
        store.replace(SMALL, Source("small"))
    assert store.version() == version
    assert store.snapshot().subgraph() == SHORTER


def test_each_way_to_fail_has_words_of_its_own(
    neo4j_server: Access, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().replace(SMALL, Source("small"))
    host = neo4j_server.uri.partition("://")[2]
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-password")
    with pytest.raises(ServerLoginError, match="refuses the password of 'neo4j'") as login:
        open_store(neo4j_server.uri).version()
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    with pytest.raises(UnreachableError, match="nobody answers there"):
        open_store("bolt://127.0.0.1:1").version()
    with pytest.raises(ServerSecurityError, match="It has no encryption"):
        open_store(f"bolt+s://{host}").version()
    with pytest.raises(UnknownDatabaseError, match="no database 'nowhere'"):
        open_store(f"{neo4j_server.uri}/nowhere").version()
    assert "wrong-password" not in str(login.value)


def test_a_server_that_accepts_and_says_nothing_is_not_taken_for_an_encrypted_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute, pytest.raises(UnreachableError):
        open_store(f"bolt://127.0.0.1:{mute.getsockname()[1]}").version()


def _parts_of(store: object) -> str:
    """A store and what it is made of, as a log would print them."""
    link = vars(store)["_link"]
    return f"{vars(store)!r} {vars(link)!r} {link.address!r}"


def test_no_password_is_told_anywhere(neo4j_server: Access, caplog: pytest.LogCaptureFixture) -> None:
    host = neo4j_server.uri.partition("://")[2]
    secret = "told-to-nobody"  # noqa: S105 - of no server
    with caplog.at_level("DEBUG"), pytest.raises(ServerLoginError) as error:
        open_store(f"bolt://someone:{secret}@{host}").version()
    told = [str(error.value), repr(error.value), caplog.text, _parts_of(open_store(f"bolt://a:{secret}@{host}"))]
    assert not [words for words in told if secret in words]
    assert "'someone'" in str(error.value)
