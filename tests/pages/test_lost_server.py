"""While a server does not answer, pages show what was read last and say so; they catch up by themselves."""

from __future__ import annotations

import time

import pytest
from streamlit import cache_resource

from graph.connect import open_store
from graph.store import Source
from loaders.pipeline import ROADMAP, read
from tests.faulty_proxy import before
from tests.neo4j_server import Access
from tests.pages.conftest import OpenApp, words

pytestmark = pytest.mark.server

PATIENCE = 60
"""Seconds for a page to catch up on a busy machine."""


def test_a_page_says_that_its_server_is_lost_and_catches_up(
    open_app: OpenApp, neo4j_server: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    store = open_store(neo4j_server.uri)
    store.replace(read(ROADMAP), Source("roadmap"))
    store.close()
    with before(neo4j_server.uri) as proxy:
        app = open_app("explore", "fr", proxy.uri, node="service:ens")
        assert "Dépend de" in words(app)
        assert not app.warning
        proxy.is_silent = True
        began = time.monotonic()
        app.run()
        assert time.monotonic() - began < 8
        assert "Le serveur du graphe ne répond pas." in app.warning[0].value
        assert "Dépend de" in words(app)
        asked = open_app("catalogue", "fr", proxy.uri, q="most-relied-on")
        assert "Le serveur du graphe ne répond pas" in words(asked)
        assert "Poser de nouveau la question" in words(asked)
        proxy.is_silent = False
        until = time.monotonic() + PATIENCE
        while app.run().warning:
            assert time.monotonic() < until
            time.sleep(1)
        assert "Dépend de" in words(app)
    cache_resource.clear()
