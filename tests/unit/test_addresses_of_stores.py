"""What is no address of a store is told as such, and no password in it is repeated."""

from __future__ import annotations

import pytest

from graph.connect import open_store
from graph.errors import UnknownStoreError

SECRET = "se/cr#et?x"  # noqa: S105 - of no server


@pytest.mark.parametrize(
    "address",
    [
        f"neo4j://me:{SECRET}@host",
        f"bolt+s://me:{SECRET}@host:7687/neo4j",
        "bolt://me:p@ss/word@host",
        f"http://me:{SECRET}@host",
        "http://me:p@ss@host",
        "bolt://127.0.0.1:abc",
        "bolt://[::1",
        "neo4j://",
        "neo4j://:7687",
    ],
)
def test_an_address_that_cannot_be_read_is_refused_and_its_secret_kept(address: str) -> None:
    with pytest.raises(UnknownStoreError) as raised:
        open_store(address)
    for part in ("se/cr", "cr#et", "et?x", "p@ss", "ss/word", "ss@"):
        assert part not in str(raised.value)


@pytest.mark.parametrize("address", ["neo4j://host", "bolt+ssc://me:a%2Fb%40c@[::1]:7687/db", "neo4j+s://x.example:1"])
def test_an_address_that_can_be_read_opens_without_being_asked(address: str) -> None:
    store = open_store(address)
    assert "a%2Fb" not in store.address  # type: ignore[attr-defined]
    store.close()
