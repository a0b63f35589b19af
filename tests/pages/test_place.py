"""Where the app looks for its graph: the environment, else the connection in the secrets, else the checkout's store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets

from app_pages.place import Place, UnreadableSecretsError, place
from graph.connect import DEFAULT_STORE, open_store
from graph.store import Source
from loaders.pipeline import ROADMAP, read
from tests.neo4j_server import Access
from tests.pages.conftest import OpenApp, words

CONNECTION = """
[connections.neo4j]
uri = "neo4j+s://graph.example:7687"
username = "reader"
password = "told-to-nobody"
"""


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of the secrets, absent at first, and no address in the environment."""
    monkeypatch.delenv("SOCLE_STORE", raising=False)
    file = tmp_path / "secrets.toml"
    monkeypatch.setattr(st, "secrets", Secrets())
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    yield file
    config.set_option("secrets.files", before)


def test_without_secrets_the_graph_is_the_checkout_s(secrets: Path) -> None:
    assert not secrets.exists()
    assert place() == Place(DEFAULT_STORE)


def test_secrets_of_something_else_say_nothing_of_the_graph(secrets: Path) -> None:
    secrets.write_text('[connections.mail]\nuri = "smtp://localhost"\n', "utf-8")
    assert place() == Place(DEFAULT_STORE)


def test_a_connection_names_server_and_user(secrets: Path) -> None:
    secrets.write_text(CONNECTION, "utf-8")
    found = place()
    assert found.address == "neo4j+s://graph.example:7687"
    assert dict(found.settings or ()) == {"NEO4J_USERNAME": "reader", "NEO4J_PASSWORD": "told-to-nobody"}
    assert "told-to-nobody" not in repr(found)


def test_the_environment_comes_first_and_gets_no_password_of_the_secrets(
    secrets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets.write_text(CONNECTION, "utf-8")
    monkeypatch.setenv("SOCLE_STORE", "bolt://another.example")
    assert place() == Place("bolt://another.example", None)


@pytest.mark.parametrize("broken", ["[connections.neo4j", "[connections]\nneo4j = 1", "[connections.neo4j]\nuri = ''"])
def test_secrets_that_do_not_say_which_server_are_an_error(secrets: Path, broken: str) -> None:
    secrets.write_text(broken, "utf-8")
    with pytest.raises(UnreadableSecretsError):
        place()


@pytest.mark.server
def test_the_app_reads_the_server_that_its_secrets_name(open_app: OpenApp, secrets: Path, neo4j_server: Access) -> None:
    settings = (("NEO4J_PASSWORD", neo4j_server.password), ("NEO4J_USERNAME", neo4j_server.user))
    store = open_store(neo4j_server.uri, settings)
    store.replace(read(ROADMAP), Source("roadmap"))
    store.close()
    told = f'uri = "{neo4j_server.uri}"\nusername = "{neo4j_server.user}"\npassword = "{neo4j_server.password}"\n'
    secrets.write_text(f"[connections.neo4j]\n{told}", "utf-8")
    app = open_app("explore", "fr", "", node="service:ens")
    assert "Dépend de" in words(app)
    assert neo4j_server.password not in words(app)
    st.cache_resource.clear()
